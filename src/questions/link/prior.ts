import { stem } from '../../domain/text/stem.ts';
import { MONTH, WEEKDAY } from '../language/calendar.ts';
import { idiomsIn } from '../language/idioms.ts';
import { FIRM_WORDS, isKnownWord } from '../language/lexicon.ts';
import type { Token } from '../language/tokens.ts';

const LEADS = new Set(
  'at with for from to of about by on in re regarding concerning vs and or than like visited called met referred does did is has was w how does do'.split(
    ' ',
  ),
);
const ARTICLES = new Set(
  'a an my our your their his her its any every each no some this that these what which how'.split(' '),
);

/**
 * How likely a stretch is meant as a name, judged by how it is written. Words that questions are made of anyway are
 * names only if something says so: a capital, quotation marks, a preposition before them.
 */
export function namePrior(tokens: readonly Token[], from: number, to: number, mixedCase: boolean): number {
  const part = tokens.slice(from, to + 1);
  const wordy = part.filter(({ key }) => isKnownWord(key) || /^\d+$/.test(key) || key === 'and');
  if (part.some(({ quoted }) => quoted)) return 4;
  const before = tokens[from - 1];
  const lead = isSaidToBeOne(tokens, to)
    ? 2 * ACTING
    : actsThere(tokens, from, to) ||
        isSubject(tokens, from, to) ||
        isLedWill(tokens, from) ||
        isCalledSo(tokens, from) ||
        isIntroduced(tokens, from) ||
        isWithTime(tokens, from)
      ? ACTING
      : isLedTo(tokens, from)
        ? 0.8
        : 0;
  const possessive = part.at(-1)?.possessive ? 0.7 : 0;
  const isSmall = part.every(({ capital }) => !capital);
  const verb = isSmall && (isVerb(tokens, from) || isOfTurn(tokens, from, to)) ? IS_VERB : 0;
  if (wordy.length < part.length) return 3 + lead + verb;
  const size = part.length === 1 ? -1.6 : part.length === 2 ? 0.6 : 2.2;
  const capitals = part.filter(({ capital, key }) => capital || /^\d+$/.test(key)).length;
  // What a sentence begins with is capital anyway.
  const tells = mixedCase && capitals === part.length && part.some(({ capital }) => capital);
  const written = tells ? (from === 0 && part.length === 1 ? 0.7 : 2.4) : mixedCase ? -0.9 : 0;
  const article = before !== undefined && ARTICLES.has(before.key) ? -1.2 : 0;
  // "Next, last order": what is set apart at the beginning is what it is about.
  const isApart = tells && from === 0 && /[,:]|\s[-\u2013\u2014]\s/.test(tokens[to + 1]?.gap ?? '') ? 1.2 : 0;
  const isTime =
    isOfYear(tokens, from) ||
    isOfDates(tokens, from) ||
    isOfMonths(tokens, from) ||
    (!tells && leadsToTime(tokens, from));
  const month = part.length === 1 && isTime ? IS_TIME : 0;
  const digits = part.length === 1 && /^\d+$/.test(part[0]?.key ?? '') ? -0.6 : 0;
  return size + written + lead + possessive + article + isApart + digits + month + verb;
}

/** "In May of this year", "since April last year": a month rather than a name. */
const isOfYear = (tokens: readonly Token[], at: number): boolean => {
  const [next = '', after = ''] = [tokens[at + 1]?.key, tokens[at + 2]?.key];
  const rest = next === 'of' ? after : next;
  return (
    MONTH.test(tokens[at]?.key ?? '') &&
    (/^20\d\d$/.test(rest) ||
      /^(?:this|last|next|that) year/.test(`${rest} ${tokens[at + (next === 'of' ? 3 : 2)]?.key}`))
  );
};
/** "Next Tuesday", "last week", written small: a time rather than a firm called Next. */
const leadsToTime = (tokens: readonly Token[], at: number): boolean =>
  /^(?:next|last|this)$/.test(tokens[at]?.key ?? '') &&
  (WEEKDAY.test(tokens[at + 1]?.key ?? '') ||
    MONTH.test(tokens[at + 1]?.key ?? '') ||
    /^(?:week|weekend|month|quarter|year)s?$/.test(tokens[at + 1]?.key ?? ''));

