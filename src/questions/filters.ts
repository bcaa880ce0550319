import type { z } from 'zod';
import type { MemberId } from '../domain/id.ts';
import type { Day } from '../domain/text/day.ts';
import { addDays, daysBetween } from '../domain/text/day.ts';
import {
  ADDED,
  AT_LIMIT,
  BECOMES_OVERDUE,
  LOST_ANY,
  NEVER,
  NO_OWNER,
  OVERDUE,
  OVERDUE_BY,
  QUIET,
  UTMOST_DOWN,
  UTMOST_UP,
  WON_ANY,
} from './filter-patterns.ts';
import { heldOf } from './held.ts';
import { classMembers } from './language/lexicon.ts';
import { type Duration, moved } from './language/periods.ts';
import type { Mark } from './link/link.ts';
import { mannerInto } from './manner.ts';
import { isNegated } from './negation.ts';
import type { ListFilter } from './query.ts';
import type { Reading } from './reading.ts';
import { reasonOf } from './reasons.ts';
import { isMine, kindsOf, periodOf, standingsOf, stems } from './slots.ts';
import { spentOf } from './thresholds.ts';

export type FilterInput = z.input<typeof ListFilter>;
type Part = 'touched' | 'bought' | 'since' | 'quiet';

/** What narrows a list of customers down, from everywhere in a question. */
export function filterOf(
  reading: Reading,
  asker: MemberId | null,
  without: readonly Part[] = [],
  today?: Day,
): FilterInput {
  const { vocabulary } = reading;
  const filter: FilterInput = {};
  const { standing } = standingsOf(reading);
  if (standing.length > 0) filter.standing = standing;
  const owners = membersOf(reading);
  if (reading.has(...NO_OWNER)) filter.owner = 'nobody';
  else if (owners.meant[0]) filter.owner = owners.meant[0];
  else if (asker !== null && isMine(reading)) filter.owner = asker;
  const except: Except = { owners: owners.out };
  const tags = vocabulary.tags.filter(
    ({ value }) => !vocabulary.items.some((item) => item.value !== value && item.value.includes(value)),
  );
  const wanted = split(tags, reading);
  if (wanted.meant.length > 0) filter.tags = wanted.meant;
  except.tags = wanted.out;
  const sources = split(vocabulary.sources, reading);
  except.sources = sources.out;
  if (sources.meant.length > 0) filter.sources = sources.meant;
  else if (
    reading.has(
      '(through|via|by|thru|from|on|as) .. (referral|referrals|recommendation|refer|word of mouth)',
      '(refer|recommended) (to us|by)',
      '(be|get|come) (refer|referred)',
    )
  )
    filter.referred = true;
  if (vocabulary.rivals.length + vocabulary.won.length + vocabulary.lost.length > 0)
    rivalsInto(filter, reading, except);
  if (
    reading.has('(need|want|look for|require|wish|ask for|after)') &&
    reading.vocabulary.needs.length > 0 &&
    filter.standing?.includes('former') !== true &&
    !reading.vocabulary.reasons.some(({ from }) =>
      reading.vocabulary.needs.every((need) => need.from === from),
    )
  )
    filter.need = [...new Set(reading.vocabulary.needs.map(({ value }) => value))];
  moodInto(filter, reading, except);
  const reason = reasonOf(reading);
  if (reason.meant.length > 0) filter.reason = reason.meant;
  if (reason.out.length > 0) except.reason = reason.out;
  const met = metOf(reading);
  if (met.length > 0) filter.met = met;
  if (!without.includes('quiet')) quietInto(filter, reading, today);
  if (!without.includes('bought')) boughtInto(filter, reading);
  if (reading.has('(complain|complaint|complaints)'))
    filter.complained = {
      period: periodOf(reading),
      status: reading.has('(open|unresolved|still)') ? 'open' : null,
    };
  if (
    !without.includes('since') &&
    reading.has(
      '(new|become|became|gain|gained|win|won|acquire|join|joined|sign|signed|onboard|land|landed|fresh|add|added) ..',
      'customer .. (since|before)',
      '(with|from) us .. <T>',
      'since .. customer',
    ) &&
    filter.quietDays === undefined &&
    filter.quietSince === undefined &&
    !filter.bought &&
    !filter.won
  ) {
    const period = periodOf(reading);
    if (period && !/^(?:today|now)$/.test(period.words)) filter.since = period;
  }
  if (today !== undefined && without.length === 0) mannerInto(filter, reading, today);
  heldInto(filter, reading, except);
  if (!without.includes('since')) addedInto(filter, reading);
  if (!without.includes('quiet')) lateInto(filter, reading, today);
  if (!without.includes('bought')) {
    const spent = spentOf(reading);
    if (spent !== null) filter.spent = spent;
    if (spent !== null && filter.item === undefined) delete filter.bought;
  }
  if (Object.values(except).some((some) => (some ?? []).length > 0)) filter.except = except;
  return filter;
}

