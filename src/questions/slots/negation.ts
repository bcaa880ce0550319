import { stem } from '../../domain/text/stem.ts';
import type { Reading, Spot } from '../parse/reading.ts';

const stems = (text: string) =>
  new Set(text.split(/\s+/).map((word) => (word.startsWith('<') ? word : stem(word))));
const NO = stems('no not never without except excluding exclude minus nor neither non lacking lack missing');
/** "Other than", "apart from", "anything but": no negation by their first word alone. */
const BESIDES =
  `other than;another than;else than;different than;different from;apart from;aside from;besides;instead of;rather than;
  anything but;everything but;anybody but;anyone but;everyone but;everybody but;all but;any but`
    .split(';')
    .map((pair) => pair.trim().split(' ').map(stem) as [string, string?]);
/** What may stand between a negation and what it negates. */
const BETWEEN = stems(
  `a an the any some their our his her its be been is of in on by through via from with for to as at about towards or nor
   have has had get got given come came found tag tagged label labelled carry carrying mark marked source channel reason
   because due one ones than kind sort feel feeling feelings mood at all ever yet us we currently present so very really
   particularly exactly who which that whose still account buy buying use using supplied supplier competitor say saying
   own owned owner look looked after handled managed belong single former current hands care charge <R> <G> <S> <T>`,
);
/** Whose customers are ruled out, in one breath: "without my accounts and Ben's". */
const OWNERS = stems('my mine me <M>');
const OF_OWNERS = stems('and my mine me account accounts customer customers prospect prospects one ones <M>');
/** Verbs of their own, which take a negation for themselves: "who do not buy yet were recommended" were recommended. */
const VERBS = stems(
  'buy buying use using supplied look looked handled managed own owned belong say saying feel',
);
/** What gives a cause: "not buying because of the price" does not rule the price out, "not because of the price" does. */
const CAUSE = stems('because due reason over for');
const BEFORE_CAUSE = stems('a an the any be so their');
const SAY = stems('say tell answer reply');
const OWNER = stem('owner');
const RELATIVE = stems('who which whose');
const FINITE = /^(?:is|are|was|were)$/;
const REACH = 7;

/**
 * Whether what stands at a token is ruled out: "not tagged hotel", "another reason than price", "anyone but Ben".
 * @param isVerb it is a verb, which no negation of another verb rules out
 */
export function isNegated(
  { spots }: Pick<Reading, 'spots'>,
  token: number,
  { isVerb = false }: { isVerb?: boolean } = {},
): boolean {
  const at = spots.findIndex(({ from, to }) => from <= token && to >= token);
  if (at < 0) return false;
  const isOwner = OWNERS.has(spots[at]?.symbol ?? '');
  let between = BETWEEN;
  let isAsked = false;
  for (let back = at - 1; back >= Math.max(0, at - REACH); back -= 1) {
    const symbol = spots[back]?.symbol ?? '';
    if (besides(spots, back)) return true;
    if (NO.has(symbol) && spots[back]?.word !== 'none') return !turnsRound(spots, back);
    const isBetween = between.has(symbol) || (isOwner && OF_OWNERS.has(symbol));
    // "Of those that do not buy yet, who is angry?": what is said after a clause is none of it.
    // "Of those that have no owner, which are overdue?"
    const isOfClause = (isVerb || isAsked) && (VERBS.has(symbol) || symbol === OWNER);
    if (!isBetween || isOfClause) return false;
    if (RELATIVE.has(symbol) || FINITE.test(spots[back]?.word ?? '')) isAsked = true;
    if (CAUSE.has(symbol)) between = BEFORE_CAUSE;
  }
  return false;
}

/** Whether "than" of "other … than", "but" of "anyone … but" or "besides" stands at a spot. */
const besides = (spots: readonly Spot[], at: number): boolean =>
  BESIDES.some(([first, second]) =>
    second === undefined
      ? spots[at]?.symbol === first
      : spots[at]?.symbol === second &&
        spots.slice(Math.max(0, at - 3), at).some(({ symbol }) => symbol === first),
  );

/** "Not only", "why not", "not one but two": no negation of what follows. */
function turnsRound(spots: readonly Spot[], at: number): boolean {
  const [before, next] = [spots[at - 1]?.symbol, spots[at + 1]?.symbol];
  // Who said no did so for what comes next.
  const isSaid = spots[at]?.symbol === 'no' && SAY.has(before ?? '');
  return isSaid || next === 'only' || next === 'just' || before === 'why' || before === 'or';
}
