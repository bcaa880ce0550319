import type { Customer } from './customer.ts';

/** What a customer's file may lack, in the order in which it matters. */
export const GAPS = ['owner', 'contact', 'step', 'source', 'reason'] as const;
export type Gap = (typeof GAPS)[number];

/** What this customer's file lacks. Only a prospect needs a reason why it does not buy. */
export function gapsOf(
  customer: Pick<Customer, 'owner' | 'people' | 'openSteps' | 'source' | 'standing' | 'whyNot'>,
): Gap[] {
  const { owner, people, openSteps, source, standing, whyNot } = customer;
  const lacks: Record<Gap, boolean> = {
    owner: owner === null,
    contact: people.contacts === 0,
    step: openSteps === 0 && standing !== 'former',
    source: source === null,
    reason: standing === 'prospect' && whyNot === null,
  };
  return GAPS.filter((gap) => lacks[gap]);
}

/** After so many days without contact, an e-mail address may well lead nowhere any more. */
export const STALE_DAYS = 365;

/** How complete a part of the file is: how many customers, and how many of them lack what. */
export type Quality = {
  customers: number;
  prospects: number;
  former: number;
  lacking: Record<Gap, number>;
  /** Customers with an e-mail address from whom nobody has heard for a year. */
  staleEmails: number;
};

/** How much of what should be there is there, from 0 to 1; a file without customers lacks nothing. */
export function completeness({ customers, prospects, former, lacking }: Quality): number {
  const asked = customers * 3 + (customers - former) + prospects;
  const missing = GAPS.reduce((sum, gap) => sum + lacking[gap], 0);
  return asked === 0 ? 1 : (asked - missing) / asked;
}