/** Of which group of customers something is asked that is no list of customers itself. */
export function groupIn(reading: Reading, asker: MemberId | null): FilterInput {
  const { standing, owner, tags, sources, referred, rivals, won, lost, except } = filterOf(reading, asker, [
    'bought',
  ]);
  return {
    standing: standingsOf(reading).loose ? [] : standing,
    owner,
    tags,
    sources,
    referred,
    rivals,
    won,
    lost,
    except,
  };
}

type Except = NonNullable<FilterInput['except']>;

/** The values that are asked for, and those that are ruled out. */
function split(marks: readonly Mark[], reading: Reading): { meant: string[]; out: string[] } {
  const out = marks.filter(({ from }) => isNegated(reading, from)).map(({ value }) => value);
  const meant = marks.map(({ value }) => value).filter((value) => !out.includes(value));
  return { meant: [...new Set(meant)], out: [...new Set(out)] };
}

function membersOf(reading: Reading): { meant: string[]; out: string[] } {
  const named = reading.links.flatMap(({ from, reading: meant }) =>
    meant.kind === 'member' && meant.members[0] ? [{ id: meant.members[0].id, from }] : [],
  );
  const out = named.filter(({ from }) => isNegated(reading, from)).map(({ id }) => id);
  return { meant: named.map(({ id }) => id).filter((id) => !out.includes(id)), out };
}

function rivalsInto(filter: FilterInput, reading: Reading, except: Except): void {
  const { vocabulary, has } = reading;
  const put = (kind: 'won' | 'lost' | 'rivals', marks: Mark[]) => {
    const { meant, out } = split(marks, reading);
    if (meant.length > 0) filter[kind] = meant;
    except[kind] = out;
  };
  if (
    has(
      '(win|won|take|took|poach|steal|stole|gain|get|got|come|switch|pinch|nick|snatch|lure|convert|grab|prise|tempt) .. (from|over|off|away) .. <R>',
      '(won|taken|switch|came|left) .. <R>',
      '<R> .. (former|ex|previous) (customer|client)',
      'switch .. from',
    )
  )
    put('won', [...vocabulary.won, ...vocabulary.rivals]);
  else if (has('(lose|lost) .. to .. <R>', '(leave|left|switch|go|went) .. (to|for) .. <R>'))
    put('lost', [...vocabulary.lost, ...vocabulary.rivals]);
  else put('rivals', [...vocabulary.rivals, ...vocabulary.won, ...vocabulary.lost]);
}

/** Words for a mood, each with what it says; "not" before a good one makes it bad, before another rules it out. */
const MOODS: readonly [mood: 'down' | 'up' | 'even', words: ReadonlySet<string>][] = [
  ['down', classMembers('unhappy')],
  [
    'up',
    stems('happy satisfied pleased content delighted thrilled glad cheerful positive enthusiastic happiest'),
  ],
  ['even', stems('neutral indifferent lukewarm')],
];
/** Words that tell of a mood only beside one of these. */
const WEAK = stems('bad low');
const MOODY = stems('mood feel feeling feelings sentiment terms');

function moodInto(filter: FilterInput, reading: Reading, except: Except): void {
  const { spots, has } = reading;
  for (const { symbol, word, from } of spots) {
    const mood = MOODS.find(([, words]) => words.has(symbol))?.[0];
    if (mood === undefined || word === 'please') continue;
    if (WEAK.has(symbol) && !spots.some((spot) => MOODY.has(spot.symbol))) continue;
    if (!isNegated(reading, from)) {
      if (filter.feeling === undefined || mood === 'down') filter.feeling = mood;
    } else if (mood === 'up') filter.feeling = 'down';
    else except.feelings = [...(except.feelings ?? []), mood];
  }
  const utmost = has(...UTMOST_UP) ? 'up' : has(...UTMOST_DOWN) ? 'down' : null;
  if (utmost !== null && (filter.feeling === undefined || filter.feeling === utmost))
    Object.assign(filter, { feeling: utmost, utmost: true });
  if (filter.feeling === undefined && has('(good|great|best|excellent) mood')) filter.feeling = 'up';
  if (filter.feeling === undefined && has('(below|under|less than) .. (zero|0)')) filter.feeling = 'down';
  if (filter.feeling === undefined && has('(above|over) .. (zero|0)')) filter.feeling = 'up';
}

