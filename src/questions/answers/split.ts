import { stemKey } from '../../domain/text/stem.ts';
import type { Piece, Text } from '../answer.ts';
import { ListFilter, type PeriodSlot } from '../query/list-filter.ts';
import { beginning, count, memberNames, nounsOf, periodText, standingName, strong } from '../say.ts';
import { type Context, type Of, text } from './context.ts';
import { fitting, storeFilter } from './fitting.ts';

/** A breakdown by what is on file tells at most so many parts. */
const MOST_PARTS = 20;

/** A part of a list: how it is told, given how many are of it, and what it is narrowed down to. */
type Part = { words: (n: number) => Text; filter: Partial<ListFilter> };

/** The words of the filter as they stand in the file, and the periods that are told apart. */
type Telling = {
  context: Context;
  written: ReadonlyMap<string, string>;
  periods: readonly PeriodSlot[];
};

/** "4 customers, 2 prospects and 1 former customer": how many of a list are of each part asked for. */
export async function splitUp(
  by: NonNullable<Of<'customers'>['split']>,
  filter: ListFilter,
  telling: Telling,
): Promise<Text> {
  const { context } = telling;
  const parts = await partsOf(by, filter, telling);
  const counted = await Promise.all(
    parts.map(async ({ words, filter: part }) => {
      const { found, total } = await fitting({ ...filter, ...part }, context);
      return words(total ?? found.length);
    }),
  );
  return [...capital(counted.flatMap((one, at): Text => (at === 0 ? one : [', ', ...one]))), '.'];
}

const capital = ([first, ...rest]: Text): Text => [
  ...(first === undefined ? [] : [typeof first === 'string' ? beginning(first) : first]),
  ...rest,
];

async function partsOf(
  by: NonNullable<Of<'customers'>['split']>,
  filter: ListFilter,
  { context, written, periods }: Telling,
): Promise<Part[]> {
  const { store, today } = context;
  const said = (label: (n: number) => string) => (n: number) => text(label(n));
  const named = (name: Piece, part: Partial<ListFilter>): Part => ({
    words: (n) => text(name, `: ${n}`),
    filter: part,
  });
  const valuesOf = async (field: Parameters<typeof store.customerLists.countBy>[1]) =>
    (await store.customerLists.countBy(storeFilter(filter, context), field))
      .slice(0, MOST_PARTS)
      .map(({ value }) => value);
  const someValues = async (asked: readonly string[], field: Parameters<typeof valuesOf>[0]) =>
    asked.length > 0 ? asked : await valuesOf(field);
  const each = (values: readonly string[], part: (value: string) => Partial<ListFilter>) =>
    values.map((value) => named(strong(written.get(value) ?? value), part(stemKey(value))));
  switch (by) {
    case 'standing':
      return someOf(filter.standing, ['customer', 'prospect', 'former'] as const).map((one) => ({
        words: said((n) => count(n, standingName(one), standingName(one, 2))),
        filter: { standing: [one] },
      }));
    case 'met':
      return someOf(filter.met, ['yes', 'partly', 'no'] as const).map((one) => ({
        words: said((n) => `${n} ${{ yes: 'met', partly: 'partly met', no: 'not met' }[one]}`),
        filter: { met: [one] },
      }));
    case 'overdue':
      return [true, false].map((one) => ({
        words: said((n) => `${n} ${one ? 'overdue' : 'not overdue'}`),
        filter: { overdue: one },
      }));
    case 'referred':
      return [true, false].map((one) => ({
        words: said((n) => `${n} ${one ? 'referred to us' : 'not referred'}`),
        filter: { referred: one },
      }));
    case 'feeling':
      return (['up', 'even', 'down', 'unknown'] as const).map((one) => ({
        words: said(
          (n) => `${n} ${{ up: 'happy', even: 'neutral', down: 'unhappy', unknown: 'not known' }[one]}`,
        ),
        filter: { feeling: one },
      }));
    case 'owner': {
      const asked = [...(filter.owner === null ? [] : [filter.owner]), ...filter.orOwners];
      const owners = asked.length > 0 ? asked : await valuesOf('owner');
      const who = await memberNames(owners, store);
      return owners.map((owner) => named(who(owner), { owner, orOwners: [] }));
    }
    case 'period':
      return periods.map((period) => named(periodText(period, today), inPeriod(filter, period)));
    case 'tag':
      return each(await someValues(filter.tags, 'tags'), (tag) => ({ tags: [tag] }));
    case 'source':
      return each(await someValues(filter.sources, 'source'), (source) => ({ sources: [source] }));
    case 'rival':
      return each(await someValues(filter.rivals, 'competitors'), (rival) => ({ rivals: [rival] }));
  }
}

/** The same list of another period. */
function inPeriod({ since, added, bought }: ListFilter, period: PeriodSlot): Partial<ListFilter> {
  if (since !== null) return { since: period };
  if (added !== null) return { added: period };
  return bought === null ? {} : { bought: { ...bought, period } };
}

const someOf = <T>(asked: readonly T[], all: readonly T[]): readonly T[] => (asked.length > 0 ? asked : all);

/** "That is 7 of 36 customers, 19 %; the other 29 are not.": of those of the same standing, owner and tags. */
export async function share(part: number, filter: ListFilter, context: Context): Promise<Text> {
  const { standing, owner, orOwners, tags, anyTag } = filter;
  const whole = ListFilter.parse({ standing, owner, orOwners, tags, anyTag });
  const { found, total } = await fitting(whole, context);
  const all = total ?? found.length;
  return text(
    `That is ${part} of ${count(all, ...nounsOf(standing))}, ${Math.round((100 * part) / Math.max(1, all))} %`,
    part < all ? `; the other ${all - part} are not.` : '.',
  );
}
