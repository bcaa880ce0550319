import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { Day } from '../../src/domain/text/day.ts';
import { BEN, type SmallWorkspace, seen, smallWorkspace } from './small-workspace.ts';

let workspace: SmallWorkspace;
const ask: SmallWorkspace['ask'] = (...asked) => workspace.ask(...asked);
const told: SmallWorkspace['told'] = (...asked) => workspace.told(...asked);

beforeAll(async () => {
  workspace = await smallWorkspace(inject('databaseUri'));
  const { store, add } = workspace;
  const bought = (customerId: string, day: string, amount: number) =>
    store.purchases.add(
      {
        customerId,
        day: Day.parse(day),
        item: 'House Blend',
        quantity: 1,
        amount: amount * 100,
        currency: 'EUR',
      },
      BEN.id,
    );
  const tandem = await add('Tandem', { remember: ['visitors wear a hard hat'] });
  const quartz = await add('Quartz Media', { referredBy: { type: 'customer', customerId: tandem.id } });
  const lotus = await add('Lotus Clinics', { referredBy: { type: 'customer', customerId: quartz.id } });
  const kite = await add('Kite Studio', { referredBy: { type: 'customer', customerId: tandem.id } });
  const penn = await store.contacts.add(tandem.id, 'Jo Penn', BEN.id, {
    role: 'CFO',
    birthday: '1950-02-01',
    remember: ['chess player'],
  });
  await store.contacts.add(lotus.id, 'Carys Penn', BEN.id, {
    role: 'nurse',
    remember: ['text messages only'],
  });
  await store.contacts.add(lotus.id, 'Ada Moss', BEN.id, {
    birthday: '1967-08-09',
    emails: ['ada@lotus.example'],
  });
  await store.contacts.add(lotus.id, 'Raj Patel', BEN.id, { birthday: '--05-04', phones: ['+49 30 1'] });
  await add('Pier 9', { referredBy: { type: 'contact', customerId: tandem.id, contactId: penn.id } });
  await bought(tandem.id, '2025-05-04', 1000);
  await bought(tandem.id, '2026-05-04', 4000);
  await bought(quartz.id, '2026-08-10', 2500);
  await bought(kite.id, '2026-08-11', 300);
  await bought(lotus.id, '2025-03-01', 100);
});
afterAll(() => workspace.close());

describe('a name', () => {
  test.each([
    ['bens customers', /Ben Okafor/],
    ['carys penns role', /Carys Penn.*nurse/],
    ['tandems website', /website of Tandem/],
  ])('may lack the apostrophe of its possessive: "%s"', async (question, answer) => {
    expect(await told(question)).toMatch(answer);
  });

  test('is set apart at the beginning of a question', async () => {
    expect(await told('Tandem, last order: date and amount')).toMatch(/last order of Tandem.*€4,000/);
  });
});

