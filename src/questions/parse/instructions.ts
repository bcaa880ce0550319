import { anyStem } from '../slots/slots.ts';
import type { Spot } from './reading.ts';

/**
 * Clauses of their own that ask nothing: they say what to leave out, what to count in, or in what form the answer will do.
 * They are put as one would say it within the question: "Prospects are not needed." is "without prospects".
 */
const LEAD = '(?:(?:but|and|pleas|kindly|so|the|any|all|all the|of course) )*';
const BE = '(?:(?:be|do|should|shall|can|may|must|need|will|would|have) )?(?:(?:pleas|also|too|likewis) )*';
const HERE =
  '(?: (?:in|me|us|here|now|for|pleas|thank|about|this|time|question|list|answer|today|though|to|of|it|count))*';
const NOUNS = '((?:[^ ]+ ){0,7}?[^ ]+)';
/** What is said after something that is left out: "… are not to be counted", "… do not interest me", "… please leave aside". */
const LEFT_OUT_AFTER = new RegExp(
  `^${LEAD}(?:(?:leave|put|set|with|take) )?${NOUNS} ${BE}(?:(?:not|never|no|of no) (?:to )?(?:be )?(?:to )?(?:be )?(?:what (?:i|we) (?:be |do )?)?(?:count|includ|mean|relevant|need|want|interest|requir|matter|ask|concern|car|look|after)|(?:be )?(?:to )?(?:be )?(?:(?:leave|put|set|keep|stay) (?:asid|out)|asid|apart|exclud|omit|skip|ignor|neither)|(?:(?:i|we|you) )?(?:can|could|may|would|will) (?:well |easily |happily )?(?:do|live|manag|get by) without)${HERE}$`,
);
/** And before it: "leave out the prospects", "never mind the visits", "do not count gifts", "I do not mean next steps". */
const LEFT_OUT_BEFORE = new RegExp(
  `^${LEAD}(?:leave (?:out|asid)|omit|skip|ignor|exclud|(?:(?:i|we) )?(?:do )?not (?:count|includ|list|show|mention|mean|want|need|give|bother(?: with)?|(?:mix|throw|add|bring|put)(?: in)?|car (?:about|for))(?: (?:me|us))?(?: to see)?|(?:(?:i|we) be )?not (?:interest in|after|look for)|no need (?:for|to (?:count|includ|list|show|mention|give)(?: (?:me|us))?)|(?:spar|sav) (?:me|us)|never mind(?! (?:if|whether|what|how|that) )|forget(?: about)?|drop) ${NOUNS}${HERE}$`,
);
const LEAVE_OUT = '(?:leave (?:out|asid)|forget(?: about)?|omit|skip|ignor|exclud|overlook|drop)';
/** What is not to be left out: "do not leave out the prospects", "former ones must not be forgotten". */
const KEPT_AFTER = new RegExp(`^${LEAD}${NOUNS} ${BE}(?:not|never) (?:to )?(?:be )?${LEAVE_OUT}${HERE}$`);
const KEPT_BEFORE = new RegExp(
  `^${LEAD}(?:do )?(?:not|never|without) (?:${LEAVE_OUT} ${NOUNS}|leave ${NOUNS} (?:out|asid))${HERE}$`,
);
/** "… who use Rivalco too" says what they do, and counts nobody in. */
const COUNTED_IN_AFTER = new RegExp(
  `^${LEAD}(?!(?:who|whom|whos|which|what|that|how|wher|when|do|be|have|buy|order|use|purchas|sourc|get) )${NOUNS} ${BE}(?:(?:to )?(?:be )?(?:(?:count|consider)(?: (?:in|too|as good|also))?|includ(?: too)?)|(?:count|includ|consider|welcom|too|as good|also)|(?:should|must|may|can|need to|have to) (?:also )?(?:be|appear|stand|com|go|belong|show up) (?:also )?(?:in|on|among|part of) (?:the |that |your |it|them)(?:list|answer)?(?: (?:too|also))?)${HERE}$`,
);
const COUNTED_IN_BEFORE = new RegExp(
  `^${LEAD}(?:also )?(?:(?:with|and) (?=(?:(?:the|our|my|all|also|any) )*(?:prospect|lead|former|ex|past|customer|client)(?: (?:customer|client|one|account))?(?: (?:too|also|pleas))*$)|includ|consider|count in|add(?: in)?|throw in|bring in|(?:and )?count(?! (?:only|just|none) )) ?${NOUNS}(?: (?:in|too|also|as good|pleas))*$`,
);
/** "I only want promises": none but those. */
const ONLY_THESE = new RegExp(
  `^${LEAD}(?:i|we) (?:(?:only|solely) (?:want|need|mean|car (?:about|for))|(?:want|need|mean) (?:only|solely))(?: to see)? ${NOUNS}${HERE}$`,
);
/** "Customer names will do", "the number is enough", "just the figure". */
const FORM =
  '(?:(?:the|a|just|only|bare|customer|account|of|plain|their|mere|short|and|or) )*(?:nam|list|number|figur|count|total|date|answer|day|sum|amount|line|word)(?: of (?:the |all )?(?:customer|account|firm|day))?';
