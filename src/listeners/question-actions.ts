import { z } from 'zod';
import { LONGEST } from '../domain/limits.ts';
import { Query } from '../questions/query/query.ts';
import { ACTIONS } from '../views/ids.ts';
import { answerQuestion, continueAnswer } from './answer-question.ts';
import { replace } from './reply.ts';
import { type Action, action } from './types.ts';

/** The buttons of an answer: a choice that answers the question, and the next page. */
export const questionActions: Action[] = [
  action(
    ACTIONS.ask,
    z.object({ question: z.string().min(1).max(LONGEST.text) }),
    async ({ question }, request) => replace(await answerQuestion(question, request.thread, request)),
  ),
  action(
    ACTIONS.askMore,
    z.object({ query: Query, from: z.int().min(0) }),
    async ({ query, from }, request) => replace(await continueAnswer(query, from, request)),
  ),
];
