import { stem } from '../domain/text/stem.ts';
import { isNegated } from './negation.ts';
import type { Reading } from './reading.ts';
import { standingsOf } from './slots.ts';

/** Words for the same reason, as stems: whoever asks for one of them is told of all. */
const FIELDS = [
  'price prices pricing expensive cost costly cheap cheaper pricey dear steep overpriced overcharge',
  'budget money funds funding afford',
  'contract lease locked bound tied',
  'loyal loyalty friend friendship fond',
  'time busy capacity',
  'approval approve decision decide permission permit',
].map((words) => words.split(' ').map(stem));

/** A word of a reason together with those that mean the same. */
export const reasonField = (word: string): readonly string[] =>
  FIELDS.find((field) => field.includes(word)) ?? [word];

/** What a list of reasons must name: "prospects that name price as the reason", "who say we are too expensive". */
export function reasonOf(reading: Reading): { meant: string[]; out: string[] } {
  const marked = reading.vocabulary.reasons.map(({ from, value }) => ({ from, value }));
  const standing = standingsOf(reading).standing;
  if (marked.length > 0 && standing.length > 0 && !standing.includes('customer'))
    return parted(marked, reading);
  if (
    !reading.has(
      '(reason|because|hold|block|obstacle|objection|hesitate|wait|excuse|cite|argument|hurdle|due to|cause|not buy|why|think|find|say|consider|object|balk|deter|turn us down|knock|concern|put off|blocker|say no|barrier|locked|lock|expensive|too)',
    )
  )
    return NONE;
  const known = new Set(
    'price budget contract loyal loyalty fond friend expensive cost costly pricey dear steep overpriced cheap money time quality approval decision supplier function reader rent lease size capacity service support delivery'
      .split(' ')
      .map(stem),
  );
  const named = reading.spots
    .filter(({ symbol }) => known.has(symbol))
    .map(({ from, symbol }) => ({ from, value: symbol }));
  return parted([...named, ...marked], reading);
}

const NONE = { meant: [], out: [] };

/** The reasons that are asked for, and those that are ruled out. */
function parted(
  marks: readonly { from: number; value: string }[],
  reading: Reading,
): { meant: string[]; out: string[] } {
  const of = (some: typeof marks) => [...new Set(some.map(({ value }) => reasonField(value)[0] ?? value))];
  const out = of(marks.filter(({ from }) => isNegated(reading, from)));
  return { meant: of(marks).filter((value) => !out.includes(value)), out };
}