/** How far needs are met: several where a number of each is asked for. */
function metOf({ has }: Reading): ('yes' | 'partly' | 'no')[] {
  if (!has('(need|needs|requirement|unmet)')) return [];
  const partly = has('(partly|partially|half|halfway|partial)');
  const no = has(
    '(not|un|never) (be|get)? (at all|yet|us|we|all)? (meet|met|fulfil|fulfill|cover|satisfy|serve)',
    '(unmet|unfulfilled|uncovered|unserved)',
    '(meet|met|fulfil) .. not at all',
  );
  if (
    has(
      'not (be|get)? (yet)? (fully|completely|entirely|totally|all) (meet|met|fulfil|cover)',
      '(less than|not) fully (meet|met)',
    )
  )
    return ['no', 'partly'];
  const yes = has(
    'need (be|get|of)? (fully|completely|all|already|currently|now)? (meet|met|fulfil|fulfill|cover|satisfy)',
    '(fully|completely|all) (meet|met|cover|fulfil)',
    'we (fully|completely|already)? (meet|cover|fulfil|satisfy)',
  );
  return [
    ...(yes ? (['yes'] as const) : []),
    ...(partly ? (['partly'] as const) : []),
    ...(no ? (['no'] as const) : []),
  ];
}

/** "No website", "no feeling ever noted", "where two competitors are inside". */
function heldInto(filter: FilterInput, reading: Reading, except: Except): void {
  const held: NonNullable<FilterInput['held']> = [];
  for (const { fact, least, most } of heldOf(reading)) {
    const isNone = most === 0;
    if (fact === 'feeling') {
      if (!isNone) except.feelings = [...(except.feelings ?? []), 'unknown'];
      else if (filter.feeling === undefined) filter.feeling = 'unknown';
    } else if (fact === 'referral') filter.referred = !isNone;
    else if (fact === 'met') continue;
    else if (fact === 'rival' && (filter.rivals ?? filter.won ?? filter.lost)) continue;
    else if ((fact === 'tag' && filter.tags) || (fact === 'source' && filter.sources)) continue;
    else if (fact === 'reason' && filter.reason) continue;
    else held.push({ fact, least, most });
  }
  const wonAny = filter.won === undefined && reading.has(...WON_ANY);
  if (wonAny) held.push({ fact: 'won', least: 1, most: null });
  if (filter.lost === undefined && !wonAny && reading.has(...LOST_ANY))
    held.push({ fact: 'lost', least: 1, most: null });
  // Whoever gave another reason gave one.
  if ((except.reason ?? []).length > 0 && !held.some(({ fact }) => fact === 'reason'))
    held.push({ fact: 'reason', least: 1, most: null });
  if ((except.sources ?? []).length > 0 && !held.some(({ fact }) => fact === 'source'))
    held.push({ fact: 'source', least: 1, most: null });
  if (held.length > 0)
    filter.held = wonAny || filter.won ? held.filter(({ fact }) => fact !== 'rival') : held;
}

/** "Created since September", "added last month". */
function addedInto(filter: FilterInput, reading: Reading): void {
  const period = periodOf(reading);
  if (period === null || !reading.has(...ADDED)) return;
  filter.added = period;
  for (const guess of ['since', 'touched', 'bought', 'quietSince', 'quietDays'] as const)
    delete filter[guess];
}

