/** How people ask this; compared with what is asked where the cues alone do not tell. */
export const competitors: readonly string[] = [
  'what competitors does Acme use',
  'is there a competitor at Acme',
  'Which supplier does Acme have now?',
  'who are our competitors at Acme',
  'who supplies Acme right now',
  'who competes with us at Acme?',
  'does Acme have another supplier',
  'is Rivalco at Acme',
  'Whom do we compete with at Acme',
  'whom does Acme get its coffee from',
];
