import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { Day } from '../../src/domain/text/day.ts';
import { BEN, NOW, type SmallWorkspace, smallWorkspace } from './small-workspace.ts';

let workspace: SmallWorkspace;

beforeAll(async () => {
  workspace = await smallWorkspace(inject('databaseUri'));
  const { store, add } = workspace;
  const prospect = await add('Tandem', { standing: 'prospect' });
  const customer = await add('Quartz Media', { owner: BEN.id, tags: ['retail'] });
  for (const [customerId, feeling] of [
    [prospect.id, 1],
    [customer.id, -1],
  ] as const) {
    await store.interactions.log(
      {
        interaction: { customerId, kind: 'call', at: NOW, text: 'talked about the lobby', feeling },
        contact: null,
        commitments: [{ kind: 'promise', text: 'a new offer', due: Day.parse('2026-11-27'), owner: 'U0SUE' }],
      },
      'U0SUE',
      `whose-${customerId}`,
    );
    await store.contacts.add(customerId, 'Kim Tell', BEN.id, { birthday: '--12-06' });
  }
});
afterAll(() => workspace.close());

test.each([
  ['calls with prospects this month', /^1 call with prospects.*Tandem/s, /Quartz/],
  ['which open promises do we have with prospects?', /^1 open promise for Tandem/, /Quartz/],
  ['promises to my customers', /1 open promise for Quartz Media/, /Tandem/],
  ['which unhappy customers have an open promise?', /1 open promise for Quartz Media/, /Tandem/],
  ['birthdays of contacts at prospects in December', /^1 birthday at prospects.*Tandem/s, /Quartz/],
])('%s', async (question, told, untold) => {
  const said = await workspace.told(question);
  expect(said).toMatch(told);
  expect(said).not.toMatch(untold);
});

test('a follow-up asks of other customers', async () => {
  expect(await workspace.inThread('calls with prospects this month', 'and customers?')).toMatch(
    /^1 call with customers.*Quartz Media/s,
  );
});
