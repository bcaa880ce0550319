import { makeQuestions } from '../questions/ask.ts';
import { answerMessage } from '../views/answer.ts';
import { plainText } from '../views/plain-text.ts';
import { type Command, UsageError } from './command.ts';
import { memberNamed, peopleOf } from './people.ts';

const MISSES_SHOWN = 200;

/** Asks what a member would ask, from the command line. */
export const askCommand: Command = {
  name: 'ask',
  usage: 'ask "who referred Acme?" [--as MEMBER] [--explain] | ask --misses',
  help: 'Answer a question as the bot would, say how it was read, or list the questions it could not answer.',
  options: {
    as: { type: 'string' },
    explain: { type: 'boolean' },
    misses: { type: 'boolean' },
  },
  async run(context) {
    const { given, out, clock } = context;
    const store = await context.workspace();
    if (given.flag('misses')) {
      const misses = await store.misses.latest(MISSES_SHOWN);
      const lines = misses.map(
        ({ at, understood, text }) => `${at.toISOString().slice(0, 10)}  ${understood}  ${text}`,
      );
      out.result(misses, misses.length === 0 ? 'Every question so far was understood.' : lines.join('\n'));
      return 0;
    }
    const text = given.words.join(' ').trim();
    if (text === '') throw new UsageError('Say what to ask, in quotation marks, or --misses.');
    const people = await peopleOf(store);
    const actor = await store.members.get(memberNamed(people, given.text('as')));
    if (!actor) throw new UsageError('Say who asks, --as MEMBER: nobody here has used Rapport yet.');
    const request = { store, actor, settings: await store.settings.get(), now: clock.now() };
    const questions = makeQuestions();
    if (given.flag('explain')) {
      const steps = await questions.explain(text, request);
      out.result(steps, steps.join('\n'));
      return 0;
    }
    const { answer, understood } = await questions.ask(text, request);
    out.result({ understood, answer }, plainText(answerMessage(answer, null), people.handleOf));
    return understood === 'no' ? 1 : 0;
  },
};
