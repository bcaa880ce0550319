import { cadenceOf, daysQuiet } from '../../domain/cadence.ts';
import type { Customer } from '../../domain/customer.ts';
import { Day, dayOf } from '../../domain/text/day.ts';
import type { ListOrder } from '../../store/customer-lists.ts';
import type { Line } from '../answer.ts';
import type { ListFilter, PeriodSlot } from '../query/list-filter.ts';
import type { Shown } from '../query/of-many.ts';
import {
  count,
  daysAgo,
  feelingWord,
  fullDay,
  instantText,
  kindName,
  line,
  memberNames,
  money,
  named,
  standingName,
} from '../say.ts';
import { type Context, rangeOf, text, written } from './context.ts';
import type { Touches } from './touched.ts';

/** The most rows whose referrers, owners and purchases are looked up: those of a page. */
const LOOKED_UP = 50;
/** Of longer lists it is not quoted what was written. */
const MOST_QUOTED = 2;

/** What is told of each customer of a list besides what its filter asks for. */
type Telling = {
  filter: ListFilter;
  order: ListOrder | null;
  shown: readonly Shown[];
  /** When they spent what is shown. */
  spentIn?: PeriodSlot | null;
  /** The contacts that the filter speaks of. */
  touches: Touches;
};

/** A customer on a line, with what the list is about: whoever asks for those with a thing wants to know which. */
export async function rows(found: readonly Customer[], telling: Telling, context: Context): Promise<Line[]> {
  const { filter, shown } = telling;
  const page = found.slice(context.offset, context.offset + LOOKED_UP);
  const who = await memberNames(
    page.map(({ owner }) => owner),
    context.store,
  );
  const isReferred = shown.includes('referrer') || shown.includes('source');
  const through = isReferred ? await referrersOf(page, context) : new Map<string, string>();
  const bought = isOfSpending(telling) ? await boughtBy(page, telling, context) : new Map<string, string>();
  return found.map((customer) => {
    const touch = filter.touched?.not ? undefined : telling.touches.get(customer.id);
    const facts = factsOf(customer, telling, context);
    if (touch) {
      const then = filter.touched?.felt ? `${feelingWord(touch.feeling ?? 0)}, ` : '';
      facts.unshift(`${then}${kindName(touch.kind)} ${instantText(touch.at, context.today, context.zone)}`);
    }
    const sum = bought.get(customer.id) ?? (shown.includes('spend') ? 'nothing' : undefined);
    const sender = through.get(customer.id);
    const all = [...facts, ...(sum ? [sum] : []), ...(sender ? [`through ${sender}`] : [])];
    return line(
      text(
        named(customer),
        all.map((fact) => ` · ${fact}`),
        ...((filter.owner === null || filter.orOwners.length > 0) && customer.owner !== null
          ? [' · ', who(customer.owner)]
          : []),
      ),
      { open: customer.id, quote: touch && found.length <= MOST_QUOTED ? written(touch) : null },
    );
  });
}

