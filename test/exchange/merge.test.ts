import { expect, test } from 'vitest';
import { importFile } from '../../src/exchange/import-file.ts';
import { memorySource } from '../../src/exchange/source.ts';
import type { WorkspaceStore } from '../../src/store/store.ts';
import { options, useStore } from './helpers.ts';

const { fresh } = useStore();

/** Two customers that are one, with something of each kind at both. */
async function twins(): Promise<{ workspace: WorkspaceStore; one: string; other: string }> {
  const workspace = fresh();
  const customers =
    'name,standing,owner,tags,needs,remember,referred_by,customer_since,website,cadence_days\nAcme,prospect,anna,a;b,speed,loud,Root,2023-01-01,acme.example,\nAcme Inc,customer,,b;c,quiet,tall,,2020-01-01,other.example,20\nRoot,customer,,,,,,,,\nChild,customer,,,,,Acme Inc,,,\n';
  const contacts = 'customer,name,role,email,phone,birthday,remember\nAcme,Dana,,,,,\nAcme Inc,Otto,,,,,\n';
  const interactions =
    'customer,contact,kind,occurred_at,by,text,outcome,feeling\nAcme,Dana,call,2024-01-01T10:00Z,anna,first,,-1\nAcme Inc,Otto,visit,2024-03-01T10:00Z,ben,second,,2\n';
  const commitments =
    'customer,kind,text,due,owner,status,opened_at\nAcme Inc,promise,send it,2024-07-01,ben,open,2024-03-01\n';
  const purchases = 'customer,date,item,amount,currency\nAcme Inc,2024-02-01,Beans,12.50,EUR\n';
  for (const [name, text] of Object.entries({ customers, contacts, interactions, commitments, purchases })) {
    const { refused } = await importFile(memorySource(`${name}.csv`, text), options(workspace));
    expect(refused).toEqual([]);
  }
  const id = async (name: string) =>
    (await workspace.customerNames.suggest('', 50)).find((customer) => customer.name === name)?.id ?? '';
  return { workspace, one: await id('Acme'), other: await id('Acme Inc') };
}

async function state(workspace: WorkspaceStore, id: string) {
  const customer = (await workspace.customers.getMany([id]))[0];
  const { version: _, ...fields } = customer ?? { version: 0 };
  return {
    fields,
    contacts: (await workspace.contacts.of(id)).map(({ name }) => name),
    history: (await workspace.interactions.history(id, 50)).map(({ text }) => text),
    owed: (await workspace.commitments.openOf(id)).map(({ text }) => text),
    bought: (await workspace.purchases.of(id)).map(({ item }) => item),
    brought: (await workspace.referrals.broughtBy(id)).map(({ name }) => name),
  };
}

async function merge({ workspace, one, other }: Awaited<ReturnType<typeof twins>>) {
  const [survivor, loser] = [await workspace.customers.get(one), await workspace.customers.get(other)];
  if (!survivor || !loser) throw new Error('the twins are not there');
  return workspace.merges.merge(survivor, loser, {}, 'UANNA');
}

test('a merge loses nothing, and the old id leads to the survivor', async () => {
  const made = await twins();
  await merge(made);
  const { workspace, one, other } = made;
  const after = await state(workspace, one);
  expect(after).toMatchObject({
    contacts: ['Dana', 'Otto'],
    history: ['second', 'first'],
    owed: ['send it'],
    bought: ['Beans'],
    brought: ['Child'],
  });
  expect(after.fields).toMatchObject({
    name: 'Acme',
    aliases: ['Acme Inc'],
    standing: 'customer',
    tags: ['a', 'b', 'c'],
    needs: ['speed', 'quiet'],
    cadenceDays: 20,
    customerSince: '2020-01-01',
    website: 'acme.example',
    feeling: { value: 2 },
  });
  expect(after.fields).toMatchObject({
    remember: ['loud', 'tall', 'Website (Acme Inc): other.example'],
    referredBy: { type: 'customer' },
  });
  expect((await workspace.customers.get(other))?.id).toBe(one);
  expect((await workspace.customerNames.match('Acme Inc')).exact.map(({ id }) => id)).toEqual([one]);
});

test('an undone merge leaves both as they were, and what was added since stays with the survivor', async () => {
  const made = await twins();
  const { workspace, one, other } = made;
  const before = [await state(workspace, one), await state(workspace, other)];
  const { id } = await merge(made);
  await workspace.merges.undo(id, 'UANNA');
  expect(
    [await state(workspace, one), await state(workspace, other)].map(({ fields, ...rest }) => ({
      ...rest,
      fields: { ...fields, mergedInto: null },
    })),
  ).toEqual(before.map(({ fields, ...rest }) => ({ ...rest, fields: { ...fields, mergedInto: null } })));
  await expect(workspace.merges.undo(id, 'UANNA')).rejects.toThrow('cannot be undone');
});

test('importing the file again after a merge brings the merged one not back', async () => {
  const made = await twins();
  await merge(made);
  const report = await importFile(
    memorySource('customers.csv', 'name,standing,cadence_days\nAcme Inc,customer,20\n'),
    options(made.workspace),
  );
  expect(report.counts).toMatchObject({ created: 0 });
});

test('a merge of customers that referred each other makes no circle', async () => {
  const workspace = fresh();
  await importFile(
    memorySource(
      'c.csv',
      'name,standing,cadence_days,referred_by\nA,customer,,\nB,customer,,A\nC,customer,,B\n',
    ),
    options(workspace),
  );
  const [a, c] = await Promise.all(
    ['A', 'C'].map(async (name) => (await workspace.customerNames.match(name)).exact[0]),
  );
  if (!a || !c) throw new Error('not there');
  await workspace.merges.merge(c, a, {}, 'UANNA');
  expect((await workspace.customers.get(c.id))?.referredBy).toBe(null);
  expect(
    (await workspace.referrals.chainOf((await workspace.customerNames.match('B')).exact[0]?.id ?? '')).map(
      ({ name }) => name,
    ),
  ).toEqual(['C']);
});

test('two people who merge at once: the second is told that it was changed', async () => {
  const made = await twins();
  const [first, second] = await Promise.allSettled([merge(made), merge(made)]);
  expect([first.status, second.status].sort()).toEqual(['fulfilled', 'rejected']);
});
