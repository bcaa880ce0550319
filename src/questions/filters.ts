import type { z } from 'zod';
import type { MemberId } from '../domain/id.ts';
import type { Day } from '../domain/text/day.ts';
import { daysBetween } from '../domain/text/day.ts';
import { NEVER, NO_OWNER, OVERDUE, QUIET, UTMOST } from './filter-patterns.ts';
import { type Duration, moved } from './language/periods.ts';
import { mannerInto } from './manner.ts';
import type { ListFilter } from './query.ts';
import type { Reading } from './reading.ts';
import { reasonOf } from './reasons.ts';
import { isMine, kindsOf, periodOf, standingsOf } from './slots.ts';

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
  if (reading.has(...NO_OWNER)) filter.owner = 'nobody';
  else if (reading.members[0]) filter.owner = reading.members[0].id;
  else if (asker !== null && isMine(reading)) filter.owner = asker;
  const tags = vocabulary.tags.filter(
    ({ value }) => !vocabulary.items.some((item) => item.value !== value && item.value.includes(value)),
  );
  if (tags.length > 0) filter.tags = tags.map(({ value }) => value);
  const sources = vocabulary.sources
    .filter(({ value }) => value !== 'referral' || true)
    .map(({ value }) => value);
  if (sources.length > 0) filter.sources = [...new Set(sources)];
  else if (
    reading.has(
      '(through|via|by|thru|from|on|as) .. (referral|referrals|recommendation|refer|word of mouth)',
      '(refer|recommended) (to us|by)',
      '(be|get|come) (refer|referred)',
    )
  )
    filter.referred = true;
  if (vocabulary.rivals.length + vocabulary.won.length + vocabulary.lost.length > 0)
    rivalsInto(filter, reading);
  if (
    reading.has('(need|want|look for|require|wish|ask for|after)') &&
    reading.vocabulary.needs.length > 0 &&
    filter.standing?.includes('former') !== true &&
    !reading.vocabulary.reasons.some(({ from }) =>
      reading.vocabulary.needs.every((need) => need.from === from),
    )
  )
    filter.need = [...new Set(reading.vocabulary.needs.map(({ value }) => value))];
  const mood = moodOf(reading);
  if (mood !== null) filter.feeling = mood;
  if (reading.has(...UTMOST)) filter.utmost = true;
  const reason = reasonOf(reading);
  if (reason.length > 0) filter.reason = reason;
  if (
    reading.has(
      'need .. (not|un) .. (meet|met)',
      'unmet',
      '(need|needs) ... (partly|partially)',
      '(partly|partially) .. (meet|met)',
    )
  )
    filter.met = reading.has('(partly|partially)')
      ? ['partly']
      : reading.has('not (be)? .. (fully|completely)')
        ? ['no', 'partly']
        : ['no'];
  else if (reading.has('need .. be .. (meet|met)', 'whose need .. (meet|met)')) filter.met = ['yes'];
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
      'customer .. since',
      'since .. customer',
    ) &&
    filter.quietDays === undefined &&
    filter.quietSince === undefined &&
    !filter.bought &&
    !filter.won
  ) {
    const period = periodOf(reading);
    if (period) filter.since = period;
  }
  if (today !== undefined && without.length === 0) mannerInto(filter, reading, today);
  return filter;
}

function rivalsInto(filter: FilterInput, { vocabulary, has }: Reading): void {
  const values = (marks: { value: string }[]) => [...new Set(marks.map(({ value }) => value))];
  if (
    has(
      '(win|won|take|took|poach|steal|stole|gain|get|got|come|switch|pinch|nick|snatch|lure|convert|grab|prise|tempt) .. (from|over|off|away) .. <R>',
      '(won|taken|switch|came|left) .. <R>',
      '<R> .. (former|ex|previous) (customer|client)',
      'switch .. from',
    )
  )
    filter.won = values([...vocabulary.won, ...vocabulary.rivals]);
  else if (has('(lose|lost) .. to .. <R>', '(leave|left|switch|go|went) .. (to|for) .. <R>'))
    filter.lost = values([...vocabulary.lost, ...vocabulary.rivals]);
  else filter.rivals = values([...vocabulary.rivals, ...vocabulary.won, ...vocabulary.lost]);
}

function moodOf({ has }: Reading): 'down' | 'up' | 'even' | null {
  if (
    has(
      '(not|least|isn|never) .. (happy|satisfied|pleased|content)',
      '@unhappy',
      'bad mood',
      '(below|under|negative) .. (zero|0|mood)?',
    ) &&
    !has('(drop|dropped) instead')
  ) {
    return has('(bad|sad|cross|low)') && !has('(mood|feel|feeling|be|who)') ? null : 'down';
  }
  if (
    has(
      '(good|great|best|positive|excellent) mood',
      '(happy|satisfied|pleased|delighted|thrilled|glad|cheerful|positive|enthusiastic|happiest)',
    )
  )
    return 'up';
  if (has('(neutral|indifferent|lukewarm)')) return 'even';
  return null;
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
    if (
      reading.has(
        '(do|did|have) (talk|speak|contact|reach|touch|meet) .. (at some point|before|once|earlier|ever|in the past|already)',
        'at some point',
        'used to .. @talk',
        'but not',
        '(never) .. exclude',
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
      '(do|have|be|did) (i|we|<M>|anyone|somebody) .. (call|visit|meet|email|speak|talk|see|contact)',
      '(call|visit|meet|email|contact|see) .. (by)? (i|we|<M>) .. <T>',
    )
  ) {
    filter.touched = {
      period,
      by: reading.members[0]?.id ?? null,
      kinds: kindsOf(reading).filter((kind) => kind !== 'message'),
    };
    delete filter.owner;
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
