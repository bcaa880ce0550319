import { z } from 'zod';

/** What can happen with a customer. All count as contact, but `other`: an internal note. */
export const InteractionKind = z.enum([
  'call',
  'visit',
  'meeting',
  'email',
  'message',
  'event',
  'gift',
  'complaint',
  'other',
]);
export type InteractionKind = z.infer<typeof InteractionKind>;

/** How the customer felt: -2 angry, -1 unhappy, 0 neither, 1 happy, 2 delighted. */
export const Feeling = z.union([z.literal(-2), z.literal(-1), z.literal(0), z.literal(1), z.literal(2)]);
export type Feeling = z.infer<typeof Feeling>;
