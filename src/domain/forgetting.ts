import type { Contact } from './contact.ts';
import { LONGEST } from './limits.ts';
import { phonePattern } from './text/phone.ts';

/** What stands in the place of what was erased. */
export const FORGOTTEN = '[forgotten]';
/** How long an erasure waits, so that it can be called off. */
export const FORGET_AFTER_MS = 60 * 60 * 1000;
/** A part of a name shorter than this is too likely a word of the language. */
const SHORTEST = 3;

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
const partsOf = (name: string): string[] => name.split(/[\s,]+/).filter((part) => part.length >= SHORTEST);

/** Patterns of what names a person: wherever it stands; and where they are known, since there it can be nobody else. */
export type Traces = { anywhere: string[]; near: string[] };

/**
 * @param others the other contacts of their customer: a name that these share stays theirs
 * @param namesakes whether somebody else bears the whole name
 */
export function tracesOf(
  { name, emails, phones }: Pick<Contact, 'name' | 'emails' | 'phones'>,
  others: readonly Pick<Contact, 'name'>[],
  namesakes: boolean,
): Traces {
  const shared = new Set(others.flatMap((other) => partsOf(other.name.toLowerCase())));
  const own = partsOf(name).filter((part) => !shared.has(part.toLowerCase()));
  const reach = [...emails.map(escaped), ...phones.map(phonePattern)];
  const whole = name.trim().split(/\s+/).map(escaped).join('\\s+');
  return {
    anywhere: namesakes || !/\s/.test(name.trim()) ? reach : [whole, ...reach],
    near: [whole, ...reach, ...own.map(escaped)],
  };
}

/** Takes out of any text what some patterns name; the longest first, so that no half of an address is left. */
export function scrubberFor(patterns: readonly string[]): (text: string) => string {
  if (patterns.length === 0) return (text) => text;
  const longest = [...patterns].sort((a, b) => b.length - a.length).join('|');
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${longest})(?![\\p{L}\\p{N}])`, 'giu');
  return (text) => {
    const without = text.replace(pattern, FORGOTTEN);
    return without.slice(0, Math.max(text.length, roomFor(text)));
  };
}

/** As much as the field holds that a text is in: what stands in a name's place may be longer than the name. */
const roomFor = ({ length }: string): number =>
  Math.min(...Object.values(LONGEST).filter((longest) => longest >= length));

/** The same for every text within a value, whatever its shape; dates and numbers stay. */
export function scrubbed<T>(value: T, scrub: (text: string) => string): T {
  if (typeof value === 'string') return scrub(value) as T;
  if (Array.isArray(value)) return value.map((item: unknown) => scrubbed(item, scrub)) as T;
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, scrubbed(item, scrub)])) as T;
}
