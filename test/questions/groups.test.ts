import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { at, Day } from '../../src/domain/text/day.ts';
import { BEN, type SmallWorkspace, smallWorkspace } from './small-workspace.ts';

let workspace: SmallWorkspace;
const told: SmallWorkspace['told'] = (...asked) => workspace.told(...asked);

beforeAll(async () => {
  workspace = await smallWorkspace(inject('databaseUri'));
  const { store } = workspace;
  const add = (name: string, extra: object) =>
    store.customers.add({ name, standing: 'prospect', owner: BEN.id, ...extra }, BEN.id);
  const bought = (customerId: string, day: string, item: string, amount: number) =>
    store.purchases.add(
      { customerId, day: Day.parse(day), item, quantity: 1, amount: amount * 100, currency: 'EUR' },
      BEN.id,
    );
  const felt = (name: string, customerId: string, day: string, feeling: -2 | -1 | 0 | 1 | 2) =>
    store.interactions.log(
      {
        interaction: {
          customerId,
          kind: 'call',
          at: at(Day.parse(day), '09:00', 'Europe/Berlin'),
          text: `a call with ${name}`,
          feeling,
        },
        contact: null,
        commitments: [],
      },
      BEN.id,
      `${name} ${day}`,
    );
  await add('Pier Nine', { whyNot: 'price too high', competitors: ['Rivalco'], tags: ['school'] });
  await add('Quartz Hall', { whyNot: 'no budget before May', competitors: ['Otherco'], tags: ['school'] });
  await add('Silent Mill', { tags: ['hotel'] });
  const gone = await add('Gone Bakery', {
    standing: 'former',
    remember: ['left over a burnt batch'],
    competitors: ['Otherco'],
    needs: ['faster repairs'],
  });
  const tandem = await add('Tandem', {
    standing: 'customer',
    competitors: ['Rivalco'],
    wonFrom: 'Otherco',
    tags: ['hotel'],
  });
  const kite = await add('Kite Studio', { standing: 'customer', tags: ['school'] });
  await bought(tandem.id, '2026-03-04', 'House Blend', 900);
  await bought(tandem.id, '2026-08-04', 'Descaler', 50);
  await bought(kite.id, '2025-05-04', 'House Blend', 400);
  await felt('Tandem', tandem.id, '2026-02-02', -1);
  await felt('Tandem', tandem.id, '2026-09-02', 2);
  await felt('Kite Studio', kite.id, '2026-07-01', 0);
  await felt('Gone Bakery', gone.id, '2026-01-05', -2);
  const complaint = (customerId: string, day: string, text: string) =>
    store.interactions.log(
      {
        interaction: {
          customerId,
          kind: 'complaint',
          at: at(Day.parse(day), '09:00', 'Europe/Berlin'),
          text,
        },
        contact: null,
        commitments: [{ kind: 'complaint', text, due: Day.parse('2026-12-01'), owner: BEN.id }],
      },
      BEN.id,
      `complaint ${day}`,
    );
  await complaint(kite.id, '2026-10-02', 'a machine that leaks');
  const settled = await complaint(kite.id, '2026-05-04', 'a late delivery');
  for (const one of settled.commitments)
    await store.commitments.close(one, 'done', BEN.id, 'sent by courier');
});
afterAll(() => workspace.close());

