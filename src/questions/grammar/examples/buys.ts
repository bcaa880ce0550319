/** How people ask this; compared with what is asked where the cues alone do not tell. */
export const buys: readonly string[] = ['what does Acme usually order'];
