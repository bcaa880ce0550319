import type { CommitmentKind } from '../../../domain/commitment.ts';
import type { Reading } from '../../parse/reading.ts';
import type { Pattern } from '../pattern.ts';

const KIND_WORDS: readonly (readonly [CommitmentKind, Pattern])[] = [
  ['promise', '(promise|pledge|guarantee)'],
  ['next-step', 'next (step|action|move)'],
  ['complaint', '(complaint|complain)'],
];

/** "Promises or to-dos". */
const BESIDE_PROMISES: readonly Pattern[] = [
  '(todo|todos|task|to do) (or|and|nor)? (our|the|my|any)? (promise|pledge|guarantee)',
  '(promise|pledge|guarantee) (or|and|nor)? (our|the|my|any)? (todo|todos|task|to do)',
];

const SMALL = '(the|any|our|my|count|counting|include|including)?';
const LEFT_OUT = `(no|not|except|without|besides|exclude|excluding|ignore|skip|minus) ${SMALL}`;
const ANY_KIND = '(promise|pledge|guarantee|next step|next action|next move|step|complaint|complain)';
/** "Only the promise, not the rest", "promises only". */
const onlyThese = (words: Pattern): Pattern[] => [
  `(only|just|solely|strictly|nothing but) (the|our|my|by)? ${words}`,
  `${words} (only|alone|exclusively|and nothing else)`,
  `${words} (but|and)? not (the|any|all)? (rest|other|others|remainder|remaining|anything else)`,
];

/** The kinds that are named, without those that are ruled out: "no promises". */
export function kindsOwed(reading: Reading): CommitmentKind[] {
  if (reading.has('(all|any|every|whatever) (kind|sort|type)', 'of all kinds')) return [];
  const said = KIND_WORDS.filter(([, words]) => reading.has(words)).map(([kind]) => kind);
  // Beside promises, what is to be done is the next steps; alone it is all of it.
  const named = reading.has(...BESIDE_PROMISES) ? [...new Set([...said, 'next-step' as const])] : said;
  const only = KIND_WORDS.filter(([, words]) => reading.has(...onlyThese(words))).map(([kind]) => kind);
  if (only.length === 1) return only;
  const ruledOut = named.filter((kind) => {
    const words = KIND_WORDS.find(([one]) => one === kind)?.[1] ?? '';
    return reading.has(
      `${LEFT_OUT} ${words}`,
      // "Without promises and complaints" is without either.
      `${LEFT_OUT} ${ANY_KIND} (and|or|nor) ${SMALL} ${words}`,
      `${LEFT_OUT} ${ANY_KIND} ${SMALL} ${ANY_KIND} (and|or|nor) ${SMALL} ${words}`,
      `${words} (aside|apart|exclude|excluded)`,
      // "Complaints not", but "promises, not complaints" leaves out the latter.
      ...(reading.has(`${words} not ${SMALL} ${ANY_KIND}`) ? [] : [`${words} not`]),
      `(leave|leaving) .. ${words}`,
    );
  });
  // "Open commitments, complaints included" are of all kinds.
  const isBesides = named.some((kind) => {
    const words = KIND_WORDS.find(([one]) => one === kind)?.[1] ?? '';
    return reading.has(
      `${words} (include|too|also|as well|inclusive)`,
      `(include|including|also|even|plus) (the|any)? ${words}`,
    );
  });
  if (isBesides && named.length === 1) return [];
  if (ruledOut.length === 0) return named;
  const left = named.filter((kind) => !ruledOut.includes(kind));
  return left.length > 0 ? left : KIND_WORDS.map(([kind]) => kind).filter((kind) => !ruledOut.includes(kind));
}
