import { stem } from '../../domain/text/stem.ts';
import type { Reading } from '../parse/reading.ts';
import { isNegated } from '../slots/negation.ts';
import { stems } from '../slots/slots.ts';
import { standingsOf } from '../slots/standings.ts';

/** Words for the same reason, as stems: whoever asks for one of them is told of all. */
const FIELD_WORDS = [
  'price prices pricing expensive cost costly cheap cheaper pricey dear steep overpriced overcharge charge rate rates fee fees tariff',
  'budget money funds funding afford',
  'contract locked bound tied',
  'rent lease hire rental leasing hiring renting',
  'loyal loyalty friend friendship fond',
  'time busy capacity',
  'approval approve decision decide permission permit',
].map((words) => words.split(' '));
const FIELDS = FIELD_WORDS.map((words) => words.map(stem));
/** How the words of such fields are written. */
export const REASON_WORDS: ReadonlyMap<string, string> = new Map(
  FIELD_WORDS.flat()
    .reverse()
    .map((word) => [stem(word), word]),
);

/** A word of a reason together with those that mean the same. */
export const reasonField = (word: string): readonly string[] =>
  FIELDS.find((field) => field.includes(word)) ?? [word];

/** Words of reasons besides, and those that tell of one by themselves. */
const FURTHER = stems(
  'quality supplier function reader size staff crew service support delivery weight heavy',
);
const TELLING = stems(
  'expensive costly pricey steep overpriced overcharge budget afford locked bound tied rent lease loyal loyalty busy approval permission permit',
);
/** What is said of reasons, whatever they are. */
const ASKED =
  '(reason|because|hold|block|obstacle|objection|hesitate|wait|excuse|cite|argument|hurdle|due to|cause|not buy|why|think|find|say|consider|object|balk|deter|turn us down|knock|concern|put off|blocker|say no|barrier|lock|too|lack|stand between|blame|prefer|rather)';
const LIMITS = stems('interval limit cadence rhythm period span gap frame number day time maximum distance');
const TIME = stem('time');
const COUNTS_TIME = stems(
  'any some one first second last next this that each every same which what all a single',
);
const NONE = { meant: [], out: [], isChoice: false };
/** What is asked for, whether any of it will do, and what is ruled out. */
type Reasons = { meant: string[]; out: string[]; isChoice: boolean };

/** After these a cause is named: "… because the owners cannot agree". */
const CAUSES = stems('because due owing cause ground grounds since');
/** "… who say they have no time", "… that are waiting for something". */
const SAYING = stems('say claim argue tell object complain wait waiting');
/** "Waiting for us" is no reason of theirs. */
const OURS = stems('us our me my <M>');
const ASKING = stems('who whom which what when where how whose');
/** "Gave waiting as their reason", "name the lease as an obstacle". */
const GIVING = stems('give name cite state mention quote list put have');
const REASONS = stems('reason objection excuse obstacle hurdle blocker argument');

/** Where in a question a cause is named: from one of its spots to another. */
function causeIn({ spots }: Reading): { from: number; to: number } | null {
  const symbol = (at: number) => spots[at]?.symbol ?? '';
  const as = spots.findIndex(
    ({ symbol: one }, at) => one === 'as' && [1, 2, 3].some((step) => REASONS.has(symbol(at + step))),
  );
  const given = as < 0 ? -1 : spots.slice(0, as).findLastIndex(({ symbol: one }) => GIVING.has(one));
  if (given >= 0) return { from: given + 1, to: as - 1 };
  const start = spots.findIndex(
    ({ symbol: one }, at) =>
      at > 0 &&
      (CAUSES.has(one) ||
        (SAYING.has(one) && !(symbol(at + 1) === 'for' && OURS.has(symbol(at + 2)))) ||
        (REASONS.has(one) && symbol(at + 1) === 'be')),
  );
  if (start < 0) return null;
  const end = spots.findIndex(({ symbol: one }, at) => at > start && ASKING.has(one));
  return { from: CAUSES.has(symbol(start)) ? start + 1 : start, to: end < 0 ? spots.length - 1 : end - 1 };
}

