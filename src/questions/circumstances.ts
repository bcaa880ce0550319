import { stem } from '../domain/text/stem.ts';
import { spelledOut } from './language/short-forms.ts';
import type { Token } from './language/tokens.ts';
import type { Link } from './link/link.ts';
import { TITLES } from './link/runs.ts';

/** A sentence, by its first and its last token. */
type Sentence = { from: number; to: number };

/** The stems of some words as a choice of a pattern. */
const any = (words: string): string => `(?:${words.split(' ').map(stem).join('|')})`;
const NAME = '(?:<n>|he|she|they|it)';
const ASKED_BY = `(?:^| )${any('who whose what which when where why how')} `;
/** What a sentence asks with: at its beginning, or wherever one asks for something by a word. */
const ASKS = new RegExp(
  `^(?:${any('and so but or ok well also then please')} )*${any('be do have can could will would should shall may might must tell list show name give count remind find prep brief any anything anybody anyone')} |${ASKED_BY}`,
);
const AS = any('before after while when as if since because until once');
const FIRST = `(?:${any('so and but well as since because if once until though although ok hey sorry right now today tomorrow tonight yesterday')} |this ${any('morning afternoon evening week')} )*`;
const STILL = `(?:${any('just still also always once')} )?`;
const VERB = any(
  'be have will would do must can could should may might keep say want need expect go come think leave retire stand sit wait move tell ask claim swear insist believe seem look sound',
);
/** How somebody tells what they are about, or how it comes that they ask. */
const TOLD = [
  `^${FIRST}${STILL}(?:i|we) `,
  `^${FIRST}${NAME} ${STILL}${VERB} `,
  `^${FIRST}${any('my our the a an some')} (?:\\S+ ){1,2}${any('be have will want need ask say keep come expect go')} `,
  `^(?:\\S+ ){1,3}${any('be come draw get')} ${any('near close up over around soon ahead here due round')} `,
  `^(?:just )?(?:${any('back')} ${any('from in at')}|about to|off ${any('to on')}|on (?:my|the|our) way|in (?:a|my|the) ${any('hurry rush meeting call car train taxi')}) `,
  `^${any('stood stand sat sit met meet saw see spoke speak left leave drove returned')} `,
  `^${AS} (?:i|we) `,
].map((pattern) => new RegExp(pattern));
/** What a sentence may say of the answer, so that it is more than how it comes to be asked. */
const OF_THE_ANSWER = new RegExp(
  `(?:^| )${any('customer client prospect lead account firm company former contact people name number figure amount list total sum count only not no never without except exclude include mean matter interest both each every all complaint complain promise owe refer order overdue unhappy happy')} `,
);
/** "Planning 2027.", "calling Acme in 5": what somebody is at. */
const AT_IT = /^[a-z]{2,}ing$/;
const NO_WORK = new Set(
  'anything everything something nothing during morning evening meeting spending according'.split(' '),
);
const LED_BY = new RegExp(`^${AS} (?=(?:i|we) )`);
const LEAST = 2;

/**
 * The sentences that only lead to the question or explain it: "Tully is out today. What …?", "Birthdays next week? I buy the
 * cards today", "calling Acme in 5: …". None where no other sentence asks anything.
 */
export function circumstances(tokens: readonly Token[], links: readonly Link[]): Sentence[] {
  const sentences = sentencesOf(tokens, links);
  const told = sentences.filter((one) => tells(one, tokens, links));
  return told.length > 0 && sentences.some((one) => !told.includes(one) && asks(one, tokens, links))
    ? told
    : [];
}

/** Where sentences end, and where a colon or a semicolon stands; a name is never cut, nor a title before it. */
function sentencesOf(tokens: readonly Token[], links: readonly Link[]): Sentence[] {
  const begins = tokens.flatMap(({ gap }, at) =>
    at === 0 ||
    (/[.!?;:]\s|\s[-\u2013\u2014]\s/.test(gap) &&
      !TITLES.has(tokens[at - 1]?.key ?? '') &&
      !links.some(({ from, to }) => from < at && at <= to))
      ? [at]
      : [],
  );
  return begins.map((from, at) => ({ from, to: (begins[at + 1] ?? tokens.length) - 1 }));
}

function tells(sentence: Sentence, tokens: readonly Token[], links: readonly Link[]): boolean {
  if (sentence.to - sentence.from + 1 < LEAST || endsAsking(sentence, tokens)) return false;
  const said = saidIn(sentence, tokens, links);
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
