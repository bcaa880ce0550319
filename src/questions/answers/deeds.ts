import { type Commitment, CommitmentStatus } from '../../domain/commitment.ts';
import type { Customer } from '../../domain/customer.ts';
import type { Id } from '../../domain/id.ts';
import { dayOf, daysBetween } from '../../domain/text/day.ts';
import { stemKey } from '../../domain/text/stem.ts';
import type { CommitmentFilter } from '../../store/commitment-filter.ts';
import type { Line, Piece, Text } from '../answer.ts';
import type { DeedOrder, Deeds as Slots } from '../query/deed-slots.ts';
import type { Query } from '../query/query.ts';
import { count, fullDay, line, listedUpTo, memberNames, named } from '../say.ts';
import { type Context, customersById, text } from './context.ts';
import { meant, whose } from './whose.ts';

/** How many are looked through. */
const MOST = 500;
type Narrowing = Slots & Pick<Extract<Query, { intent: 'complaints' }>, 'customer' | 'owner' | 'mode'>;
/** What was found, and of what the question named there is none. */
export type Deeds = {
  found: Commitment[];
  /** Those at the end of an order that is asked for besides how many there are. */
  first: Commitment[];
  customers: ReadonlyMap<string, Customer>;
  unheeded: string[];
  /** Only the newest, or the soonest due, were looked through. */
  isCut: boolean;
};

/** What we owe that fits a filter of the store, is about what was named, and belongs to such customers; in order. */
export async function deedsThatFit(
  filter: CommitmentFilter,
  query: Narrowing,
  context: Context,
): Promise<Deeds> {
  const { store, today } = context;
  const { about, soft, order, limit, owner } = query;
  const words = [...about, ...soft].map(stemKey);
  // In the whole file, only those are read that have one of the words.
  const narrow = words.length > 0 && filter.customer === undefined && filter.owner === undefined;
  const withWords = narrow ? await store.commitments.list({ ...filter, words }, MOST) : [];
  const isFound = narrow && matching(withWords, about, soft).length > 0;
  const all = isFound ? withWords : await store.commitments.list(filter, MOST);
  const matched = matching(all, about, soft);
  const unheeded = matched.length === 0 && all.length > 0 ? about : [];
  const some = matched.length > 0 ? matched : all;
  const customers = await customersById(
    some.map(({ customerId }) => customerId),
    context,
  );
  const found = (await meant(query, some, ({ customerId }) => customerId, context)).filter(
    (deed) =>
      customers.has(deed.customerId) &&
      (owner === null || deed.owner === owner) &&
      !query.notOwners.includes(deed.owner) &&
      isWithin(deed, query, context),
  );
  const ordered = order === null ? found : inOrder(found, order, today, limit ?? found.length);
  const isCounted = query.mode === 'count' && order !== null;
  return {
    found: isCounted ? [...ordered, ...found.filter((deed) => !ordered.includes(deed))] : ordered,
    first: isCounted ? ordered : [],
    customers,
    unheeded,
    isCut: all.length === MOST,
  };
}

/** Those that share the most words with what was asked, if it is at least half of these. */
function matching(
  all: readonly Commitment[],
  about: readonly string[],
  soft: readonly string[],
): Commitment[] {
  const [hard, also] = [about.map(stemKey), soft.map(stemKey)];
  if (hard.length + also.length === 0) return [];
  const scored = all.map((deed) => {
    const words = new Set(stemKey(`${deed.text} ${deed.outcome ?? ''}`).split(' '));
    const named = hard.filter((word) => words.has(word)).length;
    return { deed, named, score: 2 * named + also.filter((word) => words.has(word)).length };
  });
  const most = Math.max(0, ...scored.map(({ score }) => score));
  return scored
    .filter(({ score, named }) => score === most && score > 0 && named >= hard.length / 2)
    .map(({ deed }) => deed);
}

/** Whether it fits in how long it took, how late it is, and whether it has a due date at all. */
function isWithin(deed: Commitment, { days, kept, undated }: Narrowing, context: Context): boolean {
  if (undated && deed.due !== null) return false;
  if (kept !== null && (deed.closedAt === null || daysLate(deed, context) > 0 !== (kept === 'late')))
    return false;
  if (days === null) return true;
  const size = days.of === 'overdue' ? daysLate(deed, context) : daysOpen(deed, context);
  return size >= (days.least ?? (days.of === 'overdue' ? 1 : 0)) && size <= (days.most ?? size);
}

/** How some were narrowed down, as far as no other word of the answer says so: " more than 30 days overdue". */
export async function narrowedText(query: Slots & { customer: Id | null }, context: Context): Promise<Text> {
  const { days, kept, undated } = query;
  const bounds = days && [
    days.least === null ? '' : `at least ${days.least}`,
    days.most === null ? '' : `at most ${days.most}`,
  ];
  const how = [
    bounds ? ` (${days.of} for ${bounds.filter((part) => part !== '').join(' and ')} days)` : '',
    kept === null ? '' : kept === 'late' ? ' after the due date' : ' in time',
    undated ? ' without a due date' : '',
  ].join('');
  return text(await whose('for', query, context), how);
}

