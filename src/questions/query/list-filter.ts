import { z } from 'zod';
import { CommitmentKind } from '../../domain/commitment.ts';
import { Standing } from '../../domain/customer.ts';
import { Id, MemberId } from '../../domain/id.ts';
import { InteractionKind } from '../../domain/kinds.ts';
import { Day } from '../../domain/text/day.ts';
import { HELD_FACTS } from '../../store/facets.ts';

/** Days from `from` to `to`, both included; null: open. `words` as they were asked, to be shown. */
export const PeriodSlot = z.object({ from: Day.nullable(), to: Day.nullable(), words: z.string() });
export type PeriodSlot = z.infer<typeof PeriodSlot>;
const period = PeriodSlot.nullable().default(null);

/** How somebody felt: below, above or at zero. */
const Mood = z.object({ way: z.enum(['down', 'up', 'even']), utmost: z.boolean().default(false) });
export type Mood = z.infer<typeof Mood>;

const words = z.array(z.string()).default([]);
const bound = z.number().nullable().default(null);
/** What none of the customers of a list has. */
const Except = z.object({
  owners: z.array(z.union([MemberId, z.literal('nobody')])).default([]),
  tags: words,
  sources: words,
  rivals: words,
  won: words,
  lost: words,
  reason: words,
  need: words,
  items: words,
  feelings: z.array(z.enum(['down', 'up', 'even', 'unknown'])).default([]),
});

/** Contacted within a period, by a member, in some way. */
const Touched = z.object({
  period: PeriodSlot.nullable(),
  by: MemberId.nullable(),
  kinds: z.array(InteractionKind),
  /** So many times or more. */ least: z.int().min(1).default(1),
  /** Not contacted so. */ not: z.boolean().default(false),
  /** And not so later than in the period. */ last: z.boolean().default(false),
  /** And felt so then. */ felt: Mood.nullable().default(null),
});

/** Which customers a list is about; all of what is given holds. Words are as `stemKey` writes them. */
export const ListFilter = z.object({
  standing: z.array(Standing).default([]),
  owner: z
    .union([MemberId, z.literal('nobody')])
    .nullable()
    .default(null),
  /** Further owners, any of whom will do. */
  orOwners: z.array(MemberId).default([]),
  tags: z.array(z.string()).default([]),
  /** One of the tags is enough. */
  anyTag: z.boolean().default(false),
  sources: z.array(z.string()).default([]),
  rivals: z.array(z.string()).default([]),
  /** All of them rather than one. */
  allRivals: z.boolean().default(false),
  won: z.array(z.string()).default([]),
  lost: z.array(z.string()).default([]),
  referred: z.boolean().nullable().default(null),
  /** By somebody rather than by a firm, or the other way round. */
  referrer: z.enum(['person', 'customer']).nullable().default(null),
  /** They referred somebody to us. */
  refers: z.boolean().nullable().default(null),
  feeling: z.enum(['down', 'up', 'even', 'unknown']).nullable().default(null),
  /** Only those at the very end of that feeling: delighted, or very unhappy. */
  utmost: z.boolean().default(false),
  met: z.array(z.enum(['yes', 'partly', 'no'])).default([]),
  reason: z.array(z.string()).default([]),
  /** One of the reasons is as good as all of them. */
  anyReason: z.boolean().default(false),
  need: z.array(z.string()).default([]),
  /** No contact for more days than this. */
  quietDays: z.int().nullable().default(null),
  /** No contact since this day. */
  quietSince: Day.nullable().default(null),
  overdue: z.boolean().nullable().default(null),
  contacted: z.boolean().nullable().default(null),
  touched: Touched.nullable().default(null),
  /** And not contacted so besides: "visited in May, but not called since". */
  untouched: Touched.nullable().default(null),
  since: PeriodSlot.nullable().default(null),
  item: z.string().nullable().default(null),
  /** Bought as well as that one; `anyItem`: or instead of it. */
  items: words,
  anyItem: z.boolean().default(false),
  bought: z.object({ period: PeriodSlot.nullable(), any: z.boolean() }).nullable().default(null),
  /** Who bought something in this period too, or before. */
  alsoBought: PeriodSlot.nullable().default(null),
  /** Something is owed to them: a complaint to settle, a promise, a next step. */
  owed: z
    .object({
      kinds: z.array(CommitmentKind).default([]),
      opened: period,
      due: period,
      status: z.enum(['open', 'overdue', 'done', 'dropped']).nullable().default(null),
      /** Nothing of the kind. */ not: z.boolean().default(false),
    })
    .nullable()
    .default(null),
  /** How many of something the file must hold: at least, at most. "No website": at most 0. */
  held: z.array(z.object({ fact: z.enum(HELD_FACTS), least: z.int().default(0), most: bound })).default([]),
  except: Except.default(Except.parse({})),
  /** Added to the file within a period. */
  added: period,
  /** Days past the cadence: 0 on the last day on which they are not overdue. */
  late: z.object({ least: bound, most: bound }).nullable().default(null),
  /** How many days may pass between contacts; `own`: fixed for the customer alone, or not. */
  cadence: z
    .object({ least: bound, most: bound, own: z.boolean().nullable().default(null) })
    .nullable()
    .default(null),
  /** Amounts in whole units of money, or numbers of orders, both bounds included. */
  spent: z
    .object({
      measure: z.enum(['amount', 'orders']),
      least: bound,
      most: bound,
      period: PeriodSlot.nullable(),
    })
    .nullable()
    .default(null),
  /** Spent more, or less, in a period than in another one. */
  changed: z
    .object({ way: z.enum(['more', 'less']), period: PeriodSlot, against: PeriodSlot })
    .nullable()
    .default(null),
  /** Only some of these, such as those that an answer named. */
  ids: z.array(Id).nullable().default(null),
});
export type ListFilter = z.infer<typeof ListFilter>;