/** "It will be icy", "could you print this": a verb rather than somebody called Will. */
const isVerb = (tokens: readonly Token[], at: number): boolean => {
  const [before = '', next = ''] = [tokens[at - 1]?.key, tokens[at + 1]?.key];
  return tokens[at]?.key === 'will'
    ? /^(?:it|i|we|you|they|he|she|there|that|this|who|what)$/.test(before) && /^(?:be|have|not)$/.test(next)
    : before === 'you' && /^(?:can|could|would|will)$/.test(tokens[at - 2]?.key ?? '');
};
const IS_VERB = -4;
/** "Today on the dot": a part of a turn of phrase rather than somebody called Dot. */
const isOfTurn = (tokens: readonly Token[], from: number, to: number): boolean =>
  idiomsIn(tokens.map(({ key }) => key)).some(
    (idiom) => idiom.from < from && idiom.to >= to && from - idiom.from <= LONGEST_TURN,
  );
const LONGEST_TURN = 5;

/** "The call with Tomorrow", "at Monday": nobody speaks of a day so. */
const isWithTime = (tokens: readonly Token[], at: number): boolean =>
  /^(?:with|at)$/.test(tokens[at - 1]?.key ?? '') && DAY_NAME.test(tokens[at]?.key ?? '');
const DAY_NAME = /^(?:today|tomorrow|yesterday|tonight|(?:mon|tues|wednes|thurs|fri|satur|sun)day)$/;

/** "Sunday the 22nd", "between Monday and Sunday": a day rather than a name. */
const isOfDates = (tokens: readonly Token[], at: number): boolean => {
  const key = (place: number) => tokens[place]?.key ?? '';
  if (!WEEKDAY.test(key(at))) return false;
  const isNumbered = /^\d{1,2}(?:st|nd|rd|th)?$/.test(key(key(at + 1) === 'the' ? at + 2 : at + 1));
  const isLast = JOINT.test(key(at - 1)) && WEEKDAY.test(key(at - 2));
  const isFirst = JOINT.test(key(at + 1)) && WEEKDAY.test(key(at + 2)) && OPENS_RANGE.test(key(at - 1));
  return isNumbered || isLast || isFirst;
};
const JOINT = /^(?:and|or|to|till|until|through|thru)$/;
const OPENS_RANGE = /^(?:between|from)$/;
const IS_TIME = -9;

/** "In May and June", "from March to May": one of several months, where no word before them leads to a name. */
const isOfMonths = (tokens: readonly Token[], at: number): boolean => {
  const key = (place: number) => tokens[place]?.key ?? '';
  const isMonth = (place: number) => MONTH.test(key(place)) && !tokens[place]?.possessive;
  if (!isMonth(at)) return false;
  const isFirst = JOINT.test(key(at + 1)) && isMonth(at + 2) && !isNamed(tokens, at + 2);
  const isLast = JOINT.test(key(at - 1)) && isMonth(at - 2);
  return (isFirst || isLast) && !BEFORE_NAME.test(key(isLast ? at - 3 : at - 1));
};
/** "June Florists": the name goes on. */
const isNamed = (tokens: readonly Token[], at: number): boolean =>
  tokens[at + 1]?.capital === true && !isKnownWord(tokens[at + 1]?.key ?? '');
const BEFORE_NAME = /^(?:with|at|for|to|of|about|visited|called|met|contacted|or)$/;

/** "What's hope got due", "did will say": somebody stands between the two parts of a verb. */
const actsThere = (tokens: readonly Token[], from: number, to: number): boolean =>
  HELPS.has(tokens[from - 1]?.key ?? '') && ACTS.has(tokens[to + 1]?.key ?? '');
