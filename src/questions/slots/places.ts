import { numberOf } from '../language/numbers.ts';

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth'];
const NUMBERED = /(?<= |^)(?:number|no|nr|rank|plac|position) (two|2|thre|3|four|4|fiv|5) /;
const NEXT = /(?<= |^)(?:runner up|next (?:biggest|best|largest|most|highest|strongest)) /;
const NTH =
  /(?<= |^)(second|third|fourth|fifth|2nd|3rd|4th|5th) (?:biggest|best|largest|most|highest|heaviest|smallest|lowest|cheapest|top|in |plac|by |on )/;
const COMES_NTH = /(?:come|rank|be|plac|finish) (?:in )?(second|third|fourth|fifth|2nd|3rd) /;

/** "The second biggest", "who comes third": which place of an order is asked for; the first, unless another one is said. */
export function placeIn(symbols: string): number {
  const number = NUMBERED.exec(symbols)?.[1];
  if (number !== undefined) return numberOf(number) ?? 1;
  if (NEXT.test(symbols)) return 2;
  const word = NTH.exec(symbols)?.[1] ?? COMES_NTH.exec(symbols)?.[1];
  if (word === undefined) return 1;
  return /^\d/.test(word) ? Number(word[0]) : ORDINALS.indexOf(word) + 1;
}
