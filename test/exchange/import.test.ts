import { expect, test } from 'vitest';
import { type ImportOptions, importFile } from '../../src/exchange/import-file.ts';
import { directoryOf } from '../../src/exchange/members.ts';
import { memorySource } from '../../src/exchange/source.ts';
import type { WorkspaceStore } from '../../src/store/store.ts';
import { everything, options, PEOPLE, useStore } from './helpers.ts';

const { fresh } = useStore();
const bring = (workspace: WorkspaceStore, text: string, more: Partial<ImportOptions> = {}) =>
  importFile(memorySource('file.csv', text), options(workspace, more));

test('a corrected file updates what it corrects, and leaves what people changed since', async () => {
  const workspace = fresh();
  await bring(
    workspace,
    'name,standing,cadence_days,website,source,tags\nAcme,customer,20,acme.example,fair,a;b\n',
  );
  const acme = (await everything(workspace))['Acme'];
  if (!acme) throw new Error('not there');
  await workspace.customers.edit(acme, { website: 'new.example', tags: ['a', 'b', 'mine'] }, 'UANNA');
  const { counts } = await bring(
    workspace,
    'name,standing,cadence_days,website,source,tags\nAcme,prospect,,acme.example,web,a;c\n',
  );
  expect(counts).toMatchObject({ created: 0, updated: 1 });
  expect((await everything(workspace))['Acme']).toMatchObject({
    standing: 'prospect',
    cadenceDays: null,
    website: 'new.example',
    source: 'web',
    tags: ['a', 'b', 'mine', 'c'],
  });
  const audit = await workspace.audit.of(acme.id);
  expect(audit[0]).toMatchObject({ action: 'import', by: 'UIMPORTER' });
  expect(audit[0]?.changes.map(({ field }) => field).sort()).toEqual([
    'cadenceDays',
    'source',
    'standing',
    'tags',
  ]);
});

test('a corrected interaction moves the last contact and the feeling with it', async () => {
  const workspace = fresh();
  await bring(workspace, 'name,standing,cadence_days\nAcme,customer,\n');
  const head = 'customer,kind,occurred_at,by,text,feeling\n';
  await bring(
    workspace,
    `${head}Acme,call,2024-05-01T10:00Z,anna,first,1\nAcme,visit,2024-05-20T10:00Z,ben,second,2\n`,
  );
  expect((await everything(workspace))['Acme']).toMatchObject({
    lastContact: { kind: 'visit' },
    feeling: { value: 2 },
    feelingBefore: { value: 1 },
  });
  const { counts } = await bring(
    workspace,
    `${head}Acme,call,2024-05-01T10:00Z,anna,first,1\nAcme,other,2024-05-20T10:00Z,ben,second,-1\n`,
  );
  expect(counts).toMatchObject({ created: 0, updated: 1, unchanged: 1 });
  expect((await everything(workspace))['Acme']).toMatchObject({
    lastContact: { kind: 'call' },
    feeling: { value: -1 },
  });
});

test('what is kept on a customer of its steps, purchases and birthdays follows an import', async () => {
  const workspace = fresh();
  await bring(workspace, 'name,standing,cadence_days\nAcme,prospect,\n');
  await bring(
    workspace,
    'customer,kind,text,due,owner,status,opened_at\nAcme,promise,a,2024-07-01,ben,open,2024-05-01\nAcme,promise,b,2024-07-01,ben,done,2024-05-01\n',
  );
  await bring(
    workspace,
    'customer,date,item,amount,currency\nAcme,2024-01-01,Tea,1,EUR\nAcme,2024-02-01,Tea,1,EUR\nAcme,2024-03-01,Tea,1,EUR\n',
  );
  await bring(workspace, 'customer,name,role,email,phone,birthday,remember\nAcme,Dana,,,,--05-14,\n');
  const acme = (await everything(workspace))['Acme'];
  expect(acme).toMatchObject({
    openSteps: 1,
    buying: { last: '2024-03-01' },
    birthdays: [{ contactId: acme?.contacts[0]?.id, date: '--05-14' }],
  });
});

test('the same day and item twice are two purchases, also when the file comes again', async () => {
  const workspace = fresh();
  await bring(workspace, 'name,standing,cadence_days\nAcme,customer,\n');
  const file = 'customer,date,item,amount,currency\nAcme,2024-01-01,Tea,1,EUR\nAcme,2024-01-01,Tea,1,EUR\n';
  expect((await bring(workspace, file)).counts).toMatchObject({ created: 2 });
  expect((await bring(workspace, file)).counts).toMatchObject({ created: 0, unchanged: 2 });
});

