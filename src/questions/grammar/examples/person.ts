/** How people ask this; compared with what is asked where the cues alone do not tell. */
export const person: readonly string[] = [
  "what's Dana Fox's email",
  'phone number of Dana Fox?',
  'how can I reach Dana Fox',
  'what does Dana Fox do',
  'where does Dana Fox work',
  "when is Dana Fox's birthday?",
  'is Dana Fox a vegetarian?',
  "what's the role of Dana Fox",
  'whats simon falks email',
  'mobile of Dana Fox please',
  'which company does Dana Fox belong to',
  "when's Dana Fox's birthday?",
  'what should I remember about Dana Fox',
  "give me Dana's number at Acme",
];
