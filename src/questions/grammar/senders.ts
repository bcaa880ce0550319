import { isNarrow } from '../answers/fitting.ts';
import { groupIn } from '../filter/filters.ts';
import type { FilterInput } from '../filter/input.ts';
import { classMembers, FIRM_WORDS } from '../language/lexicon.ts';
import { cut, type Reading } from '../parse/reading.ts';
import { ListFilter } from '../query/list-filter.ts';
import { stems } from '../slots/slots.ts';
import { type Pattern, wordsIn } from './pattern.ts';

/** How one says that somebody brought us a customer. */
export const SENDS =
  '(@refer|bring|send|point|steer|direct|pass|put|throw|push|nudge|tip|hand|forward|vouch|turn)';
/** "The firms introduced to us by Acme". */
export const WHO_WAS_SENT_BY = `(customer|client|account|firm|company|prospect|business|those|one|people|list) (that|who|which)? (have|be)? (be)? ${SENDS} (to us|our way|us)? (by|through|via) <E>`;
/** "Was anybody sent to us by Acme?" */
export const WAS_ANY_SENT_BY = `(be|have) (anybody|anyone|somebody|someone|any|some) @account? (ever|also)? (be)? ${SENDS} (to|our|towards|onto)? (us|way)? (by|through|via) <E>`;

/** "Acme and Globex were both introduced by …". */
export const BOTH_SENT = `<C> and <C> be (both|all)? ${SENDS}`;
export const PEOPLE = '(person|people|human|individual|contacts|man|woman|persons|somebody|someone|private)';
const NOUN = '(referral|recommendation|introduction|intro)';
/** "Acme's direct referrals", "recommendations by Acme". */
const THEIR_REFERRALS: readonly Pattern[] = [
  `<E> (own|direct|immediate|personal)? ${NOUN}`,
  `${NOUN} (that|who|which)? (come|get|we)? (get|have|owe|receive)? (directly|direct)? (of|by|from|through|via|thanks to) <E>`,
  `<E> .. (in|by) (term|way) of ${NOUN}`,
  `${NOUN} (owe|due) to <E>`,
];
const MANY = /^(?:referr?als|recommendations|introductions|intros)$/;
/** "Those who came directly from Acme", "Acme: the accounts they sent us". */
const WHOM_THEY_BROUGHT: readonly Pattern[] = [
  '(customer|client|account|firm|company|those|one|people|business) (that|who|which)? (have|be)? (come|arrive|join|land|get) (to us|in|here)? (direct|directly|straight|only|solely)? (to us|in)? (from|through|via|by|off|on) <E>',
  `<E> ... (customer|client|account|firm|company|those|one|everyone|everybody) (that|who|which)? (they|it|he|she) (have|do|themselves|itself)? (ever|directly|also)? ${SENDS}`,
];
/** "Acme's referral path": how it came itself. */
const OF_ITS_OWN: readonly Pattern[] = [
  `${NOUN} (chain|path|line|trail|tree|history|story|route|source|channel|link)`,
  `be <E> .. ${NOUN}`,
  `(chain|step|link|behind|who) .. ${NOUN} .. <E>`,
  'why',
];
/** Whether those are spoken of whom the one that is named sent us. */
export const namesTheirs = ({ has, customers, contacts, spots }: Reading): boolean =>
  customers.length + contacts.length === 1 &&
  (has(...WHOM_THEY_BROUGHT) || (has(...THEIR_REFERRALS) && spots.some(({ word }) => MANY.test(word)))) &&
  !has(...OF_ITS_OWN);

const SENT = '(@refer|word of mouth)';
const TOPS =
  '(lead|top|head|champion|number one|first place|winner|star|ahead|topmost|record|unbeaten|unrivalled)';
/** "The most referrals", "first in referring others", "no other has recommended as many": those who sent us more than any other. */
export const SENT_THE_MOST: readonly Pattern[] = [
  `(most|maximum|max|highest|largest|biggest|greatest) (number of|amount of|count of)? (successful|direct|new|good)? (referral|recommendation|introduction)`,
  `most (generous|active|busy|diligent|productive|successful|eager|helpful|keen|industrious) (with|in|at|about|when|by|as)? .. ${SENT}`,
  `${TOPS} .. (for|of|in|at|when|by|with|as|term of|come to) .. ${SENT}`,
  `(have|do)? @refer (us)? (to)? (the)? (most|more) (other|new)? (@account|people|business|of them|to us|often)`,
  '(@refer|bring|bring in|send) (us|to us|in)? (more|most) (new|other|further)? (@account|people|business|firm) .. than (any|anyone|anybody|all|every|the|everybody|everyone)',
  `(no|nobody|none) (other|else)? .. (@account|one)? .. @refer .. (as|so) (many|much|often)`,
  `${SENT} .. (more|often) .. than (any|anyone|anybody|all|every|everybody|everyone|the)`,
  'more (referral|recommendation|introduction) .. than (any|anyone|anybody|all|every|everybody|everyone|the)',
];
/** "Which of us", "which channel" got them: not who sent them. */
const BROUGHT_OTHERWISE =
  '(of us|colleague|teammate|owner|member|rep|channel|source|month|quarter|year|tag|segment|competitor)';
