/** How people ask this; compared with what is asked where the cues alone do not tell. */
export const people: readonly string[] = [
  'who do we know at Acme?',
  'Who is our contact person at Acme',
  'how many contacts do we have at Acme',
  'which contacts at Acme do we have',
  'Tell me the names of everybody we know at Acme',
  'how many contacts are on file for Acme',
  "Who are Acme's contacts",
  'who can I call at Acme',
];
