import { z } from 'zod';
import { Id } from '../../domain/id.ts';
import { ListFilter, PeriodSlot } from './list-filter.ts';
import { contact, customer, limit, mode, ofWhom, period, words } from './slots.ts';

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
  'last-order',
  'contact',
]);
export type Shown = z.infer<typeof Shown>;

/** What is asked of all customers, or of some of them. */
export const OF_MANY = [
  z.object({
    intent: z.literal('customers'),
    filter: ListFilter,
    mode,
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
    limit,
    shown: z.array(Shown).default([]),
    /** When they spent what is shown. */
    spentIn: period,
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
    limit,
  }),
  z.object({
    intent: z.literal('people'),
    /** Null: of all customers. */
    customer,
    /** What may stand in their role or in what is to be remembered about them. */
    role: z.array(z.string()).default([]),
    /** These words as they were written. */
    said: words,
    /** Only these: who bears a name. */
    ids: z.array(Id).nullable().default(null),
    order: z.enum(['eldest', 'youngest']).nullable().default(null),
    /** Nothing of these is known of them. */
    lacks: z.array(z.enum(['email', 'phone', 'birthday', 'role'])).default([]),
    /** Born from one year to another, both included. */
    born: z.object({ from: z.int(), to: z.int() }).nullable().default(null),
    filter: ofWhom,
    mode,
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
  z.object({
    intent: z.literal('dates'),
    period,
    customer,
    /** Only those whose label has one of these words. */
    label: words,
    filter: ofWhom,
  }),
] as const;
