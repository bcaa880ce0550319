import { z } from 'zod';
import { MemberId } from './id.ts';
import { LONGEST, MOST } from './limits.ts';
import { Currency } from './text/currency.ts';
import { isZone } from './text/day.ts';

/** A time of day, 24 hours, such as `09:00`. */
export const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** Days that may pass between contacts. */
const Cadence = z.int().min(1).max(3650);
const reason = z.string().trim().min(1).max(LONGEST.option);

/** ISO weekdays, 1 is Monday. */
export const WorkingDays = z.array(z.int().min(1).max(7)).min(1);

/** What a workspace may set; the defaults are DESIGN's. */
export const Settings = z.object({
  /** Days that may pass between contacts, by standing. */
  cadence: z
    .object({
      customer: Cadence.default(30),
      prospect: Cadence.default(14),
      former: Cadence.default(90),
    })
    .default({ customer: 30, prospect: 14, former: 90 }),
  /** Days that may pass between contacts with customers of a tag; the shortest of a customer's tags counts. */
  tagCadence: z
    .array(z.object({ tag: z.string().trim().min(1).max(LONGEST.tag), days: Cadence }))
    .max(MOST.facts)
    .default([]),
  digestTime: TimeOfDay.default('09:00'),
  workingDays: WorkingDays.default([1, 2, 3, 4, 5]),
  /** The zone that days are counted in where no member's own applies. */
  zone: z.string().refine(isZone, 'not a known time zone').default('UTC'),
  /** The channel that the team's own messages go to. */
  teamChannel: z.string().max(32).nullable().default(null),
  /** Working days within which a complaint is to be settled. */
  complaintDays: z.int().min(1).max(90).default(3),
  /** Who takes complaints; null: the customer's owner, or else whoever took it down. */
  complaintOwner: MemberId.nullable().default(null),
  /** Why a prospect does not buy, or a customer leaves, to choose from. */
  reasons: z
    .array(reason)
    .max(MOST.facts)
    .default([
      'Too expensive',
      'Has a supplier already',
      'No need at present',
      'Not satisfied with us',
      'Closed or moved',
      'Other',
    ]),
  /** What amounts are in where a person writes none. */
  currency: Currency.default(Currency.parse('EUR')),
  /** Members who may do what Slack's own admins may. */
  admins: z.array(MemberId).max(MOST.facts).default([]),
});
export type Settings = z.infer<typeof Settings>;
export const DEFAULT_SETTINGS: Settings = Settings.parse({});
