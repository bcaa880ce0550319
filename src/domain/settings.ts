import { z } from 'zod';
import { CalendarDate } from './fields.ts';
import { MemberId } from './id.ts';
import { LONGEST, MOST } from './limits.ts';
import { Currency } from './text/currency.ts';
import { isZone } from './text/day.ts';

/** A time of day, 24 hours, such as `09:00`. */
export const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** ISO weekdays, 1 is Monday; on no other day does anybody get a nudge. */
export const WorkingDays = z.array(z.int().min(1).max(7)).min(1).max(7);

/** How many days may pass between contacts. */
export const CadenceDays = z.int().min(1).max(3650);

const REASONS = [
  'Too expensive',
  'Has a supplier already',
  'No need at present',
  'Not satisfied with us',
  'Closed or moved',
  'Other',
];

/** What a workspace may set; the defaults are DESIGN's. */
export const Settings = z.object({
  /** Days that may pass between contacts, by standing. */
  cadence: z
    .object({
      customer: CadenceDays.default(30),
      prospect: CadenceDays.default(14),
      former: CadenceDays.default(90),
    })
    .default({ customer: 30, prospect: 14, former: 90 }),
  /** Days that may pass between contacts, by tag: before the standing's, after the customer's own. */
  tagCadence: z
    .array(z.object({ tag: z.string().min(1).max(LONGEST.tag), days: CadenceDays }))
    .max(100)
    .default([]),
  /** How long a prospect may be without a next step after the last contact. */
  stepDays: z.int().min(1).max(365).default(7),
  digestTime: TimeOfDay.default('09:00'),
  workingDays: WorkingDays.default([1, 2, 3, 4, 5]),
  /** Days without nudges, such as public holidays: of one year, or of every year (`--12-25`). */
  skipDates: z.array(CalendarDate).max(400).default([]),
  /** The id of the channel that the team's digest goes to; null: there is none. */
  teamChannel: z.string().min(1).max(32).nullable().default(null),
  /** The zone that days are counted in where no member's own applies. */
  zone: z.string().refine(isZone, 'not a known time zone').default('UTC'),
  /** Working days within which a complaint is to be settled. */
  complaintDays: z.int().min(1).max(90).default(3),
  /** Who takes complaints; null: the customer's owner, or else whoever took it down. */
  complaintOwner: MemberId.nullable().default(null),
  /** Why a prospect does not buy, or a customer leaves, to choose from. */
  reasons: z.array(z.string().trim().min(1).max(LONGEST.option)).max(MOST.facts).default(REASONS),
  /** What amounts are in where a person writes none. */
  currency: Currency.default(Currency.parse('EUR')),
  /** Members who may do what Slack's own admins may. */
  admins: z.array(MemberId).max(MOST.facts).default([]),
});
export type Settings = z.infer<typeof Settings>;

/** The settings one by one: a cadence of each standing is a setting of its own, so that two who change two agree. */
export const settingFields = ({ cadence, ...rest }: Settings): SettingFields => ({
  ...rest,
  'cadence.customer': cadence.customer,
  'cadence.prospect': cadence.prospect,
  'cadence.former': cadence.former,
});
type SettingFields = Omit<Settings, 'cadence'> & Record<`cadence.${keyof Settings['cadence']}`, number>;

/** The settings that the fields are of. */
export const settingsOf = (fields: SettingFields): Settings =>
  Settings.parse({
    ...fields,
    cadence: {
      customer: fields['cadence.customer'],
      prospect: fields['cadence.prospect'],
      former: fields['cadence.former'],
    },
  });

export const DEFAULT_SETTINGS: Settings = Settings.parse({});
