/** Something that the operator can put right: printed as it is, without a stack. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

/** The clear line for a port that is taken, or null for another error. */
export function portError(error: unknown, port: number): StartError | null {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE')
    return new StartError(
      `PORT ${port} is taken by another program. Choose another: PORT=${port + 1} npm start`,
    );
  if (code === 'EACCES')
    return new StartError(`PORT ${port} may not be used by this account. Choose one above 1023.`);
  return null;
}