test('refused rows name each wrong cell and their line, and nothing of them is kept', async () => {
  const workspace = fresh();
  await bring(workspace, 'name,standing,cadence_days\nAcme,customer,\nAcme Ltd,customer,\n');
  const { refused, counts } = await bring(
    workspace,
    'customer,contact,kind,occurred_at,by,text,feeling\nAcme,Dana,call,yesterday,zorro,hi,9\n\nNobody,,call,2024-05-01,anna,hi,\n,,call,2024-05-01,anna,hi,\nAcme,,call,2024-05-01,anna,ok,1,surplus\nAcme,,call,2024-05-01,anna,fine,1\n',
  );
  expect(refused.map(({ line, reason }) => [line, reason])).toEqual([
    [
      2,
      'occurred_at: "yesterday" is not a date; by: "zorro" is nobody in this workspace; feeling: "9" is not a feeling: a number from -2 to 2',
    ],
    [4, 'there is no customer called "Nobody"'],
    [5, 'names no customer'],
    [6, 'has 8 cells where the heading has 7'],
  ]);
  expect(counts).toMatchObject({ rows: 5, created: 1, refused: 4 });
  expect((await everything(workspace))['Acme']?.contacts).toEqual([]);
});

test('members are found by id, handle, name and e-mail; whoever a foreign file names and nobody knows is left out', async () => {
  const directory = directoryOf(PEOPLE);
  for (const text of [
    'UANNA',
    '@anna',
    'anna',
    'Ann Smith',
    'ANN SMITH',
    'ann@firm.example',
    'Ann Smith <ann@firm.example>',
    '<@UANNA>',
    'Ann',
  ])
    expect(directory.find(text)).toBe('UANNA');
  expect(directory.find('Zoe')).toBe(null);
  expect(directoryOf([...PEOPLE, { id: 'UTWO', handle: 'ann2', name: 'Ann Smith' }]).find('Ann Smith')).toBe(
    null,
  );
  const workspace = fresh();
  await bring(
    workspace,
    '"Record ID","Company name","Company owner","Create Date"\n1,Acme,Former Colleague,2024-01-01 10:00\n',
  );
  expect((await everything(workspace))['Acme']?.owner).toBe(null);
});

test('a record of another program that was renamed there is renamed here, unless the name is taken', async () => {
  const workspace = fresh();
  const head = '"Record ID","Company name","Company Domain Name"\n';
  await bring(workspace, `${head}1,Acme,acme.example\n2,Globex,globex.example\n`);
  expect((await bring(workspace, `${head}1,Acme Group,acme.example\n`)).counts).toMatchObject({ updated: 1 });
  const { refused } = await bring(workspace, `${head}2,Acme Group,globex.example\n`);
  expect(refused[0]?.reason).toBe('another customer is called "Acme Group" already');
  expect(Object.keys(await everything(workspace)).sort()).toEqual(['Acme Group', 'Globex']);
});

test('dates of one column are read in one order: told by those that allow only one', async () => {
  const workspace = fresh();
  await bring(workspace, 'Company,Last contacted,Next contact\nA,03/04/2024,2024-09-01\nB,25/04/2024,\n');
  expect((await everything(workspace))['A']?.lastContact?.at.toISOString()).toMatch(/^2024-04-03/);
});

test('decimal commas and thousands are told from the whole column', async () => {
  const workspace = fresh();
  await bring(workspace, 'name,standing,cadence_days\nAcme,customer,\n');
  await bring(
    workspace,
    'Kunde;Datum;Artikel;Betrag;Währung\nAcme;1.2.2024;Tee;1.234;EUR\nAcme;2.2.2024;Tee;9,5;€\nAcme;3.2.2024;Tee;"2.000,00 €";EUR\n',
  );
  const acme = (await everything(workspace))['Acme'];
  expect(
    (await workspace.purchases.of(acme?.id ?? '')).map(({ day, amount }) => [day, amount]).sort(),
  ).toEqual([
    ['2024-02-01', 123_400],
    ['2024-02-02', 950],
    ['2024-02-03', 200_000],
  ]);
});
