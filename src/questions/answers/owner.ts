import { memberNames, named } from '../say.ts';
import { type Answering, customerIn, text } from './context.ts';

export const owner: Answering<'owner'> = async (query, context) => {
  const customer = await customerIn(query, context);
  if (customer.owner === null)
    return { headline: text('Nobody looks after ', named(customer), ' yet.'), about: customer.id };
  const who = await memberNames([customer.owner], context.store);
  return { headline: text(who(customer.owner), ' looks after ', named(customer), '.'), about: customer.id };
};
