import { addDays, type Day, daysBetween } from '../../domain/text/day.ts';
import type { Pattern } from '../grammar/pattern.ts';
import { moved } from '../language/periods.ts';
import { unexplained } from '../parse/account.ts';
import type { Reading } from '../parse/reading.ts';
import { buyingNow } from '../slots/buying.ts';
import { kindsOf } from '../slots/kinds.ts';
import { deniedFirst, periodOf } from '../slots/period-slots.ts';
import { type Contact, isInTime } from './contact.ts';
import { isOfProspects, rivalsDeed } from './facts.ts';
import type { FilterInput } from './input.ts';
import { NOTHING_OWED, SOMETHING_OWED } from './owed.ts';
import { isOwnList } from './owner.ts';
import {
  CONTACTED_BEFORE,
  ONCE_TOUCHED,
  OUT_OF_TOUCH,
  QUIET,
  SUPPLIED,
  TOUCHED_ALREADY,
} from './patterns.ts';
import { joinedIn } from './since.ts';
import { timesIn } from './touched.ts';

/** From this share on the manner of a question is taken for what narrows the list. */
const SURE = 0.6;
/** What words suggest of a list, unless the whole question is asked in another manner. */
type Guess = 'bought' | 'touched' | 'since' | 'need' | 'reason' | 'overdue' | 'contacted' | 'owed';

type Setting = {
  /** Adds what the manner says, where nothing more telling is said. */
  set(filter: FilterInput, reading: Reading, today: Day): void;
  /** Guesses that may stand beside it. */
  beside?: readonly Guess[];
};

/** What each manner of asking for a list of customers says about them. */
const MANNERS: Record<string, Setting> = {
  overdue: {
    set: (filter, reading) =>
      isTimeless(filter) &&
      reading.periods.length === 0 &&
      Object.assign(filter, { overdue: !isInTime(reading) }),
    beside: ['overdue'],
  },
  quiet: { set: quiet, beside: ['overdue', 'contacted'] },
  never: {
    set: (filter) => {
      if (!isTimeless(filter)) return;
      filter.contacted = false;
      delete filter.overdue;
    },
    beside: ['contacted'],
  },
  unhappy: { set: (filter) => feels(filter, 'down'), beside: ['overdue', 'touched'] },
  happy: { set: (filter) => feels(filter, 'up'), beside: ['overdue', 'touched'] },
  unowned: {
    set: (filter, { has, members }) =>
      members.length === 0 &&
      !has('(me|mine|my)') &&
      has('(no|not|nobody|none|without|never|lack|miss|neither|empty|vacant|free|orphan|spare)') &&
      Object.assign(filter, { owner: 'nobody' }),
    beside: ['overdue'],
  },
  won: { set: (filter, reading) => rivals(filter, reading, 'won') },
  lost: { set: (filter, reading) => rivals(filter, reading, 'lost') },
  rival: { set: (filter, reading) => rivals(filter, reading, 'rivals') },
  new: {
    set: (filter, reading) => {
      const period = periodOf(reading);
      if (period && isTimeless(filter)) filter.since ??= joinedIn(reading, period);
    },
    beside: ['since'],
  },
  unbought: {
    set: (filter, reading) => {
      if (isToldOtherwise(filter) || (filter.item !== undefined && filter.bought?.any)) return;
      // Those who buy no more are told by their standing.
      if (reading.periods.length === 0 && buyingNow(reading) !== null) return;
      if (filter.bought?.any === false && filter.bought.period) return;
      const [without, also] = deniedFirst(reading);
      Object.assign(filter, {
        bought: { period: without, any: false },
        ...(also ? { alsoBought: also } : {}),
      });
    },
    beside: ['bought'],
  },
  bought: {
    set: (filter, reading) => {
      if (isToldOtherwise(filter)) return;
      const item = reading.vocabulary.items[0]?.value;
      if (item) filter.item = item;
      if (item || reading.periods.length > 0) filter.bought = { period: periodOf(reading), any: true };
    },
    beside: ['bought'],
  },
  touched: {
    set: (filter, reading) => {
      if (!isTimeless(filter) || reading.periods.length === 0) return;
      // "Which of my accounts did Ben call?": they stay the asker's.
      const isOwn = Boolean(filter.touched?.by) && isOwnList(reading);
      filter.touched = {
        period: periodOf(reading),
        by: filter.touched?.by ?? (filter.owner === 'nobody' ? null : filter.owner) ?? null,
        kinds: kindsOf(reading).filter((kind) => kind !== 'message'),
        least: timesIn(reading),
      };
      if (!isOwn) delete filter.owner;
    },
    beside: ['touched'],
  },
  cadence: { set: () => undefined },
  source: { set: () => undefined, beside: ['since'] },
  referred: {
    set: (filter) => {
      if (!filter.sources && filter.refers === undefined) filter.referred ??= true;
    },
    beside: ['since'],
  },
  reason: { set: () => undefined, beside: ['reason'] },
  needs: { set: () => undefined, beside: ['need'] },
};