/** "At their limit exactly today", "overdue from tomorrow", "more than two weeks overdue". */
function lateInto(filter: FilterInput, reading: Reading, today?: Day): void {
  if (today === undefined || !reading.has('(overdue|limit|cadence|rhythm|late|due|interval)')) return;
  const ahead = periodOf(reading, 'ahead');
  const [duration] = reading.durations;
  if (reading.has(...AT_LIMIT)) filter.late = { least: 0, most: 0 };
  else if (ahead?.from && reading.has(...BECOMES_OVERDUE)) {
    const until = daysBetween(today, ahead.to ?? ahead.from);
    if (until < 1) return;
    // Overdue for the first time on a day: the day before it is the last that is not.
    filter.late = { least: 1 - until, most: ahead.from > today ? 1 - daysBetween(today, ahead.from) : 0 };
  } else if (duration && reading.has(...OVERDUE_BY)) {
    const days = daysBetween(moved(today, -Math.round(duration.count), duration.unit), today);
    filter.late = reading.has('(less|few) than', '(at most|up to)')
      ? { least: 1, most: reading.has('than') ? days - 1 : days }
      : { least: duration.more || reading.has('(more|over|long) than') ? days + 1 : days, most: null };
  } else return;
  for (const guess of ['overdue', 'quietDays', 'quietSince', 'touched'] as const) delete filter[guess];
}

function quietInto(filter: FilterInput, reading: Reading, today?: Day): void {
  const never = reading.has(...NEVER);
  const duration: Duration | undefined = reading.durations[0];
  const period = periodOf(reading);
  const buying = reading.has('(order|buy|purchase|bought)');
  const quiet = !buying && reading.has(...QUIET);
  if (never && !duration && !period) {
    filter.contacted = false;
    return;
  }
  if (quiet && (duration || period) && today) {
    if (duration)
      filter.quietDays = Math.round(
        daysBetween(moved(today, -Math.round(duration.count), duration.unit), today),
      );
    else if (period?.from && period.words.match(/last|past/) && (period.to === null || period.to >= today))
      filter.quietDays = daysBetween(period.from, today);
    else if (period?.from) filter.quietSince = period.from;
    // "Last heard from before July".
    else if (period?.to) filter.quietSince = addDays(period.to, 1);
    if (
      reading.has(
        '(do|did|have) (talk|speak|contact|reach|touch|meet) .. (at some point|before|once|earlier|ever|in the past|already)',
        'at some point',
        'used to .. @talk',
        'but not',
        '(never) .. exclude',
        'where (something|anything) .. (log|record|note)',
      )
    )
      filter.contacted = true;
    return;
  }
  if (!buying && reading.has(...OVERDUE)) filter.overdue = true;
  else if (
    quiet &&
    !reading.has('(owner|own|plate|assign)') &&
    reading.has(
      '(quiet|silent|dormant|inactive|neglect|untouched|quite|dark)',
      '(lose|lost) touch',
      'for ages',
      '(long|while)',
    )
  )
    filter.overdue = true;
  else if (
    !quiet &&
    !buying &&
    reading.periods.length > 0 &&
    reading.has(
      '(do|have|be|did) (i|we|<M>|anyone|somebody) .. (@talk|deal)',
      '@talk .. (by)? (i|we|<M>) .. <T>',
      '(i|we|<M>) .. (@talk|deal) .. <T>',
    )
  ) {
    filter.touched = {
      period,
      by:
        reading.members[0]?.id ??
        (reading.has('i') && filter.owner !== 'nobody' ? filter.owner : null) ??
        null,
      kinds: kindsOf(reading).filter((kind) => kind !== 'message'),
    };
    if (!reading.has('(my|mine) .. @account', 'mine')) delete filter.owner;
  }
}

function boughtInto(filter: FilterInput, reading: Reading): void {
  if (reading.has('(buying|buy) from us')) return;
  const item = reading.vocabulary.items[0]?.value;
  const verb = reading.has(
    '(order|buy|purchase|bought|sell|sold|have|own|use|get|take|spend|orders|purchases)',
  );
  const none = reading.has(
    '(not|no|never|none|nobody|without) .. (order|orders|buy|bought|purchase|purchases|spend)',
    '(order|bought|buy) .. (nothing|none)',
  );
  if (item !== undefined && verb && filter.rivals === undefined) {
    filter.item = item;
    filter.bought = { period: periodOf(reading), any: !none };
  } else if (none && !reading.has('(reason|why|hesitate)'))
    filter.bought = { period: periodOf(reading), any: false };
  else if (
    reading.has(
      '(order|orders|ordered|buy|bought|purchase|purchased) .. <T>',
      '<T> .. (order|buy|bought|purchase)',
    ) &&
    reading.has('(who|which|whom|customers|clients|accounts|list)')
  )
    filter.bought = { period: periodOf(reading), any: true };
}
