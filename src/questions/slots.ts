import type { Standing } from '../domain/customer.ts';
import type { InteractionKind } from '../domain/kinds.ts';
import { stem } from '../domain/text/stem.ts';
import type { Period } from './language/periods.ts';
import type { PeriodSlot } from './query.ts';
import type { Reading } from './reading.ts';

const stems = (text: string) => new Set(text.split(' ').map(stem));
const NO = stems('no not without except excluding exclude minus ignoring ignore skip besides neither nor');
const CUSTOMERS = stems('customer client cust buyer');
const PROSPECTS = stems('prospect lead prospective potential pipeline');
const FORMER = stems('former ex past old lost previous churned lapsed');
const CURRENT = stems('current present existing active paying actual today regular live');
const NOUNS = stems('customer client account one company firm cust business people folk buyer name party');
/** What is said after a standing that is meant besides others, and after one that is not meant. */
const TOO = /^(?:\S+ ){0,2}(?:too|as well|includ|inclusiv) /;
const ASIDE = /^(?:\S+ ){0,2}(?:aside|apart|exclud|leave out|not count|do not count) /;

export type Standings = {
  standing: Standing[] /** Only the bare word "customers": it may be meant loosely. */;
  loose: boolean;
};

/** Which standings are asked for: "prospects", "former customers", "customers only, no prospects". Empty: any. */
export function standingsOf(reading: Reading): Standings {
  const words = reading.symbols.trim().split(' ');
  const wanted = new Set<Standing>();
  const unwanted = new Set<Standing>();
  const added = new Set<Standing>();
  let loose = true;
  let no = -1;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const next = words[at + 1] ?? '';
    if (NO.has(word)) no = at;
    const rest = `${words.slice(at + 1).join(' ')} `;
    const into = ASIDE.test(rest) ? unwanted : TOO.test(rest) ? added : no >= 0 && words[no + 1] === 'yet' && at - no <= 4 ? unwanted : no >= 0 && at - no <= 6 && ['no', 'exclude', 'exclud', 'without', 'except', 'minu', 'ignor', 'skip', 'besid'].includes(words[no] ?? '') ? unwanted
      : no >= 0 && at - no <= 2 ? unwanted : no >= 0 && at - no <= 6 && /^(?:count|includ|also)/.test(words[no + 1] ?? '') ? unwanted : wanted; // biome-ignore format: one choice
    if (FORMER.has(word) && NOUNS.has(next)) {
      into.add('former');
      loose = false;
      at += 1;
    } else if (word === 'former') {
      into.add('former');
      loose = false;
    } else if (PROSPECTS.has(word)) {
      into.add('prospect');
      loose = false;
      if (NOUNS.has(next)) at += 1;
    } else if (CUSTOMERS.has(word) || (CURRENT.has(word) && NOUNS.has(next))) {
      into.add('customer');
      if (
        CURRENT.has(word) ||
        words[at + 1] === 'only' ||
        words[at - 1] === 'only' ||
        CURRENT.has(words[at - 1] ?? '')
      )
        loose = false;
    }
  }
  if (reading.has('(buying|buy) from us', '(only|just) .. (one|those) .. (buy|pay)', 'actually (buy|pay)')) {
    wanted.add('customer');
    loose = false;
  }
  if (reading.has('(leave|quit) (on)? us', 'no longer .. (customer|with us|buy)')) {
    wanted.delete('customer');
    wanted.add('former');
    loose = false;
  }
  if (added.size > 0)
    for (const one of [...added, ...(wanted.size === 0 ? (['customer'] as const) : [])]) wanted.add(one);
  const all: Standing[] = ['customer', 'prospect', 'former'];
  const standing =
    wanted.size > 0
      ? [...wanted].filter((one) => !unwanted.has(one))
      : unwanted.size > 0
        ? all.filter((one) => !unwanted.has(one))
        : [];
  return { standing, loose: loose && unwanted.size === 0 };
}

/** The asker speaks of their own: "my", "I", but not "tell me" or "I wonder". */
export const isMine = (reading: Reading): boolean => {
  const rest = reading.symbols
    .replace(
      /\b(?:tell|give|show|let|remind|get|send|help|find|excus|bring|updat|fill|walk|prep|brief|catch|hit|do|rem) me\b/g,
      ' ',
    )
    .replace(/\b(?:may|can|could|if|that|which) i (?:ask|know|have|get|see)\b/g, ' ')
    .replace(
      /\bi (?:just |really |also |still )?(?:wonder|would|like|want|need|wish|mean|think|know|forget|forgot|rememb|recall|gues|hop|believ|have a|be (?:look|visit|meet|go|prepar|about|try|curiou|write|not|wonder|on|in|off|see))\b/g,
      ' ',
    );
  return /\b(?:i|my|min|me|myself)\b/.test(rest);
};

const KINDS: [InteractionKind, string[]][] = [
  ['call', ['(call|phone|ring|telephone|dial)', 'by phone', 'on the phone']],
  ['visit', ['(visit|onsite)', 'physically', 'in person', 'on site', 'drop (by|in)', 'stop by']],
  ['meeting', ['(meeting|meetings|sitdown)', '(meet) with?']],
  ['email', ['(email|mail)', 'e mail', 'write to']],
  ['message', ['(message|text|dm|slack|whatsapp)']],
  ['event', ['(event)']],
  ['gift', ['(gift|present) (to|for|from|we|did|do)', '(gift|gifts)', 'a present']],
  ['complaint', ['(complaint|complain)']],
  ['other', ['internal (note|notes)']],
]; // biome-ignore format: a table

/** The kinds of interaction that are named, without those that are ruled out: "not a call, an actual visit". */
export const kindsOf = (reading: Reading): InteractionKind[] =>
  KINDS.filter(
    ([, patterns]) =>
      reading.has(...patterns) &&
      !reading.has(...patterns.map((one) => `(not|no|except|without) (a|an|by|the|only|just)? ${one}`)),
  ).map(([kind]) => kind);

/** The first period, as it lies in the past or (where the words leave it open) ahead. */
export function periodOf(
  reading: Reading,
  direction: 'past' | 'ahead' = 'past',
  which = 0,
): PeriodSlot | null {
  const period: Period | undefined = reading.periods[which];
  if (period === undefined) return null;
  const span = direction === 'ahead' ? (period.ahead ?? period) : period;
  return { from: span.from, to: span.to, words: period.words };
}

/** "How many …", "number of …": a count is wanted. */
export const wantsCount = (reading: Reading): boolean =>
  reading.has('how many', '(number|count|total) of', '^ count', 'how much (call|visit|meeting)');

/** The words that say what a promise or a note is about: those of no question, and what customers buy or need. */
export const subjectsOf = ({ odd, vocabulary }: Reading): string[] => [
  ...new Set([
    ...odd.filter((word) => word.length > 2),
    ...[...vocabulary.items, ...vocabulary.needs, ...vocabulary.buys].flatMap(({ value }) =>
      value.split(' '),
    ),
  ]),
];
