import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { at, Day } from '../../src/domain/text/day.ts';
import { BEN, type SmallWorkspace, smallWorkspace } from './small-workspace.ts';

let workspace: SmallWorkspace;
const hours = (day: string) => at(Day.parse(day), '10:00', BEN.zone);
const told = (text: string) => workspace.told(text);

// Acme, of Ben, is a customer with Dana Fox.
beforeAll(async () => {
  workspace = await smallWorkspace(inject('databaseUri'));
  const { store, add } = workspace;
  const cobalt = await add('Cobalt', {
    standing: 'prospect',
    owner: BEN.id,
    whyNot: 'no braille on the labels',
  });
  const delta = await add('Delta', {
    owner: BEN.id,
    referredBy: { type: 'customer', customerId: cobalt.id },
  });
  await add('Hotel Next', { standing: 'former' });
  await store.contacts.add(delta.id, 'Ida Lund', BEN.id, { birthday: '--02-29' });
  const talks = [
    [delta.id, '2026-02-03', 'The road was flooded, so I came by tractor.'],
    [delta.id, '2026-09-14', 'Asked whether we can print braille.'],
    [cobalt.id, '2026-10-14', 'Talked about the price.'],
  ] as const;
  for (const [customerId, day, text] of talks)
    await store.interactions.log(
      { interaction: { customerId, kind: 'visit', at: hours(day), text }, contact: null, commitments: [] },
      BEN.id,
      `${customerId} ${day}`,
    );
  for (const [customerId, day, item] of [
    [delta.id, '2026-03-02', 'contact gel'],
    [cobalt.id, '2026-09-02', 'labels'],
  ] as const)
    await store.purchases.add(
      { customerId, day: Day.parse(day), item, quantity: 1, amount: 10_000, currency: 'EUR' },
      BEN.id,
    );
});
afterAll(() => workspace.close());

describe('what was said is looked for with anybody', () => {
  test.each([
    ['did braille ever come up with anyone?', /1 interaction with those words on record: Delta\./],
    ['which customer mentioned braille?', /1 interaction with those words on record: Delta\./],
    ['Ben once had to arrive by tractor. At which customer was that?', /Delta/],
  ])('%s', async (question, answer) => {
    expect(await told(question)).toMatch(answer);
  });

  test('but not by half of the words, and never surely', async () => {
    expect(await told('who can fix my tractor and my bicycle?')).not.toContain('Delta');
    expect((await workspace.ask('did braille ever come up with anyone?')).understood).toBe('unsure');
  });
});

test('from whom somebody was won is told by who referred them, where that alone is known', async () => {
  expect(await told('from whom did we win Delta?')).toMatch(/referred to us by Cobalt/);
});

test('somebody born on 29 February is told in February of any year', async () => {
  expect(await told('whose birthdays fall in February?')).toContain('Ida Lund');
});

test('a word of the questions is no product for being a part of its name', async () => {
  expect(await told('with which two companies did I have contact most recently?')).toMatch(
    /Cobalt and Delta/,
  );
  expect(await told('who bought contact gel?')).toContain('Delta');
});

test('a word that makes a time or a verb is no name where it is written small', async () => {
  expect(await told('weather forecast for next Tuesday?')).toMatch(/can't answer/);
  expect(await told('who referred Hotel Next?')).toContain('Hotel Next');
});

test('until which day a contact may wait is told with the rhythm', async () => {
  expect(await told('is Delta overdue for contact?')).toMatch(/until Wed 14 Oct/);
});

test.each([
  ['which customers have we visited since 9 Septmber?', /Mon 9 Sep|Wed 9 Sep|9 Sep/],
  ['which customers did we visit in Octobre?', /1 Oct/],
])('a month that is misspelt is one: %s', async (question, period) => {
  expect(await told(question)).toMatch(period);
});

test('since then is since the time that was told before', async () => {
  expect(await told('customers who ordered in October but were not visited since then')).toMatch(
    /1 customer .*: Acme\./,
  );
  expect(await told('customers who ordered in March but were not visited since then')).toMatch(/None/);
});
