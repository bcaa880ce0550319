import { z } from 'zod';
import type { Customer } from './customer.ts';
import { Customer as CustomerSchema } from './customer.ts';
import { Id, MemberId } from './id.ts';
import { MOST } from './limits.ts';
import { referringCustomer } from './referral.ts';
import { nameKey } from './text/name.ts';

/** How long a merge can be undone. */
export const UNDO_DAYS = 30;

/** What is kept of a merge, so that it can be undone. */
export const Merge = z.object({
  id: Id,
  survivor: Id,
  loser: Id,
  /** Both as they were, and the survivor as the merge left it. */
  before: z.object({ survivor: CustomerSchema, loser: CustomerSchema }),
  after: CustomerSchema,
  /** What went from the one to the other. */
  moved: z.object({
    contacts: z.array(Id),
    interactions: z.array(Id),
    commitments: z.array(Id),
    purchases: z.array(Id),
    /** Customers whose referral led to the one and now leads to the other. */
    referred: z.array(Id),
  }),
  by: MemberId,
  at: z.date(),
  undoneAt: z.date().nullable().default(null),
});
export type Merge = z.infer<typeof Merge>;

/** Two customers that somebody said are not one; its id is both of theirs, in their order. */
export const Apart = z.object({ id: z.string(), by: MemberId, at: z.date() });
export type Apart = z.infer<typeof Apart>;
export const apartId = (one: Id, other: Id): string => [one, other].sort().join('/');

/** Fields of which a merged customer has one value; the survivor's counts, unless it has none or somebody chose. */
const SINGLE = [
  'owner',
  'cadenceDays',
  'website',
  'source',
  'needsMet',
  'whyNot',
  'wonFrom',
  'lostTo',
  'channel',
  'referredBy',
] as const;
const LISTS = ['tags', 'buys', 'competitors', 'needs', 'importantDates', 'remember'] as const;
export type MergeChoice = Partial<Pick<Customer, 'name' | 'standing' | (typeof SINGLE)[number]>>;

/**
 * The better of two values is preselected: what is there over what is not, a customer over a prospect over a former one.
 * Lists are joined, names become aliases, and what does not fit into one field is kept as a fact to remember.
 */
export function mergedCustomer(survivor: Customer, loser: Customer, choice: MergeChoice = {}): Customer {
  const single = Object.fromEntries(
    SINGLE.map((field) => [field, choice[field] ?? survivor[field] ?? loser[field]]),
  );
  const lists = Object.fromEntries(
    LISTS.map((field) => [field, union<unknown>(survivor[field], loser[field])]),
  );
  const name = choice.name ?? survivor.name;
  const aliases = [...survivor.aliases, survivor.name, loser.name, ...loser.aliases].filter(
    (alias) => nameKey(alias) !== nameKey(name),
  );
  const referrer = referringCustomer(single['referredBy'] as Customer['referredBy']);
  const { whyNot, website, source, wonFrom, lostTo } = loser;
  const lost = Object.entries({ whyNot, website, source, wonFrom, lostTo }).filter(
    ([field, value]) => value !== null && value !== single[field],
  );
  const merged = {
    ...survivor,
    ...single,
    ...lists,
    name,
    standing: choice.standing ?? better(survivor, loser),
    aliases: [...new Map(aliases.map((alias) => [nameKey(alias), alias])).values()].slice(0, MOST.aliases),
    // Whoever was brought by the other is brought by nobody now.
    referredBy:
      referrer === survivor.id || referrer === loser.id
        ? null
        : (single['referredBy'] as Customer['referredBy']),
    remember: union(
      lists['remember'] as string[],
      lost.map(([field, value]) => `${LABELS[field] ?? field} (${loser.name}): ${value}`),
    ).slice(0, MOST.facts),
    customerSince: earlier(survivor.customerSince, loser.customerSince),
    createdAt:
      survivor.createdAt.getTime() <= loser.createdAt.getTime() ? survivor.createdAt : loser.createdAt,
  };
  return CustomerSchema.parse(merged);
}

const LABELS: Record<string, string> = {
  whyNot: 'Why not',
  website: 'Website',
  source: 'Found us by',
  wonFrom: 'Won from',
  lostTo: 'Lost to',
};
const RANK = { customer: 0, prospect: 1, former: 2 };

const better = (one: Customer, other: Customer): Customer['standing'] =>
  RANK[one.standing] <= RANK[other.standing] ? one.standing : other.standing;
const earlier = (
  one: Customer['customerSince'],
  other: Customer['customerSince'],
): Customer['customerSince'] => (one === null ? other : other === null || one <= other ? one : other);
const union = <T>(one: readonly T[], other: readonly T[]): T[] => [
  ...new Map([...one, ...other].map((item) => [JSON.stringify(item), item])).values(),
];
