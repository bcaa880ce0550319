import type { Imported } from '../../domain/imported.ts';
import { shortHash } from '../source.ts';
import type { Stated } from './entry.ts';

/** A thing while a batch is worked out: as it was read, as it will be written. */
export type Work<T> = {
  value: T;
  /** As it was read; null: it is new. */
  before: T | null;
  /** Whether something that people see was changed: its version grows. */
  edited: boolean;
  /** Whether something that follows from other things was changed. */
  refreshed: boolean;
  /** Made by an earlier batch of a dry run, and so neither in the store nor to be written. */
  imaginary: boolean;
};

export const fresh = <T>(value: T): Work<T> => ({
  value,
  before: null,
  edited: false,
  refreshed: false,
  imaginary: false,
});
export const known = <T>(value: T): Work<T> => ({
  value,
  before: value,
  edited: false,
  refreshed: false,
  imaginary: false,
});

const print = (value: unknown): string => shortHash(JSON.stringify(value)).slice(0, 8);
const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || (Array.isArray(value) && value.length === 0);

/**
 * Brings what a file states into a thing that is there.
 *
 * - A field of which the file says what it said at the last import stays as it is, whatever people made of it since.
 * - A field that the file states anew is taken over; a list that people added to keeps what they added.
 * - A cell that is empty says nothing, unless the last import filled the field and nobody changed it since.
 */
export function takeOver<T extends object>(
  current: T,
  stated: Stated<T>,
  prints: Imported['prints'],
): { value: T; prints: Imported['prints']; changed: boolean } {
  const value = { ...current } as Record<string, unknown>;
  const next = { ...prints };
  let changed = false;
  for (const [field, said] of Object.entries(stated)) {
    const is = value[field];
    const last = next[field];
    if (isEmpty(said)) {
      if (last === undefined) continue;
      delete next[field];
      if (last === print(is)) value[field] = Array.isArray(is) ? [] : null;
    } else {
      const now = print(said);
      if (last === now) continue;
      next[field] = now;
      value[field] = last !== print(is) && Array.isArray(is) && Array.isArray(said) ? union(is, said) : said;
    }
    if (print(value[field]) !== print(is)) changed = true;
  }
  return { value: value as T, prints: next, changed };
}

/** Fills only what is empty, for a row that merely mentions a thing. */
export function fillGaps<T extends object>(current: T, stated: Stated<T>): { value: T; changed: boolean } {
  const gaps = Object.entries(stated).filter(
    ([field, said]) => !isEmpty(said) && isEmpty((current as Record<string, unknown>)[field]),
  );
  return { value: { ...current, ...Object.fromEntries(gaps) }, changed: gaps.length > 0 };
}

/** The fingerprints of what a new thing was made from. */
export const printsOf = (stated: object): Imported['prints'] =>
  Object.fromEntries(
    Object.entries(stated).flatMap(([field, said]) => (isEmpty(said) ? [] : [[field, print(said)]])),
  );

/** What is stated, without the empty. */
export const filled = <T extends object>(stated: T): Partial<T> =>
  Object.fromEntries(Object.entries(stated).filter(([, said]) => !isEmpty(said))) as Partial<T>;

function union(one: unknown[], other: unknown[]): unknown[] {
  return [...new Map([...one, ...other].map((item) => [JSON.stringify(item), item])).values()];
}
