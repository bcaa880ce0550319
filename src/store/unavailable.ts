import { MongoError, MongoNetworkError, MongoServerSelectionError } from 'mongodb';

/** Whether an operation failed because the engine could not be reached, so that trying again later makes sense. */
export function isUnavailable(error: unknown): boolean {
  if (error instanceof MongoNetworkError || error instanceof MongoServerSelectionError) return true;
  return error instanceof MongoError && error.hasErrorLabel('RetryableWriteError');
}
