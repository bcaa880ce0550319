import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { readExamples } from '../../scripts/learn/examples.ts';
import { digestOfFeatures } from '../../scripts/learn/features.ts';
import { makeQuestions } from '../../src/questions/ask.ts';
import { GRAMMARS } from '../../src/questions/grammar/all.ts';
import { MODEL } from '../../src/questions/grammar/model.ts';
import { decide } from '../../src/questions/parse/decide.ts';
import { parse } from '../../src/questions/parse/parse.ts';
import { BEN, type SmallWorkspace, smallWorkspace, TODAY } from './small-workspace.ts';

let workspace: SmallWorkspace;
beforeAll(async () => {
  workspace = await smallWorkspace(inject('databaseUri'));
});
afterAll(() => workspace.close());

const asking = { asker: BEN.id, today: TODAY };
const understood = async (text: string) => {
  const parsed = await parse(text, asking, workspace.store);
  const decision = decide(parsed, null, asking);
  return { decision, kind: parsed.candidates[0]?.grammar.name };
};

describe.each(GRAMMARS.map((grammar) => [grammar.name, grammar] as const))('%s', (_name, grammar) => {
  test.each(grammar.examples)('"%s" is understood', async (question, wanted) => {
    const { decision } = await understood(question);
    expect(decision.kind).toBe('query');
    expect(decision.kind === 'query' && decision.query).toMatchObject(wanted);
  });
});

/** One question of each line of the examples of a kind. */
const examplesOf = (lines: readonly string[][]): string[] =>
  lines.flatMap((questions, at) => questions[at % questions.length] ?? []);
const EXAMPLES = readExamples().map(({ kind, lines }) => ({ kind, questions: examplesOf(lines) }));

test('the model was learned from the examples as they are, read as they are: else run `npm run learn`', () => {
  expect(MODEL.learnedFrom).toBe(digestOfFeatures());
});

test('nearly all that no customer file can answer is refused, or at most guessed at', async () => {
  const questions = EXAMPLES.find(({ kind }) => kind === 'refuse')?.questions ?? [];
  const answered: string[] = [];
  for (const question of questions) {
    const { decision } = await understood(question);
    if (decision.kind === 'query' && decision.guessBeside === null) answered.push(question);
  }
  expect(answered.length / questions.length, answered.join('\n')).toBeLessThan(0.06);
});

test('nearly all the examples of how people ask lead to their kind of question', async () => {
  const wrong: string[] = [];
  let all = 0;
  for (const { kind, questions } of EXAMPLES) {
    if (kind === 'refuse') continue;
    // A tenth of them tells as much as all in a tenth of the time.
    for (const question of questions.filter((_, at) => at % 10 === 0)) {
      all += 1;
      const found = await understood(question);
      if (found.kind !== kind.split('.')[0]) wrong.push(`${kind}: ${question} (${found.kind})`);
    }
  }
  expect(wrong.length / all, wrong.join('\n')).toBeLessThan(0.05);
});

test('a reading is explained step by step', async () => {
  const lines = await makeQuestions().explain('who referred Acme?', workspace.request);
  expect(lines.join('\n')).toMatch(/name: "Acme" may be a customer/);
  expect(lines.at(-1)).toMatch(/decision: query .*referrer/);
});

test('what a reading leaves out is explained too', async () => {
  const lines = await makeQuestions().explain('who referred Acme last month?', workspace.request);
  expect(lines.join('\n')).toMatch(/period: "last month" is 2026-10-01 to 2026-10-31/);
  expect(lines.join('\n')).toMatch(/doubt: .* name not heeded: last month/);
  expect(lines.at(-1)).toMatch(/decision: guess .*referrer/);
});
