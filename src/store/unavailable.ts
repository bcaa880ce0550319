import { MongoError, MongoNetworkError, MongoServerSelectionError } from 'mongodb';

/** What the driver passes on as it is when a socket dies under it. */
const SOCKET_ERRORS = new Set(['EPIPE', 'ECONNRESET', 'ECONNREFUSED', 'ETIMEDOUT', 'ENOTFOUND', 'ENOENT']);

/** Whether an operation failed because the engine could not be reached, so that trying again later makes sense. */
export function isUnavailable(error: unknown): boolean {
  if (error instanceof MongoNetworkError || error instanceof MongoServerSelectionError) return true;
  if (error instanceof MongoError) return error.hasErrorLabel('RetryableWriteError');
  return error instanceof Error && 'code' in error && SOCKET_ERRORS.has(String(error.code));
}