describe('a group', () => {
  test.each([
    [
      "why don't my prospects buy?",
      [/Pier Nine · price too high/, /Quartz Hall · no budget/, /Silent Mill · no reason/],
      /Tandem/,
    ],
    [
      'which prospects gave a reason that has nothing to do with the price?',
      [/Quartz Hall/],
      /Pier Nine|Silent Mill/,
    ],
    ['who says they have no budget?', [/Quartz Hall/], /Pier Nine/],
    ["for which prospects have we not noted why they don't buy?", [/Silent Mill/], /Pier Nine|Kite/],
    [
      'which prospects named price, and who is their supplier?',
      [/Pier Nine · price too high · Rivalco/],
      /Quartz/,
    ],
    ['who do former customers buy from these days?', [/Gone Bakery · Otherco/], /Tandem/],
  ])('is told a fact of each: "%s"', async (question, there, missing) => {
    const answer = await told(question);
    for (const one of there) expect(answer).toMatch(one);
    expect(answer).not.toMatch(missing);
  });

  test.each([
    ['who bought the House Blend but not the Descaler?', /Kite Studio/, /Tandem/],
    ['customers who bought both House Blend and Descaler', /Tandem · €900 in 1 purchase/, /Kite Studio/],
    ['customers with only one order so far', /Kite Studio/, /Tandem/],
    ["who's bought the Descaler, and when?", /Tandem · .*€50 in 1 purchase, on Tue 4 Aug/, /Kite/],
  ])('is told by what they bought: "%s"', async (question, there, missing) => {
    const answer = await told(question);
    expect(answer).toMatch(there);
    expect(answer).not.toMatch(missing);
  });

  test('is put in order by how they feel, with what was written', async () => {
    expect(await told('who of the customers feels best about us?')).toMatch(
      /^Tandem: delighted \(\+2\).*a call with Tandem/s,
    );
    expect(await told('who is neither happy nor unhappy?')).toMatch(
      /^1 account feeling neutral now: Kite Studio/,
    );
    expect(
      await told('how many customers are unhappy at the moment, how many neutral, how many happy?'),
    ).toMatch(/1 happy, 1 neutral/);
  });

  test('is summed up by tag, and asked for the commonest reason', async () => {
    expect(await told('sales per tag')).toMatch(/hotel · €2,150 in 3 purchases.*school · €400/s);
    expect(await told('what is the main objection of our prospects?')).toMatch(/Pier Nine/);
  });
});

describe('two questions at once', () => {
  test.each([
    ['who else does Tandem buy from, and who had them before us?', /Rivalco.*We won Tandem from Otherco/s],
    ['why did Gone Bakery leave us?', /left over a burnt batch.*faster repairs.*Otherco/s],
    ['why does Pier Nine not buy, and who looks after them?', /price too high.*Ben Okafor/s],
    [
      'Tandem: who looks after them, and when did we last talk to them?',
      /Ben Okafor looks after Tandem.*Wed 2 Sep/s,
    ],
    ['what has Tandem bought this year and is there anything open with them?', /2 purchases.*nothing open/s],
    [
      'how many prospects do we have, and how many of them are tagged school?',
      /3 prospects.*2 prospects.*school/s,
    ],
    ['how many complaints are on file, and how many are still open?', /2 complaints.*1 open complaint/s],
    [
      'which complaints did we have in 2026, and how many of those were settled?',
      /2 complaints.*1 settled complaint/s,
    ],
  ])('are both answered: "%s"', async (question, answer) => {
    expect(await told(question)).toMatch(answer);
  });

  test.each([
    [
      'which customers buy House Blend and are happy?',
      /1 customer feeling happy now, who bought House Blend: Tandem/,
    ],
    ['Tandem has been busy. Which of the prospects does Otherco supply?', /Quartz Hall/],
    ['I am meeting Tandem this afternoon, what should I know?', /^Tandem: customer/],
    ['which prospects are tagged school, and how many are that?', /^2 prospects[^.]*\.\s[^2]/],
  ])('are not seen where there is one: "%s"', async (question, answer) => {
    expect(await told(question)).toMatch(answer);
  });
});

test('whether somebody was ever unhappy is told with the last time', async () => {
  expect(await told('was Tandem ever unhappy with us?')).toMatch(/Yes, Tandem was unhappy 1 time.*2 Feb/s);
  expect(await told('was Kite Studio ever unhappy with us?')).toMatch(/No, Kite Studio was never unhappy/);
});

test('the last orders, and those above a sum, are listed', async () => {
  expect(await told('the last two orders of Tandem')).toMatch(/the last 2 purchases, €950 in total/);
  const dear = await told('orders over 500 euros this year');
  expect(dear).toMatch(/1 such purchase|2 such purchases/);
  expect(dear).not.toContain('Descaler');
});

test('so many or more are counted, and no fewer', async () => {
  expect(await told('which customers have more than one complaint?')).toContain('Kite Studio');
  expect(await told('which customers have 2 or more complaints?')).toContain('Kite Studio');
  expect(await told('which customers have more than two complaints?')).not.toContain('Kite Studio');
});

test('the day on which somebody was least happy is no best day', async () => {
  expect(await told('when was Tandem least happy with us?')).toMatch(/least happy.*2 Feb/);
});
