/** How people ask this; compared with what is asked where the cues alone do not tell. */
export const dates: readonly string[] = ['important dates for Acme', 'which anniversaries are coming up'];
