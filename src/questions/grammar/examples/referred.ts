/** How people ask this; compared with what is asked where the cues alone do not tell. */
export const referred: readonly string[] = [
  'which customers did Acme bring us?',
  'has Acme ever referred anyone?',
  'how many customers came through Acme',
  'who came to us thanks to Acme',
  'everyone Acme introduced us to',
  'name all the firms that Acme has recommended us to',
  'did Dana Fox bring us any business',
  'Whom has Acme recommended us to so far?',
  'which customers did Dana Fox send us',
  'who came to us on the recommendation of Acme?',
  'did Acme get us any new business',
  'who else did Acme send our way',
  'Which customers have been won through a recommendation from Acme',
  'which accounts go back to a recommendation by Acme?',
  'has anyone come to us via Acme?',
];
