import type { Day } from '../../src/domain/text/day.ts';
import type { TestRapport } from '../helpers/rapport.ts';
import { isHeldOut, type Question, wrongs } from './expectation.ts';

const TODAY = '2026-11-20' as Day;
export type Verdict = {
  question: Question;
  asked: string;
  right: boolean;
  /** Wrong, and said as if it were right. */
  confident: boolean;
  heldOut: boolean;
  wrongs: string[];
  visible: string;
  milliseconds: number;
};

/** How a question and what is expected of its answer are changed before it is asked. */
export type Change = { ask(text: string, question: Question): string; expect(text: string): string };
const SAME: Change = { ask: (text) => text, expect: (text) => text };

/** How the bot owns up: it cannot answer, is not sure, asks whom or which, or knows no such name. */
const ADMITS =
  /^(?:sorry, i can't answer|i am not sure what you mean|which customer do you mean|whom do you mean|i don't know any)|fits more than one (?:customer|person)/im;

/** Each question is asked by its asker in a direct message, a follow-up in the thread of the one before it. */
export async function evaluate(
  bot: TestRapport,
  questions: readonly (Question & { root: string })[],
  change: Change = SAME,
): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  let thread: string | undefined;
  for (const question of questions) {
    const asked = change.ask(question.q, question);
    const started = performance.now();
    const seen = await bot.slack
      .as(question.asker)
      .types('@rapport', asked, question.after !== undefined && thread ? { thread } : {});
    const milliseconds = performance.now() - started;
    thread = seen.typed?.threadTs ?? seen.typed?.ts;
    const expected = {
      must: question.must.map(change.expect),
      mustNot: question.mustNot.map(change.expect),
      anyOf: question.anyOf.map((some) => some.map(change.expect)),
    };
    const visible = seen.text;
    const wrong = wrongs(expected, visible, TODAY);
    verdicts.push({
      question,
      asked,
      right: wrong.length === 0,
      confident: wrong.length > 0 && !ADMITS.test(visible),
      heldOut: isHeldOut(question),
      wrongs: wrong,
      visible,
      milliseconds,
    });
  }
  return verdicts;
}

export const share = (some: readonly Verdict[]): number =>
  some.length === 0 ? 1 : some.filter(({ right }) => right).length / some.length;
