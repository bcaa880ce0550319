import { stem } from '../domain/text/stem.ts';
import type { Reading } from './reading.ts';
import { standingsOf } from './slots.ts';

/** Words for the same reason, as stems: whoever asks for one of them is told of all. */
const FIELDS = [
  'price prices pricing expensive cost costly cheap cheaper pricey dear',
  'budget money funds funding afford',
  'contract lease locked bound tied',
  'loyal loyalty friend friendship',
  'time busy capacity',
  'approval approve decision decide permission permit',
].map((words) => words.split(' ').map(stem));

/** A word of a reason together with those that mean the same. */
export const reasonField = (word: string): readonly string[] =>
  FIELDS.find((field) => field.includes(word)) ?? [word];

/** What a list of reasons must name: "prospects that name price as the reason", "who say we are too expensive". */
export function reasonOf(reading: Reading): string[] {
  const marked = reading.vocabulary.reasons.map(({ value }) => value);
  const standing = standingsOf(reading).standing;
  if (marked.length > 0 && standing.length > 0 && !standing.includes('customer')) return [...new Set(marked)];
  if (
    !reading.has(
      '(reason|because|hold|block|obstacle|objection|hesitate|wait|excuse|cite|argument|hurdle|due to|not buy|why|concern|put off|blocker|say no|barrier|locked|lock|expensive|too)',
    )
  )
    return [];
  const words = reading.symbols.trim().split(' ');
  const known = new Set(
    'price budget contract loyal expensive cost cheap money time quality approval decision supplier function reader rent lease size capacity service support delivery'
      .split(' ')
      .map(stem),
  );
  const named = words.filter((word) => known.has(word));
  return [...new Set([...named, ...marked].map((word) => reasonField(word)[0] ?? word))];
}
