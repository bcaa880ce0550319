import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { Day } from '../../src/domain/text/day.ts';
import { BEN, type SmallWorkspace, smallWorkspace } from './small-workspace.ts';

let workspace: SmallWorkspace;
const ask: SmallWorkspace['told'] = (...asked) => workspace.told(...asked);

beforeAll(async () => {
  workspace = await smallWorkspace(inject('databaseUri'));
  const { store, add } = workspace;
  const borealis = await add('Borealis', {
    website: 'https://borealis.example',
    competitors: ['Rivalco', 'Kaffeo'],
    wonFrom: 'Kaffeo',
    tags: ['office'],
    needsMet: 'partly',
    customerSince: Day.parse('2022-03-01'),
  });
  await add('Cobalt', { standing: 'prospect', whyNot: 'price too high', source: 'trade fair' });
  await add('Delta', { standing: 'prospect', whyNot: 'bound by a contract', owner: BEN.id, tags: ['hotel'] });
  await add('Everest', { standing: 'prospect', competitors: ['Kaffeo'] });
  await add('Fulton', { standing: 'former', needsMet: 'no', tags: ['hotel'] });
  await store.purchases.add(
    {
      customerId: borealis.id,
      day: Day.parse('2026-05-04'),
      item: 'Beans',
      quantity: 1,
      amount: 500_000,
      currency: 'EUR',
    },
    BEN.id,
  );
});
afterAll(() => workspace.close());

// Acme, of Ben, tagged hotel and eco, with Rivalco inside, bought for 1200 euros; it is a customer.
test.each([
  ['which accounts have a website on file?', /^1 account .*: Borealis\./],
  ['which customers have no website?', /^1 customer with no website on record: Acme\./],
  ['for which prospects is no reason noted?', /^1 prospect with no reason why not on record: Everest\./],
  ['which prospects gave another reason than the price?', /^1 prospect .*another reason than price: Delta\./],
  ['which prospects are not buying because of the price?', /^1 prospect .*: Cobalt\./],
  [
    'customers where two competitors are inside',
    /^1 customer with at least 2 competitors on record: Borealis\./,
  ],
  ['who has only one competitor', /^2 accounts with 1 competitor on record: Acme and Everest\./],
  ['every account we won from a competitor', /^1 account .*: Borealis\./],
  ['which accounts are not tagged hotel?', /^3 accounts not tagged hotel: Borealis, Cobalt and Everest\./],
  ['which prospects are not with Kaffeo?', /^2 prospects without Kaffeo as a supplier: Cobalt and Delta\./],
  ['which prospects did not come through the trade fair?', /^None/],
  [
    'how many accounts carry the tag hotel, prospects and former ones not counted?',
    /^1 customer tagged hotel: Acme\./,
  ],
  ['numbers of our accounts: customers, prospects, former', /2 customers, 3 prospects, 1 former customer\./],
  ['how many customers have their needs met, partly met and not met?', /0 met, 1 partly met, 0 not met\./],
  ['which customers spent more than 3 grand this year?', /^1 customer .*: Borealis\./],
  ['which customers spent less than 2,000 euros this year?', /^1 customer .*: Acme\./],
  [
    'accounts not owned by me',
    /^4 accounts not looked after by Ben Okafor: Borealis, Cobalt, Everest and Fulton\./,
  ],
  ['offices and hotels', /^4 accounts tagged .* or .*: Acme, Borealis, Delta and Fulton\./],
  ['customers who never complained', /^2 customers with no complaint: Acme and Borealis\./],
  ['which customers are not overdue?', /^2 customers not overdue for contact/],
  ['which customers have not been visited this year?', /^2 customers not contacted/],
  ['whose needs do we not know?', /^6 accounts with no need on record/],
  ['which customers have been with us since before 2024?', /^1 customer .*: Borealis\./],
  ['who has been a customer since 2022?', /^1 account .*: Borealis\./],
  ['which customers have been with us for more than 3 years?', /^1 customer .*: Borealis\./],
  [
    'which prospects came in since yesterday?',
    /^3 prospects added since Thu 19 Nov: Cobalt, Delta and Everest\./,
  ],
  ['customers whose needs are not met? partly does not count', /^None: no customers whose needs are not met/],
  ['which needs are neither met nor partly met?', /^1 account whose needs are not met.*: Fulton\./],
  [
    'any customers that buy from somebody else as well?',
    /^2 customers with a competitor on record: Acme and Borealis\./,
  ],
  ['which customers also get goods from Kaffeo?', /^1 customer with Kaffeo as a supplier: Borealis\./],
  ['prospects where nobody has noted what stops them from buying', /^1 prospect .*: Everest\./],
  ['which prospect does not buy because they are bound?', /^1 prospect .*: Delta\./],
  ['who is put off by what we charge? Prospects only.', /^1 prospect .*: Cobalt\./],
  ["everything that has nobody's name against it", /^4 accounts without an owner/],
  ['I look for references: who bought a Grinder X1?', /^1 account who bought Grinder X1: Acme\./],
  [
    'which prospects are overdue, without those nobody ever contacted?',
    /^None: no prospects contacted before/,
  ],
  ['how many of our customers found us by a mailing?', /^1 customer .*newsletter: Acme\./],
  [
    'how many accounts does Ben have, and how many of them are prospects?',
    /^2 accounts looked after by Ben Okafor: Acme and Delta\. 1 prospect .*: Delta\./,
  ],
  ['how many customers are there as of today?', /^2 customers/],
  ['which customers have no next step planned?', /^2 customers with no open next step on record/],
  [
    'any prospects that have no current supplier?',
    /^2 prospects with no competitor on record: Cobalt and Delta\./,
  ],
  ['accounts without a single email address', /^6 accounts with no e-mail address/],
  [
    'do we have more former customers than prospects?',
    /1 former customer, 3 prospects|3 prospects, 1 former customer/,
  ],
  ['which accounts have a contact rhythm of one week?', /^None: no accounts with a rhythm of contact/],
])('“%s”', async (question, answer) => {
  expect((await ask(question)).replace(/^I am not sure what you mean. My best guess: /, '')).toMatch(answer);
});

test('one question may ask for the owners of several', async () => {
  expect(await ask('do Acme and Borealis both sit with the same person?')).toMatch(
    /^Not the same person: Ben Okafor looks after Acme; Nobody looks after Borealis\./i,
  );
});

test('what no part of the filter heeds makes the list a guess', async () => {
  expect(await ask('which customers are juggling elephants?')).toMatch(/^I am not sure|^Sorry/);
});
