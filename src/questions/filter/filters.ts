import type { MemberId } from '../../domain/id.ts';
import type { Day } from '../../domain/text/day.ts';
import type { Pattern } from '../grammar/pattern.ts';
import type { Reading } from '../parse/reading.ts';
import { stems } from '../slots/slots.ts';
import { standingsOf } from '../slots/standings.ts';
import { spentOf } from '../slots/thresholds.ts';
import { boughtInto, changedOf } from './bought.ts';
import { type Clause, clausesOf } from './clauses.ts';
import { contactOf } from './contact.ts';
import { heldInto, rivalsInto } from './facts.ts';
import { type Except, type FilterInput, isChoice, split } from './input.ts';
import { mannerOf, suggestedIn } from './manner.ts';
import { feltInto, moodInto } from './mood.ts';
import { metOf } from './needs-met.ts';
import { owedInto } from './owed.ts';
import { isOwnList, ownerInto } from './owner.ts';
import { CONTACTED_BEFORE } from './patterns.ts';
import { causeOf, reasonOf } from './reasons.ts';
import { addedOf, sinceInto } from './since.ts';
import { sourcesInto } from './sources.ts';

/**
 * What narrows a list of customers down, from everywhere in a question.
 * @param today without it only what they are counts, not what was done and when
 */
export function filterOf(reading: Reading, asker: MemberId | null, today: Day | null): FilterInput {
  const filter: FilterInput = {};
  const except: Except = {};
  const { standing } = standingsOf(reading);
  if (standing.length > 0) filter.standing = standing;
  ownerInto(filter, reading, asker, except);
  tagsInto(filter, reading, except);
  sourcesInto(filter, reading, except);
  rivalsInto(filter, reading, except);
  moodInto(filter, reading, except);
  const met = metOf(reading);
  if (met.length > 0) filter.met = met;
  const clauses = today === null ? [] : clausesOf(reading);
  if (today !== null && clauses.length > 0) {
    needInto(filter, reading);
    reasonInto(filter, reading, except);
    for (const clause of clauses) clauseInto(filter, clause, except, today);
    return finished(filter, reading, except);
  }
  const contact = today === null ? {} : contactOf(reading, filter.owner, today);
  const manner = today === null ? null : mannerOf(reading, contact);
  const may = suggestedIn(reading, manner);
  if (may('need')) needInto(filter, reading);
  if (may('reason')) reasonInto(filter, reading, except);
  if (may('owed')) owedInto(filter, reading);
  if (today !== null) {
    const added = addedOf(reading);
    const changed = changedOf(reading);
    const spent = changed === null ? spentOf(reading) : null;
    if (changed !== null) filter.changed = changed;
    if (spent !== null) filter.spent = spent;
    if (added !== null) filter.added = added;
    else if (changed === null) {
      const { overdue, contacted, touched, ...rhythm } = contact;
      Object.assign(filter, rhythm);
      if (overdue !== undefined && may('overdue')) filter.overdue = overdue;
      if (contacted !== undefined && may('contacted')) filter.contacted = contacted;
      if (touched && may('touched')) {
        filter.touched = touched;
        if (!touched.not) ownList(filter, reading, asker, except);
      }
      // A product that is named besides what is bought is no guess.
      if (may('bought') || reading.vocabulary.items.length > 0) boughtInto(filter, reading, except, today);
      if (!feltInto(filter, reading) && may('since')) sinceInto(filter, reading, today);
    }
    manner?.set(filter, reading, today);
  }
  return finished(filter, reading, except);
}

/** Whoever talked to somebody need not look after them, but "my accounts" are the asker's, whoever did. */
function ownList(filter: FilterInput, reading: Reading, asker: MemberId | null, except: Except): void {
  if (!isOwnList(reading)) delete filter.owner;
  else if (asker !== null && !filter.orOwners && !except.owners?.includes(asker)) filter.owner = asker;
}

function finished(filter: FilterInput, reading: Reading, except: Except): FilterInput {
  heldInto(filter, reading, except);
  if (Object.values(except).some((some) => (some ?? []).length > 0)) filter.except = except;
  return filter;
}

/** "… that we did talk to at some point": whenever it was. */
const isAnyContact = (clause: Reading): boolean =>
  clause.periods.length + clause.durations.length === 0 &&
  clause.has(...CONTACTED_BEFORE, '@talk .. (before|once|already|earlier|previously|formerly)');

