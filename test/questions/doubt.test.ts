import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { doubtsAboutNothing, isGuess } from '../../src/questions/parse/doubt.ts';
import { answerMessage } from '../../src/views/answer.ts';
import { type SmallWorkspace, smallWorkspace } from './small-workspace.ts';
import { visibleText } from './visible.ts';

let workspace: SmallWorkspace;
beforeAll(async () => {
  workspace = await smallWorkspace(inject('databaseUri'));
});
afterAll(() => workspace.close());

async function asked(question: string) {
  const { answer, query, understood } = await workspace.ask(question);
  return { understood, says: visibleText(answerMessage(answer, query), new Map()) };
}

test.each([
  ['who referred Acme?'],
  ['when did we last talk to Acme?'],
  ['which customers are unhappy?'],
  ['how many prospects do we have?'],
  ['any complaints this year?'],
  ['whom have we not contacted in 60 days?'],
])('"%s" is answered without a doubt', async (question) => {
  expect((await asked(question)).understood).toBe('yes');
});

test.each([
  ['which customers complained twice as often as the others?', 'twice'],
  ['how many promises were kept twice?', 'twice'],
  ['who referred Acme last month?', 'last month'],
  ['birthdays of the seven newest contacts?', 'newest'],
])('"%s" is at most guessed at, and the answer tells what it leaves out', async (question, word) => {
  const { understood, says } = await asked(question);
  expect(understood).not.toBe('yes');
  if (understood === 'unsure') expect(says).toContain(`“${word}”`);
});

test('a zero is an answer: what is asked plainly is told without a doubt though nothing is found', async () => {
  const { understood, says } = await asked('has Acme ever complained?');
  expect(understood).toBe('yes');
  expect(says).toMatch(/^None: no complaint of Acme/);
});

test('a reading that was doubtful already is a guess once nothing is found for it', () => {
  const unlikely = { why: 'unlikely by the examples', weight: 0.6, words: [] };
  expect(isGuess([unlikely])).toBe(false);
  expect(isGuess(doubtsAboutNothing([unlikely]))).toBe(true);
  expect(isGuess(doubtsAboutNothing([]))).toBe(false);
});
