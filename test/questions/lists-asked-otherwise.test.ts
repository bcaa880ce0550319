import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { at, Day } from '../../src/domain/text/day.ts';
import { BEN, type SmallWorkspace, smallWorkspace } from './small-workspace.ts';

let workspace: SmallWorkspace;
const hours = (day: string) => at(Day.parse(day), '10:00', BEN.zone);

// Acme, of Ben, tagged hotel and eco, has Rivalco inside, bought for 1200 euros and is a customer.
beforeAll(async () => {
  workspace = await smallWorkspace(inject('databaseUri'));
  const { store, add } = workspace;
  const borealis = await add('Borealis', {
    competitors: ['Rivalco', 'Kaffeo'],
    tags: ['key-account'],
    source: 'referral',
    customerSince: Day.parse('2022-03-01'),
  });
  await add('Cobalt', { standing: 'prospect', source: 'trade fair', tags: ['coworking'] });
  await add('Delta', { standing: 'prospect', owner: BEN.id, source: 'trade fair', tags: ['hotel'] });
  const fulton = await add('Fulton', { standing: 'former', tags: ['key-account'], owner: BEN.id });
  const items = [
    ['2026-05-04', 500_000],
    ['2026-06-04', 100_000],
  ] as const;
  for (const [day, amount] of items)
    await store.purchases.add(
      { customerId: borealis.id, day: Day.parse(day), item: 'Beans', quantity: 1, amount, currency: 'EUR' },
      BEN.id,
    );
  const visits = [
    [fulton, '2026-11-10', 'said goodbye'],
    [fulton, '2025-12-10', 'tuned the scales'],
    [fulton, '2025-12-12', 'tuned them again'],
    [borealis, '2025-12-11', 'tuned the scales'],
  ] as const;
  for (const [{ id }, day, text] of visits)
    await store.interactions.log(
      {
        interaction: { customerId: id, kind: 'visit', at: hours(day), text },
        contact: null,
        commitments: [],
      },
      BEN.id,
      `${id} ${day}`,
    );
});
afterAll(() => workspace.close());