/** What one of several clauses tells, each of its own time. */
function clauseInto(filter: FilterInput, { matter, reading }: Clause, except: Except, today: Day): void {
  const { owner, standing } = filter;
  const own: FilterInput = { owner, standing };
  if (matter === 'contact')
    Object.assign(own, contactOf(reading, owner, today), isAnyContact(reading) ? { contacted: true } : {});
  else if (matter === 'added') own.added = addedOf(reading);
  else if (matter === 'owed') owedInto(own, reading);
  else if (matter === 'since') sinceInto(own, reading, today);
  else {
    own.spent = spentOf(reading);
    boughtInto(own, reading, except, today);
  }
  const { owner: _, standing: kept, ...told } = own;
  // "Visited in May, but not called since".
  if (told.touched?.not && filter.touched) {
    filter.untouched = told.touched;
    delete told.touched;
  }
  for (const [slot, value] of Object.entries(told))
    if (value !== undefined && value !== null) Object.assign(filter, { [slot]: value });
  if (kept === undefined) delete filter.standing;
  if (told.touched?.by && !told.touched.not && !isOwnList(reading)) delete filter.owner;
}

/** Of which group of customers something is asked that is no list of customers itself. */
export const groupIn = (reading: Reading, asker: MemberId | null): FilterInput =>
  groupOf(filterOf(reading, asker, null), reading);

/** Of a filter, what tells of which group the customers are. */
function groupOf(filter: FilterInput, reading: Reading): FilterInput {
  const { standing, owner, orOwners, tags, anyTag, sources, referred, rivals, won, lost, except } = filter;
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
  const filter = filterOf(reading, asker, null);
  const { feeling, utmost } = filter;
  const { owner, orOwners, except, ...group } = groupOf(filter, reading);
  return {
    ...group,
    ...(reading.has(...THEIR_OWN) ? { owner, orOwners } : {}),
    except: { ...except, owners: [] },
    ...(feeling !== undefined && reading.has(...IN_MOOD) && !reading.has(SO_MUCH) ? { feeling, utmost } : {}),
  };
}
const IN_MOOD: readonly Pattern[] = [
  '(@unhappy|@happy) (former|current)? (@account|one|folk)',
  '(who|which|that|@account) .. (be|feel|seem|look|sound) .. (@unhappy|@happy)',
];
/** "Unhappy enough to complain": that they did is what is asked, not how they feel now. */
const SO_MUCH: Pattern = '(@unhappy|@happy) enough to';
const THEIR_OWN: readonly Pattern[] = [
  '(<M>|my|our) (own|current|former|unhappy|happy|other)? @account',
  '@account .. of <M>',
];

const SORTS = stems('trade trades business sector industry branch field segment');

function tagsInto(filter: FilterInput, reading: Reading, except: Except): void {
  const { items, tags: named, reasons } = reading.vocabulary;
  const isCause = causeOf(reading);
  const tags = named.filter(
    ({ value, from }) =>
      // "Waiting for the council" tells why.
      !(isCause(from) && reasons.some((one) => one.from === from)) &&
      !items.some((item) => item.value !== value && item.value.includes(value)) &&
      // "The courier trade" are couriers, though there is a tag for trades.
      !(SORTS.has(value) && named.some((other) => other.from < from && other.to >= from - 1)),
  );
  const { meant, out } = split(tags, reading);
  if (meant.length > 0) filter.tags = meant;
  if (meant.length > 1 && isChoice(tags, reading)) filter.anyTag = true;
  except.tags = out;
}

function needInto(filter: FilterInput, { has, vocabulary }: Reading): void {
  const { reasons, items } = vocabulary;
  // Words of a product that is named tell of no need.
  const needs = vocabulary.needs.filter(
    (need) => !items.some(({ from, to }) => from <= need.from && need.to <= to),
  );
  if (
    needs.length > 0 &&
    filter.met === undefined &&
    has('(need|want|look for|require|wish|ask for|be after)') &&
    filter.standing?.includes('former') !== true &&
    !reasons.some(({ from }) => needs.every((need) => need.from === from))
  )
    filter.need = [...new Set(needs.map(({ value }) => value))];
}

function reasonInto(filter: FilterInput, reading: Reading, except: Except): void {
  const { meant, out, isChoice: isAny } = reasonOf(reading);
  if (meant.length > 0) filter.reason = meant;
  if (meant.length > 1 && isAny) filter.anyReason = true;
  if (out.length > 0) except.reason = out;
}
