import type { Member } from '../../domain/member.ts';
import type { Asking } from '../grammar/grammar.ts';
import { type Candidate, candidatesOf } from '../parse/parse.ts';
import type { Reading } from '../parse/reading.ts';
import { HE, pointing, THEM, THERE } from '../slots/pronouns.ts';
import type { Subject } from './subject.ts';

/** "What is he doing for them now?", after what one of us did: what may be asked of that one. */
export function ofColleague(readings: readonly Reading[], subject: Subject, asking: Asking): Candidate[] {
  const { colleague, customer } = subject;
  if (colleague === null || colleague.id === asking.asker) return [];
  const about = readings.flatMap((reading): Reading[] => {
    const named = withMember(reading, colleague);
    if (named === null) return [];
    const place = customer && [THEM, THERE].find((words) => words.test(named.symbols));
    if (!customer || !place) return [named];
    const at = { from: -1, to: -1, text: customer.name, how: 'whole', prior: 0 } as const;
    return [pointing(named, { ...at, reading: { kind: 'customer', customers: [customer] } }, place)];
  });
  return candidatesOf(about, asking).filter(({ query }) =>
    JSON.stringify(query).includes(`"${colleague.id}"`),
  );
}

/** A reading in which "he" or "she" is one of us; null where nobody is spoken of so. */
function withMember(reading: Reading, member: Member): Reading | null {
  const spot = reading.spots.find(({ symbol }) => HE.test(`${symbol} `));
  if (spot === undefined || reading.members.length > 0) return null;
  const { from, to, word } = spot;
  const named = pointing(
    reading,
    { from, to, text: word, how: 'whole', prior: 0, reading: { kind: 'member', members: [member] } },
    HE,
  );
  return {
    ...named,
    spots: named.spots.map((one) => (one === spot ? { ...one, symbol: '<M>' } : one)),
  };
}
