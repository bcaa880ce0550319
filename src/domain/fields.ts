import { z } from 'zod';
import { LONGEST } from './limits.ts';

/** A short text of a person's: a fact, a product, a name. */
export const shortText = z.string().trim().min(1).max(LONGEST.short);

/** A date that comes round: `YYYY-MM-DD`, or `--MM-DD` where the year is not known (as ISO 8601:2000 and vCard write it). */
export const CalendarDate = z.union([
  z.iso.date(),
  z
    .string()
    .regex(/^--(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
    // 2024 is a leap year: 29 February is a birthday.
    .refine((text) => z.iso.date().safeParse(`2024${text.slice(1)}`).success, 'is no day of that month'),
]);
export type CalendarDate = z.infer<typeof CalendarDate>;
