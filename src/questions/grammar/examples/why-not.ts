/** How people ask this; compared with what is asked where the cues alone do not tell. */
export const whyNot: readonly string[] = [
  "why hasn't Acme bought yet?",
  "why won't Acme buy from us",
  'what is stopping Acme from signing',
  'reason Acme is not a customer',
  'what keeps Acme from ordering',
  'why did Acme leave',
  'what speaks against us at Acme',
  'why did we not get Acme',
  "what's the hold-up with Acme",
  'what excuse does Acme have',
  'What prevents Acme from becoming a customer?',
  'why does Acme not order',
  'is it the price that keeps Acme away',
  "what's Acme's problem, why don't they buy",
  'why did Acme say no',
];
