import type { Customer, Standing } from '../domain/customer.ts';
import type { MemberId } from '../domain/id.ts';
import type { InteractionKind } from '../domain/kinds.ts';
import { type Day, dayOf, daysBetween, formatDay } from '../domain/text/day.ts';
import type { WorkspaceStore } from '../store/store.ts';
import type { Line, Piece, Text } from './answer.ts';
import type { PeriodSlot } from './query/list-filter.ts';

/** "1 customer", "3 customers"; "no customers". */
export const count = (n: number, noun: string, plural = `${noun}s`): string =>
  `${n === 0 ? 'no' : n} ${n === 1 ? noun : plural}`;

/** "today", "yesterday", "4 days ago". */
export const daysAgo = (days: number): string =>
  days === 0 ? 'today' : days === 1 ? 'yesterday' : `${count(days, 'day')} ago`;

/** A sentence begins with a capital. */
export const beginning = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const named = (customer: Pick<Customer, 'name'>): Piece => ({ customer: customer.name });
export const strong = (text: string): Piece => ({ strong: text });

/** "Acme", "Acme and Globex", "Acme, Globex and Initech". */
export function listed(pieces: readonly (Piece | Text)[], conjunction = 'and'): Text {
  return pieces.flatMap((piece, at): Text => {
    const before = at === 0 ? [] : [at === pieces.length - 1 ? ` ${conjunction} ` : ', '];
    return [...before, piece].flat();
  });
}

/** Said where a question may be about something else. */
export const ONLY_THE_FILE = 'I only know what is in our customer file.';

/** The pieces in a sentence, at most so many: "Acme, Globex …" says that there are more. */
export const listedUpTo = (most: number, pieces: readonly (Piece | Text)[]): Text =>
  pieces.length <= most
    ? listed(pieces)
    : [...pieces.slice(0, most).flatMap((piece, at) => [at === 0 ? '' : ', ', piece].flat()), ' …'];

/** A day with how long ago it is, both plain: "Mon 16 Nov (4 days ago)". */
export function dayText(day: Day, today: Day): string {
  const away = daysBetween(day, today);
  const date = fullDay(day, today);
  if (away === 0) return `${date} (today)`;
  if (away === 1) return `${date} (yesterday)`;
  if (away === -1) return `${date} (tomorrow)`;
  return away > 1 ? `${date} (${away} days ago)` : `${date} (in ${-away} days)`;
}

/** A day as a date, always: "Mon 16 Nov", with the year where it is another. */
export function fullDay(day: Day, today: Day): string {
  const text = formatDay(day, today);
  if (/\d/.test(text)) return text;
  // What is near is named ("yesterday"): seen from a week away it is a date.
  const from = daysBetween(day, today);
  return formatDay(day, shiftedWithinYear(day, from));
}

function shiftedWithinYear(day: Day, _from: number): Day {
  const month = Number(day.slice(5, 7));
  return `${day.slice(0, 4)}-${month > 6 ? '01' : '12'}-15` as Day;
}

export const instantText = (at: Date, today: Day, zone: string): string => dayText(dayOf(at, zone), today);

/** "1 Oct – 31 Oct 2026", "since Thu 1 Oct", "until …". */
export function periodText({ from, to }: Pick<PeriodSlot, 'from' | 'to'>, today: Day): string {
  if (from !== null && from === to) return fullDay(from, today);
  if (from !== null && to !== null) return `${fullDay(from, today)} to ${fullDay(to, today)}`;
  if (from !== null)
    return from < today ? `since ${fullDay(from, today)}` : `from ${fullDay(from, today)} on`;
  return to === null ? 'at any time' : `until ${fullDay(to, today)}`;
}

/** An amount of minor units in whole units of its currency. */
export function majorUnits(minor: number, currency: string): number {
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
  }).resolvedOptions();
  return minor / 10 ** maximumFractionDigits;
}

/** An amount of minor units in its currency: "€22,700", "€6.50". */
export function money(minor: number, currency: string): string {
  const formatter = new Intl.NumberFormat('en', { style: 'currency', currency });
  const digits = formatter.resolvedOptions().maximumFractionDigits ?? 2;
  const amount = minor / 10 ** digits;
  return new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
    minimumFractionDigits: Number.isInteger(amount) ? 0 : digits,
    maximumFractionDigits: digits,
  }).format(amount);
}

const FEELINGS: Record<number, string> = {
  [-2]: 'angry',
  [-1]: 'unhappy',
  0: 'neutral',
  1: 'happy',
  2: 'delighted',
};
export const feelingWord = (value: number): string => FEELINGS[value] ?? 'neutral';
export const signed = (value: number): string => (value > 0 ? `+${value}` : String(value));

const KIND_NAMES: Record<InteractionKind, string> = {
  call: 'call',
  visit: 'visit',
  meeting: 'meeting',
  email: 'email',
  message: 'message',
  event: 'event',
  gift: 'gift',
  complaint: 'complaint',
  other: 'internal note',
};
export const kindName = (kind: InteractionKind): string => KIND_NAMES[kind];
export const standingName = (standing: Standing, n = 1): string =>
  ({
    customer: n === 1 ? 'customer' : 'customers',
    prospect: n === 1 ? 'prospect' : 'prospects',
    former: n === 1 ? 'former customer' : 'former customers',
  })[standing];

/** What customers of some standings are called, one and many: by their standing where it is a single one. */
export const nounsOf = (
  standing: readonly Standing[],
  otherwise: readonly [one: string, many: string] = ['account', 'accounts'],
): readonly [one: string, many: string] => {
  const [only, ...others] = standing;
  return only === undefined || others.length > 0 ? otherwise : [standingName(only), standingName(only, 2)];
};

/** The names of members, looked up once. */
export async function memberNames(
  ids: readonly (MemberId | null)[],
  store: WorkspaceStore,
): Promise<(id: MemberId | null) => Piece> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  const found = new Map((await store.members.getMany(wanted)).map((member) => [member.id, member.name]));
  return (id) => (id === null ? 'nobody' : { member: id, name: found.get(id) ?? 'somebody' });
}

export const line = (text: Text, more: Partial<Omit<Line, 'text'>> = {}): Line => ({
  text,
  quote: null,
  open: null,
  person: null,
  ...more,
});
