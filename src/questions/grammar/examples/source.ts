/** How people ask this; compared with what is asked where the cues alone do not tell. */
export const source: readonly string[] = [
  'where did Acme hear about us',
  'what brought Acme to us?',
  'how did we get Acme',
  'through which channel did Acme come',
  'what is the lead source of Acme',
  'how come Acme is our customer',
  'did Acme come from a trade fair?',
  'how did you people get hold of Acme',
  'where did Acme come from',
  'how did we come into contact with Acme',
];
