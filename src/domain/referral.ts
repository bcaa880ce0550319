import { z } from 'zod';
import { Id } from './id.ts';
import { LONGEST } from './limits.ts';

/** Who brought a customer to us: another customer, a contact of one, or somebody outside. */
export const Referral = z.discriminatedUnion('type', [
  z.object({ type: z.literal('customer'), customerId: Id }),
  z.object({ type: z.literal('contact'), contactId: Id, customerId: Id }),
  z.object({ type: z.literal('outside'), name: z.string().min(1).max(LONGEST.name) }),
]);
export type Referral = z.infer<typeof Referral>;

/** The customer behind a referral, or null for somebody outside. */
export const referringCustomer = (referral: Referral | null): Id | null =>
  referral === null || referral.type === 'outside' ? null : referral.customerId;

/** The longest chain of referrals that is followed; referrals form a forest, so this only bounds damaged data. */
export const LONGEST_CHAIN = 50;
