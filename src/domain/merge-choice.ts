import type { Customer } from './customer.ts';
import type { MergeChoice } from './merge.ts';

/** The fields of which a merged customer has one value, in the order in which people are asked. */
export const MERGE_FIELDS = [
  'name',
  'standing',
  'owner',
  'website',
  'source',
  'referredBy',
  'cadenceDays',
  'needsMet',
  'whyNot',
  'wonFrom',
  'lostTo',
  'channel',
] as const satisfies (keyof MergeChoice)[];
export type MergeField = (typeof MERGE_FIELDS)[number];
export type Side = 'one' | 'other';

/** The fields of which both customers have a value, and not the same one; and whose value is likely the better. */
export function mergeQuestions(one: Customer, other: Customer): { field: MergeField; better: Side }[] {
  return MERGE_FIELDS.filter(
    (field) =>
      one[field] !== null &&
      other[field] !== null &&
      JSON.stringify(one[field]) !== JSON.stringify(other[field]),
  ).map((field) => ({ field, better: betterSide(field, one, other) }));
}

/** A value that was chosen of two customers for each field; of the rest, the one that there is. */
export const mergeChoice = (
  one: Customer,
  other: Customer,
  picks: Partial<Record<MergeField, Side>>,
): MergeChoice =>
  Object.fromEntries(
    Object.entries(picks).map(([field, side]) => [
      field,
      (side === 'one' ? one : other)[field as MergeField],
    ]),
  );

/** The one that stays: it was there first, and most links lead to it. */
export const survives = (one: Customer, other: Customer): Side =>
  one.createdAt.getTime() <= other.createdAt.getTime() ? 'one' : 'other';

const RANK = { customer: 0, prospect: 1, former: 2 };

function betterSide(field: MergeField, one: Customer, other: Customer): Side {
  if (field === 'standing') return RANK[one.standing] <= RANK[other.standing] ? 'one' : 'other';
  if (field === 'name') return care(one.name) >= care(other.name) ? 'one' : 'other';
  return freshness(one) >= freshness(other) ? 'one' : 'other';
}

/** Whoever was spoken with last is likely up to date. */
const freshness = ({ lastContact, createdAt }: Customer): number => (lastContact?.at ?? createdAt).getTime();

/** A name in capitals and small letters was written with care; so was one with its accents and its legal form. */
function care(name: string): number {
  const cased = /\p{Lu}/u.test(name) && /\p{Ll}/u.test(name) ? 1000 : 0;
  const accents = (name.normalize('NFD').match(/\p{M}/gu) ?? []).length;
  return cased + accents * 10 + Math.min(name.length, 99) / 10;
}