describe('spending', () => {
  test.each([
    ['in which year did Tandem buy the most?', /Tandem spent €5,000, by year; the most in 2026 \(€4,000\)/],
    ['our 2026 revenue', /€8,000/],
    ['How often has Tandem ordered, and when was the last time?', /2 purchases.*last order of Tandem was on/],
  ])('is told by time: "%s"', async (question, answer) => {
    expect(await told(question)).toMatch(answer);
  });

  test.each([
    [
      'which customers bought more this year than last year?',
      /^4 customers who spent more.*: Acme, Kite Studio, Quartz Media and Tandem\.[\s\S]*Tandem · €4,000 against €1,000/,
    ],
    [
      'who spent less in 2026 than in 2025?',
      /^1 account who spent less.*: Lotus Clinics\.[\s\S]*nothing against €100/,
    ],
  ])('in two periods tells who bought more or less: "%s"', async (question, answer) => {
    expect(await told(question)).toMatch(answer);
  });

  test('of the second biggest order is told after the biggest', async () => {
    const biggest = 'what was the biggest order ever?';
    expect(await told(biggest)).toMatch(/biggest single purchase was House Blend, €4,000 by Tandem/);
    expect(await workspace.inThread(biggest, 'and the second biggest?')).toMatch(
      /^The second biggest single purchase was House Blend, €2,500 by Quartz Media/,
    );
  });

  test('of a good that nobody calls so is a guess', async () => {
    expect(await told('how many spaceships did we sell this year?')).toMatch(
      /not sure what you mean[\s\S]*no use of “spaceships”/,
    );
    expect(await told('how many items did Tandem buy?')).toMatch(/^Tandem bought 2/);
  });

  test.each([
    ['how much has Tandem spent this year, is it over 3000?', /^Yes: Tandem spent €4,000/],
    ['how much has Tandem spent this year, is it over 5000?', /^No: Tandem spent €4,000/],
  ])('is compared with a sum: "%s"', async (question, answer) => {
    expect(await told(question)).toMatch(answer);
  });

  test('of two customers is told for each', async () => {
    expect(await told('who spent more this year, Quartz Media or Tandem?')).toMatch(
      /Tandem spent €4,000 and Quartz Media spent €2,500.*ahead by €1,500; together €6,500/,
    );
  });

  test.each([
    ['did Tandem spend more this year than last year?', /€4,000.*against €1,000.*€3,000 more/],
    ['did Tandem spend more this year than the year before?', /€4,000.*against €1,000/],
    ['compare sales in Q2 and Q3 of 2026', /€4,000 \(Wed 1 Apr to Tue 30 Jun.*€2,800 \(Wed 1 Jul/],
  ])('of two periods is told for each: "%s"', async (question, answer) => {
    expect(await told(question)).toMatch(answer);
  });

  test.each([
    ['customers who spent more than 2 grand this year', ['Tandem', 'Quartz Media'], ['Kite Studio']],
    ['which customers spent less than 500 euros in August?', ['Kite Studio'], ['Quartz Media']],
    ['who has spent at least 4,000 euros this year?', ['Tandem'], ['Quartz Media']],
  ])('above or below a sum makes a list: "%s"', async (question, there, missing) => {
    const answer = await told(question);
    for (const name of there) expect(answer).toContain(name);
    for (const name of missing) expect(answer).not.toContain(name);
  });

  test('ranks as many as are asked for, or tells who is second', async () => {
    const top = await told('who are our top two customers by spend this year?');
    expect(top).toMatch(/1\. Tandem.*2\. Quartz Media/s);
    expect(top).not.toContain('Kite Studio');
    expect(await told('who is the second biggest spender this year?')).toMatch(/^Quartz Media: €2,500/);
    expect(await told('which month was the best for sales this year?')).toMatch(/May 2026: €4,000/);
  });

  test('is told as a share, or by month and item', async () => {
    expect(await told("what is Tandem's share of our revenue this year?")).toMatch(
      /Tandem: 50\.0% of all sales/,
    );
    expect(await told("Tandem's spend per year")).toMatch(/2025 · €1,000 in 1 purchase.*2026 · €4,000/s);
  });

  test('of last year may be missing this year', async () => {
    const lapsed = await told("which customers bought in 2025 but didn't order in 2026?");
    expect(lapsed).toContain('Lotus Clinics');
    expect(lapsed).not.toContain('Tandem');
  });

  test('of those who came through somebody is summed up', async () => {
    const sum = await told('how much have the customers that Tandem referred spent in 2026?');
    expect(sum).toContain('€2,800');
  });
});

describe('a question after another', () => {
  test('goes a year back, or to all the time there was', async () => {
    const first = await ask('how much did Tandem spend in May 2026?');
    const second = await ask('and the same month a year earlier?', first);
    expect(seen(second)).toContain('€1,000');
    expect(await told('and all told, since day one?', second)).toContain('€5,000');
    expect(await told('and altogether?', first)).toContain('€5,000');
  });

  test('asks for the next of an order, and whether a sum went up', async () => {
    const first = await ask('who is our biggest spender this year?');
    expect(seen(first)).toMatch(/^Tandem/);
    expect(await told('and the second biggest?', first)).toMatch(/Quartz Media: €2,500/);
    const spent = await ask('how much did Tandem spend this year?');
    expect(await told('is that up or down?', spent)).toMatch(/€4,000.*against €1,000.*€3,000 more/);
  });

  test('is about all that were named', async () => {
    const first = await ask('whom did Tandem refer to us?');
    expect(await told('what have those guys spent between them this year?', first)).toContain('€2,800');
  });

  test('asks the same of each that was named', async () => {
    const first = await ask('whom did Tandem refer to us?');
    const owners = await told('who looks after them?', first);
    for (const name of ['Quartz Media', 'Kite Studio', 'Pier 9']) expect(owners).toContain(name);
  });

  test('goes on about the person asked for before', async () => {
    const first = await ask("what is Carys Penn's role?");
    expect(await told('and what should I remember about her?', first)).toContain('text messages only');
  });

  test('is about the last of a chain', async () => {
    const first = await ask("what is Lotus Clinics's referral chain?");
    expect(await told('and who looks after the one at the top of it?', first)).toMatch(/after Tandem/);
  });
});

describe('people of all customers', () => {
  test.each([
    ['who plays chess?', 'Jo Penn'],
    ["who's the one who only does texts?", 'Carys Penn'],
    ['where do we have to wear a hard hat?', 'Tandem'],
    ['who is the eldest of all our contacts?', 'Jo Penn'],
    ['which contacts were born in 1967?', 'Ada Moss'],
    ['which contacts were born before 1960?', 'Jo Penn'],
    ['for which contacts do we have neither e-mail nor telephone?', 'Carys Penn'],
    ['who is the youngest of our contacts?', 'Ada Moss'],
    ['which CFOs do we know?', 'Jo Penn'],
  ])('are found by what is noted: "%s"', async (question, name) => {
    const answer = await told(question);
    expect(answer).toContain(name);
    expect(answer).not.toContain('Raj Patel');
  });

  test('are told the one fact that is named', async () => {
    expect(await told('kindly share the phone number of Raj Patel')).toContain('+49 30 1');
    expect(await told("what is Jo Penn's birthday?")).toMatch(
      /1 February 1950 \(76 years old, 77 on Mon 1 Feb 2027\)/,
    );
    expect(await told('who turned 76 this year?')).toMatch(/^1 birthday.*Jo Penn/);
    expect(await told('kindly share the email of Raj Patel')).toMatch(/No email address/);
  });

  test('are found by what is missing', async () => {
    const answer = await told('which contacts have no birthday?');
    expect(answer).toContain('Carys Penn');
    expect(answer).not.toContain('Jo Penn');
  });

  test('who bear the same surname are asked for, however it is written', async () => {
    expect(await told('penn - phone number?')).toMatch(/Jo Penn \(Tandem\) or Carys Penn \(Lotus Clinics\)/);
  });

  test('who recommended us are told with whom they brought', async () => {
    expect(await told('which people have recommended us to somebody?')).toMatch(
      /^1 person recommended us: Jo Penn of Tandem\..*brought Pier 9/s,
    );
    expect(await told('has anyone ever come to us through Pier 9?')).toMatch(/Nobody: Pier 9/);
  });
});
