/** How people ask this; compared with what is asked where the cues alone do not tell. */
export const rhythm: readonly string[] = [
  'have we neglected Acme',
  'when is Acme due for the next contact',
  'is Acme overdue',
  'is Acme on time for contact',
  'how many days left until Acme is overdue',
  'when was Acme supposed to be contacted',
  'how long have Acme been quiet',
  'how long since we heard from Acme',
  'how overdue is Acme',
  'at what interval do we have to contact Acme',
  'are we behind with Acme',
  'does Acme need a call',
];
