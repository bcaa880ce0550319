import type { AnswerInput } from '../answer.ts';
import type { Query } from '../query.ts';
import { brief } from './brief.ts';
import { commitments } from './commitments.ts';
import { complaints } from './complaints.ts';
import { history, lastContact, outcome } from './contact.ts';
import type { Answering, Context } from './context.ts';
import { fact } from './facts.ts';
import { feeling } from './feeling.ts';
import { customers, rhythm } from './lists.ts';
import { owner } from './owner.ts';
import { birthdays, dates, people, person } from './people.ts';
import { purchases } from './purchases.ts';
import { rank } from './rank.ts';
import { referred, referrer, referrers } from './referral.ts';

const ANSWERS: { [I in Query['intent']]: Answering<I> } = {
  referrer, referrers, referred, 'last-contact': lastContact, owner, customers, history, commitments, outcome, feeling, fact, purchases,
  rank, rhythm, people, person, birthdays, dates, complaints, brief,
}; // biome-ignore format: a table

/**
 * Answers what was understood, from the store.
 * @throws GoneError when what it is about was removed meanwhile
 */
export function answerQuery<Q extends Query>(query: Q, context: Context): Promise<AnswerInput> {
  const answering = ANSWERS[query.intent] as Answering<Query['intent']>;
  return answering(query, context);
}
