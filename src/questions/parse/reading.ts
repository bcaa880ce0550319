import type { Contact } from '../../domain/contact.ts';
import type { Customer } from '../../domain/customer.ts';
import type { Member } from '../../domain/member.ts';
import { occurs, type Pattern } from '../grammar/pattern.ts';
import type { Duration, Period } from '../language/periods.ts';
import { type Link, type Mark, marksThat, type Stranger, type Vocabulary } from '../link/link.ts';
import type { Manner } from './likelihood.ts';

/** A symbol of a reading and the tokens it stands for, both included. */
export type Spot = {
  symbol: string;
  /** As it is spelt, for a single word. */
  word: string;
  from: number;
  to: number;
};

/** One way to read a question: which stretches are names, and what the rest says. The grammar is matched against it. */
export type Reading = {
  /** The words' stems and the placeholders, each followed by a space. */
  symbols: string;
  /** The symbols with the workspace's own tags (`<G>`) and sources (`<S>`) marked: what likeness is judged by. */
  shape: string;
  /** The symbols one by one, with the tokens each was read from. */
  spots: readonly Spot[];
  links: Link[];
  customers: Customer[][];
  contacts: Contact[][];
  members: Member[];
  outside: string[];
  strangers: Stranger[];
  periods: Period[];
  durations: Duration[];
  vocabulary: Vocabulary;
  /** Words that belong neither to the questions nor to a name: what is asked about, or nothing we know. */
  odd: string[];
  /** Words that no question is made of, and that stand together in something that is or was owed; as stems. */
  owed: readonly string[];
  /** Usual words that stand in reasons not to buy too. */
  grounds: readonly Mark[];
  /** In which manner its kind of question is asked, as far as the examples tell. */
  manner: Manner | null;
  /** How likely the names were chosen right; added to what the grammar says. */
  prior: number;
  has(...patterns: Pattern[]): boolean;
};

/** What stands for a name in the symbols of a reading. */
export const SYMBOLS = { customer: '<C>', contact: '<P>', member: '<M>', outside: '<O>' } as const;

/** A reading that says something else in its symbols: patterns are looked for in these. */
export const saying = (reading: Reading, symbols: string): Reading => ({
  ...reading,
  symbols,
  has: (...patterns) => patterns.some((pattern) => occurs(pattern, symbols)),
});

/** The part of a reading from one of its spots up to another, which is left out. */
export function cut(reading: Reading, from: number, to = reading.spots.length): Reading {
  const spots = reading.spots.slice(from, to);
  const [first, last] = [spots[0]?.from ?? 0, spots.at(-1)?.to ?? -1];
  const inside = (mark: { from: number; to: number }) => mark.from >= first && mark.to <= last;
  const timesIn = <T>(symbol: string, times: readonly T[]): T[] => {
    const countIn = (some: readonly Spot[]) => some.filter((spot) => spot.symbol === symbol).length;
    const before = countIn(reading.spots.slice(0, from));
    return times.slice(before, before + countIn(spots));
  };
  const symbols = `${spots.map(({ symbol }) => symbol).join(' ')} `;
  return {
    ...saying(reading, symbols),
    shape: symbols,
    spots,
    links: reading.links.filter(inside),
    vocabulary: marksThat(inside, reading.vocabulary),
    members: reading.members.filter((member) =>
      reading.links.some(
        (link) => inside(link) && link.reading.kind === 'member' && link.reading.members.includes(member),
      ),
    ),
    periods: timesIn('<T>', reading.periods),
    durations: timesIn('<D>', reading.durations),
  };
}
