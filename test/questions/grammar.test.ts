import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { makeQuestions } from '../../src/questions/ask.ts';
import { decide } from '../../src/questions/decide.ts';
import { GRAMMARS } from '../../src/questions/grammar/all.ts';
import { EXAMPLES } from '../../src/questions/grammar/examples/all.ts';
import { parse } from '../../src/questions/parse.ts';
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

test.each(EXAMPLES['refuse'] ?? [])('"%s" is refused', async (question) => {
  const { decision } = await understood(question);
  expect(decision.kind).not.toBe('query');
});

test('nearly all the examples of how people ask lead to their kind of question', async () => {
  const wrong: string[] = [];
  let all = 0;
  for (const [kind, questions] of Object.entries(EXAMPLES)) {
    if (kind === 'refuse') continue;
    // A quarter of them tells as much as all in a quarter of the time.
    for (const question of questions.filter((_, at) => at % 4 === 0)) {
      all += 1;
      const found = await understood(question);
      if (found.kind !== kind) wrong.push(`${kind}: ${question} (${found.kind})`);
    }
  }
  expect(wrong.length / all, wrong.join('\n')).toBeLessThan(0.05);
});

test('a reading is explained step by step', async () => {
  const lines = await makeQuestions().explain('who referred Acme last month?', workspace.request);
  expect(lines.join('\n')).toMatch(/name: "Acme" may be a customer/);
  expect(lines.join('\n')).toMatch(/period: "last month" is 2026-10-01 to 2026-10-31/);
  expect(lines.at(-1)).toMatch(/decision: query .*referrer/);
});
