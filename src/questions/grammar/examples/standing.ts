/** How people ask this; compared with what is asked where the cues alone do not tell. */
export const standing: readonly string[] = ['is Acme still a customer?'];
