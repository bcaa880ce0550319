import { textsOf } from './answers/anywhere.ts';
import type { Context } from './answers/context.ts';
import { customerOf } from './grammar/grammar.ts';
import { rolesOf } from './grammar/people.ts';
import { likelihoods } from './likelihood.ts';
import type { Parsed } from './parse.ts';
import { Query } from './query.ts';
import { fitness, senseOf } from './senses.ts';

/** From this likelihood on a question is of no kind that can be answered, whatever its words are. */
const REFUSED = 0.7;
const MOST_WORDS = 6;
const MOST = 100;
/** This part of the words must be noted of one and the same person or firm. */
const PART = { named: 0.5, anybody: 0.75 } as const;

/** What is noted with the words of a question that is of no kind: about whom it names, or about anybody. */
export async function recalled({ readings }: Parsed, { store }: Context): Promise<Query | null> {
  const [reading] = readings;
  if (!reading || (likelihoods(reading.shape).get('refuse')?.share ?? 0) > REFUSED) return null;
  const role = rolesOf(reading);
  if (role.length === 0 || role.length > MOST_WORDS) return null;
  const of = customerOf(reading);
  const part = (texts: readonly string[]) => fitness(texts, role) / role.length;
  if (of !== null) {
    const [customer, contacts] = await Promise.all([store.customers.get(of), store.contacts.of(of)]);
    if (customer && part(customer.remember) >= PART.named)
      return Query.parse({ intent: 'fact', fact: 'remember', customer: of });
    return contacts.some((one) => part(textsOf(one)) >= PART.named)
      ? Query.parse({ intent: 'people', customer: of, role })
      : null;
  }
  if (reading.strangers.some(({ capital }) => capital)) return null;
  const people = await store.contacts.byFacts(role.flatMap(senseOf), MOST);
  return people.some((one) => part(textsOf(one)) >= PART.anybody)
    ? Query.parse({ intent: 'people', customer: null, role })
    : null;
}
