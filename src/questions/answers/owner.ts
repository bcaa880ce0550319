import type { MemberId } from '../../domain/id.ts';
import type { Text } from '../answer.ts';
import { memberNames, named } from '../say.ts';
import { type Answering, customerIn, profiles, text } from './context.ts';

export const owner: Answering<'owner'> = async (query, context) => {
  const customer = await customerIn(query, context);
  const others = await context.store.customers.getMany(query.others.filter((id) => id !== customer.id));
  const all = [customer, ...others];
  const who = await memberNames(
    all.map((one) => one.owner),
    context.store,
  );
  const looksAfter = (by: MemberId | null): Text =>
    by === null ? ['Nobody looks after '] : [who(by), ' looks after '];
  if (others.length === 0)
    return {
      headline: text(looksAfter(customer.owner), named(customer), customer.owner === null ? ' yet.' : '.'),
      lines: await profiles(all, context),
      about: customer.id,
      none: customer.owner === null,
    };
  const isSame = all.every((one) => one.owner === customer.owner);
  return {
    headline: text(
      isSame ? 'The same person: ' : 'Not the same person: ',
      all.flatMap((one, at): Text => [at === 0 ? '' : '; ', ...looksAfter(one.owner), named(one)]),
      '.',
    ),
    lines: await profiles(all, context),
    about: customer.id,
  };
};
