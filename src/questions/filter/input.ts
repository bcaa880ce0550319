import type { z } from 'zod';
import type { Mark } from '../link/link.ts';
import type { Reading } from '../parse/reading.ts';
import type { ListFilter } from '../query/list-filter.ts';
import { isNegated } from '../slots/negation.ts';
import { stems } from '../slots/slots.ts';

/** What narrows a list down, as far as it is read. */
export type FilterInput = z.input<typeof ListFilter>;
/** What is ruled out. */
export type Except = NonNullable<FilterInput['except']>;

/** The values that are asked for, and those that are ruled out. */
export function split(marks: readonly Mark[], reading: Reading): { meant: string[]; out: string[] } {
  const out = marks.filter(({ from }) => isNegated(reading, from)).map(({ value }) => value);
  const meant = marks.map(({ value }) => value).filter((value) => !out.includes(value));
  return { meant: [...new Set(meant)], out: [...new Set(out)] };
}

/** "More hotels or more cafes", "the hotels and the cafes", "as hotel or as cafe", "the tag hotel or the tag cafe". */
const LIGHT = stems(
  'the our more fewer less rather all any a an as by with one tag tagged tags label labelled mark marked either that who which be kind sort type',
);

const MOST_LIGHT = 4;

/** "Hotels and cafes" are of either sort; what is tagged one and the other is of both. */
export function isChoice(
  tags: readonly Mark[],
  { spots, has }: Reading,
  joins: readonly string[] = ['and', 'or', 'vs', 'versus'],
): boolean {
  if (
    has(
      'how many .. how many',
      'one of (the|those|these)? (tag|label|segment|category)',
      '(either|any) of (the|those|these)? (tag|label|segment|category)',
    )
  )
    return tags.length > 1;
  const isOr = spots.some(
    ({ symbol, from }) =>
      symbol === 'or' && tags.some((tag) => tag.to < from) && tags.some((tag) => tag.from > from),
  );
  if (!isOr && has('(both|also|as well)', '(tag|tagged|label|labelled|mark|marked) .. and')) return false;
  return tags.some(({ to }) => {
    const past = (place: number): number => {
      let next = place;
      while (next < place + MOST_LIGHT && LIGHT.has(spots[next]?.symbol ?? '')) next += 1;
      return next;
    };
    // "The hotel tag or the cafe one": the noun stands after the tag.
    const at = past(spots.findIndex((spot) => spot.from > to));
    const next = past(at + 1);
    return joins.includes(spots[at]?.symbol ?? '') && tags.some(({ from }) => from === spots[next]?.from);
  });
}
