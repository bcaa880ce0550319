import { stem } from '../../domain/text/stem.ts';
import { spelledOut } from '../language/short-forms.ts';
import type { Token } from '../language/tokens.ts';
import type { Link } from '../link/link.ts';
import { TITLES } from '../link/runs.ts';
import { anyStem, stems } from '../slots/slots.ts';

/**
 * A sentence or a part of one, by its first and its last token; `asksWith`: it ends with words that only ask; `isKnown`: it
 * is what the asker knows.
 */
type Sentence = { from: number; to: number; asksWith?: boolean; isKnown?: boolean };

const NAME = '(?:<n>|he|she|they|it)';
const ASKED_BY = `(?:^| )${anyStem('who whose what which when where why how')} `;
/** What a sentence asks with: at its beginning, or wherever one asks for something by a word. */
const ASKS = new RegExp(
  `^(?:${anyStem('and so but or ok well also then please')} )*${anyStem('be do have can could will would should shall may might must tell list show name give count remind find prep brief any anything anybody anyone')} |${ASKED_BY}`,
);
const AS = anyStem('before after while when as if since because until once');
const FIRST = `(?:${anyStem('so and but well as since because if once until though although ok hey sorry right now on today tomorrow tonight yesterday monday tuesday wednesday thursday friday saturday sunday')} |this ${anyStem('morning afternoon evening week')} )*`;
const STILL = `(?:${anyStem('just still also always once')} )?`;
const VERB = anyStem(
  'be have will would do must can could should may might keep say want need expect go come think leave retire stand sit wait move tell ask claim swear insist believe seem look sound',
);
/** Whom one asks for: "a client wants to hear from others". */
const FOR_WHOM = new RegExp(
  `^(?:it be |this be |that be )?(?:${AS} |for )*(?:(?:a|one|another|some|an) )?(?:(?:possible|new|potential|interested) )?${anyStem('client customer prospect somebody someone friend colleague')} (?:who )?(?:be )?${anyStem('want wish like ask look need seek would')} `,
);
/** How somebody tells what they are about, or how it comes that they ask. */
const TOLD = [
  `^${FIRST}${STILL}(?:i|we) `,
  `^${FIRST}${NAME} ${STILL}${VERB} `,
  `^${FIRST}${anyStem('my our the a an some')} (?:\\S+ ){1,2}${anyStem('be have will want need ask say keep come expect go')} `,
  `^(?:\\S+ ){1,3}${anyStem('be come draw get')} ${anyStem('near close up over around soon ahead here due round')} `,
  `^(?:just )?(?:${anyStem('back')} ${anyStem('from in at')}|about to|off ${anyStem('to on')}|on (?:my|the|our) way|in (?:a|my|the) ${anyStem('hurry rush meeting call car train taxi')}) `,
  `^${anyStem('stood stand sat sit met meet saw see spoke speak left leave drove returned')} `,
  `^${AS} (?:i|we) `,
  `^${FIRST}there ${anyStem('be will')} `,
].map((pattern) => new RegExp(pattern));
/** What a sentence may say of the answer, so that it is more than how it comes to be asked. */
const OF_THE_ANSWER = new RegExp(
  `(?:^| )${anyStem('customer client prospect lead account firm company former contact people name number figure amount list total sum count only not no never without except exclude include mean matter interest both each every all somewhere somebody someone complaint complain promise owe refer order overdue unhappy happy')} `,
);
/** Who will not be there says nothing of it either. */
const ABSENT = new RegExp(
  `${anyStem('be can will could do')} not (?:be )?${anyStem('there here in around available able come make')} `,
  'g',
);
/** "Planning 2027.", "calling Acme in 5": what somebody is at. */
const AT_IT = /^[a-z]{2,}ing$/;
const NO_WORK = new Set(
  'anything everything something nothing during morning evening meeting spending according'.split(' '),
);
/** What one asks with in so many words: "I would be most grateful to hear …", "… and wondered whether you could tell me …". */
const PLEASE = `(?:${anyStem('please kindly possibly perhaps also maybe')} )*`;
const TELLING = `(?:${anyStem('tell remind inform show give let')} (?:me|us)(?: know)?(?: ${anyStem('of about again')})?|${anyStem('say confirm check name list')})`;
const LEARN = `(?:to ${anyStem('know hear learn see find')}(?: out)?(?: ${anyStem('about')})?|${anyStem('of for')})`;
const IF_YOU = `(?:if|whether) you ${anyStem('can could would will might')} ${PLEASE}`;
const ASKING = new RegExp(
  `^(?:${anyStem('and but so then well')} )*(?:${[
    `${anyStem('can could will would might may')} you ${PLEASE}(?:mind |be so kind as to |be able to )?${TELLING}`,
    `be so (?:kind|good) (?:as )?to ${TELLING}`,
    `(?:i |we )?${anyStem('would should')} (?:(?:be|${anyStem('really most very ever so much quite also dearly just')}) )*${anyStem('love like grateful glad obliged happy pleased appreciate thankful delighted')} (?:it )?(?:${LEARN}|${IF_YOU}${TELLING})`,
    `it would (?:help|be ${anyStem('good nice useful helpful great handy')}) (?:me |us )?${LEARN}`,
    `(?:i |we )?(?:(?:be|${anyStem('just also rather')}) )*${anyStem('wonder')} ${IF_YOU}${TELLING}`,
  ].join('|')}) `,
);
const SO_ASKS = new RegExp(`^so (?=${anyStem('who whose what which when where how')} )`);
/** How far such a phrase reaches at most, in words; and what has to be left to be asked. */
const LONGEST_ASKING = 16;
const LEAST_ASKED = 3;
/** What excuses the asking says nothing of the answer. */
const EXCUSE = new RegExp(
  `^${FIRST}(?:if it be not (?:\\S+ ){1,3}${anyStem('trouble bother ask')}|if you (?:do|would) not mind) `,
);
const LED_BY = new RegExp(`^${AS} (?=(?:i|we) )`);
const LEAST = 2;

