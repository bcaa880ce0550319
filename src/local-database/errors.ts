/** No engine could be started, in words for the operator: one line or a few, with a way out. */
export class LocalDatabaseError extends Error {
  override readonly name = 'LocalDatabaseError';
}

/** The message of anything thrown. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
