/** How people ask this; compared with what is asked where the cues alone do not tell. */
export const website: readonly string[] = ["what's the website of Acme"];
