import { expect, test } from 'vitest';
import { readHistoryLine } from '../../../src/domain/text/history-line.ts';

const NOW = new Date('2026-11-18T09:00:00Z');
const read = (text: string) => readHistoryLine(text, NOW, 'Europe/Berlin');

test.each([
  ['calls by me since May', { kinds: ['call'], by: 'me', from: '2026-05-01', to: null }],
  ['since May 3', { from: '2026-05-03' }],
  ['since 3 May', { from: '2026-05-03' }],
  ['since December', { from: '2025-12-01' }],
  ['from Jan to March', { from: '2026-01-01', to: '2026-03-31' }],
  ['since sept. 2025 until Feb 2026', { from: '2025-09-01', to: '2026-02-28' }],
  ['visits and emails since last September', { kinds: ['visit', 'email'], from: '2026-09-01' }],
  ['since yesterday', { from: '2026-11-17' }],
])('%s', (text, expected) => {
  expect(read(text)).toMatchObject({ ...expected, unknown: [] });
});

test.each(['since Mayor', 'since marching', 'since the flood'])('%s is no time', (text) => {
  expect(read(text).unknown).not.toEqual([]);
});
