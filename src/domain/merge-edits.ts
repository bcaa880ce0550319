import type { AuditEntry } from './audit.ts';

/** Whether two values are the same, as JSON; what is missing is null. */
export const same = (a: unknown, b: unknown): boolean =>
  JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** A thing as it was before its newest changes, from what the audit says they were (newest first). */
export function asBefore<T extends object>(current: T, newer: readonly AuditEntry[]): T {
  const undone = { ...current } as Record<string, unknown>;
  for (const { changes } of newer) for (const { field, from } of changes) undone[field] = from ?? null;
  return undone as T;
}

/**
 * Brings together what two people changed at once, field by field, as git does with files.
 * @param seen as it was when mine was begun; `theirs` as it is now; `mine` what I want it to be
 * @returns what to save, and the fields that both changed to something else
 */
export function mergeEdits<T extends object>(
  seen: T,
  theirs: T,
  mine: Partial<T>,
): { changes: Partial<T>; conflicts: (keyof T & string)[] } {
  const changes: Partial<T> = {};
  const conflicts: (keyof T & string)[] = [];
  for (const field of Object.keys(mine) as (keyof T & string)[]) {
    // What I left as it was keeps what they made of it.
    if (same(mine[field], seen[field])) continue;
    changes[field] = mine[field] as T[typeof field];
    if (!same(theirs[field], seen[field]) && !same(theirs[field], mine[field])) conflicts.push(field);
  }
  return { changes, conflicts };
}
