import type { z } from 'zod';
import { UserError } from '../errors.ts';

/**
 * Reads the value of a button or the metadata of a modal. Buttons that were posted long ago still live, and anything
 * may be in a payload, so it is parsed, never trusted.
 * @throws UserError when it is of a shape that we no longer know
 */
export function readValue<S extends z.ZodType>(schema: S, value: string | undefined): z.output<S> {
  try {
    return schema.parse(JSON.parse(value ?? '{}'));
  } catch {
    throw new UserError(
      "I can't make sense of this button any more: it is from another version of me. Please start again with `/crm help`.",
    );
  }
}
