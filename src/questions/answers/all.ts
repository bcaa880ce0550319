import { type AnswerInput, Text } from '../answer.ts';
import { Query } from '../query/query.ts';
import { line, listed, named } from '../say.ts';
import { brief } from './brief.ts';
import { commitments } from './commitments.ts';
import { complaints } from './complaints.ts';
import { history, lastContact } from './contact.ts';
import { type Answering, type Context, customersById, paged, text } from './context.ts';
import { birthdays, dates } from './days.ts';
import { fact } from './facts.ts';
import { feeling } from './feeling.ts';
import { customers, rhythm } from './lists.ts';
import { outcome } from './outcome.ts';
import { owner } from './owner.ts';
import { people, person } from './people.ts';
import { purchases } from './purchases.ts';
import { rank } from './rank.ts';
import { referrer, referrers } from './referral.ts';
import { referred } from './referred.ts';

const ANSWERS: { [I in Query['intent']]: Answering<I> } = {
  referrer, referrers, referred, 'last-contact': lastContact, owner, customers, history, commitments, outcome, feeling, fact, purchases,
  rank, rhythm, people, person, birthdays, dates, complaints, brief,
}; // biome-ignore format: a table

/**
 * Answers what was understood, from the store.
 * @throws GoneError when what it is about was removed meanwhile
 */
export function answerQuery(query: Query, context: Context): Promise<AnswerInput> {
  return query.each.length > 0 ? ofEach(query, context) : answerOne(query, context);
}

function answerOne<Q extends Query>(query: Q, context: Context): Promise<AnswerInput> {
  const answering = ANSWERS[query.intent] as Answering<Query['intent']>;
  return answering(query, context);
}

/** The same of several customers: the answer about each is a line. */
async function ofEach(query: Query, context: Context): Promise<AnswerInput> {
  const customers = [...(await customersById(query.each, context)).values()];
  const lines = await Promise.all(
    customers.map(async ({ id }) => {
      const { headline } = await answerOne(Query.parse({ ...query, customer: id, each: [] }), context);
      return line(Text.parse(headline), { open: id });
    }),
  );
  return { headline: text('Of ', listed(customers.map(named)), ':'), ...paged(lines, context) };
}
