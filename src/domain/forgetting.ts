import type { Contact } from './contact.ts';

/** What stands in the place of what was erased. */
export const FORGOTTEN = '[forgotten]';
/** How long an erasure waits, so that it can be called off. */
export const FORGET_AFTER_MS = 60 * 60 * 1000;
/** A part of a name shorter than this is too likely a word of the language. */
const SHORTEST = 3;

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/**
 * Takes out of any text what names a person: the whole name, addresses, numbers, and the parts of the name that no
 * other contact of theirs shares.
 */
export function scrubberFor(
  { name, emails, phones }: Pick<Contact, 'name' | 'emails' | 'phones'>,
  others: readonly Pick<Contact, 'name'>[],
): (text: string) => string {
  const parts = (full: string) => full.split(/[\s,]+/).filter((part) => part.length >= SHORTEST);
  const shared = new Set(others.flatMap((other) => parts(other.name.toLowerCase())));
  const own = parts(name).filter((part) => !shared.has(part.toLowerCase()));
  // The longest first, so that no half of an address is left.
  const terms = [name, ...emails, ...phones, ...own]
    .filter((term) => term.trim() !== '')
    .sort((a, b) => b.length - a.length);
  if (terms.length === 0) return (text) => text;
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${terms.map(escaped).join('|')})(?![\\p{L}\\p{N}])`,
    'giu',
  );
  return (text) => text.replace(pattern, FORGOTTEN);
}

/** The same for every text within a value, whatever its shape; dates and numbers stay. */
export function scrubbed<T>(value: T, scrub: (text: string) => string): T {
  if (typeof value === 'string') return scrub(value) as T;
  if (Array.isArray(value)) return value.map((item: unknown) => scrubbed(item, scrub)) as T;
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, scrubbed(item, scrub)])) as T;
}