/**
 * The sentences that only lead to the question or explain it: "Tully is out today. What …?", "Birthdays next week? I buy the
 * cards today", "calling Acme in 5: …". None where no other sentence asks anything.
 */
export function circumstances(tokens: readonly Token[], links: readonly Link[]): Sentence[] {
  const sentences = sentencesOf(tokens, links).flatMap((one) => askedWithin(one, tokens, links));
  const told = sentences.filter((one) => one.asksWith || one.isKnown || tells(one, tokens, links));
  const isAsked = (one: Sentence, at: number) =>
    !told.includes(one) && (sentences[at - 1]?.asksWith || asks(one, tokens, links));
  return told.length > 0 && sentences.some(isAsked) ? told : [];
}

const THINKS = stems(
  'know realise realize understand gather believe hear think remember recall forget forgot',
);
const I = stems('i we');

/**
 * Where sentences end, and where a colon or a semicolon stands; a name is never cut, nor a title before it. A question may end
 * with what the asker knows: ", i know they do not buy any more".
 */
function sentencesOf(tokens: readonly Token[], links: readonly Link[]): Sentence[] {
  const lastComma = tokens.findLastIndex(({ gap }) => gap.includes(','));
  const isAdded = (at: number) =>
    at === lastComma &&
    ((I.has(tokens[at]?.key ?? '') && THINKS.has(stem(tokens[at + 1]?.key ?? ''))) ||
      (WHY.has(tokens[at]?.key ?? '') && isForSomebody({ from: at, to: tokens.length - 1 }, tokens, links)));
  const begins = tokens.flatMap(({ gap }, at) =>
    at === 0 ||
    ((isAdded(at) || /[.!?;:]\s|\s[-\u2013\u2014]\s/.test(gap)) &&
      !TITLES.has(tokens[at - 1]?.key ?? '') &&
      !links.some(({ from, to }) => from < at && at <= to))
      ? [at]
      : [],
  );
  return begins.map((from, at) => ({
    from,
    to: (begins[at + 1] ?? tokens.length) - 1,
    isKnown: isAdded(from),
  }));
}

