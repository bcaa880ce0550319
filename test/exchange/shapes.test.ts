import { expect, test } from 'vitest';
import { importFiles } from '../../src/exchange/import-files.ts';
import { directoryOf } from '../../src/exchange/members.ts';
import { everything, options, PEOPLE, useStore } from './helpers.ts';

const { fresh } = useStore();

/** Imports one file, by the shape of its headings, into an empty workspace. */
async function bring(content: string, name = 'file.csv') {
  const store = fresh();
  const [report] = await importFiles(options(store, { createMissing: true, members: directoryOf(PEOPLE) }), [
    { name, content },
  ]);
  if (!report) throw new Error('there is no report');
  const { table, analysis, counts, refused } = report;
  const unused = analysis.understanding.columns.filter(({ field }) => field === null);
  return {
    store,
    table,
    counts,
    origin: analysis.understanding.origin.name,
    strangers: analysis.strangers,
    reasons: refused.map(({ line, reason }) => `${line}: ${reason}`),
    unused: unused.map(({ header }) => header),
    found: await everything(store),
  };
}

test('a list of leads makes prospects; owners whom nobody here knows and words of its own are kept as facts', async () => {
  const { table, found, counts, strangers } = await bring(
    'Lead Name,Email,Phone,Lead Source,Lead Owner,Lead Status,Industry\nRavi Kapoor,ravi@kapoor.example,98765,Website,Somebody Else,Nurture 2,Real Estate\n',
  );
  expect({ table, counts }).toMatchObject({ table: 'contacts', counts: { created: 1, refused: 0 } });
  expect(strangers).toEqual(['Lead Owner']);
  expect(found['Ravi Kapoor']).toMatchObject({
    standing: 'prospect',
    source: 'Website',
    owner: null,
    remember: ['Lead Owner: Somebody Else', 'Lead Status: Nurture 2'],
    contacts: [{ name: 'Ravi Kapoor', emails: ['ravi@kapoor.example'] }],
  });
});

test('where a column names some colleagues, a name that is none is refused', async () => {
  const { found, reasons } = await bring('Company,Owner\nAlpha,anna\nBeta,annna\n');
  expect(found['Alpha']?.owner).toBe('UANNA');
  expect(reasons).toEqual(['3: Owner: "annna" is nobody in this workspace']);
});

test('people with a company beside their names are contacts, whatever else is told of them', async () => {
  const { table, found } = await bring(
    'Name,Email,Phone,Company,City,Lead Owner,Status,Source\nJim Cole,jim@cole.example,555,Cole Plumbing,Evanston,anna,Active,Fair\n',
  );
  expect(table).toBe('contacts');
  expect(found['Cole Plumbing']).toMatchObject({
    standing: 'customer',
    owner: 'UANNA',
    contacts: [{ name: 'Jim Cole', remember: ['City: Evanston'] }],
  });
});

test('of a client name beside a company name, the company is the customer', async () => {
  const { found } = await bring(
    'Client Name,Email,Company Name\nDana Cole,dana@cole.example,Cole Plumbing\n',
  );
  expect(found['Cole Plumbing']?.contacts).toMatchObject([{ name: 'Dana Cole' }]);
});

test('numbered columns, and headings with something in brackets', async () => {
  const { unused, found } = await bring(
    'Index,First Name,Last Name,Company,Phone 1,Phone 2,Email 1,Email 2 (private),Subscription Date\n1,Rachel,Cope,Hatfield,047-1,(660)2,a@h.example,b@h.example,26-08-2020\n',
  );
  expect(unused).toEqual(['Index']);
  expect(found['Hatfield']).toMatchObject({
    customerSince: '2020-08-26',
    contacts: [{ phones: ['047-1', '(660)2'], emails: ['a@h.example', 'b@h.example'] }],
  });
});

test('a report with titles above and totals below; rows without anything are passed over', async () => {
  const { table, store, reasons, counts } = await bring(
    'My Company\nInvoice List\nJanuary - December\n\nDate,Num,Customer,Memo/Description,Amount,Currency\n15/01/2025,1,Villa Rosa,Service,"43,000.00",USD\n,,,,,\nTotal,,,,"43,000.00",\n',
  );
  expect(table).toBe('purchases');
  expect(await store.importing.purchases.page(null, 9)).toMatchObject([
    { item: 'Service', day: '2025-01-15', amount: 4_300_000, currency: 'USD' },
  ]);
  expect(reasons).toEqual(['8: is a line of totals']);
  expect(counts.rows).toBe(2);
});

test('deals that are not won are no purchases', async () => {
  const { origin, reasons, counts } = await bring(
    'Record Id,Deal Owner,Deal Name,Account Name,Amount,Closing Date,Stage\nz1,anna,Big deal,King,"$ 60,000.00",2024-05-01,Closed Won\nz2,anna,Open deal,King,100,2027-05-01,Qualification\n',
  );
  expect(origin).toBe('zoho');
  expect(counts).toMatchObject({ created: 1, refused: 1 });
  expect(reasons).toEqual(['3: is not sold (yet): "Qualification"']);
});