/** "Our best source of recommendations" is a customer. */
const BEST_SOURCE = '(best|top|biggest|main|richest) source (of|for) (referral|recommendation|introduction)';
/** Whether it is asked which customer sent us more others than any one else. */
export const asksWhoSentMost = ({ has, customers, contacts }: Reading): boolean =>
  customers.length + contacts.length === 0 &&
  (has(BEST_SOURCE) || (has(...SENT_THE_MOST) && !has(BROUGHT_OTHERWISE)));

const OUTSIDERS = [
  '(outsider|outside)',
  '(not|no|never) .. (customer|client|contact) .. (of ours|of us|themselves|themself|at all)',
  'neither .. (customer|client|contact) nor .. (customer|client|contact)',
  '(somebody|someone|person|people|those|who|that) (who|that)? (be) (not|no) (a|our)? (customer|client|contact)',
];

/** Whether a source is that somebody recommended us. */
export const isReferring = (source: string): boolean =>
  source.split(' ').some((word) => classMembers('refer').has(word));

const SENDING = new Set([...classMembers('refer'), ...wordsIn(SENDS)]);
const COMING = stems('come get arrive join land end find');
/** Where it is said that somebody sent us somebody, or that somebody came; -1: nowhere. */
function verbOf({ spots }: Reading): number {
  const sending = spots.findIndex(({ symbol }) => SENDING.has(symbol));
  return sending >= 0 ? sending : spots.findIndex(({ symbol }) => COMING.has(symbol));
}

/** Where in a question those are spoken of who were sent to us, and where those who sent them: from one spot to another. */
type Sides = { sent: readonly [from: number, to: number]; senders: readonly [from: number, to: number] };
const NOBODY = [0, 0] as const;
const BY = stems('by through via from');
/** What stands between those who were sent and those who sent them: "a prospect that my customers sent us". */
const BETWEEN = stems('that which who do have');

/** "Which former customers recommended us to prospects", "prospects recommended by mine", "prospects that mine sent us". */
function sidesOf(reading: Reading): Sides {
  const { spots } = reading;
  const [verb, end] = [verbOf(reading), spots.length];
  if (verb < 0) return { sent: [0, end], senders: NOBODY };
  const by = spots.findIndex(({ symbol }, at) => at > verb && at <= verb + 4 && BY.has(symbol));
  if (by > 0) return { sent: [0, verb], senders: [by + 1, end] };
  if (reading.has('be @refer')) return { sent: [0, end], senders: NOBODY };
  const isFirm = (at: number) => FIRM_WORDS.has(spots[at]?.symbol ?? '');
  const between = spots.findLastIndex(({ symbol }, at) => at < verb && BETWEEN.has(symbol) && isFirm(at - 1));
  const isInverted =
    between > 0 &&
    spots.some(({ symbol }, at) => at > between && at < verb && (isFirm(at) || symbol === 'my'));
  return isInverted
    ? { sent: [0, between], senders: [between, verb] }
    : { sent: [verb, end], senders: [0, verb] };
}

/** Whether those who recommended us are asked for among people, or among customers: by what stands before the verb. */
export function kindOfSender(reading: Reading): 'people' | 'outsiders' | 'customers' | null {
  if (reading.has(...OUTSIDERS)) return 'outsiders';
  const { has, vocabulary } = cut(reading, ...sidesOf(reading).senders);
  const isOfFirms =
    has('(customer|client|account|firm|company|@prospect|@former)') || vocabulary.tags.length > 0;
  return isOfFirms ? 'customers' : has(PEOPLE) ? 'people' : null;
}

/** Which customers were sent to us, and which ones sent them. */
export function groupsOfReferral(
  reading: Reading,
  asker: string | null,
): { filter: FilterInput; senders: FilterInput } {
  const { sent, senders } = sidesOf(reading);
  const group = (side: readonly [number, number]): FilterInput =>
    side === NOBODY ? {} : { ...groupIn(cut(reading, ...side), asker), referred: null };
  return { filter: group(sent), senders: reading.has(...OUTSIDERS) ? {} : group(senders) };
}

const SENT_US = [
  'be (already|ever|once)? (@refer|bring|send|point|steer) .. (by|through|via)',
  '(@account|one) (@refer|bring|send|point|steer) (to us)? (by|through|via)',
  '(@refer|bring|send|point|steer) (us|our way|to us)',
  '(come|get|arrive|join|land|find) (to)? (us|here)? (through|via|by|thanks to) (a|an|one|some|any|another|our|my|<M>|the)',
];
/** Whether it is a group of customers that sent us those who are spoken of: "a prospect that one of mine has sent us". */
export function isSentByGroup(reading: Reading): boolean {
  if (reading.customers.length + reading.contacts.length > 0 || !reading.has(...SENT_US)) return false;
  const { sent, senders } = sidesOf(reading);
  if (sent[0] > senders[0] || senders === NOBODY) return false;
  const { standing, owner, orOwners, tags, sources, referred } = groupIn(cut(reading, ...senders), SOMEBODY);
  const isGroup = isNarrow(ListFilter.parse({ standing, owner, orOwners, tags }));
  return isGroup && (sources ?? []).length === 0 && referred === undefined;
}
const SOMEBODY = 'U0';
