import type { MemberId } from '../../domain/id.ts';
import type { Day } from '../../domain/text/day.ts';
import type { Reading } from '../parse/reading.ts';
import type { Query, QueryInput } from '../query/query.ts';
import type { Cue } from './pattern.ts';

/** Who asks, and on which day. */
export type Asking = { asker: MemberId; today: Day };

/**
 * How one kind of question is recognised and what it asks. The cues that occur are added up, the strongest first.
 * An example says what its query must contain; a test reads all of them.
 */
export type Grammar = {
  name: string;
  /** What it asks about: it makes no sense without. `contact`: a person; `customer`: a firm, or that of a person. */
  needs: 'customer' | 'contact' | 'nothing';
  /** A kind that needs nothing may still be about one customer. */
  accepts?: boolean;
  /** It may be about several customers at once. */
  several?: boolean;
  /** Whether the question has words that its query does not heed, so that the answer is only a guess. */
  doubts?(reading: Reading, query: Query): boolean;
  /** Words that belong to no question are looked for in what people wrote. */
  searches?: boolean;
  cues: readonly Cue[];
  /** What the workspace's own words (its tags, sources, competitors) say for this kind. */
  bonus?(reading: Reading): number;
  build(reading: Reading, asking: Asking): QueryInput | null;
  examples: readonly (readonly [question: string, query: Record<string, unknown>])[];
};

/** The bonus of a kind that a rule tells rather than single words: no likelihood of another kind outweighs it. */
export const BY_RULE = 10;

/** The customer a question is about, or that of the person it is about. */
export const customerOf = (reading: Reading): string | null =>
  reading.customers[0]?.[0]?.id ?? reading.contacts[0]?.[0]?.customerId ?? null;
/** The person a question is about: of "Dana's boss Uwe Lorenz" the latter. */
export const contactOf = (reading: Reading): string | null =>
  // "Was it Ciara or Donal?" leaves it open.
  reading.contacts.length > 1 && reading.has('<P> or <P>')
    ? null
    : (reading.contacts[isAnothers(reading) ? 1 : 0]?.[0]?.id ?? null);
/** A person is named by what they are to another: "Dana's boss Uwe Lorenz". */
export const isAnothers = ({ contacts, has }: Reading): boolean => contacts.length > 1 && has(ANOTHERS);
const ANOTHERS =
  '<P> (new|old|former|direct|big|little)? (boss|chef|colleague|wife|husband|partner|assistant|deputy|successor|predecessor|brother|sister|son|daughter|father|mother|manager|director|owner|secretary|cousin|friend|superior|buyer|accountant|bookkeeper) <P>';
