import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { at, Day } from '../../src/domain/text/day.ts';
import { BEN, type SmallWorkspace, smallWorkspace } from './small-workspace.ts';

let workspace: SmallWorkspace;

// Acme, of Ben, tagged hotel, is a customer whom nobody has ever contacted.
beforeAll(async () => {
  workspace = await smallWorkspace(inject('databaseUri'));
  const { store, add } = workspace;
  const overdue = await add('Borealis', { owner: BEN.id, tags: ['hotel'] });
  await add('Cobalt House', { standing: 'prospect', owner: BEN.id, tags: ['hotel'] });
  await add('Delta', { standing: 'former', owner: BEN.id, tags: ['hotel'] });
  const silent = await add('Globex', { tags: ['school'] });
  const deeds = [
    ['write the quote', '2026-11-13'],
    ['send the samples', '2026-11-27'],
    ['call the printer', '2026-12-11'],
  ] as const;
  for (const [{ id }, day, feeling] of [
    [overdue, '2026-09-01', 1],
    [silent, '2026-06-01', -2],
  ] as const)
    await store.interactions.log(
      {
        interaction: {
          customerId: id,
          kind: 'call',
          at: at(Day.parse(day), '10:00', BEN.zone),
          text: 'talked',
          feeling,
        },
        contact: null,
        commitments:
          id === overdue.id
            ? deeds.map(([text, due]) => ({
                kind: 'next-step' as const,
                text,
                due: Day.parse(due),
                owner: BEN.id,
              }))
            : [],
      },
      BEN.id,
      `${id} ${day}`,
    );
});
afterAll(() => workspace.close());

test.each([
  ['List the hotels of Ben, no matter whether they buy, have bought or may buy.', /4 accounts /],
  ['How many firms does our client file hold, of every status?', /5 accounts/],
  ['how many accounts have we altogether, prospects and former ones in with the rest', /5 accounts/],
  ['What is the size of the school group, counting only firms that are customers today?', /1 customer /],
  ['How many schools do we serve as clients today?', /1 customer /],
])('whatever they are to us, or customers alone: %s', async (question, expected) => {
  expect(await workspace.told(question)).toMatch(expected);
});

test.each([
  ['Which of my customers are beyond their permitted number of days?', /overdue for contact: .*Borealis/],
  ['Whom of my customers have I neglected beyond the agreed interval?', /overdue for contact: .*Borealis/],
  [
    'At which of my customers, prospects set aside, has the rhythm been exceeded?',
    /^(?!.*Cobalt).*overdue for contact: .*Borealis/s,
  ],
])('overdue, in other words: %s', async (question, expected) => {
  expect(await workspace.told(question)).toMatch(expected);
});

test.each([
  ['With which customer have we been out of contact the longest?', /Globex: 172 days/],
  [
    'With which customer was the last contact the longest ago? Leave out those we never contacted.',
    /: Globex\./,
  ],
])('who was not contacted for longest: %s', async (question, expected) => {
  expect(await workspace.told(question)).toMatch(expected);
});

test('how many days are left is told with how many may pass', async () => {
  expect(await workspace.told('How many days may pass between two contacts with Cobalt House?')).toMatch(
    /^14 days may pass .* 14 days left: never contacted/,
  );
});

test('what is late is told besides what is due', async () => {
  const told = await workspace.told('what do I have to get done until the end of november, late things too');
  expect(told).toContain('write the quote');
  expect(told).toContain('send the samples');
  expect(told).not.toContain('call the printer');
});

test('the worst mood of all need not be a bad one', async () => {
  expect(await workspace.told('Which of my customers is in the worst mood at present?')).toMatch(/^Borealis/);
});

test('a denied "me" tells who does it, not whose the accounts are', async () => {
  expect(await workspace.told('for which of my accounts has somebody other than me something open?')).toMatch(
    /accounts looked after by @?Ben Okafor/,
  );
});

test('our own house is no customer of that name', async () => {
  expect(await workspace.told('To whom in our house does the account of Borealis belong?')).toMatch(
    /^@?Ben Okafor looks after Borealis/,
  );
});
