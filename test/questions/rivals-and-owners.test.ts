import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { Member } from '../../src/domain/member.ts';
import { BEN, NOW, type SmallWorkspace, smallWorkspace } from './small-workspace.ts';

const ANNA = Member.parse({ ...BEN, id: 'U0ANNA', name: 'Anna Keller', handle: 'anna', refreshedAt: NOW });

let workspace: SmallWorkspace;
beforeAll(async () => {
  workspace = await smallWorkspace(inject('databaseUri'));
  const { add, store } = workspace;
  await store.members.put(ANNA);
  const kept = await add('Kestrel Inn', { owner: BEN.id, wonFrom: 'Vendomat' });
  await add('Lowland Bikes', { standing: 'former', owner: ANNA.id, lostTo: 'Vendomat' });
  await add('Merlin Dairy', { competitors: ['Vendomat'] });
  await add('Nimbus Bank', { standing: 'former', competitors: ['Otherco'], owner: BEN.id });
  for (const [by, kind] of [
    [ANNA.id, 'call'],
    [BEN.id, 'call'],
    [ANNA.id, 'visit'],
  ] as const)
    await store.interactions.log(
      {
        interaction: { customerId: kept.id, kind, at: NOW, text: 'all well', outcome: null, feeling: null },
        contact: null,
        commitments: [],
      },
      by,
      `${by} ${kind}`,
    );
});
afterAll(() => workspace.close());

test.each([
  ['did Vendomat lose anybody to us?', /1 account won from Vendomat: Kestrel Inn\./],
  ['Vendomat has lost customers to us. which ones?', /1 (account|customer) won from Vendomat: Kestrel Inn\./],
  ['whom did we win from Vendomat?', /1 account won from Vendomat: Kestrel Inn\./],
  ['whom has Vendomat won from us?', /^1 account lost to Vendomat: Lowland Bikes\./],
  ['which customers has Vendomat taken away from us?', /lost to Vendomat/],
  ['who buys from Vendomat?', /Merlin Dairy/],
  ['which customers have we lost to Otherco?', /^1 account lost to Otherco: Nimbus Bank\./],
  ['is Merlin Dairy also a customer of one of our competitors?', /Merlin Dairy .*Vendomat|Vendomat/],
  ['which former ones buy from Otherco too?', /1 former customer .*: Nimbus Bank\./],
  ['does anybody we lost buy from Otherco now?', /1 former customer with Otherco as a supplier: Nimbus/],
])('who took whom from whom: %s', async (question, told) => {
  expect(await workspace.told(question)).toMatch(told);
});

test.each([
  ["accounts apart from Anna's and mine", /: Merlin Dairy\./],
  ['leaving aside my accounts and Anna’s, which accounts do we have?', /: Merlin Dairy\./],
  [
    'which accounts are not in the hands of Anna?',
    /not looked after by U0ANNA: Acme, Kestrel Inn, Merlin Dairy and Nimbus Bank/,
  ],
])('whose accounts are left out: %s', async (question, told) => {
  expect(await workspace.told(question)).toMatch(told);
});

test('another competitor takes the place of the one before', async () => {
  const told = await workspace.inThread('which customers did we win from Otherco?', 'and from Vendomat?');
  expect(told).toMatch(/won from Vendomat: Kestrel Inn/);
});

test('leaving out those that have no owner leaves those that have one', async () => {
  const told = await workspace.told('former customers, leaving out those that have no owner');
  expect(told).toMatch(/that somebody looks after: Lowland Bikes and Nimbus Bank/);
});

test('never until today is never', async () => {
  expect(await workspace.told('whom did we never contact until today?')).toMatch(/never contacted: .*Merlin/);
});

test.each([
  ['by whom has Kestrel Inn been contacted or visited this year?', /Anna|U0ANNA/],
  ['has someone paid Kestrel Inn a visit this year?', /1 visit/],
  ["what's Kestrel Inn up to this year, call-wise?", /2 calls/],
])('who was there, and when: %s', async (question, told) => {
  expect(await workspace.told(question)).toMatch(told);
});

test('what the asker says to have done was done by the asker', async () => {
  expect(await workspace.told('the last two calls I made')).toMatch(/^1 call by @?Ben/);
});