test.each([
  ['which accounts are nobody’s at the moment?', /^2 accounts without an owner: Borealis and Cobalt\./],
  ['which coworking spaces has nobody claimed yet?', /^1 account .*coworking: Cobalt\./],
  ['my customers with nothing bought since November', /^1 customer .*: Acme\./],
  ['with which of all our prospects did the most recent contact take place?', /^None|contacted before/],
  [
    'which customers have not placed a single order since July?',
    /^1 customer without an order.*: Borealis\./,
  ],
  ['buyers of Beans at any time, current as well as lapsed ones', /^1 .*Beans.*: Borealis\./],
  ['list all purchasers of Beans', /^1 .*Beans.*: Borealis\./],
  ['who has had Beans off us at any time? a client wants to hear what others think of it', /: Borealis\./],
  [
    'former customers with their last contact more than 5 days ago, without those we never contacted',
    /contacted before, without contact for more than 5 days: Fulton\./,
  ],
  [
    'leave out the prospects never contacted: who of the others had no contact in the last 30 days?',
    /^None: no prospects contacted before/,
  ],
  [
    'which accounts are still waiting for their first contact?',
    /^3 accounts never contacted: Acme, Cobalt and Delta\./,
  ],
  ['never contacted, not even once: which accounts?', /never contacted: Acme, Cobalt and Delta\./],
  ['additions to our customers in 2022?', /^1 account new in that period: Borealis\./],
  [
    'no contact for 60 days: which accounts? i am not interested in prospects',
    /customers or former customers.*Borealis/,
  ],
  ['which accounts have complaints that are not yet closed?', /^None|^No open complaint/],
  ['no of customers tagged hotel', /^1 customer tagged hotel: Acme\./],
  ['who became a customer in 2022 and is still one?', /^1 customer new in that period: Borealis\./],
  [
    'which companies did I visit more than once last year?',
    /^1 account contacted by visit at least 2 times.*: Fulton\./,
  ],
  ['which companies did I visit last year?', /^2 accounts contacted by visit.*: Borealis and Fulton\./],
  [
    'which customers bought something this year but have not been visited since 2025 began?',
    /^1 customer not contacted by visit.*who bought something.*: Acme\./,
  ],
  [
    'which companies did I visit last year but not in 2026?',
    /^1 account contacted by visit.*not contacted by visit.*: Borealis\./,
  ],
  [
    'which companies have we visited this year but never called?',
    /^1 account contacted by visit.*not contacted by call: Fulton\./,
  ],
  ['the last two firms I dealt with', /^2 accounts contacted by Ben Okafor: Fulton and Borealis\./],
  ['which companies have no one in charge of them?', /^2 accounts without an owner: Borealis and Cobalt\./],
  [
    'when was the last order of Acme, and what did they take?',
    /^The last order of Acme was on Mon 5 Oct.*Grinder X1, €1,200\.\s/,
  ],
  ['who used to be a customer of ours?', /^1 former customer: Fulton\./],
  ['which firms used to buy from us?', /^1 former customer: Fulton\./],
  ['has Borealis ever bought anything besides beans?', /^Borealis bought nothing besides Beans: no order/],
  ['what has Acme ordered apart from beans?', /^Acme: 1 purchase besides Beans, €1,200 in total\./],
  ["what've I got on next week", /^Nothing: no open commitment of Ben/],
  ['current key accounts', /^1 customer tagged key-account: Borealis\./],
  ['key accts n whos on each', /^2 accounts tagged key-account: Borealis and Fulton\./],
  ['all of Ben’s accounts, customer or not', /^3 accounts .*: Acme, Delta and Fulton\./],
  ['my accounts, prospects as well as former ones', /^3 accounts|^2 accounts/],
  ['Ben is off sick, what accounts need cover?', /^3 accounts .*: Acme, Delta and Fulton\./],
  ['whose portfolio is the biggest?', /^Ben Okafor: 3 accounts\./],
  [
    'leaving the trade fair aside, which channel has brought the most accounts?',
    /^(?!trade fair).*1 account/,
  ],
  ['which channel brought us the most customers in 2022?', /^referral: 1 account, /],
  ['who buys both from Rivalco and Kaffeo?', /^1 account .*: Borealis\./],
  ['who buys from two other firms besides us?', /^1 .*at least 2 competitors on record: Borealis\./],
  ['what percentage of our accounts are prospects?', /That is 2 of 5 accounts, 40 %; the other 3 are not\./],
  ['how many came by recommendation, how many otherwise?', /That is 1 of 5 accounts/],
  [
    'which accounts ordered something this year, and what do they come to together?',
    /Together €7,200 in 3 purchases\./,
  ],
  ['which customers last ordered more than 5 months ago?', /^1 customer without an order.*: Borealis\./],
  ['accounts contacted this month', /^1 account contacted.*: Fulton\./],
  ['to which place did I make my latest visit, and on what date?', /^1 account .*: Fulton\..*10 Nov/s],
  ['trade fair accounts that never became customers', /^2 prospects .*: Cobalt and Delta\./],
  ['how many accounts did we lose altogether?', /^1 former customer: Fulton\./],
  [
    'list my accounts with the date of the last contact',
    /Fulton · former customer · last contact Tue 10 Nov/,
  ],
])('“%s”', async (question, answer) => {
  const told = await workspace.told(question);
  expect(told.replace(/^I am not sure what you mean. My best guess: /, '')).toMatch(answer);
});

test('a word of the question that is noted somewhere by chance is no answer', async () => {
  const { store, add } = workspace;
  const inn = await add('Inn');
  await store.contacts.add(inn.id, 'Vera Holt', BEN.id, { role: 'former manager' });
  expect(await workspace.told('how many former customers are there in our books?')).toMatch(
    /1 former customer: Fulton/,
  );
});

test('a part of a name is that of a name with a possessive ending too', async () => {
  const { add } = workspace;
  await add('Mac & MacRae');
  await add('MacRae’s Tearoom');
  expect(await workspace.told('what has MacRae ordered this year?')).toMatch(/fits more than one customer/);
});

test('tells through whom they came only where it is asked', async () => {
  const { add } = workspace;
  const sender = await add('Sender');
  await add('Glow', { source: 'referral', referredBy: { type: 'customer', customerId: sender.id } });
  expect(await workspace.told('which accounts came through a referral?')).not.toMatch(/through Sender/);
  expect(await workspace.told('which accounts were referred to us, and by whom?')).toMatch(
    /Glow.*through Sender/,
  );
});
