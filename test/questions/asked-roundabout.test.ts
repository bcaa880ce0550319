import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { at, Day } from '../../src/domain/text/day.ts';
import { BEN, type SmallWorkspace, smallWorkspace } from './small-workspace.ts';

let workspace: SmallWorkspace;
const CARLA = { ...BEN, id: 'U0CARLA', name: 'Carla Mendes', handle: 'carla' };

beforeAll(async () => {
  workspace = await smallWorkspace(inject('databaseUri'));
  const { store } = workspace;
  await store.members.put(CARLA);
  const add = (name: string, extra: object = {}) =>
    store.customers.add({ name, standing: 'customer', owner: CARLA.id, ...extra }, BEN.id);
  const bought = (customerId: string, day: string, amount: number) =>
    store.purchases.add(
      {
        customerId,
        day: Day.parse(day),
        item: 'Trolley 3',
        quantity: 1,
        amount: amount * 100,
        currency: 'EUR',
      },
      BEN.id,
    );
  const felt = (customerId: string, day: string, feeling: -2 | 1, text: string) =>
    store.interactions.log(
      {
        interaction: {
          customerId,
          kind: 'call',
          at: at(Day.parse(day), '09:00', 'Europe/Berlin'),
          text,
          feeling,
        },
        contact: null,
        commitments: [],
      },
      BEN.id,
      `${text} ${day}`,
    );
  const pier = await add('Pier Nine', { source: 'web search' });
  const tandem = await add('Tandem', {
    source: 'web search',
    referredBy: { type: 'customer', customerId: pier.id },
  });
  const kite = await add('Kite Studio', { referredBy: { type: 'customer', customerId: tandem.id } });
  await add('Silent Mill', {
    standing: 'prospect',
    owner: null,
    whyNot: 'tied to a lease',
    competitors: ['Rivalco'],
    importantDates: [{ label: 'lease end', date: '2027-05-31' }],
    referredBy: { type: 'customer', customerId: pier.id },
  });
  await store.contacts.add(kite.id, 'Jo Penn', BEN.id, { role: 'bursar', phones: ['+49 30 1'] });
  await store.contacts.add(pier.id, 'Raj Patel', BEN.id, { role: 'bursar', emails: ['raj@pier.example'] });
  await store.contacts.add(pier.id, 'Nina Patel', BEN.id, { remember: ["Raj's niece"] });
  await bought(pier.id, '2025-03-01', 900);
  await bought(pier.id, '2026-03-01', 500);
  await bought(tandem.id, '2026-05-04', 4000);
  await bought(kite.id, '2026-08-11', 300);
  await felt(kite.id, '2026-03-03', 1, 'cheerful');
  await felt(kite.id, '2026-05-12', -2, 'the machine stood still');
  await felt(kite.id, '2026-09-01', 1, 'all is well');
});
afterAll(() => workspace.close());

describe('answers', () => {
  test.each([
    // Two of us are compared.
    [
      'Ben or Carla: who has more customers, and how many has each?',
      /^U0CARLA: 3 accounts.*Ben Okafor · 1 account/s,
    ],
    ['who carries the most accounts of us all?', /^U0CARLA: 3 accounts/],
    // A place by its number, and as many as are asked for: no product is called 3.
    ['who is number two by spend this year?', /^Acme: €1,200/],
    ['top 3 spenders this year', /1\. Tandem.*2\. Acme.*3\. Pier Nine/s],
    // A group of customers, summed up.
    ["Carla's customers' spend so far in 2026, all added up?", /€4,800/],
    ['how much money have the customers we got through web search brought us this year?', /€4,500/],
    ['what have the customers sent by Pier Nine ordered this year, all together?', /€4,000/],
    ['how many customers found us by searching the web?', /^2 customers/],
    // What is named only to compare with.
    ['did revenue go up or down compared with last year?', /€6,000.*against €900/],
    // Who sent whom.
    ['which customers have recommended us to more than one firm?', /^1 customer recommended us: Pier Nine/],
    ['accounts per head, please', /^U0CARLA: 3 accounts.*Ben Okafor · 1 account/s],
    ['has any of our prospects been referred to us by Pier Nine?', /Silent Mill/],
    [
      'which of the customers that Tandem referred to us are happy now?',
      /Tandem has referred 1 .*Kite Studio/,
    ],
    ['which of the accounts that Pier Nine sent us are unhappy?', /^Nobody: of the 2 accounts/],
    ['which of the accounts that Pier Nine sent us have not ordered anything this year?', /Silent Mill/],
    ['how much have the firms spent this year which Pier Nine has referred to us?', /€4,000.*Tandem/s],
    ['since when is Silent Mill on our list?', /a prospect, in the file since/],
    [
      'who on our side has Kite Studio, and whos their bursar?',
      /(?=.*looks after Kite Studio)(?=.*Jo Penn)/s,
    ],
    [
      'prospects where something keeps them from buying, and what is it?',
      /with a reason why not.*Silent Mill/s,
    ],
    [
      'whom did Pier Nine and Tandem each refer to us?',
      /Pier Nine has referred 2 customers.*Tandem has referred 1/s,
    ],
    ['how did Kite Studio get wind of us? the full line of recommendations', /Tandem.*Pier Nine/s],
    // What belongs together is told together.
    [
      'until when is Silent Mill still tied to its supplier, and which one is it?',
      /(?=.*31 May 2027)(?=.*Rivalco)/s,
    ],
    ['Jo Penn, what is he and for whom does he work?', /(?=.*Kite Studio)(?=.*bursar)/s],
    ['what is the phone number of Jo Penn?', /\+49 30 1.*bursar/s],
    // People of whichever customer.
    ['how many contact persons are on file altogether?', /^4 contacts/],
    ["Raj Patel's niece, what's she called?", /^Nina Patel/],
    ['the oldest contact at all our customers', /year of birth/],
    ['the phone number of our bursar contact', /Jo Penn.*Raj Patel|Raj Patel.*Jo Penn/s],
    ['by whom is the post of bursar held at Pier Nine?', /Raj Patel/],
    // When the mood was at an end.
    ['on what day was the mood of Kite Studio at its lowest, and why?', /12 May.*the machine stood still/s],
    ['when was Kite Studio last unhappy with us?', /^Yes.*the last time on Tue 12 May/],
    [
      'is Kite Studio happier than Pier Nine?',
      /Kite Studio is happy.*No feeling of Pier Nine|No feeling of Pier Nine.*Kite Studio is happy/s,
    ],
    ['when was Kite Studio happiest with us?', /1 Sep.*3 Mar/s],
  ])('%s', async (question, answer) => {
    expect(await workspace.told(question)).toMatch(answer);
  });

  test('asks back where a part of a name fits several firms, and one of their people', async () => {
    const { store } = workspace;
    const one = await store.customers.add(
      { name: 'Möller Logistik', standing: 'customer', owner: null },
      BEN.id,
    );
    await store.customers.add({ name: 'Möller und Söhne', standing: 'customer', owner: null }, BEN.id);
    await store.contacts.add(one.id, 'Uwe Möller', BEN.id);
    expect(await workspace.told('Is there anything overdue with Möller?')).toMatch(
      /(?=.*Möller Logistik)(?=.*Möller und Söhne).*Which one/,
    );
  });
});