/** What the file of a customer says about what the list is about. */
function factsOf(customer: Customer, { filter, order, shown }: Telling, context: Context): string[] {
  const { settings, today, zone } = context;
  const { held, except } = filter;
  const asks = (fact: Shown) => shown.includes(fact);
  const holds = (...facts: (typeof held)[number]['fact'][]) =>
    held.some(({ fact, most }) => facts.includes(fact) && most !== 0);
  const facts: string[] = [];
  if (filter.standing.length !== 1) facts.push(standingName(customer.standing));
  const isLate = filter.overdue !== null || filter.late !== null || filter.cadence !== null;
  const isInOrder = order === 'quiet' || order === '-quiet';
  const isQuiet =
    isInOrder || filter.quietDays !== null || filter.quietSince !== null || filter.contacted !== null;
  if (isLate || isQuiet || asks('contact')) {
    const days = daysQuiet(customer, today, zone);
    facts.push(
      customer.lastContact === null
        ? `never contacted, added ${daysAgo(days)}`
        : `last contact ${instantText(customer.lastContact.at, today, zone)}`,
    );
  }
  if (isLate) facts.push(`at most ${count(cadenceOf(customer, settings), 'day')} between contacts`);
  if (customer.feeling && (filter.feeling !== null || except.feelings.length > 0 || asks('feeling')))
    facts.push(
      `${feelingWord(customer.feeling.value)} since ${fullDay(dayOf(customer.feeling.at, zone), today)}`,
    );
  const isReason = filter.reason.length > 0 || except.reason.length > 0 || holds('reason') || asks('why-not');
  if (isReason) {
    const reasons = reasonOf(customer);
    facts.push(...(reasons.length > 0 || !asks('why-not') ? reasons : ['no reason on record']));
  }
  if (filter.need.length > 0 || filter.met.length > 0 || holds('need') || asks('needs'))
    facts.push(...customer.needs);
  const isOtherDay = filter.bought !== null || filter.spent !== null || filter.won.length > 0 || holds('won');
  const isSince =
    filter.since !== null ||
    order === 'since' ||
    order === '-since' ||
    (asks('since') && !isOtherDay && !asks('contact'));
  if (isSince && customer.customerSince) facts.push(`since ${fullDay(customer.customerSince, today)}`);
  if (filter.added || order === 'added' || order === '-added')
    facts.push(`added ${fullDay(dayOf(customer.createdAt, zone), today)}`);
  if (
    customer.source &&
    (filter.sources.length > 0 || except.sources.length > 0 || filter.added || order || asks('source'))
  )
    facts.push(customer.source);
  if (filter.rivals.length > 0 || except.rivals.length > 0 || holds('rival') || asks('competitors'))
    facts.push(customer.competitors.length > 0 ? customer.competitors.join(', ') : 'no competitor on record');
  if ((filter.won.length > 0 || holds('won') || asks('won-from')) && customer.wonFrom)
    facts.push(
      `from ${customer.wonFrom}${customer.customerSince ? `, ${fullDay(customer.customerSince, today)}` : ''}`,
    );
  const lostTo = customer.lostTo ?? (filter.lost.length > 0 ? customer.competitors.join(' and ') : '');
  if ((filter.lost.length > 0 || holds('lost') || asks('won-from')) && lostTo !== '')
    facts.push(`to ${lostTo}`);
  if (asks('buys')) facts.push(...customer.buys);
  return [...new Set(facts)];
}

/** Why they do not buy; of former customers what is noted may tell. */
const reasonOf = ({ whyNot, standing, remember }: Customer): string[] =>
  whyNot === null ? (standing === 'former' ? remember : []) : [whyNot];

type Spending = Pick<Telling, 'filter' | 'shown' | 'spentIn'>;
const isOfSpending = ({ filter: { bought, spent, changed }, shown }: Spending): boolean =>
  bought?.any === true ||
  spent !== null ||
  changed !== null ||
  shown.includes('spend') ||
  shown.includes('last-order');

const purchasesOf = (
  found: readonly Customer[],
  { filter: { bought, spent, changed, item }, spentIn }: Spending,
  period = spent?.period ?? bought?.period ?? changed?.period ?? spentIn ?? null,
) => ({ customers: found.map(({ id }) => id), item: item ?? undefined, ...rangeOf(period) });

const sumsOf = (found: readonly Customer[], telling: Spending, { store }: Context, period?: PeriodSlot) =>
  store.purchases.sums(purchasesOf(found, telling, period), 'customer');

/** "Together €22,400 in 2 purchases.": what several of a list bought that is about what they bought. */
export async function together(
  found: readonly Customer[],
  telling: Spending,
  context: Context,
): Promise<string[]> {
  if (
    !isOfSpending(telling) ||
    telling.filter.changed !== null ||
    found.length < 2 ||
    found.length > MOST_SUMMED
  )
    return [];
  const sums = await sumsOf(found, telling, context);
  const [first] = sums;
  if (!first || sums.some(({ currency }) => currency !== first.currency)) return [];
  const amount = sums.reduce((sum, one) => sum + one.amount, 0);
  const orders = sums.reduce((sum, one) => sum + one.count, 0);
  return [`Together ${money(amount, first.currency)} in ${count(orders, 'purchase')}.`];
}
/** Of more it is not worth the reading. */
const MOST_SUMMED = 500;