test('contacts of HubSpot belong to companies by id, and say so where these are not there', async () => {
  const { reasons } = await bring(
    'Record ID,First Name,Last Name,Email,Associated Company IDs\n8001,Priya,Nair,p@nair.example,9001;9002\n',
  );
  expect(reasons).toEqual([
    '2: there is no customer with the id "9001": import the file of the companies first',
  ]);
});

test('connections of LinkedIn, with their notes above and a profile that is nobody’s website', async () => {
  const { origin, found } = await bring(
    'Notes:\n"When exporting, some addresses may be missing."\n\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\nAnn,Lee,https://social.example/ann,,Lee & Co,CEO,14 May 2024\n',
  );
  expect(origin).toBe('linkedin');
  expect(found['Lee & Co']).toMatchObject({
    website: null,
    contacts: [{ name: 'Ann Lee', role: 'CEO', remember: ['URL: https://social.example/ann'] }],
  });
});

test('calls and notes by their headings; notes in HTML become text', async () => {
  const calls = await bring(
    'Record ID,Call Title,Call notes,Activity date,Associated Contact,Associated Company\n1,Intro,Talked,2024-05-02 10:00,Ann Lee,Lee & Co\n',
  );
  expect(calls.found['Lee & Co']?.history).toMatchObject([{ kind: 'call', text: 'Intro\nTalked' }]);
  const notes = await bring(
    'Record ID,Note body,Activity date,Associated Company\n1,"<p>Likes <b>tea</b> &amp; cake</p><p>a &lt; b</p>",2024-05-02,Lee & Co\n',
  );
  expect(notes.found['Lee & Co']?.history).toMatchObject([
    { kind: 'other', text: 'Likes tea & cake\na < b' },
  ]);
});

test('a kind of activity that Rapport does not know is kept in words, and does not count as contact', async () => {
  const { found } = await bring(
    'Company,Date,Activity Type,Notes\nAlpha,2024-05-02,Site tour,saw the roaster\n',
  );
  expect(found['Alpha']).toMatchObject({
    lastContact: null,
    history: [{ kind: 'other', text: 'Site tour\nsaw the roaster' }],
  });
});

test('a next step without any contact so far is owed all the same', async () => {
  const { store, found, counts } = await bring(
    'Company,Next step,Next contact\nAlpha,Send the quote,2024-07-01\nBeta,,2024-08-01\n',
  );
  expect(counts).toMatchObject({ created: 2 });
  const owed = await store.commitments.openOf(found['Alpha']?.id ?? '');
  expect(owed).toMatchObject([{ text: 'Send the quote', due: '2024-07-01' }]);
  expect(await store.commitments.openOf(found['Beta']?.id ?? '')).toMatchObject([
    { text: 'Get in touch', due: '2024-08-01' },
  ]);
});

test('a column of dates that leaves its order open takes that of the others', async () => {
  const { store, found } = await bring('Company,Last call,Next call\nAlpha,5/14/24,6/1/24\n');
  expect(await store.commitments.openOf(found['Alpha']?.id ?? '')).toMatchObject([{ due: '2024-06-01' }]);
});

test('cells that say nothing, several phones in one cell, and birthdays in the other order', async () => {
  const { found } = await bring('Name,Email,Phone,Birthday,Website\nAnn,N/A,"312-1, 312-2",05/14,-\n');
  expect(found['Ann']).toMatchObject({
    website: null,
    contacts: [{ emails: [], phones: ['312-1', '312-2'], birthday: '--05-14' }],
  });
});

test('values that databases and spreadsheets write for nothing, and marks that they put before others', async () => {
  const { reasons, found } = await bring(
    "Full name,Phone,Created at,Company,Notes,Zip\nAnn Lee,'0301 23,0000-00-00 00:00:00,Accounts::::Acme,[],'08123\n",
  );
  expect(reasons).toEqual([]);
  expect(found['Acme']?.contacts).toMatchObject([
    { name: 'Ann Lee', phones: ['0301 23'], remember: ['Zip: 08123'] },
  ]);
});

test('a firm that is called by a word for nothing', async () => {
  const { found, reasons } = await bring(
    'name,standing,tags,referred_by\nBlank,customer,Blank,\n(blank),customer,,\nTandem,customer,none,Blank\n',
  );
  expect(reasons).toEqual(['3: names no customer']);
  expect(found['Blank']).toMatchObject({ standing: 'customer', tags: [] });
  expect(found['Tandem']).toMatchObject({ tags: [], referredBy: { type: 'customer' } });
});

test('rows that stand in quotes as a whole, all of them or some', async () => {
  const all = await bring('"Company,Contact,Last contacted"\n"Acme,""Lee, Ann"",14 May 2024"\n');
  expect(all.found['Acme']?.contacts).toMatchObject([{ name: 'Lee, Ann' }]);
  const some = await bring('Company,Contact,Notes\nBeta,Bob,tea\n"Gamma,Gus,""tea, cake"""\n');
  expect(some.reasons).toEqual([]);
  expect(some.found['Gamma']).toMatchObject({ remember: ['tea, cake'] });
  const names = await bring('Company\n"Delta, Inc."\n');
  expect(Object.keys(names.found)).toEqual(['Delta, Inc.']);
});