/** "Owned by will": after such a word no verb stands. */
const isLedWill = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.key === 'will' && /^(?:by|for|from|with|of|to|than)$/.test(tokens[at - 1]?.key ?? '');
/** "Accounts that Will is in charge of", "what May has ordered": no such verb stands before another one. */
const isSubject = (tokens: readonly Token[], from: number, to: number): boolean =>
  from === to &&
  /^(?:will|may|can|might)$/.test(tokens[from]?.key ?? '') &&
  /^(?:is|was|has|had|does|did|looks|owns|handles|manages|leads|serves|keeps|takes|runs|wants|needs|buys|says|said|bought|ordered)$/.test(
    tokens[to + 1]?.key ?? '',
  );
const HELPS = new Set('whats what do does did has have is was should must can'.split(' '));
const ACTS = new Set(
  'got have do doing done say said tell told owe promise promised own look handle handled visit visited call called meet met write wrote need log logged send sent speak talk'.split(
    ' ',
  ),
);
const ACTING = 2;

/** "The prospect called Renewal", "a firm named Next". */
const isCalledSo = (tokens: readonly Token[], from: number): boolean =>
  /^(?:called|named)$/.test(tokens[from - 1]?.key ?? '') && FIRM_WORDS.has(stem(tokens[from - 2]?.key ?? ''));

/** "The firm Today", "our customer Monday", "the restaurant Still": what it is comes before its name. */
function isIntroduced(tokens: readonly Token[], from: number): boolean {
  const [the, noun] = [tokens[from - 2], tokens[from - 1]];
  if (!tokens[from]?.capital || noun === undefined || noun.capital) return false;
  const isOpened = /^(?:the|our)$/.test(the?.key ?? '') || /^(?:the|our)$/.test(tokens[from - 3]?.key ?? '');
  if (!isOpened) return false;
  const isTime = DAY_NAME.test(tokens[from]?.key ?? '') || MONTH.test(tokens[from]?.key ?? '');
  return (
    FIRM_WORDS.has(stem(noun.key)) || (!isTime && !isKnownWord(noun.key) && /^[a-z]{3,}$/.test(noun.key))
  );
}

/** "Next (the customer)", "May, the firm": it is said to be one. */
function isSaidToBeOne(tokens: readonly Token[], to: number): boolean {
  const gap = tokens[to + 1]?.gap ?? '';
  const article = /^(?:the|our|a)$/.test(tokens[to + 1]?.key ?? '') ? 1 : 0;
  const isAside = /[([]/.test(gap) || (article === 1 && /,|\s[-\u2013\u2014]\s/.test(gap));
  const isClosed = /[)\],;:?.]|\s[-\u2013\u2014]\s/.test(tokens[to + 2 + article]?.gap ?? ')');
  return isAside && isClosed && FIRM_WORDS.has(stem(tokens[to + 1 + article]?.key ?? ''));
}

/** Whether the word before leads to a name: "with", "at". */
export const isLedTo = (tokens: readonly Token[], from: number): boolean =>
  LEADS.has(tokens[from - 1]?.key ?? '');

/** Whether capitals tell anything: there are some beyond the first word, and not all is capital. */
export function isMixedCase(tokens: readonly Token[]): boolean {
  const letters = tokens.filter(({ raw }) => /\p{L}/u.test(raw));
  const capitals = letters.slice(1).filter(({ capital }) => capital).length;
  const shouted = letters.filter(({ raw }) => raw.length > 2 && raw === raw.toUpperCase()).length;
  return shouted < letters.length * 0.6 && capitals < Math.max(2, letters.length * 0.75);
}

/** After these comes a topic as often as a name. */
const TOPICS = new Set(
  'about on over regarding concerning re mention mentioned like any some the a an'.split(' '),
);

/** Whether a text has names written small too: there is no capital beyond the first word, or all is capital. */
export const isOneCase = (tokens: readonly Token[]): boolean =>
  !isMixedCase(tokens) || !tokens.slice(1).some(({ capital }) => capital);

/**
 * Whether words that no question is made of stand together as a name does, in a text whose capitals tell nothing: "who
 * owns the account bluebird airlines".
 */
export const isNameLike = (tokens: readonly Token[], { from, to }: { from: number; to: number }): boolean =>
  isOneCase(tokens) && to > from && !TOPICS.has(tokens[from - 1]?.key ?? '');
