import { addDays, type Day, daysBetween } from '../domain/text/day.ts';
import { unexplained } from './account.ts';
import type { FilterInput } from './filter-input.ts';
import { NOTHING_OWED, SOMETHING_OWED } from './filter-owed.ts';
import { CONTACTED_BEFORE, QUIET, SUPPLIED } from './filter-patterns.ts';
import { joinedIn } from './filter-since.ts';
import type { Pattern } from './grammar/pattern.ts';
import { kindsOf } from './kinds.ts';
import { moved } from './language/periods.ts';
import type { Reading } from './reading.ts';
import { deniedFirst, periodOf } from './slots.ts';

/** From this share on the manner of a question is taken for what narrows the list. */
const SURE = 0.6;
/** What the words alone suggest, and what falls away where the whole question is asked in another manner. */
const GUESSES = ['bought', 'touched', 'since', 'need', 'reason', 'overdue', 'contacted', 'owed'] as const;

type Setting = {
  set(filter: FilterInput, reading: Reading, today: Day): void;
  /** Guesses that may stand beside it. */
  beside?: readonly (typeof GUESSES)[number][];
};

/** What each manner of asking for a list of customers says about them. */
const MANNERS: Record<string, Setting> = {
  overdue: {
    set: (filter, reading) =>
      notQuiet(filter) && reading.periods.length === 0 && Object.assign(filter, { overdue: true }),
    beside: ['overdue'],
  },
  quiet: { set: quiet, beside: ['overdue', 'contacted'] },
  never: {
    set: (filter) =>
      Object.assign(filter, {
        contacted: false,
        quietDays: undefined,
        quietSince: undefined,
        overdue: undefined,
      }),
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
      if (period && !filter.added) filter.since = joinedIn(reading, period);
    },
    beside: ['since'],
  },
  unbought: {
    set: (filter, reading) => {
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
      const item = reading.vocabulary.items[0]?.value;
      if (item) filter.item = item;
      if (item || reading.periods.length > 0) filter.bought = { period: periodOf(reading), any: true };
    },
    beside: ['bought'],
  },
  touched: {
    set: (filter, reading) => {
      if (filter.quietDays !== undefined || filter.quietSince !== undefined || reading.periods.length === 0)
        return;
      filter.touched = {
        period: periodOf(reading),
        by: filter.touched?.by ?? (filter.owner === 'nobody' ? null : filter.owner) ?? null,
        kinds: kindsOf(reading).filter((kind) => kind !== 'message'),
      };
      delete filter.owner;
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
const PLAINLY: { [G in (typeof GUESSES)[number]]?: readonly Pattern[] } = {
  overdue: ['(overdue|cadence|rhythm)'],
  owed: ['(complaint|complain)', ...NOTHING_OWED, ...SOMETHING_OWED],
  contacted: ['never .. (@talk|contacted)'],
  since: ['(with|from) us for .. <D>', 'customer for .. <D>'],
};
/** Manners that hang on a word or two. */
const OF_WORDS = new Set(['unhappy', 'happy', 'unowned', 'never']);

/** "Neither happy nor unhappy" is neither, whatever the words are. */
const feels = (filter: FilterInput, mood: 'down' | 'up'): void => {
  if (filter.feeling !== 'even') filter.feeling = mood;
};

/** Sets what the manner of the question says, and drops what only some of its words suggested. */
export function mannerInto(filter: FilterInput, reading: Reading, today: Day): void {
  const { manner } = reading;
  if (manner === null || manner.share < SURE) return;
  const setting = MANNERS[manner.name];
  // "Not visited this year" says all there is to say.
  if (!setting || filter.touched?.not) return;
  // Those we were in touch with are not those we were not.
  if (manner.name === 'quiet' && filter.touched && !reading.has(...QUIET)) return;
  // Where every word is heeded already, there is none left that could mean this.
  if (OF_WORDS.has(manner.name) && unexplained(reading).length === 0) return;
  // A product that is named besides what is bought is no guess.
  const isBought = filter.item !== undefined && manner.name !== 'unbought';
  for (const guess of GUESSES)
    if (guess === 'bought' && isBought) continue;
    else if (!setting.beside?.includes(guess) && !PLAINLY[guess]?.some((pattern) => reading.has(pattern)))
      delete filter[guess];
  if (!setting.beside?.includes('bought') && !isBought) delete filter.item;
  setting.set(filter, reading, today);
}

const notQuiet = (filter: FilterInput): boolean =>
  filter.quietDays === undefined && filter.quietSince === undefined;

function quiet(filter: FilterInput, reading: Reading, today: Day): void {
  if (!notQuiet(filter) || filter.since) return;
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

function rivals(filter: FilterInput, { vocabulary, has }: Reading, as: 'won' | 'lost' | 'rivals'): void {
  // "Who also buys from them?" says so itself.
  if (as !== 'rivals' && filter.rivals && has(...SUPPLIED)) return;
  const marks = [...vocabulary.rivals, ...vocabulary.won, ...vocabulary.lost];
  if (marks.length === 0) return;
  for (const one of ['won', 'lost', 'rivals'] as const) delete filter[one];
  filter[as] = [...new Set(marks.map(({ value }) => value))];
}

/** Whether what is asked is in the manner of `name`. */
export const asksFor = ({ manner }: Reading, name: string): boolean =>
  manner !== null && manner.name === name && manner.share >= SURE;
