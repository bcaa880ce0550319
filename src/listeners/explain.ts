import { randomBytes } from 'node:crypto';
import { ZodError } from 'zod';
import { ConflictError, UserError } from '../errors.ts';
import type { Log } from '../log.ts';
import { RepeatedError } from '../store/receipts.ts';
import { isUnavailable } from '../store/unavailable.ts';
import { NotAdmittedError } from './gate.ts';

/** What a person hears of an error; null: nothing, since it was taken care of before. */
export type Explanation = {
  text: string;
  field: string | null;
  /** Whether trying again makes sense. */
  again: boolean;
  /** Whether what was typed comes back with it; not to somebody who may not type here. */
  returns: boolean;
} | null;

/**
 * Turns an error into what is said of it. A UserError says it itself; anything else is a fault: it is logged under
 * a short reference, and the person hears that reference.
 */
export function explain(error: unknown, log: Log, about: Record<string, unknown>): Explanation {
  if (error instanceof RepeatedError) return null;
  if (error instanceof UserError)
    return {
      text: error.message,
      field: error.field ?? null,
      again: false,
      returns: !(error instanceof NotAdmittedError),
    };
  const reference = randomBytes(3).toString('hex').toUpperCase();
  log.error({ reference, ...about, error }, 'a request failed');
  if (error instanceof ConflictError)
    return {
      text: `Somebody else changed this at the same moment, so I changed nothing. Please look at it again. (Reference ${reference})`,
      field: null,
      again: true,
      returns: true,
    };
  if (isUnavailable(error))
    return {
      text: `I can't reach my database just now, so I can't say that this was saved. Nothing you typed is lost: please try again in a minute. (Reference ${reference})`,
      field: null,
      again: true,
      returns: true,
    };
  const why =
    error instanceof ZodError
      ? 'Something in this was not as I expected it'
      : 'Something went wrong on my side';
  return {
    text: `${why}. It has been logged. Please try again; if it stays, tell your admin the reference ${reference}.`,
    field: null,
    again: true,
    returns: true,
  };
}
