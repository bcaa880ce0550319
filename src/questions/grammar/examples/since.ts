/** How people ask this; compared with what is asked where the cues alone do not tell. */
export const since: readonly string[] = [
  'since when has Acme been a customer',
  'when did Acme become our customer',
];
