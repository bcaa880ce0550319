/** How people ask this; compared with what is asked where the cues alone do not tell. */
export const needs: readonly string[] = [
  'what does Acme need?',
  'what would Acme like from us',
  'do we meet the needs of Acme',
  'what do the people at Acme still need',
  "are Acme's needs being met?",
  'what does Acme want most',
];