/** What leaves no doubt of a guess, in whatever manner the rest is asked. */
const PLAINLY: { [G in Guess]?: readonly Pattern[] } = {
  bought: ['(not|never) (yet|ever|actual)? (buy|order|purchase) (anything)? (yet|so far|ever|<T>)'],
  overdue: ['(overdue|cadence|rhythm)', ...OUT_OF_TOUCH],
  owed: ['(complaint|complain)', ...NOTHING_OWED, ...SOMETHING_OWED],
  contacted: [
    'never .. (@talk|contacted)',
    '(nobody|no one|none) .. @talk .. (once|ever)',
    ...TOUCHED_ALREADY,
    ...ONCE_TOUCHED,
    'in the past .. but',
  ],
  reason: ['too (high|expensive|dear|pricey|costly|steep)', '(because|due to|owing to)'],
  since: ['(with|from) us for .. <D>', 'customer for .. <D>'],
};
/** Manners that hang on a word or two. */
const OF_WORDS = new Set(['unhappy', 'happy', 'unowned', 'never']);

/** "Neither happy nor unhappy" is neither, whatever the words are. */
const feels = (filter: FilterInput, mood: 'down' | 'up'): void => {
  if (filter.feeling !== 'even' && !filter.touched?.felt) filter.feeling = mood;
};

/** The manner in which a list is asked for, as far as it is to be relied upon. */
export function mannerOf(reading: Reading, contact: Contact): Setting | null {
  const { manner } = reading;
  if (manner === null || manner.share < SURE) return null;
  // "Not visited this year", "last contacted in May" say all there is to say.
  if (contact.touched?.not || contact.touched?.last) return null;
  // "Late in making contact, so that I must call today": nobody was in touch.
  if (manner.name === 'touched' && reading.has(...OUT_OF_TOUCH)) return null;
  // Those we were in touch with are not those we were not.
  if (manner.name === 'quiet' && contact.touched && !reading.has(...QUIET)) return null;
  // Where every word is heeded already, there is none left that could mean this.
  if (OF_WORDS.has(manner.name) && unexplained(reading).length === 0) return null;
  return MANNERS[manner.name] ?? null;
}

/** What the words of a question may suggest, beside the manner in which it is asked. */
export const suggestedIn =
  (reading: Reading, manner: Setting | null) =>
  (guess: Guess): boolean =>
    manner === null || manner.beside?.includes(guess) || reading.has(...(PLAINLY[guess] ?? []));

/** Nothing is said yet of since when they are in the file, or nobody was in touch with them. */
const isTimeless = ({ added, cadence, late, quietDays, quietSince }: FilterInput): boolean =>
  (added ?? cadence ?? late ?? quietDays ?? quietSince ?? null) === null;
/** It is said what they bought, or that it is not about that. */
const isToldOtherwise = ({ added, spent, item }: FilterInput): boolean =>
  Boolean(added) || (Boolean(spent) && item === undefined);

const SAYS_LONG =
  '(not|no|never|nobody|none|without|nothing|neither|hardly|long|longest|more|over|since|before|ago|last|late|age|while|wait|neglect|forget|ignore|overdue|lose|due|need|<D>)';

function quiet(filter: FilterInput, reading: Reading, today: Day): void {
  if (!isTimeless(filter) || filter.since || filter.touched || filter.contacted === false) return;
  if (!reading.has(SAYS_LONG, ...QUIET)) return;
  const [duration] = reading.durations;
  const period = periodOf(reading);
  if (reading.has(...CONTACTED_BEFORE)) filter.contacted = true;
  if (duration)
    filter.quietDays = Math.round(
      daysBetween(moved(today, -Math.round(duration.count), duration.unit), today),
    );
  else if (period?.from) filter.quietSince = period.from;
  else if (period?.to) filter.quietSince = addDays(period.to, 1);
  else filter.overdue = true;
}

function rivals(filter: FilterInput, reading: Reading, as: 'won' | 'lost' | 'rivals'): void {
  const { vocabulary, has } = reading;
  // "Who also buys from them?" says so itself.
  if (as !== 'rivals' && filter.rivals && has(...SUPPLIED)) return;
  if (rivalsDeed(reading) !== null || (as === 'won' && filter.lost)) return;
  const marks = [...vocabulary.rivals, ...vocabulary.won, ...vocabulary.lost];
  if (marks.length === 0 || (as === 'won' && isOfProspects(filter))) return;
  for (const one of ['won', 'lost', 'rivals'] as const) delete filter[one];
  filter[as] = [...new Set(marks.map(({ value }) => value))];
}

/** Whether what is asked is in the manner of `name`. */
export const asksFor = ({ manner }: Reading, name: string): boolean =>
  manner !== null && manner.name === name && manner.share >= SURE;
