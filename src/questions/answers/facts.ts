import type { Customer } from '../../domain/customer.ts';
import { dayOf, daysBetween } from '../../domain/text/day.ts';
import type { AnswerInput, Text } from '../answer.ts';
import { count, fullDay, line, listed, listedUpTo, named, standingName, strong } from '../say.ts';
import { besides } from './besides.ts';
import { type Answering, type Context, customerIn, none, type Of, paged, profiles, text } from './context.ts';
import { ordered } from './ordered.ts';
import { behind } from './referral.ts';

const join = (items: readonly string[]): Text => listed(items.map(strong));

type Told = Pick<AnswerInput, 'headline' | 'none'>;
const told = (...pieces: Parameters<typeof text>): Told => ({ headline: text(...pieces) });
type Telling = (customer: Customer, context: Context) => Told | Promise<Told>;

/** By whom, or else how, a customer came to us. */
async function cameBy({ referredBy, source }: Customer, context: Context): Promise<Text> {
  if (referredBy !== null)
    return text(' They were referred to us by ', (await behind(referredBy, context)).words, '.');
  return source ? text(' They found us through ', strong(source), '.') : [];
}

const FACTS: Record<Of<'fact'>['fact'], Telling> = {
  competitors: (customer) => {
    if (customer.competitors.length === 0)
      return none(
        'No competitor is on record for ',
        named(customer),
        customer.wonFrom ? [', whom we won from ', strong(customer.wonFrom)] : '',
        '.',
      );
    return customer.standing === 'customer'
      ? told(named(customer), ' also buys from ', join(customer.competitors), '.')
      : told(
          join(customer.competitors),
          customer.competitors.length > 1 ? ' have' : ' has',
          ' the business of ',
          named(customer),
          '.',
        );
  },
  'won-from': async (customer, context) => {
    const lost = customer.lostTo ? text(' We lost them to ', strong(customer.lostTo), '.') : [];
    if (
      customer.standing === 'former' &&
      !customer.wonFrom &&
      !customer.lostTo &&
      customer.competitors.length > 0
    )
      return told(named(customer), ' now buys from ', join(customer.competitors), '.');
    return customer.wonFrom
      ? told('We won ', named(customer), ' from ', strong(customer.wonFrom), '.', lost)
      : customer.lostTo
        ? told('We lost ', named(customer), ' to ', strong(customer.lostTo), '.')
        : none(
            'It is not on record from whom we won ',
            named(customer),
            '.',
            await cameBy(customer, context),
          );
  },
  needs: (customer) => {
    if (customer.needs.length === 0) return none('No needs of ', named(customer), ' are on record.');
    const met = { yes: 'and that need is met', partly: 'which is partly met', no: 'which is not met' };
    return told(
      named(customer),
      ' needs ',
      join(customer.needs),
      customer.needsMet ? `, ${met[customer.needsMet]}.` : '; whether it is met is not recorded.',
    );
  },
  'why-not': (customer) => {
    if (customer.standing === 'customer' && customer.whyNot === null)
      return none(named(customer), ' is a customer; no reason against buying is on record.');
    const rivals: Text =
      customer.competitors.length > 0 ? text(' They buy from ', join(customer.competitors), '.') : [];
    // What is noted instead may well tell it.
    const [reason = customer.whyNot, ...further] = customer.whyNot === null ? customer.remember : [];
    if (reason === null) return none('No reason is on record for ', named(customer), '.', rivals);
    const unmet = customer.standing === 'former' && customer.needs.length > 0 && customer.needsMet !== 'yes';
    return told(
      customer.whyNot === null
        ? ['No reason is on record for ', named(customer), ', but it is noted: ']
        : ['The reason on record for ', named(customer), ': '],
      join([reason, ...further]),
      '.',
      unmet ? text(' They needed ', join(customer.needs), '.') : [],
      rivals,
    );
  },
  source: async (customer, { store }) => {
    if (!customer.source && customer.referredBy === null)
      return none('How ', named(customer), ' found us is not on record.');
    const by = customer.referredBy;
    const who =
      by === null
        ? null
        : by.type === 'outside'
          ? strong(by.name)
          : await store.customers.get(by.customerId).then((one) => (one ? named(one) : null));
    return told(
      named(customer),
      ' found us through ',
      strong(customer.source ?? 'a referral'),
      who === null ? '' : [', by ', who],
      '.',
    );
  },
  buys: (customer) =>
    customer.buys.length === 0
      ? none('What ', named(customer), ' buys is not on record.')
      : told(named(customer), ' buys ', join(customer.buys), '.'),
  website: (customer) =>
    customer.website
      ? told('The website of ', named(customer), ` is ${customer.website}`)
      : none('No website of ', named(customer), ' is on record.'),
  since: (customer, { today, zone }) => {
    const added = `in the file since ${fullDay(dayOf(customer.createdAt, zone), today)}`;
    if (customer.customerSince)
      return told(
        named(customer),
        ` has been a customer since ${fullDay(customer.customerSince, today)}, ${count(daysBetween(customer.customerSince, today), 'day')}.`,
      );
    return customer.standing === 'prospect'
      ? told(named(customer), ` is not a customer yet: a prospect, ${added}.`)
      : none('Since when ', named(customer), ` is a customer is not on record: ${added}.`);
  },
  standing: (customer) => told(named(customer), ` is a ${standingName(customer.standing)}.`),
  tags: (customer) =>
    customer.tags.length === 0
      ? none(named(customer), ' has no tags.')
      : told(named(customer), ' is tagged ', join(customer.tags), '.'),
  remember: (customer) =>
    customer.remember.length === 0
      ? none('Nothing special to remember about ', named(customer), ' is on record.')
      : told('To remember about ', named(customer), ': ', join(customer.remember), '.'),
  dates: (customer) => told(named(customer)),
  aliases: (customer) =>
    customer.aliases.length === 0
      ? none('No other name of ', named(customer), ' is on record.')
      : told(named(customer), ' is also called ', join(customer.aliases), '.'),
};

export const fact: Answering<'fact'> = async (query, context) => {
  const customer = await customerIn(query, context);
  const others = await context.store.customers.getMany(query.others);
  if (others.length === 0)
    return {
      ...(await FACTS[query.fact](customer, context)),
      lines: [
        ...besides(query.fact, customer, context.today),
        ...(query.fact === 'buys' ? await ordered(customer, context) : []),
        ...(await profiles([customer], context)).map((one) => ({ ...one, open: null })),
      ],
      about: customer.id,
    };
  const each = await Promise.all(
    [customer, ...others].map(async (one) =>
      line([...(await FACTS[query.fact](one, context)).headline], { open: one.id }),
    ),
  );
  return {
    headline: text('For ', listedUpTo(12, [customer, ...others].map(named)), ':'),
    ...paged(each, context),
  };
};
