import type { Customer } from '../../domain/customer.ts';
import type { MemberId } from '../../domain/id.ts';
import { stemKey } from '../../domain/text/stem.ts';
import { type FacetKind, facet } from '../../store/facets.ts';
import type { WorkspaceStore } from '../../store/store.ts';
import type { Piece, Text } from '../answer.ts';
import type { ListFilter } from '../query.ts';
import { count, listed, periodText, standingName, strong } from '../say.ts';
import { type Context, text } from './context.ts';

/** The words of a filter as they stand in the file, by what they are compared by: the filter holds only that. */
export async function wordsAsWritten(
  filter: ListFilter,
  found: readonly Customer[],
  store: WorkspaceStore,
): Promise<ReadonlyMap<string, string>> {
  const kinds: [FacetKind, readonly string[]][] = [
    ['tag', filter.tags],
    ['source', filter.sources],
    ['competitor', filter.rivals],
    ['won', filter.won],
    ['lost', filter.lost],
    ['reason', filter.reason],
    ['need', filter.need],
  ];
  const known = new Map(found.slice(0, 200).flatMap(writtenWords));
  // Where nobody fits, somebody else still has the word.
  for (const [kind, values] of kinds)
    for (const value of values.filter((one) => !known.has(one))) {
      const [other] = await store.customerLists.list({ facets: [[facet(kind, value)]] }, 1);
      if (other) for (const [key, word] of writtenWords(other)) known.set(key, word);
    }
  return known;
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
  const all = (words: readonly string[]) => listed(shown(words), 'or');
  if (filter.standing.length > 1)
    say(
      listed(
        filter.standing.map((one) => standingName(one, 2)),
        'or',
      ),
    );
  if (filter.owner === 'nobody') say('without an owner');
  else if (filter.owner !== null) say('looked after by ', who(filter.owner));
  if (filter.tags.length > 0) say('tagged ', listed(shown(filter.tags)));
  if (filter.sources.length > 0) say('who found us through ', all(filter.sources));
  if (filter.referred !== null) say(filter.referred ? 'who were referred to us' : 'whom nobody referred');
  if (filter.rivals.length > 0) say('with ', all(filter.rivals), ' as a supplier');
  if (filter.won.length > 0) say('won from ', all(filter.won));
  if (filter.lost.length > 0) say('lost to ', all(filter.lost));
  if (filter.feeling !== null)
    say(
      {
        down: filter.utmost ? 'who are very unhappy now' : 'who are unhappy now',
        up: filter.utmost ? 'who are delighted now' : 'who are happy now',
        even: 'who are neutral now',
        unknown: 'whose feeling is not known',
      }[filter.feeling],
    );
  if (filter.met.length > 0)
    say(
      'whose needs are ',
      filter.met.includes('yes') ? 'met' : filter.met.includes('no') ? 'not fully met' : 'partly met',
    );
  if (filter.reason.length > 0) say('with ', listed(shown(filter.reason)), ' in the reason why not');
  if (filter.need.length > 0) say('in need of ', listed(shown(filter.need)));
  if (filter.contacted === false) say('never contacted');
  if (filter.contacted === true && (filter.quietDays ?? filter.quietSince) !== null) say('contacted before');
  if (filter.quietDays !== null) say(`without contact for more than ${count(filter.quietDays, 'day')}`);
  if (filter.quietSince !== null) say('without contact since then');
  if (filter.overdue === true) say('overdue for contact');
  if (filter.overdue === false) say('not overdue for contact');
  if (filter.touched !== null)
    say(
      'contacted',
      filter.touched.by === null ? '' : [' by ', who(filter.touched.by)],
      filter.touched.period ? `, ${periodText(filter.touched.period, today)}` : '',
    );
  if (filter.since !== null) say('new in that period');
  if (filter.bought !== null)
    say(
      filter.bought.any ? 'who bought ' : 'without an order',
      filter.item === null
        ? filter.bought.any
          ? 'something'
          : ''
        : [filter.bought.any ? '' : ' of ', strong(filter.item)],
      filter.bought.period ? `, ${periodText(filter.bought.period, today)}` : '',
    );
  if (filter.complained !== null)
    say(`with ${filter.complained.status === 'open' ? 'an open' : 'a'} complaint`);
  return parts.flatMap((part, at): Text => [at === 0 ? ' ' : ', ', ...part]);
}
