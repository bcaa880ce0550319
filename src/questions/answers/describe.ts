import type { Customer } from '../../domain/customer.ts';
import type { MemberId } from '../../domain/id.ts';
import type { Day } from '../../domain/text/day.ts';
import { stemKey } from '../../domain/text/stem.ts';
import { type FacetKind, facet } from '../../store/facets.ts';
import type { WorkspaceStore } from '../../store/store.ts';
import type { Piece, Text } from '../answer.ts';
import { REASON_WORDS } from '../filter/reasons.ts';
import type { ListFilter, Mood } from '../query/list-filter.ts';
import { count, fullDay, kindName, listed, periodText, standingName, strong } from '../say.ts';
import { type Context, text } from './context.ts';

/** A competitor may be on file as either. */
const RIVALS: readonly FacetKind[] = ['competitor', 'won', 'lost'];

/** The words of a filter as they stand in the file, by what they are compared by: the filter holds only that. */
export async function wordsAsWritten(
  filter: ListFilter,
  found: readonly Customer[],
  store: WorkspaceStore,
): Promise<ReadonlyMap<string, string>> {
  const { except } = filter;
  const kinds: [readonly FacetKind[], readonly string[]][] = [
    [['tag'], [...filter.tags, ...except.tags]],
    [['source'], [...filter.sources, ...except.sources]],
    [RIVALS, [...filter.rivals, ...filter.won, ...filter.lost]],
    [RIVALS, [...except.rivals, ...except.won, ...except.lost]],
    [['reason'], [...filter.reason, ...except.reason]],
    [['need'], filter.need],
  ];
  const items = [...(filter.item === null ? [] : [filter.item]), ...filter.items, ...except.items];
  const known = new Map([...REASON_WORDS, ...found.slice(0, 200).flatMap(writtenWords)]);
  // Where nobody fits, somebody else still has the word.
  for (const [some, values] of kinds)
    for (const value of values.filter((one) => !known.has(one))) {
      const [other] = await store.customerLists.list({ facets: [some.map((kind) => facet(kind, value))] }, 1);
      if (other) for (const [key, word] of writtenWords(other)) known.set(key, word);
    }
  for (const item of items) known.set(item, await itemAsWritten(item, store));
  return known;
}

/** A product by its name as it is written, of which `stemKey` wrote a part or all. */
export async function itemAsWritten(item: string, store: WorkspaceStore): Promise<string> {
  const [bought] = await store.purchases.list({ item }, 1);
  const words = bought?.item.split(/\s+/) ?? [];
  for (let from = 0; from < words.length; from += 1)
    for (let to = words.length; to > from; to -= 1) {
      const part = words.slice(from, to).join(' ');
      if (stemKey(part) === item) return part;
    }
  return item;
}

