import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { Day } from '../../src/domain/text/day.ts';
import { BEN, type SmallWorkspace, smallWorkspace } from './small-workspace.ts';

let workspace: SmallWorkspace;
const told: SmallWorkspace['told'] = (...asked) => workspace.told(...asked);
const inThread: SmallWorkspace['inThread'] = (...texts) => workspace.inThread(...texts);

beforeAll(async () => {
  workspace = await smallWorkspace(inject('databaseUri'));
  const { store } = workspace;
  const bought = (customerId: string, day: string, item: string, amount: number) =>
    store.purchases.add(
      { customerId, day: Day.parse(day), item, quantity: 1, amount, currency: 'EUR' },
      BEN.id,
    );
  const talkedTo = (customerId: string, day: string) =>
    store.interactions.log(
      {
        interaction: { customerId, kind: 'call', at: new Date(`${day}T10:00:00Z`), text: 'About the mill.' },
        contact: null,
        commitments: [],
      },
      BEN.id,
      `call ${customerId} ${day}`,
    );
  const mill = await workspace.add('Tidal Mill');
  await bought(mill.id, '2025-03-03', 'Turbo Roaster', 500_000);
  await bought(mill.id, '2026-02-02', 'Grinder X1', 110_000);
  await bought(mill.id, '2026-08-03', 'Grinder X1', 130_000);
  await talkedTo(mill.id, '2026-09-01');
  const barn = await workspace.add('Quiet Barn', { standing: 'former' });
  await bought(barn.id, '2024-05-06', 'Turbo Roaster', 480_000);
  await talkedTo(barn.id, '2026-11-18');
  const pier = await workspace.add('Lantern Pier', { standing: 'prospect' });
  await talkedTo(pier.id, '2026-08-10');
  await workspace.add('Heron Bay', { standing: 'prospect' });
});
afterAll(() => workspace.close());

describe('what was bought', () => {
  test.each([
    'Turbo Roaster buyers, current and former',
    'Turbo Roaster buyers, all time',
    'which customers have ever bought the Turbo Roaster?',
    'who bought the Turbo Roaster? The ex-customers should be in the list too.',
    'has anyone bought the Turbo Roaster, even the ones no longer with us?',
  ])('"%s" counts former customers in', async (question) => {
    const answer = await told(question);
    expect(answer).toContain('Tidal Mill');
    expect(answer).toContain('Quiet Barn');
  });

  test.each([
    'What was the first order of Tidal Mill and what was that order worth?',
    'What was the opening order of Tidal Mill, and how much was it?',
    'How much was the maiden purchase of Tidal Mill, and for what item?',
  ])('"%s" tells of that one order only', async (question) => {
    const answer = await told(question);
    expect(answer).toMatch(/Turbo Roaster.*€5,000/);
    expect(answer).not.toContain('€7,400');
  });

  test('tells what each buyer of a product paid the last time', async () =>
    expect(await told('Who bought the Grinder X1, and what did each pay the last time?')).toMatch(
      /Tidal Mill.*€2,400 in 2 purchases, the last for €1,300/,
    ));

  test('counts from a month up to today', async () =>
    expect(await told('How much did Tidal Mill spend from March up to today?')).toContain('€1,300'));

  test('is added up to a day within a year', async () =>
    expect(await told('Up to the end of June, how much did Tidal Mill spend this year?')).toContain(
      '€1,100',
    ));

  test.each([
    'and after that, july till now?',
    'And in the second half so far?',
    'What did it come to since July began?',
  ])('goes on with "%s" about the sum', async (question) =>
    expect(await inThread('How much did Tidal Mill spend in the first half of 2026?', question)).toContain(
      '€1,300',
    ),
  );

  test('"zero orders" are none', async () => {
    const answer = await told('customers with zero orders since 01/08');
    expect(answer).not.toContain('Tidal Mill');
    expect(answer).not.toContain('Acme ·');
  });
});

describe('who is quiet', () => {
  test.each([
    'Which prospects were contacted at least once, but not in the last four weeks?',
    'prospects we did have contact with at some stage, but it has been over four weeks',
    'Prospects whose latest contact dates back more than four weeks, already contacted at least once',
  ])('"%s" leaves out those nobody ever talked to', async (question) => {
    const answer = await told(question);
    expect(answer).toContain('Lantern Pier');
    expect(answer).not.toContain('Heron Bay');
  });

  test('over six weeks ago is any day before that', async () => {
    const answer = await told('customers with whom the last contact was over six weeks ago');
    expect(answer).toContain('Tidal Mill');
    expect(answer).not.toContain('Quiet Barn');
  });

  test.each([
    'Not interested in prospects or the ones who have left: who was not contacted for over six weeks?',
    'apart from prospects and those who left us, who was not contacted for over six weeks?',
  ])('"%s" leaves both out', async (question) => {
    const answer = await told(question);
    expect(answer).toContain('Tidal Mill');
    expect(answer).not.toContain('Lantern Pier');
    expect(answer).not.toContain('Quiet Barn');
  });

  test.each([
    'Which prospects have not been contacted even once?',
    'give me all accounts, customers or not, who have not been contacted even once',
    'prospects with an empty contact history',
  ])('"%s" asks for those nobody ever talked to', async (question) => {
    const answer = await told(question);
    expect(answer).toContain('Heron Bay');
    expect(answer).not.toContain('Lantern Pier');
  });
});

describe('whom somebody looks after', () => {
  beforeAll(async () => {
    await workspace.add('Cedar Loft', { standing: 'prospect', owner: BEN.id });
  });

  test.each([
    'prospects with an owner and zero contacts',
    'which prospects belong to somebody and were never contacted?',
    'which prospects have been given to a colleague, but were never contacted?',
  ])('"%s" leaves out those without an owner', async (question) => {
    const answer = await told(question);
    expect(answer).toContain('Cedar Loft');
    expect(answer).not.toContain('Heron Bay');
  });

  test('is on schedule where no contact is due yet', async () => {
    const answer = await told('former customers, contact not due yet, which ones?');
    expect(answer).toContain('Quiet Barn');
    expect(answer).toContain('not overdue');
  });
});