const isOfProspects = (reading: Reading): boolean => {
  const { standing } = standingsOf(reading);
  return standing.length > 0 && !standing.includes('customer');
};

/** Which tokens tell why those do not buy who are no customers: what they are called there is no tag or product. */
export function causeOf(reading: Reading): (token: number) => boolean {
  const cause = isOfProspects(reading) ? causeIn(reading) : null;
  return (token) => {
    const at = reading.spots.findIndex(({ from, to }) => from <= token && to >= token);
    return cause !== null && at >= cause.from && at <= cause.to;
  };
}

/** What a list of reasons must name: "prospects that name price as the reason", "who say we are too expensive". */
export function reasonOf(reading: Reading): Reasons {
  const { vocabulary, spots, grounds } = reading;
  const isCause = causeOf(reading);
  const isOther = (at: number) =>
    !isCause(at) &&
    [...vocabulary.tags, ...vocabulary.sources, ...vocabulary.items, ...vocabulary.rivals].some(
      ({ from, to }) => at >= from && at <= to,
    );
  // "Why they do not buy" names no reason, though one may speak of buying.
  const isNotBuying = (from: number) => {
    const at = spots.findIndex((spot) => spot.from === from);
    return BUYING.has(spots[at]?.symbol ?? '') && spots[at - 1]?.symbol === 'not';
  };
  const marked = vocabulary.reasons.filter(({ from }) => !isOther(from) && !isNotBuying(from));
  const inCause = grounds.filter(({ from }) => isCause(from) && !isNotBuying(from));
  if (marked.length + inCause.length > 0 && isOfProspects(reading))
    return parted([...marked, ...inCause], reading);
  const named = spots
    .filter(
      ({ symbol, from }, at) =>
        !isOther(from) &&
        // "At any time", "not even one time".
        !(symbol === TIME && COUNTS_TIME.has(spots[at - 1]?.symbol ?? '')) &&
        // "The permitted interval", "the time limit".
        !LIMITS.has(spots[at + 1]?.symbol ?? '') &&
        (FIELDS.flat().includes(symbol) || FURTHER.has(symbol)),
    )
    .map(({ from, symbol }) => ({ from, value: symbol }));
  const isTelling = (value: string) => TELLING.has(value) || (value === 'contract' && isOfProspects(reading));
  return reading.has(ASKED) || named.some(({ value }) => isTelling(value))
    ? parted([...named, ...marked], reading)
    : NONE;
}

/** The reasons that are asked for, and those that are ruled out. */
function parted(marks: readonly { from: number; value: string }[], reading: Reading): Reasons {
  const of = (some: typeof marks) => [...new Set(some.map(({ value }) => reasonField(value)[0] ?? value))];
  const out = of(marks.filter(({ from }) => isNegated(reading, from) && !isLacking(reading, from)));
  const places = marks.map(({ from }) => reading.spots.findIndex((spot) => spot.from === from));
  const isChoice = places.some(
    (at) =>
      /^(?:or|and|nor)$/.test(reading.spots[at + 1]?.symbol ?? '') &&
      places.some((other) => other > at && other <= at + 4),
  );
  const meant = of(marks).filter((value) => !out.includes(value));
  // "Waiting for a permit": what for tells them from others who wait.
  const telling = meant.filter((value) => !GENERAL.has(value));
  return { meant: isChoice || telling.length === 0 ? meant : telling, out, isChoice };
}

/** "No money", "not enough time", "lack of budget": the reason itself. */
function isLacking({ spots }: Reading, token: number): boolean {
  const at = spots.findIndex(({ from }) => from === token);
  const [far, near, next] = [at - 2, at - 1, at + 1].map((place) => spots[place]?.symbol ?? '');
  if (near === 'enough' || (near === 'of' && LACK.has(far ?? ''))) return true;
  // "With no budget" lacks it, "with no price objection" gives another reason.
  const isOnes = far === 'with' ? REASONS.has(next ?? '') : ONES.has(far ?? '');
  return LACK.has(near ?? '') && !isOnes;
}
const BUYING = stems('buy order purchase');
const GENERAL = stems('wait waiting hesitate hold block stop say want');
const LACK = stems('no lack lacking without missing');
const ONES = stems('reason prospect');