const WHY = new Set(['because', 'as', 'since', 'for', 'cos', 'cause']);
const isForSomebody = (sentence: Sentence, tokens: readonly Token[], links: readonly Link[]): boolean =>
  FOR_WHOM.test(saidIn(sentence, tokens, links));

/** A sentence apart from the words that it asks with, and from what they come after: "I fetch my coat, so could you tell me …". */
function askedWithin(sentence: Sentence, tokens: readonly Token[], links: readonly Link[]): Sentence[] {
  const { from, to, isKnown } = sentence;
  if (isKnown) return [sentence];
  for (let at = from; at <= to - LEAST_ASKED; at += 1) {
    if (links.some((link) => link.from < at && at <= link.to)) continue;
    const said = saidIn({ from: at, to: Math.min(to, at + LONGEST_ASKING) }, tokens, links);
    const asking = (ASKING.exec(said) ?? SO_ASKS.exec(said))?.[0];
    if (asking === undefined) continue;
    const end = endOf(asking, at, tokens, links);
    const before = saidIn({ from, to: at - 1 }, tokens, links).replace(EXCUSE, '');
    const isBare = at === from || !(ASKS.test(before.replace(LED_BY, '')) || OF_THE_ANSWER.test(before));
    if (isBare && end <= to - LEAST_ASKED && (at > from || end > at))
      return [
        { from, to: end, asksWith: true },
        { from: end + 1, to },
      ];
  }
  return [sentence];
}

/** The last token of some stems that begin at one. */
function endOf(said: string, from: number, tokens: readonly Token[], links: readonly Link[]): number {
  let to = from;
  while (to < tokens.length && saidIn({ from, to }, tokens, links).length < said.length) to += 1;
  return to;
}

/** Whether a text up to a token only leads to a question that comes after it. */
export const onlyLeads = (to: number, tokens: readonly Token[], links: readonly Link[]): boolean =>
  tells({ from: 0, to }, tokens, links);

function tells(sentence: Sentence, tokens: readonly Token[], links: readonly Link[]): boolean {
  // "Acme: when are they free?"
  if (links.some(({ from, to }) => from === sentence.from && to === sentence.to)) return true;
  if (sentence.to - sentence.from + 1 < LEAST || endsAsking(sentence, tokens)) return false;
  if (sentence.from > 0 && isForSomebody(sentence, tokens, links)) return true;
  const said = saidIn(sentence, tokens, links).replace(ABSENT, '');
  if (ASKS.test(said.replace(LED_BY, '')) || OF_THE_ANSWER.test(said)) return false;
  const [first] = tokens.slice(sentence.from);
  const isAtIt = first !== undefined && AT_IT.test(first.key) && !NO_WORK.has(first.key);
  return isAtIt || TOLD.some((pattern) => pattern.test(said));
}

const asks = (sentence: Sentence, tokens: readonly Token[], links: readonly Link[]): boolean =>
  endsAsking(sentence, tokens) || ASKS.test(saidIn(sentence, tokens, links));

const endsAsking = ({ to }: Sentence, tokens: readonly Token[]): boolean =>
  tokens[to + 1]?.gap.includes('?') ?? false;

/** The stems of a sentence, each followed by a space, with `<n>` for a name. */
function saidIn({ from, to }: Sentence, tokens: readonly Token[], links: readonly Link[]): string {
  const words: string[] = [];
  for (let at = from; at <= to; at += 1) {
    const name = links.find((link) => link.from === at);
    if (name) {
      words.push('<n>');
      at = name.to;
      continue;
    }
    for (const part of tokens[at]?.key.split(' ') ?? [])
      if (part !== 's' && part !== '') words.push(...(spelledOut(part) ?? [part]).map(stem));
  }
  return `${words.join(' ')} `;
}
