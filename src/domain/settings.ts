import { z } from 'zod';
import { isZone } from './text/day.ts';

/** A time of day, 24 hours, such as `09:00`. */
export const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** What a workspace may set; the defaults are DESIGN's. */
export const Settings = z.object({
  /** Days that may pass between contacts, by standing. */
  cadence: z
    .object({
      customer: z.int().min(1).max(3650).default(30),
      prospect: z.int().min(1).max(3650).default(14),
      former: z.int().min(1).max(3650).default(90),
    })
    .default({ customer: 30, prospect: 14, former: 90 }),
  digestTime: TimeOfDay.default('09:00'),
  /** ISO weekdays, 1 is Monday. */
  workingDays: z.array(z.int().min(1).max(7)).min(1).default([1, 2, 3, 4, 5]),
  /** The zone that days are counted in where no member's own applies. */
  zone: z.string().refine(isZone, 'not a known time zone').default('UTC'),
});
export type Settings = z.infer<typeof Settings>;
export const DEFAULT_SETTINGS: Settings = Settings.parse({});
