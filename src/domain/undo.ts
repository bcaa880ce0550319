import type { AuditEntry } from './audit.ts';
import type { MemberId } from './id.ts';
import { same } from './merge-edits.ts';

/** Why a field stays as it is: somebody set it since, or another customer has by now what it was. */
export type Stays = { field: string; because: { by: MemberId | null } | 'channel-taken' | 'circle' };

/** What came of taking a change back. */
export type Undone = {
  /** The fields that are as they were before; empty: nothing was done. */
  fields: string[];
  stays: Stays[];
  /** The version that the thing has now: taking that back makes up for it. */
  version: number;
};

/** Fields of a thing by name. */
export type Fields = Record<string, unknown>;

/** The actions by which a thing comes to be. */
const ADDED = ['add', 'open', 'log'];
export const isAdding = ({ action }: AuditEntry): boolean => ADDED.includes(action);

/**
 * What takes a change back, given what the thing is now: each field that still is as the change left it becomes what it
 * was before; what was set since stays. What was added goes out of sight, unless somebody else has worked with it since.
 * @param later what happened to it, and to what belongs to it where it was added; newest first
 */
export function setBack(
  entry: AuditEntry,
  now: Fields,
  later: readonly AuditEntry[],
  at: Date,
): { back: Fields; stays: Stays[] } {
  if (isAdding(entry)) {
    const gone = 'archivedAt' in now ? 'archivedAt' : 'removedAt';
    const other = later.find((one) => one.by !== entry.by && one.at >= entry.at);
    if (other) return { back: {}, stays: [{ field: gone, because: { by: other.by } }] };
    return { back: now[gone] === null ? { [gone]: at } : {}, stays: [] };
  }
  const still = entry.changes.filter(({ field, to }) => same(now[field], to));
  const since = entry.changes.filter(
    ({ field, from, to }) => !same(now[field], to) && !same(now[field], from),
  );
  const by = (field: string) =>
    later.find(({ changes }) => changes.some((change) => change.field === field))?.by ?? null;
  return {
    back: Object.fromEntries(still.map(({ field, from }) => [field, from ?? null])),
    stays: since.map(({ field }) => ({ field, because: { by: by(field) } })),
  };
}
