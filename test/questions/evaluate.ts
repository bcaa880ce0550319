import { Settings } from '../../src/domain/settings.ts';
import { at, type Day } from '../../src/domain/text/day.ts';
import { makeQuestions } from '../../src/questions/ask.ts';
import type { Query } from '../../src/questions/query.ts';
import { answerMessage } from '../../src/views/answer.ts';
import { isHeldOut, type Question, wrongs } from './expectation.ts';
import type { Loaded } from './load-fixture.ts';
import { visibleText } from './visible.ts';

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

/** Asks each question as its asker, on Friday 20 November 2026 at 10:00 in the asker's zone, and judges what a reader sees. */
export async function evaluate(
  loaded: Loaded,
  questions: readonly (Question & { root: string })[],
  change: Change = SAME,
): Promise<Verdict[]> {
  const asking = makeQuestions();
  const names = new Map([...loaded.members.values()].map(({ id, name }) => [id, `@${name}`]));
  const verdicts: Verdict[] = [];
  let previous: Query | null = null;
  for (const question of questions) {
    const actor = loaded.members.get(question.asker);
    if (!actor) throw new Error(`nobody has the handle ${question.asker}`);
    const asked = change.ask(question.q, question);
    const started = performance.now();
    const answered = await asking.ask(asked, {
      store: loaded.store,
      actor,
      settings: Settings.parse({}),
      now: at(TODAY, '10:00', actor.zone),
      previous: question.after === undefined ? null : previous,
    });
    const milliseconds = performance.now() - started;
    previous = answered.query;
    const visible = visibleText(answerMessage(answered.answer, answered.query), names);
    const expected = {
      must: question.must.map(change.expect),
      mustNot: question.mustNot.map(change.expect),
      anyOf: question.anyOf.map((some) => some.map(change.expect)),
    };
    const wrong = wrongs(expected, visible, TODAY);
    const admits =
      answered.understood !== 'yes' ||
      answered.answer.choices.length > 0 ||
      /^i don't know any|^which customer|^whom do you mean/i.test(visible);
    verdicts.push({
      question,
      asked,
      right: wrong.length === 0,
      confident: wrong.length > 0 && !admits,
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
