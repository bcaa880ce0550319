/** How people ask this; compared with what is asked where the cues alone do not tell. */
export const feeling: readonly string[] = [
  'is Acme satisfied?',
  'how does Dana Fox feel about us',
  "what's the mood at Acme",
  "how has Acme's mood changed since May",
  'is Acme getting happier or not',
  'has Acme become less happy?',
  'how are things with Acme',
  'is Kopenick Print happy',
  'are we on good terms with Acme',
  "what is Acme' opinion of us",
  "did Acme's mood get worse over the year",
  'how did Dana Fox feel last time',
  'how content is Acme?',
  'Was Acme always happy?',
  "how did Acme's satisfaction evolve since spring",
  'is Acme in a good mood',
];
