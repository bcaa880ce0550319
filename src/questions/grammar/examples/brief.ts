/** How people ask this; compared with what is asked where the cues alone do not tell. */
export const brief: readonly string[] = [
  'what do we know about Acme',
  "I'm meeting Dana Fox tomorrow, anything I should know?",
  'catch me up on Acme',
  'give me the lowdown on Acme',
  'summary of Acme please',
  'show me Acme',
  'I have a call with Acme in ten minutes, brief me',
  'what do I need to know about Acme',
  'about to visit Acme, quick summary?',
  'Who are Acme and where do we stand with them?',
  'prepare me for my call with Dana Fox',
  'i take over Acme from tomorrow, what do i need to know',
  'Background on Acme, please.',
  '5 min before meeting Acme - main points?',
  "what's the situation at Acme",
  'fill me in on Acme',
];
