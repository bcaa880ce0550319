import { z } from 'zod';
import { UserError } from '../errors.ts';
import { answerQuestion } from '../listeners/answer-question.ts';
import { toActor } from '../listeners/reply.ts';
import { subcommand } from './subcommand.ts';

/** `/crm ask`: a question in plain English, answered for the asker alone. */
export const ask = subcommand({
  name: 'ask',
  usage: 'ask who referred Acme?',
  help: 'ask about your customers in plain English; only you see the answer',
  args: z.string(),
  async run(text, request) {
    if (text === '')
      throw new UserError(
        'What would you like to know? Try `/crm ask who referred Acme?`, or mention me in a channel.',
      );
    return toActor(await answerQuestion(text, request.thread, request));
  },
});