/** How many days past its due date something is, or was when it was closed; negative: before it. */
export const daysLate = ({ due, closedAt }: Commitment, { today, zone }: Context): number =>
  due === null ? 0 : daysBetween(due, closedAt === null ? today : dayOf(closedAt, zone));

/** ", 12 days on average": how long some took, or have been open for. */
export function averageText({ found }: Deeds, { average }: Slots, context: Context): string {
  if (!average || found.length === 0) return '';
  const days = found.reduce((sum, deed) => sum + daysOpen(deed, context), 0) / found.length;
  return `, ${Math.round(days * 10) / 10} days on average`;
}

/** " (2 open, 1 of them overdue, 6 done)": how many are in which state, where they are in several. */
export function statesText({ found }: Deeds, context: Context): string {
  const late = found.filter((deed) => deed.status === 'open' && daysLate(deed, context) > 0).length;
  const sizes = CommitmentStatus.options
    .map((status) => ({ status, size: found.filter((deed) => deed.status === status).length }))
    .filter(({ size }) => size > 0);
  if (sizes.length < 2) return late === 0 || late === found.length ? '' : ` (${late} overdue)`;
  const states = sizes.map(
    ({ status, size }) =>
      `${size} ${status}${status === 'open' && late > 0 && size > late ? `, ${late} of them overdue` : ''}`,
  );
  return ` (${states.join(', ')})`;
}

/** ". First the cup stand for Acme, due on 3 May": what is at the end of an order, besides how many there are. */
export function firstText({ first, customers }: Deeds, { today }: Context): Text {
  const [one] = first;
  if (one === undefined) return [];
  const customer = customers.get(one.customerId);
  const more = first.length > 1 ? ` and ${first.length - 1} more` : '';
  return [
    `. First: ${one.text}`,
    ...(customer ? [' for ', named(customer)] : []),
    `${one.due ? `, due ${fullDay(one.due, today)}` : ''}${more}`,
  ];
}

/** How many days something took, or has been open for. */
export const daysOpen = ({ openedAt, closedAt }: Commitment, { today, zone }: Context): number =>
  daysBetween(dayOf(openedAt, zone), closedAt === null ? today : dayOf(closedAt, zone));

/** The first of an order, and those that are level with the last of them. */
function inOrder(
  deeds: readonly Commitment[],
  { by, last }: DeedOrder,
  today: string,
  limit: number,
): Commitment[] {
  const size = (deed: Commitment): number | null => {
    if (by === 'due') return deed.due === null ? null : Date.parse(deed.due);
    if (by === 'opened') return deed.openedAt.getTime();
    if (by === 'closed') return deed.closedAt?.getTime() ?? null;
    return (deed.closedAt?.getTime() ?? Date.parse(today)) - deed.openedAt.getTime();
  };
  const sized = deeds.flatMap((deed) => {
    const value = size(deed);
    return value === null ? [] : [{ deed, value }];
  });
  sized.sort((a, b) => (last ? b.value - a.value : a.value - b.value));
  const bound = sized[limit - 1]?.value;
  return sized.filter(({ value }, at) => at < limit || value === bound).map(({ deed }) => deed);
}

/** How many there are by owner, customer or kind, the most first. */
export async function breakdown(
  { found, customers }: Deeds,
  { group, top, several }: Slots,
  kindName: (kind: Commitment['kind'], n: number) => string,
  { store }: Context,
): Promise<{ headline: Text; lines: Line[] }> {
  const who = await memberNames(
    found.map(({ owner }) => owner),
    store,
  );
  const groups = new Map<string, { name: Piece; size: number; open: string | null }>();
  for (const deed of found) {
    const customer = customers.get(deed.customerId);
    const [key, name]: [string, Piece] =
      group === 'owner' ? [deed.owner, who(deed.owner)]
      : group === 'kind' ? [deed.kind, kindName(deed.kind, 2)]
      : [deed.customerId, customer ? named(customer) : '']; // biome-ignore format: a table
    const known = groups.get(key) ?? { name, size: 0, open: group === 'customer' ? deed.customerId : null };
    groups.set(key, { ...known, size: known.size + 1 });
  }
  const sorted = [...groups.values()].sort((a, b) => (top === 'least' ? a.size - b.size : b.size - a.size));
  const least = several ?? 1;
  const rows = sorted.filter(({ size }) => size >= least && (top === null || size === sorted[0]?.size));
  const pieces = rows.slice(0, 12).map(({ name, size }): Text => [name, `: ${size}`]);
  return {
    headline:
      pieces.length === 0
        ? [`Nobody has ${least} or more`]
        : pieces.flatMap((piece, at): Text => (at === 0 ? piece : [', ', ...piece])),
    lines: rows.map(({ name, size, open }) => line(text(name, ` · ${count(size, 'commitment')}`), { open })),
  };
}

/** The customers of some, each once. */
export const customersOf = ({ found, customers }: Deeds): Customer[] => [
  ...new Map(
    found.flatMap(({ customerId }) => customers.get(customerId) ?? []).map((one) => [one.id, one]),
  ).values(),
];

/** ", for Acme, Globex and Initech". */
export const across = (deeds: Deeds, lead: string): Piece[] => {
  const firms = customersOf(deeds);
  return firms.length === 0 ? [] : [lead, ...listedUpTo(15, firms.map(named))];
};
