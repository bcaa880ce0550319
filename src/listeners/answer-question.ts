import { makeQuestions } from '../questions/ask.ts';
import { Query } from '../questions/query/query.ts';
import type { Thread } from '../store/threads.ts';
import { answerMessage } from '../views/answer.ts';
import type { Message } from '../views/text.ts';
import type { Request } from './request.ts';

const questions = makeQuestions();

/** Answers a question, taking from the thread's last one what it leaves out; the thread then remembers this one. */
export async function answerQuestion(text: string, thread: Thread, request: Request): Promise<Message> {
  const { threads } = request.store;
  // What a version before this one kept may have another shape: the follow-up then stands for itself.
  const previous = Query.nullable()
    .catch(null)
    .parse(await threads.get(thread));
  const { answer, query } = await questions.ask(text, { ...request, previous });
  if (query !== null) await threads.put(thread, query);
  return answerMessage(answer, query && { ...query, named: [], people: [] });
}

/** Goes on with a long answer. */
export async function continueAnswer(query: Query, from: number, request: Request): Promise<Message> {
  const { answer } = await questions.answer(query, { ...request, offset: from });
  return answerMessage(answer, query);
}