test('a column of follow-ups holds days or steps', async () => {
  const days = await bring('Company,Last contacted,Follow up\nAcme,2024-05-14,2024-07-01\nBeta,,\n');
  const [due] = await days.store.commitments.openOf(days.found['Acme']?.id ?? '');
  expect(due).toMatchObject({ text: 'Get in touch', due: '2024-07-01' });
  const steps = await bring('Company,Last contacted,Follow up\nAcme,2024-05-14,Send the quote\n');
  const [step] = await steps.store.commitments.openOf(steps.found['Acme']?.id ?? '');
  expect(step).toMatchObject({ text: 'Send the quote', due: null });
});

test('lists of promises and complaints are commitments of that sort', async () => {
  const promised = await bring('Customer;What we promised;By;Until\nAcme;a new filter;anna;2024-07-01\n');
  expect(await promised.store.commitments.openOf(promised.found['Acme']?.id ?? '')).toMatchObject([
    { kind: 'promise', text: 'a new filter', due: '2024-07-01', owner: 'UANNA' },
  ]);
  const complained = await bring(
    'Date,Customer,Complaint,Handled by,Resolution,Status\n2024-05-13,Acme,cold tea,anna,,Open\n',
  );
  expect(await complained.store.commitments.openOf(complained.found['Acme']?.id ?? '')).toMatchObject([
    { kind: 'complaint', text: 'cold tea', owner: 'UANNA' },
  ]);
});

test.each([
  ['Arabic', 'الاسم,البريد,الهاتف,الشركة\nليلى,layla@firm.example,+971 50,Firm\n'],
  ['Japanese', '氏名,メールアドレス,電話番号,会社名\n花子,hanako@firm.example,03-1,Firm\n'],
  ['Russian', 'Имя;Почта;Телефон;Компания\nИван;ivan@firm.example;+7 9;Firm\n'],
  ['Polish', 'Imię;Nazwisko;Adres e-mail;Telefon;Firma\nJan;Nowak;jan@firm.example;22;Firm\n'],
])('headings in %s', async (_, content) => {
  const { table, found, unused } = await bring(content);
  expect({ table, unused }).toEqual({ table: 'contacts', unused: [] });
  expect(found['Firm']?.contacts).toMatchObject([{ emails: [expect.stringContaining('@firm.example')] }]);
});

test('cards of old phones: text in their own character set, broken without a sign, and types in both manners', async () => {
  const { found, reasons } = await bring(
    [
      'BEGIN:VCARD',
      'VERSION:2.1',
      'N;ENCODING=QUOTED-PRINTABLE:M=FCller;J=F6rg',
      'TEL;TYPE=VOICE;MSG,WORK:+49 30 1',
      'END:VCARD',
      'BEGIN:VCARD',
      'VERSION:2.1',
      'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:',
      ';=D0=A2=D0=B0=D0=BD=D1=8F',
      'TEL;CELL:+380 1',
      'END:VCARD',
    ].join('\r\n'),
    'phone.vcf',
  );
  expect(reasons).toEqual([]);
  expect(found['Jörg Müller']?.contacts).toMatchObject([{ phones: ['+49 30 1'] }]);
  expect(found['Таня']?.contacts).toMatchObject([{ phones: ['+380 1'] }]);
});

test('cards: fax machines are no phones, a home page gives way to a work page, and addresses come once', async () => {
  const { found } = await bring(
    [
      'BEGIN:VCARD',
      'VERSION:2.1',
      'N:Muster;Max',
      'ORG:Firma',
      'NICKNAME:Maxl,Mäxchen',
      'TEL;WORK;VOICE:030 1',
      'TEL;WORK;FAX:030 2',
      'ADR;WORK:;;Weg 1;Ort;;1;Land',
      'LABEL;WORK:Weg 1=0D=0AOrt',
      'URL;HOME:http://home.example',
      'URL;WORK:http://work.example',
      'BDAY:19723101',
      'EMAIL:second@firma.example',
      'EMAIL;PREF:first@firma.example',
      'NOTE:AS \\"IS\\"',
      'X-MS-SPOUSE:Erika',
      'END:VCARD',
    ].join('\r\n'),
    'book.vcf',
  );
  expect(found['Firma']).toMatchObject({ website: 'http://work.example' });
  expect(found['Firma']?.contacts[0]).toMatchObject({
    phones: ['030 1'],
    emails: ['first@firma.example', 'second@firma.example'],
    birthday: null,
  });
  expect(found['Firma']?.contacts[0]?.remember).toEqual([
    'Address (work): Weg 1, Ort, 1, Land',
    'Spouse: Erika',
    'Fax: 030 2',
    'Website: http://home.example',
    'Birthday: 1972-31-01',
    'Nickname: Maxl, Mäxchen',
    'AS "IS"',
  ]);
});
