import { z } from 'zod';
import { CommitmentKind } from '../../domain/commitment.ts';
import { Id } from '../../domain/id.ts';
import { DEED_SLOTS } from './deed-slots.ts';
import { bound, by, contact, customer, kinds, limit, mode, notBy, ofWhom, period } from './slots.ts';

/** What is asked of what was done, promised or bought, by one customer or by many. */
export const OF_DEEDS = [
  z.object({
    intent: z.literal('history'),
    customer,
    contact,
    by,
    notBy,
    kinds,
    period,
    about: z.array(z.string()).default([]),
    mode,
    /** A breakdown by who of us, by customer, by the person there or by kind; or only who has the most or the least. */
    group: z.enum(['by', 'customer', 'contact', 'kind']).nullable().default(null),
    top: z.enum(['most', 'least']).nullable().default(null),
    /** Only so many of the newest. */
    limit,
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
    mode,
    ...DEED_SLOTS,
  }),
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
  z.object({ intent: z.literal('outcome'), customer, contact, kinds, by, notBy, period }),
  z.object({
    intent: z.literal('purchases'),
    customer,
    item: z.string().nullable().default(null),
    /** Anything but this item. */
    besides: z.string().nullable().default(null),
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
    /** Whether what one customer spent in all reaches, or stays below, so much: asked with yes or no. */
    than: z.object({ least: bound, most: bound }).nullable().default(null),
    /** Only so many of the newest. */
    limit,
    /** The biggest or smallest, or the second of them … */
    place: z.int().min(1).default(1),
    /** Of more customers than that one: each is told for itself. */
    others: z.array(Id).default([]),
    /** What the sum is broken down by. */
    by: z
      .enum(['month', 'quarter', 'year', 'item', 'customer', 'owner', 'tag', 'source', 'standing'])
      .nullable()
      .default(null),
    filter: ofWhom,
  }),
] as const;