function writtenWords(customer: Customer): [string, string][] {
  const { tags, source, competitors, wonFrom, lostTo, whyNot, needs } = customer;
  const single = [whyNot ?? '', ...needs].flatMap((text) => text.match(/[\p{L}\p{N}'-]+/gu) ?? []);
  return [...single, ...tags, source, ...competitors, wonFrom, lostTo].flatMap((word) =>
    word === null ? [] : [[stemKey(word), word]],
  );
}

/**
 * A filter in words, to follow "3 customers": " owned by Anna, without contact for more than 60 days".
 * @param written the filter's words as they stand in the file
 */
export function describe(
  filter: ListFilter,
  { today }: Context,
  who: (id: MemberId | null) => Piece,
  written: ReadonlyMap<string, string>,
): Text {
  const parts: Text[] = [];
  const say = (...pieces: Parameters<typeof text>) => parts.push(text(...pieces));
  const shown = (words: readonly string[]) => words.map((word) => strong(written.get(word) ?? word));
  const all = (some: readonly string[]) => listed(shown(some), 'or');
  if (filter.standing.length > 1)
    say(
      listed(
        filter.standing.map((one) => standingName(one, 2)),
        'or',
      ),
    );
  if (filter.owner === 'nobody') say('without an owner');
  else if (filter.owner !== null)
    say('looked after by ', listed([filter.owner, ...filter.orOwners].map(who), 'or'));
  if (filter.tags.length > 0) say('tagged ', listed(shown(filter.tags), filter.anyTag ? 'or' : 'and'));
  if (filter.sources.length > 0) say('who found us through ', all(filter.sources));
  if (filter.referrer !== null)
    say(filter.referrer === 'person' ? 'whom a person referred' : 'whom a customer referred');
  else if (filter.referred !== null) say(filter.referred ? 'referred to us' : 'whom nobody referred');
  if (filter.refers !== null)
    say(filter.refers ? 'who referred somebody to us' : 'who never referred anybody to us');
  if (filter.rivals.length > 0)
    say('with ', listed(shown(filter.rivals), filter.allRivals ? 'and' : 'or'), ' as a supplier');
  if (filter.won.length > 0) say('won from ', all(filter.won));
  if (filter.lost.length > 0) say('lost to ', all(filter.lost));
  if (filter.feeling !== null)
    say(
      filter.feeling === 'unknown'
        ? 'whose feeling is not known'
        : `feeling ${moodWord({ way: filter.feeling, utmost: filter.utmost })} now`,
    );
  if (filter.met.length > 0)
    say(
      'whose needs are ',
      listed(
        filter.met.map((one) => ({ yes: 'met', partly: 'partly met', no: 'not met' })[one]),
        'or',
      ),
    );
  if (filter.reason.length > 0) say('with ', all(filter.reason), ' in the reason why not');
  if (filter.need.length > 0) say('in need of ', listed(shown(filter.need)));
  for (const held of filter.held) say(heldWords(held));
  exceptions(filter.except);
  if (filter.contacted === false) say('never contacted');
  if (filter.contacted === true) say('contacted before');
  if (filter.quietDays !== null) say(`without contact for more than ${count(filter.quietDays, 'day')}`);
  if (filter.quietSince !== null)
    say(`without contact since ${isOnlyTime(filter) ? 'then' : fullDay(filter.quietSince, today)}`);
  if (filter.overdue === true) say('overdue for contact');
  if (filter.overdue === false) say('not overdue for contact');
  if (filter.late !== null) say(lateWords(filter.late));
  if (filter.cadence !== null) say(cadenceWords(filter.cadence));
  if (filter.added !== null) say('added ', periodText(filter.added, today));
  if (filter.spent !== null)
    say(spentWords(filter.spent), filter.spent.period ? `, ${periodText(filter.spent.period, today)}` : '');
  if (filter.changed !== null) say(changedWords(filter.changed, today));
  for (const touched of [filter.touched, filter.untouched])
    if (touched !== null)
      say(
        touchedWords(touched),
        touched.by === null ? '' : [' by ', who(touched.by)],
        touched.period ? `, ${periodText(touched.period, today)}` : '',
      );
  if (filter.since !== null)
    say(`new ${isOnlyTime(filter) ? 'in that period' : `(${periodText(filter.since, today)})`}`);
  if (filter.bought !== null)
    say(
      filter.bought.any ? 'who bought ' : 'without an order',
      filter.item === null
        ? filter.bought.any
          ? 'something'
          : ''
        : [
            filter.bought.any ? '' : ' of ',
            ...listed(shown([filter.item, ...filter.items]), filter.anyItem ? 'or' : 'and'),
          ],
      filter.except.items.length > 0 ? [' but not ', ...all(filter.except.items)] : '',
      filter.bought.period ? `, ${periodText(filter.bought.period, today)}` : '',
    );
  if (filter.alsoBought !== null) say(`who bought something, ${periodText(filter.alsoBought, today)}`);
  if (filter.owed !== null)
    say(
      owedWords(filter.owed),
      filter.owed.due ? ` due ${periodText(filter.owed.due, today)}` : '',
      filter.owed.opened && !isOnlyTime(filter) ? ` (${periodText(filter.owed.opened, today)})` : '',
    );
  return parts.flatMap((part, at): Text => [at === 0 ? ' ' : ', ', ...part]);

  function exceptions(except: ListFilter['except']): void {
    const owners = except.owners.filter((one) => one !== 'nobody');
    if (owners.length < except.owners.length) say('that somebody looks after');
    if (owners.length > 0) say('not looked after by ', listed(owners.map(who), 'or'));
    if (except.tags.length > 0) say('not tagged ', all(except.tags));
    if (except.sources.length > 0) say('who found us otherwise than through ', all(except.sources));
    if (except.rivals.length > 0) say('without ', all(except.rivals), ' as a supplier');
    if (except.won.length > 0) say('not won from ', all(except.won));
    if (except.lost.length > 0) say('not lost to ', all(except.lost));
    if (except.reason.length > 0) say('with another reason than ', all(except.reason));
    if (except.need.length > 0) say('not in need of ', all(except.need));
    if (except.feelings.length > 0)
      say(
        'whose feeling is not ',
        listed(
          except.feelings.map(
            (one) => ({ down: 'negative', up: 'positive', even: 'neutral', unknown: 'unknown' })[one],
          ),
          'or',
        ),
      );
  }
}

const HELD: Record<ListFilter['held'][number]['fact'], [one: string, many: string]> = {
  website: ['website', 'websites'],
  source: ['source', 'sources'],
  tag: ['tag', 'tags'],
  rival: ['competitor', 'competitors'],
  won: ['competitor we won them from', 'competitors we won them from'],
  lost: ['competitor we lost them to', 'competitors we lost them to'],
  buys: ['product they buy', 'products they buy'],
  need: ['need', 'needs'],
  reason: ['reason why not', 'reasons why not'],
  contact: ['contact', 'contacts'],
  email: ['e-mail address', 'e-mail addresses'],
  step: ['open next step', 'open next steps'],
  date: ['important date', 'important dates'],
  remember: ['fact to remember', 'facts to remember'],
  alias: ['other name', 'other names'],
};

/** "with no website on record", "with at least 2 competitors on record". */
function heldWords({ fact, least, most }: ListFilter['held'][number]): string {
  const [one, many] = HELD[fact];
  if (most === 0) return `with no ${one} on record`;
  const n = (value: number) => `${value} ${value === 1 ? one : many}`;
  if (most === null) return least === 1 ? `with a ${one} on record` : `with at least ${n(least)} on record`;
  if (most === least) return `with ${n(most)} on record`;
  return least === 0 ? `with at most ${n(most)} on record` : `with ${least} to ${n(most)} on record`;
}

function lateWords({ least, most }: NonNullable<ListFilter['late']>): string {
  if (most === 0 && least === 0)
    return 'at the end of their time between contacts today, overdue from tomorrow';
  if (most !== null && most <= 0) return 'overdue soon, not yet';
  if (most === null && (least ?? 0) <= 0) return 'overdue for contact by then';
  return `overdue by ${least ?? 0}${most === null ? ' days or more' : ` to ${count(most, 'day')}`}`;
}

const moodWord = ({ way, utmost }: Mood): string =>
  ({ down: utmost ? 'very unhappy' : 'unhappy', up: utmost ? 'delighted' : 'happy', even: 'neutral' })[way];

/** Whether a list tells of one time alone, which is told beside it. */
const isOnlyTime = ({ since, quietSince, added, touched, bought, spent, owed }: ListFilter): boolean =>
  [since, quietSince, added, touched?.period, bought?.period, spent?.period, owed?.due, owed?.opened].filter(
    Boolean,
  ).length < 2;

/** "Contacted", "not contacted by visit or call". */
const touchedWords = ({ not, kinds, last, felt, least }: NonNullable<ListFilter['touched']>): string =>
  felt !== null
    ? `that felt ${moodWord(felt)} then`
    : `${not ? 'not ' : last ? 'last ' : ''}contacted${kinds.length > 0 ? ` by ${kinds.map(kindName).join(' or ')}` : ''}${least > 1 ? ` at least ${least} times` : ''}`;

/** "With no complaint", "with an open promise", "with nothing open". */
function owedWords({ kinds, status, not }: NonNullable<ListFilter['owed']>): string {
  const [kind] = kinds;
  const state = status === null ? '' : `${status} `;
  if (kind === undefined) return `with ${not ? 'nothing' : 'something'} ${state.trim()}`.trimEnd();
  const article = not ? 'no' : /^[aeiou]/.test(state) ? 'an' : 'a';
  return `with ${article} ${state}${kind === 'next-step' ? 'next step' : kind}`;
}

function cadenceWords({ least, most, own }: NonNullable<ListFilter['cadence']>): string {
  const whose = own === null ? 'a rhythm' : own ? 'a rhythm of their own' : 'no rhythm of their own';
  if (least === null && most === null) return `with ${whose}`;
  const days =
    least === most
      ? count(most ?? 0, 'day')
      : least === null
        ? `at most ${count(most ?? 0, 'day')}`
        : most === null
          ? `at least ${count(least, 'day')}`
          : `${least} to ${count(most, 'day')}`;
  return `with ${whose} of contact, ${days}`;
}

const changedWords = ({ way, period, against }: NonNullable<ListFilter['changed']>, today: Day): string =>
  `who spent ${way} (${periodText(period, today)}) than before (${periodText(against, today)})`;

function spentWords({ measure, least, most }: NonNullable<ListFilter['spent']>): string {
  const unit = measure === 'orders' ? ' orders' : '';
  const verb = measure === 'orders' ? 'with' : 'who spent';
  // An amount beyond a bound begins a cent beyond it.
  const from =
    least === null ? '' : Number.isInteger(least) ? `at least ${least}` : `more than ${Math.floor(least)}`;
  const to = most === null ? '' : Number.isInteger(most) ? `at most ${most}` : `less than ${Math.ceil(most)}`;
  return `${verb} ${[from, to].filter((one) => one !== '').join(' and ')}${unit}`;
}