const ENOUGH = new RegExp(
  `^${LEAD}(?:${FORM} (?:be |will |would |should )?(?:be )?(?:enough|do|suffic|fin|all i (?:need|want)|sufficient)${HERE}|(?:just|only|simply) ${FORM}(?: pleas)?)$`,
);

/** "… regardless of whether they buy, have bought or may buy": of whatever standing, to the end of the question. */
const EITHER_WAY = new RegExp(
  ` (?:${anyStem('regardless irrespective independent')} (?:of )?|no matter |never mind |be it )(?:${anyStem('whether if')}) (?=.*(?:${anyStem('buy buyer customer client prospect lead former active')})(?: |$))(?!.*(?:${anyStem('which who whom what when how where why')})(?: |$)).*$`,
);
const LOOKS_AFTER = `(?:look after|car for|${anyStem('own handle manage hold responsible serve')}(?: for)?)`;
/** "… independent of the owner", "whoever looks after them", "whether owned by me or somebody else": whosever they are. */
const WHOSEVER = new RegExp(
  ` (?:(?:${anyStem('regardless irrespective independent independently')} of|no matter) )(?:the |their )?(?:(?:owner|ownership)|who(?: be)? ${LOOKS_AFTER})(?: (?:they|it|them|of them))?(?= |$)| whether ${LOOKS_AFTER} by (?:me|us|myself|<M>) or (?:by )?(?:somebody|someone|anybody|anyone|another|other)(?: els| colleagu)?(?= |$)`,
);
/** The spots of a question without the words that say so. */
function withoutWhosever(spots: readonly Spot[]): readonly Spot[] {
  const said = ` ${spots.map(({ symbol }) => symbol).join(' ')}`;
  const found = WHOSEVER.exec(said);
  if (found === null) return spots;
  return besides(spots, said.slice(0, found.index).split(' ').length - 1, found[0]);
}
/** The spots of a question without some words of it, from one spot on. */
const besides = (spots: readonly Spot[], from: number, words: string): readonly Spot[] => [
  ...spots.slice(0, from),
  ...spots.slice(from + words.trim().split(' ').length),
];

/** "No matter if customer, prospect or former, …": of whatever standing, as far as standings are told. */
const OF_ALL_STANDINGS = new RegExp(
  ` (?:${anyStem('regardless irrespective independent')} (?:of )?|no matter |be it )${anyStem('whether if')} (?:(?:${anyStem('customer client prospect lead former ex past current potential or they it be a an our and active')}) )+`,
);
/** The spots of a question before it says that it does not matter what they are to us. */
function beforeEitherWay(spots: readonly Spot[]): readonly Spot[] {
  const said = spots.map(({ symbol }) => symbol).join(' ');
  const at = said.search(EITHER_WAY);
  const [standings] = OF_ALL_STANDINGS.exec(said) ?? [];
  // What comes after them is asked all the same: "…, without a contact".
  if (at < 0) return spots;
  const from = said.slice(0, at).split(' ').length;
  return standings !== undefined && ASKS_ON.test(said.slice(at + standings.length - 1))
    ? besides(spots, from, standings)
    : spots.slice(0, from);
}

