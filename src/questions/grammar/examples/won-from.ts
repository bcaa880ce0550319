/** How people ask this; compared with what is asked where the cues alone do not tell. */
export const wonFrom: readonly string[] = [
  'who was Acme with before us',
  'From whom did we win Acme?',
  'from which competitor did we win Acme',
];
