import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { TestRapport } from '../helpers/rapport.ts';
import { FIXTURES, startCompany } from './company.ts';
import { evaluate, share, type Verdict } from './evaluate.ts';
import { readQuestions } from './expectation.ts';
import { rougher, shuffledNames } from './variations.ts';

/** Every third question, follow-ups with theirs: the full run is `npm run eval`. */
const all = readQuestions(FIXTURES);
const roots = [...new Set(all.map(({ root }) => root))].filter((_, at) => at % 3 === 0);
const sample = all.filter(({ root }) => roots.includes(root));
/** With fewer questions one more or less is a larger share. */
const SLACK = 0.06;

let loaded: TestRapport;
let plain: Verdict[];
beforeAll(async () => {
  loaded = await startCompany(FIXTURES, { uri: inject('databaseUri') });
  plain = await evaluate(loaded, all);
});
afterAll(() => loaded.stop());

const failing = (verdicts: readonly Verdict[]) =>
  verdicts
    .filter(({ right, heldOut }) => !right && !heldOut)
    .map(({ asked, wrongs }) => `${asked}: ${wrongs.join('; ')}`)
    .join('\n');

test('most questions of the data set are answered right, and few wrongly with confidence', () => {
  expect(share(plain), failing(plain)).toBeGreaterThan(0.88);
  expect(plain.filter(({ confident }) => confident).length / plain.length).toBeLessThan(0.07);
});

test('no other case, politeness, punctuation or typing error changes much', async () => {
  const verdicts = await evaluate(loaded, sample, rougher(FIXTURES, 1));
  const before = share(plain.filter(({ question }) => sample.some(({ id }) => id === question.id)));
  expect(share(verdicts), failing(verdicts)).toBeGreaterThan(before - 0.03 - SLACK);
});

test('other names for all customers change little', async () => {
  const names = shuffledNames(FIXTURES, 1);
  const renamed = await startCompany(FIXTURES, { uri: inject('databaseUri'), rename: names.expect });
  // Parts of names and misspelt ones do not survive another name.
  const whole = sample.filter(({ category }) => category !== 'clarify' && category !== 'unknown');
  const verdicts = await evaluate(renamed, whole, names);
  await renamed.stop();
  const before = share(plain.filter(({ question }) => whole.some(({ id }) => id === question.id)));
  expect(share(verdicts), failing(verdicts)).toBeGreaterThan(before - 0.02 - SLACK);
});
