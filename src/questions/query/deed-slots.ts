import { z } from 'zod';
import { MemberId } from '../../domain/id.ts';
import { ListFilter, PeriodSlot } from './list-filter.ts';
import { bound, limit } from './slots.ts';

/** What we owe, put in order: by when it is due, was opened or closed, or by how long it took; the `last` end first. */
export const DeedOrder = z.object({ by: z.enum(['due', 'opened', 'closed', 'took']), last: z.boolean() });
export type DeedOrder = z.infer<typeof DeedOrder>;
/** What narrows, orders and groups what we owe, complaints too. */
const DeedSlots = z.object({
  /** Words of what it is about, as stems; `soft` ones only say what is done and are not missed. */
  about: z.array(z.string()).default([]),
  soft: z.array(z.string()).default([]),
  /** When it was closed. */
  closed: PeriodSlot.nullable().default(null),
  order: DeedOrder.nullable().default(null),
  limit,
  /** A breakdown by this. */
  group: z.enum(['owner', 'customer', 'kind']).nullable().default(null),
  /** Of a breakdown, only who has the most or the least. */
  top: z.enum(['most', 'least']).nullable().default(null),
  /** Of a breakdown, only who has at least so many. */
  several: z.int().min(2).nullable().default(null),
  /** Whose it is not. */
  notOwners: z.array(MemberId).default([]),
  /** For how many days it has been overdue, or open; of what is closed, how long that took. */
  days: z
    .object({ of: z.enum(['overdue', 'open']), least: bound, most: bound })
    .nullable()
    .default(null),
  /** Closed after its due date, or not. */
  kept: z.enum(['late', 'in-time']).nullable().default(null),
  /** Without a due date. */
  undated: z.boolean().default(false),
  /** How long it took, on average. */
  average: z.boolean().default(false),
  /** Without a customer: to which customers it is owed. */
  filter: ListFilter.default(ListFilter.parse({})),
});
export type Deeds = z.infer<typeof DeedSlots>;
/** The slots by name, for the kinds of question that have them. */
export const DEED_SLOTS = DeedSlots.shape;
