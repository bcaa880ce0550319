import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { Day } from '../../src/domain/text/day.ts';
import { type SmallWorkspace, smallWorkspace } from './small-workspace.ts';

let workspace: SmallWorkspace;

// Acme, of Ben, tagged hotel, came through the newsletter and bought a Grinder X1 in October; nobody ever talked to it.
beforeAll(async () => {
  workspace = await smallWorkspace(inject('databaseUri'));
  const { add, store } = workspace;
  const sport = await add('Borealis', { tags: ['sports'], source: 'Instagram', needsMet: 'no' });
  await add('Cobalt', {
    standing: 'prospect',
    source: 'Instagram',
    tags: ['hotel'],
    whyNot: 'wants to lease',
  });
  await add('Delta', { standing: 'prospect', source: 'trade fair', whyNot: 'no budget before spring' });
  await add('Fulton', { standing: 'former', source: 'trade fair', customerSince: Day.parse('2024-02-01') });
  await store.purchases.add(
    {
      customerId: sport.id,
      day: Day.parse('2025-06-04'),
      item: 'Sports Clean',
      quantity: 1,
      amount: 9_000,
      currency: 'EUR',
    },
    workspace.request.actor.id,
  );
});
afterAll(() => workspace.close());

test.each([
  ['insta customers (actual customers)', /^1 customer who found us through Instagram: Borealis\./],
  ['who came through insta and still buys today?', /^1 customer .*Instagram: Borealis\./],
  ['which hotels, also those that do not buy yet, are not overdue?', /^2 accounts .*: Cobalt and Acme\./],
  ['how many accounts have the sports tag?', /^1 account tagged sports: Borealis\./],
  [
    'prospects, customers and former ones taken together: how many met us at a trade fair?',
    /^2 accounts .*trade fair: Delta and Fulton\./,
  ],
  ['who would rather rent?', /^1 .*rent in the reason why not: Cobalt\./],
  ['prospects w no budget', /^1 prospect .*: Delta\./],
  ['whose needs do we fail to meet?', /^1 account whose needs are not met: Borealis\./],
  ['who placed not a single order in 2026?', /^4 accounts without an order, /],
  ['untagged accounts', /^2 accounts with no tag on record: Delta and Fulton\./],
  ['who joined us in 2024 and is still a customer?', /^None: no customers new in that period/],
  ['who only bought once?', /^2 accounts with at least 1 and at most 1 orders/],
  ['customers that are exclusively ours', /^1 customer with no competitor on record: Borealis\./],
  ['the customers we have, which of them are tagged sports?', /^1 customer tagged sports: Borealis\./],
  ['are all customers tagged hotel?', /^1 customer tagged hotel: Acme\./],
  ['when did we last win a customer, and who was it?', /^1 customer: (?:Acme|Borealis)\./],
  [
    'satisfied customers whose needs we do not meet',
    /^None: no customers feeling happy now, whose needs are not/,
  ],
  ['whom have we never been to?', /^5 accounts not contacted by visit/],
  ['of the ones we have lost, which came via a trade fair?', /^1 former customer .*: Fulton\./],
])('“%s”', async (question, answer) => {
  const told = await workspace.told(question);
  expect(told.replace(/^I am not sure what you mean. My best guess: /, '')).toMatch(answer);
});

test('calls a list a guess whose time it has no use for', async () => {
  expect(await workspace.told('which prospects are tagged hotel next week?')).toMatch(
    /^I am not sure what you mean/,
  );
});

test('drops what was ruled out before once it is what is asked for', async () => {
  expect(
    await workspace.inThread('which prospects want to lease, not budget?', 'ok and the ones w no budget'),
  ).toMatch(/^1 prospect .*: Delta\./);
});

test('finds whom one speaks of in a certain way', async () => {
  const { add, store, request } = workspace;
  const glow = await add('Glow');
  await store.contacts.add(glow.id, 'Pat Moss', request.actor.id, { remember: ['they/them'] });
  expect(await workspace.told('which of our contacts goes by they/them?')).toMatch(/^1 contact .*Pat Moss/);
});