const ASKS_ON = new RegExp(`^ ${anyStem('without with that have be not never no tag')} `);

/** A clause of at least so many words asks something. */
const LEAST = 2;

/**
 * The spots of a question, with instructions put plainly.
 * @param begins where a clause begins, by its place among the spots
 */
export function withInstructions(all: readonly Spot[], begins: ReadonlySet<number>): readonly Spot[] {
  const spots = withoutWhosever(beforeEitherWay(all));
  const clauses = clausesOf(spots, begins).map((clause) => ({ clause, plain: plainly(clause) }));
  return clauses.some(({ clause, plain }) => plain === null && clause.length >= LEAST)
    ? clauses.flatMap(({ clause, plain }) => plain ?? clause)
    : spots;
}

function clausesOf(spots: readonly Spot[], begins: ReadonlySet<number>): Spot[][] {
  const clauses: Spot[][] = [];
  spots.forEach((spot, at) => {
    const last = clauses.at(-1);
    if (last === undefined || begins.has(at)) clauses.push([spot]);
    else last.push(spot);
  });
  return clauses;
}

/** What an instruction means, as one says it within a question; null for any other clause. */
function plainly(clause: readonly Spot[]): Spot[] | null {
  const said = clause.map(({ symbol }) => symbol).join(' ');
  if (ENOUGH.test(said) || WHICHEVER.test(said)) return [];
  const word = (symbol: string): Spot => ({ symbol, word: symbol, from: -1, to: -1 });
  const before = KEPT_BEFORE.exec(said);
  const kept = before?.[1] ?? before?.[2] ?? KEPT_AFTER.exec(said)?.[1];
  const out = LEFT_OUT_AFTER.exec(said)?.[1] ?? LEFT_OUT_BEFORE.exec(said)?.[1];
  if (kept === undefined && out !== undefined)
    return [word('without'), ...stretch(clause, out.replace(/ (?:i|we|you)$/, ''))];
  const only = ONLY_THESE.exec(said)?.[1];
  if (only !== undefined) return [word('only'), ...stretch(clause, only)];
  const counted = kept ?? COUNTED_IN_AFTER.exec(said)?.[1] ?? COUNTED_IN_BEFORE.exec(said)?.[1];
  return counted === undefined ? null : [...stretch(clause, counted), word('includ')];
}

/** "The owner does not matter", "of whatever standing": whichever it is, rather than none. */
const WHICHEVER = new RegExp(
  `^${LEAD}(?:i|we) (?:do|can|could) not (?:car|mind|bother)(?: about)? (?:who|whos|which|what) (?:own|look after|car for|handl|manag|be responsibl|they be|it be|account|colleagu)[^?]*$|^${LEAD}(?:(?:who )?(?:the |their |its )?(?:owner|standing|status|kind|sort|colleagu|channel|sourc|size|trad|tag|who own (?:it|they)|who (?:look|car) after (?:it|they))) (?:do|be|will|can) not (?:matter|relevant|important|interest|concern|of (?:any )?interest|count)${HERE}$`,
);

/** Whether a sentence, by its symbols, only tells what to leave out or to count in, or in what form the answer will do. */
export const isInstruction = (said: string): boolean =>
  [ENOUGH, KEPT_BEFORE, KEPT_AFTER, LEFT_OUT_AFTER, LEFT_OUT_BEFORE].some((clause) =>
    clause.test(said.trim()),
  );

/** The spots that some symbols were read from. */
function stretch(clause: readonly Spot[], symbols: string): Spot[] {
  const words = symbols.split(' ');
  const at = clause.findIndex((_, from) => words.every((word, step) => clause[from + step]?.symbol === word));
  return clause.slice(at, at + words.length);
}
