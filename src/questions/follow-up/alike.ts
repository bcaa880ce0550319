import type { Customer } from '../../domain/customer.ts';
import { stemKey } from '../../domain/text/stem.ts';
import { groupIn } from '../filter/filters.ts';
import type { Asking } from '../grammar/grammar.ts';
import type { Reading } from '../parse/reading.ts';
import type { ListFilter } from '../query/list-filter.ts';
import { Query } from '../query/query.ts';
import { isMine } from '../slots/mine.ts';
import { stems, wantsCount } from '../slots/slots.ts';
import type { Subject } from './subject.ts';

type Fact = Extract<Query, { intent: 'fact' }>['fact'];
const all = (values: readonly (string | null)[]): string[] =>
  values.flatMap((value) => (value === null ? [] : [stemKey(value)]));
/** By what others are found that share a fact of a customer. */
const SHARED: { [F in Fact]?: (customer: Customer) => Partial<ListFilter> } = {
  competitors: ({ competitors }) => ({ rivals: all(competitors) }),
  'won-from': ({ wonFrom }) => ({ won: all([wonFrom]) }),
  source: ({ source }) => ({ sources: all([source]) }),
  tags: ({ tags }) => ({ tags: all(tags) }),
};
/** Others are asked for … */
const OTHERS = [
  '(who|anyone|anybody|someone|somebody|whom) .. else',
  '(other|another|further|more) (of|our|current|present|former)? (@account|@prospect|one)',
  '^ .. (which|any|what) (of our)? (other|current|present)? (@customer|@prospect|@account|other)',
  'others',
];
/** … that are alike in what was told. */
const ALIKE = /(?<= |^)(?:them|they|it|that|thos|ther|this|thes|so|sam|too|also|likewis|similarly|alik) /;
/** "Who else supplies them?" asks further of the customer itself. */
const OF_THAT_ONE = '(supply|serve|sell|deliver|sell to|deliver to) (them|it)';
export const ALIKE_WORDS: ReadonlySet<string> = stems(
  'who whom anyone anybody someone somebody else other another further more others them they it that those there this these so same too also likewise similarly alike use used buy bought supply supplied serve come came arrive found find us way through from with through channel source supplier competitor rival tag tagged label group thing have has got get any which what prospect customer client account one of our ours we do be by',
);

/** "Who else do they supply?", "which other customers came that way?": who shares with a customer what was just told of it. */
export function alike(previous: Query, reading: Reading, subject: Subject, asking: Asking): Query | null {
  const { customer } = subject;
  if (previous.intent !== 'fact' || previous.others.length > 0 || customer === null) return null;
  if (!reading.has(...OTHERS) || reading.has(OF_THAT_ONE) || !ALIKE.test(reading.symbols)) return null;
  const shared = SHARED[previous.fact]?.(customer);
  const isKnown =
    shared !== undefined && Object.values(shared).some((some) => Array.isArray(some) && some.length > 0);
  const { vocabulary } = reading;
  const isOtherwise = vocabulary.rivals.length + vocabulary.sources.length + vocabulary.tags.length > 0;
  if (!isKnown || isOtherwise) return null;
  const own = groupIn(reading, isMine(reading) ? asking.asker : null);
  return Query.parse({
    intent: 'customers',
    filter: { ...own, ...shared },
    mode: wantsCount(reading) ? 'count' : 'list',
  });
}