/** What customers bought that a filter asks for, by their ids: "2 purchases, €720, the last on 3 May". */
async function boughtBy(
  found: readonly Customer[],
  telling: Spending,
  context: Context,
): Promise<Map<string, string>> {
  const { today } = context;
  if (telling.filter.changed !== null) return changeOf(found, telling, telling.filter.changed, context);
  const sums = await sumsOf(found, telling, context);
  const again = new Set(sums.flatMap(({ key, count: n }) => (n > 1 ? (key ?? []) : [])));
  const several = isOfLast(telling) ? found.filter(({ id }) => again.has(id)) : [];
  const newest = await lastOf(several, telling, context);
  return new Map(
    sums.flatMap(({ key, count: n, amount, currency, last }) => {
      if (key === null) return [];
      const of = newest.has(key) ? ` for ${newest.get(key)}` : '';
      return [
        [
          key,
          `${money(amount, currency)} in ${count(n, 'purchase')}, ${n === 1 ? 'on' : `the last${of} on`} ${fullDay(Day.parse(last), today)}`,
        ] as const,
      ];
    }),
  );
}

/** What is bought again and again, such as a plan, has a price that may change. */
const isOfLast = ({ filter: { item }, shown }: Spending): boolean =>
  item !== null || shown.includes('last-order');

/** What each of some customers paid the last time, by their ids. */
async function lastOf(
  found: readonly Customer[],
  telling: Spending,
  { store }: Context,
): Promise<Map<string, string>> {
  const all = found.length === 0 ? [] : await store.purchases.list(purchasesOf(found, telling), MOST_SUMMED);
  // The newest come first.
  return new Map(
    all
      .reverse()
      .flatMap(({ customerId, amount, currency }) =>
        amount === null ? [] : [[customerId, money(amount, currency)] as const],
      ),
  );
}

/** What customers spent in one period and in another, by their ids: "€720 against €1,400". */
async function changeOf(
  found: readonly Customer[],
  telling: Spending,
  { period, against }: NonNullable<ListFilter['changed']>,
  context: Context,
): Promise<Map<string, string>> {
  const [now, then] = await Promise.all([period, against].map((one) => sumsOf(found, telling, context, one)));
  const told = (sums: Awaited<ReturnType<typeof sumsOf>> | undefined, id: string) =>
    sums
      ?.filter(({ key }) => key === id)
      .map(({ amount, currency }) => money(amount, currency))
      .join(' and ') || 'nothing';
  return new Map(found.map(({ id }) => [id, `${told(now, id)} against ${told(then, id)}`]));
}

/** Through whom customers came, by their ids. */
async function referrersOf(found: readonly Customer[], { store }: Context): Promise<Map<string, string>> {
  const ids = found.flatMap(({ referredBy }) =>
    referredBy === null || referredBy.type === 'outside' ? [] : [referredBy.customerId],
  );
  const people = found.flatMap(({ referredBy }) =>
    referredBy?.type === 'contact' ? [referredBy.contactId] : [],
  );
  const [customers, contacts] = await Promise.all([
    store.customers.getMany(ids),
    store.contacts.getMany(people),
  ]);
  const firm = new Map(customers.map(({ id, name }) => [id, name]));
  const person = new Map(contacts.map(({ id, name }) => [id, name]));
  return new Map(
    found.flatMap(({ id, referredBy }) => {
      if (referredBy === null) return [];
      if (referredBy.type === 'outside') return [[id, referredBy.name] as const];
      const of = firm.get(referredBy.customerId);
      const who = referredBy.type === 'contact' ? person.get(referredBy.contactId) : undefined;
      return of === undefined ? [] : [[id, who ? `${who} of ${of}` : of] as const];
    }),
  );
}
