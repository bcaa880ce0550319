/** How people ask this; compared with what is asked where the cues alone do not tell. */
export const outcome: readonly string[] = [
  'how did the last meeting with Acme end?',
  'what was the result of our last visit to Acme',
  'what did we agree on with Acme',
  'did anything come of the visit to Acme?',
  'and how did the demo at Acme turn out',
  'what was decided at the last meeting with Acme',
  'what was the outcome of the visit to Acme in October',
  'what was agreed in the last call with Acme?',
  'did the meeting with Acme lead to anything',
];
