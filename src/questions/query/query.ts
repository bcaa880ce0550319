import { z } from 'zod';
import { CommitmentKind } from '../../domain/commitment.ts';
import { Id, MemberId } from '../../domain/id.ts';
import { InteractionKind } from '../../domain/kinds.ts';
import { DEED_SLOTS } from './deed-slots.ts';
import { ListFilter, PeriodSlot } from './list-filter.ts';

const period = PeriodSlot.nullable().default(null);
const customer = Id.nullable().default(null);
const contact = Id.nullable().default(null);
const by = MemberId.nullable().default(null);
/** By whom it was not. */
const notBy = z.array(MemberId).default([]);
const kinds = z.array(InteractionKind).default([]);
const words = z.array(z.string()).default([]);
/** Without a customer: of which ones something is asked. */
const ofWhom = ListFilter.default(ListFilter.parse({}));
const bound = z.number().nullable().default(null);

/** What is told of each customer of a list, because it was asked for. */
export const Shown = z.enum([
  'competitors',
  'won-from',
  'why-not',
  'needs',
  'source',
  'referrer',
  'since',
  'buys',
  'feeling',
  'spend',
  'contact',
]);
export type Shown = z.infer<typeof Shown>;

/** The kinds of question. Their slots are filled; names are ids. */
const Asked = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('referrer'),
    customer,
    chain: z.boolean().default(false),
    /** Whom the asker supposes it was. */ supposed: Id.nullable().default(null),
  }),
  z.object({
    intent: z.literal('referred'),
    customer,
    contact,
    outside: z.string().nullable().default(null),
    chain: z.boolean().default(false),
    /** Which of those who came through them. */
    filter: ofWhom,
    /** What these have bought, rather than who they are. */
    spent: z.boolean().default(false),
    period,
  }),
  z.object({
    intent: z.literal('last-contact'),
    customer,
    contact,
    by,
    notBy,
    kinds,
    first: z.boolean().default(false),
    ask: z.enum(['when', 'who', 'what', 'how-long']).default('when'),
    period,
  }),
  z.object({
    intent: z.literal('owner'),
    customer,
    /** Further customers asked about in one breath. */ others: z.array(Id).default([]),
  }),
  z.object({
    intent: z.literal('customers'),
    filter: ListFilter,
    mode: z.enum(['list', 'count']).default('list'),
    /** Of how many is told besides: of all of that standing, owner and tags. */
    outOf: z.boolean().default(false),
    /** Of all accounts, of whatever standing. */
    outOfAll: z.boolean().default(false),
    /** The periods of which each is counted for itself, where it is split up by them. */
    periods: z.array(PeriodSlot).default([]),
    /** By what a count is split up. */
    split: z
      .enum([
        'standing',
        'met',
        'feeling',
        'overdue',
        'referred',
        'owner',
        'tag',
        'source',
        'rival',
        'period',
      ])
      .nullable()
      .default(null),
    order: z.enum(['-added', 'added', 'since', '-since', 'quiet', '-quiet']).nullable().default(null),
    limit: z.int().min(1).max(50).nullable().default(null),
    shown: z.array(Shown).default([]),
    /** When they spent what is shown. */
    spentIn: period,
  }),
  z.object({
    intent: z.literal('history'),
    customer,
    contact,
    by,
    notBy,
    kinds,
    period,
    about: z.array(z.string()).default([]),
    mode: z.enum(['list', 'count']).default('list'),
    /** A breakdown by who of us, by customer, by the person there or by kind; or only who has the most or the least. */
    group: z.enum(['by', 'customer', 'contact', 'kind']).nullable().default(null),
    top: z.enum(['most', 'least']).nullable().default(null),
    /** Only so many of the newest. */
    limit: z.int().min(1).max(50).nullable().default(null),
    filter: ofWhom,
  }),
  z.object({
    intent: z.literal('commitments'),
    customer,
    owner: by,
    kinds: z.array(CommitmentKind).default([]),
    /** null: what is open, unless only something closed is what is looked for. */
    state: z.enum(['open', 'overdue', 'done', 'dropped', 'closed', 'any']).nullable().default(null),
    due: period,
    opened: period,
    mode: z.enum(['list', 'count']).default('list'),
    ...DEED_SLOTS,
  }),
  z.object({ intent: z.literal('outcome'), customer, contact, kinds, by, notBy, period }),
  z.object({
    intent: z.literal('feeling'),
    customer,
    contact,
    trend: z.boolean().default(false),
    /** Whether they ever felt so. */
    ever: z.enum(['down', 'up']).nullable().default(null),
    /** When they felt worst, or best. */
    utmost: z.enum(['down', 'up']).nullable().default(null),
    period,
  }),
  z.object({
    intent: z.literal('fact'),
    customer,
    /** Of more customers than that one: the same of each. */
    others: z.array(Id).default([]),
    fact: z.enum([
      'competitors',
      'why-not',
      'needs',
      'source',
      'buys',
      'website',
      'won-from',
      'since',
      'standing',
      'tags',
      'remember',
      'dates',
      'aliases',
    ]),
  }),
  z.object({
    intent: z.literal('purchases'),
    customer,
    item: z.string().nullable().default(null),
    period,
    /** A second period, to compare the first with. */
    against: period,
    measure: z
      .enum([
        'sum',
        'count',
        'list',
        'first',
        'last',
        'biggest',
        'smallest',
        'average',
        'exists',
        'quantity',
        'share',
      ])
      .default('list'),
    /** Only orders of at least, at most so much each, in whole units of money. */
    amount: z.object({ least: bound, most: bound }).nullable().default(null),
    /** Only so many of the newest. */
    limit: z.int().min(1).max(50).nullable().default(null),
    /** Of more customers than that one: each is told for itself. */
    others: z.array(Id).default([]),
    /** What the sum is broken down by. */
    by: z
      .enum(['month', 'quarter', 'year', 'item', 'customer', 'owner', 'tag', 'source', 'standing'])
      .nullable()
      .default(null),
    filter: ofWhom,
  }),
  z.object({
    intent: z.literal('rank'),
    /** What is ranked, and by what. */
    of: z.enum([
      'customer',
      'item',
      'source',
      'owner',
      'rival',
      'referrer',
      'tag',
      'reason',
      'month',
      'quarter',
      'year',
    ]),
    by: z.enum(['spend', 'orders', 'customers', 'quiet', 'referrals', 'feeling']),
    least: z.boolean().default(false),
    /** Customers' or members' ids, sources, tags or competitors that are left out of it: "after referrals, …". */
    beyond: words,
    /** Who comes first, or second … */
    place: z.int().min(1).default(1),
    filter: ListFilter,
    item: z.string().nullable().default(null),
    period,
    limit: z.int().min(1).max(50).nullable().default(null),
  }),
  z.object({
    intent: z.literal('rhythm'),
    customer,
    ask: z.enum(['overdue', 'how-long', 'cadence']).default('overdue'),
  }),
  z.object({
    intent: z.literal('people'),
    /** Null: of all customers. */
    customer,
    /** What may stand in their role or in what is to be remembered about them. */
    role: z.array(z.string()).default([]),
    order: z.enum(['eldest', 'youngest']).nullable().default(null),
    lacks: z.enum(['email', 'phone', 'birthday', 'role']).nullable().default(null),
    filter: ofWhom,
    mode: z.enum(['list', 'count']).default('list'),
  }),
  z.object({
    intent: z.literal('referrers'),
    /** Those who recommended us: people, those of them who are no contacts, or customers; null: all of them. */
    who: z.enum(['people', 'outsiders', 'customers']).nullable().default(null),
    /** Only who recommended us to at least so many. */
    several: z.int().min(1).default(1),
    /** Whom they brought. */
    filter: ListFilter,
    /** Who they are. */
    senders: ListFilter.default(ListFilter.parse({})),
  }),
  z.object({
    intent: z.literal('person'),
    contact,
    customer,
    fact: z.enum(['email', 'phone', 'birthday', 'role', 'remember', 'all', 'customer']).default('all'),
    /** What another is to them: it is that one who is asked for. */
    relation: z.string().nullable().default(null),
    /** Without a name: words of the role. */ role: z.array(z.string()).default([]),
  }),
  z.object({
    intent: z.literal('birthdays'),
    period,
    customer,
    /** Only the next day on which there is one. */
    next: z.boolean().default(false),
    /** Only who becomes so many years old. */
    age: z.int().nullable().default(null),
    filter: ofWhom,
  }),
  z.object({ intent: z.literal('dates'), period, customer, filter: ofWhom }),
  z.object({
    intent: z.literal('complaints'),
    customer,
    contact,
    period,
    status: z.enum(['open', 'overdue', 'done', 'dropped', 'closed']).nullable().default(null),
    owner: by,
    mode: z.enum(['list', 'customers', 'count']).default('list'),
    ...DEED_SLOTS,
  }),
  z.object({ intent: z.literal('brief'), customer, contact }),
]);
/** The most customers, and the most contacts, of an answer that a thread remembers; of more, the next question cannot ask. */
export const MOST_NAMED = 30;
const some = z.array(Id).max(MOST_NAMED).default([]);
/**
 * What a question asks; of each of some customers, where it is asked of several alike. For the next question of the thread:
 * the one customer that was found where it asked for one ("them"), and all the customers and contacts that its answer named,
 * in their order ("those", "her").
 */
export const Query = Asked.and(
  z.object({ each: some, found: Id.nullable().default(null), named: some, people: some }),
);
export type Query = z.infer<typeof Query>;
export type QueryInput = z.input<typeof Query>;
