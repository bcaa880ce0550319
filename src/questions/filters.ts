import type { MemberId } from '../domain/id.ts';
import type { Day } from '../domain/text/day.ts';
import { cadenceInto } from './filter-cadence.ts';
import { lateInto, quietInto } from './filter-contact.ts';
import { heldInto, moodInto, rivalsInto } from './filter-facts.ts';
import { type Except, type FilterInput, isChoice, split } from './filter-input.ts';
import { owedInto } from './filter-owed.ts';
import { ownerInto } from './filter-owner.ts';
import { NO_NEXT_STEP } from './filter-patterns.ts';
import { addedInto, sinceInto } from './filter-since.ts';
import { sourcesInto } from './filter-sources.ts';
import type { Pattern } from './grammar/pattern.ts';
import { mannerInto } from './manner.ts';
import { metOf } from './needs-met.ts';
import type { Reading } from './reading.ts';
import { reasonOf } from './reasons.ts';
import { buyingNow, deniedFirst, periodOf, standingsOf } from './slots.ts';
import { spentOf } from './thresholds.ts';

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
  const except: Except = {};
  ownerInto(filter, reading, asker, except);
  const tags = vocabulary.tags.filter(
    ({ value }) => !vocabulary.items.some((item) => item.value !== value && item.value.includes(value)),
  );
  const wanted = split(tags, reading);
  if (wanted.meant.length > 0) filter.tags = wanted.meant;
  if (wanted.meant.length > 1 && isChoice(tags, reading)) filter.anyTag = true;
  except.tags = wanted.out;
  sourcesInto(filter, reading, except);
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
  if (reason.meant.length > 1 && reason.isChoice) filter.anyReason = true;
  if (reason.out.length > 0) except.reason = reason.out;
  const met = metOf(reading);
  if (met.length > 0) filter.met = met;
  if (!without.includes('quiet')) quietInto(filter, reading, today);
  if (!without.includes('bought')) boughtInto(filter, reading, except);
  owedInto(filter, reading);
  if (!without.includes('since')) sinceInto(filter, reading, today);
  if (today !== undefined && without.length === 0) mannerInto(filter, reading, today);
  heldInto(filter, reading, except);
  if (!without.includes('since')) addedInto(filter, reading);
  if (!without.includes('quiet')) {
    lateInto(filter, reading, today);
    cadenceInto(filter, reading);
  }
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
  const { standing, owner, orOwners, tags, anyTag, sources, referred, rivals, won, lost, except } = filterOf(
    reading,
    asker,
    ['bought'],
  );
  return {
    standing: standingsOf(reading).loose ? [] : standing,
    owner,
    orOwners,
    tags,
    anyTag,
    sources,
    referred,
    rivals,
    won,
    lost,
    except,
  };
}

/**
 * Of which customers something is asked that belongs to somebody of us by itself: "promises to hotels", "calls with unhappy
 * prospects". "Ben's customers" are those that he looks after.
 */
export function whoseIn(reading: Reading, asker: MemberId | null): FilterInput {
  const { owner, orOwners, except, ...group } = groupIn(reading, asker);
  const { feeling, utmost } = reading.has(...IN_MOOD) ? filterOf(reading, asker, ['bought']) : {};
  return {
    ...group,
    ...(reading.has(...THEIR_OWN) ? { owner, orOwners } : {}),
    except: { ...except, owners: [] },
    ...(feeling === undefined ? {} : { feeling, utmost }),
  };
}
const IN_MOOD: readonly Pattern[] = [
  '(@unhappy|@happy) (former|current)? (@account|one|folk)',
  '(who|which|that|@account) .. (be|feel|seem|look|sound) .. (@unhappy|@happy)',
];
const THEIR_OWN: readonly Pattern[] = [
  '(<M>|my|our) (own|current|former|unhappy|happy|other)? @account',
  '@account .. of <M>',
];

function boughtInto(filter: FilterInput, reading: Reading, except: Except): void {
  if (
    reading.has(...NO_NEXT_STEP) ||
    (reading.has('(buying|buy) from us') && reading.vocabulary.items.length === 0) ||
    (reading.periods.length === 0 && buyingNow(reading) !== null)
  )
    return;
  const items = split(reading.vocabulary.items, reading);
  // "Who bought no decaf?" rules out a deed, "decaf but no grinder" one of two products.
  const [item, ...further] = items.meant.length > 0 ? items.meant : items.out;
  const verb = reading.has(
    '(order|buy|purchase|bought|sell|sold|have|own|use|get|take|spend|orders|purchases)',
  );
  const none =
    items.out.length > 0
      ? items.meant.length === 0
      : reading.has(
          '(not|no|never|none|nobody|without) .. (order|orders|buy|bought|purchase|purchases|spend)',
          '(order|bought|buy) .. (nothing|none)',
        );
  if (item !== undefined && verb && filter.rivals === undefined) {
    filter.item = item;
    if (further.length > 0) filter.items = further;
    if (isChoice(reading.vocabulary.items, reading, ['or'])) filter.anyItem = true;
    if (items.meant.length > 0) except.items = items.out;
    filter.bought = { period: periodOf(reading), any: !none };
  } else if (none && !reading.has('(reason|why|hesitate)')) {
    const [without, also] = deniedFirst(reading);
    filter.bought = { period: without, any: false };
    if (also !== null) filter.alsoBought = also;
  } else if (
    reading.has(
      '(order|orders|ordered|buy|bought|purchase|purchased) .. <T>',
      '<T> .. (order|buy|bought|purchase)',
    ) &&
    reading.has('(who|which|whom|customers|clients|accounts|list)')
  )
    filter.bought = { period: periodOf(reading), any: true };
}
