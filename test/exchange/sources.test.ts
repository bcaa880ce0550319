import { expect, test } from 'vitest';
import { importFile } from '../../src/exchange/import-file.ts';
import { importFiles } from '../../src/exchange/import-files.ts';
import { preview } from '../../src/exchange/preview.ts';
import { everything, exchangeFixture, options, useStore } from './helpers.ts';

const { fresh } = useStore();

/** Imports a fixture twice: nothing is new the second time. */
async function imported(name: string) {
  const workspace = fresh();
  const source = exchangeFixture(name);
  const shown = await preview(source, options(workspace));
  const report = await importFile(source, options(workspace));
  expect(shown.counts).toEqual(report.counts);
  const again = await importFile(source, options(workspace));
  expect(again.counts).toMatchObject({ created: 0, updated: 0, refused: report.counts.refused });
  return { report, shown, found: await everything(workspace) };
}

test('companies of HubSpot, with their owner, their last activity and what has no field of its own', async () => {
  const { found, shown } = await imported('hubspot-companies.csv');
  expect(shown).toMatchObject({ origin: 'hubspot', table: 'customers' });
  expect(found['Lindqvist Bakery AB']).toMatchObject({
    owner: 'UANNA',
    standing: 'customer',
    website: 'lindqvist.example',
  });
  expect(found['Lindqvist Bakery AB']?.remember).toContain('Phone Number: +46 8 123 45 67');
  expect(found['Lindqvist Bakery AB']?.lastContact?.at.toISOString()).toBe('2024-01-30T14:40:00.000Z');
  expect(found['Harper & Vale, LLC']).toMatchObject({ standing: 'prospect', lastContact: null });
});

test('contacts of HubSpot make the companies that are not there yet', async () => {
  const { found } = await imported('hubspot-contacts.csv');
  expect(found['Harper & Vale, LLC']?.contacts.map(({ name }) => name).sort()).toEqual([
    'Paul Harper',
    'info@harpervale.example',
  ]);
});

test('accounts and contacts of Salesforce belong together by id, and a contact of no account is refused', async () => {
  const workspace = fresh();
  const files = ['salesforce-contacts.csv', 'salesforce-accounts.csv'].map(exchangeFixture);
  const [accounts, contacts] = await importFiles(options(workspace), files);
  expect(accounts?.counts).toMatchObject({ created: 2, refused: 0 });
  expect(contacts?.refused.map(({ line, reason }) => [line, reason])).toEqual([
    [4, 'there is no customer with the id "0015g00000Missing": import the file of the companies first'],
  ]);
  const found = await everything(workspace);
  expect(found['Burlington Mills']?.contacts[0]).toMatchObject({
    name: 'Jack Rogers',
    role: 'VP, Facilities',
    birthday: '1965-09-01',
    phones: ['(336) 222-7000', '(336) 222-8000'],
  });
  expect(new Set(found['Dickens Works']?.contacts[0]?.remember)).toEqual(
    new Set([
      'Department: Internal Operations',
      'MailingStreet: 1301 Hoch Drive',
      'MailingCity: Lawrence',
      'Likes tea',
    ]),
  );
});

test('organizations and people of Pipedrive', async () => {
  const { found } = await imported('pipedrive-organizations.csv');
  expect(found['Casa Verde']).toMatchObject({
    owner: 'UANNA',
    remember: ['Address: Calle Mayor 1, Madrid, Spain'],
  });
  const people = await imported('pipedrive-people.csv');
  expect(people.found['Casa Verde']?.contacts[0]).toMatchObject({
    emails: ['lucia@casaverde.example', 'lucia@home.example'],
    phones: ['+34 91 123 45 67', '+34 600 123 456'],
  });
});

test('Google contacts in the new form and the old, with several values in a cell', async () => {
  const { found, shown } = await imported('google-new.csv');
  expect(shown.origin).toBe('google');
  expect(found['Sunrise Dental']).toMatchObject({ tags: ['Clinics'], website: 'https://sunrise.example' });
  expect(found['Sunrise Dental']?.contacts[0]).toMatchObject({
    name: 'Zoë Alvarez',
    role: 'Dentist',
    birthday: '--05-14',
    emails: ['zoe@sunrise.example', 'front@sunrise.example', 'zoe@home.example'],
    phones: ['+1 650-555-0131', '+1 650-555-0132'],
  });
  expect(found['Ken Ito']?.contacts[0]).toMatchObject({ name: 'Ken Ito', birthday: '1980-02-29' });
  const old = await imported('google-old.csv');
  expect(old.found['Brandt Druck GmbH']?.contacts[0]).toMatchObject({
    name: 'Eva Brandt',
    role: 'Owner',
    birthday: '1979-08-03',
  });
});

test('Outlook writes 0/0/00 for a birthday that is not known', async () => {
  const { found, report } = await imported('outlook.csv');
  expect(report.refused).toEqual([]);
  expect(found['Reed Architects']?.contacts[0]).toMatchObject({ birthday: '1981-05-14', role: 'Architect' });
  expect(found['Field & Sons']?.contacts[0]).toMatchObject({ name: 'Noah Field', birthday: null });
});

test('Thunderbird has birthdays in three columns, some without a year', async () => {
  const { found } = await imported('thunderbird.csv');
  expect(found['Holm Møbler']?.contacts[0]?.birthday).toBe('1975-12-24');
  expect(found['Lars Bo']?.contacts[0]?.birthday).toBe('--02-03');
});

test('a plain sheet of companies, when they were last contacted, and notes', async () => {
  const { found } = await imported('plain-sheet.csv');
  expect(found['Moonlight Diner']?.history[0]).toMatchObject({
    text: 'Wants a second grinder',
    kind: 'message',
  });
  expect(found['River Motel']?.history[0]?.text).toBe('Called twice,\nno answer');
  expect(found['Grand "Hotel"']).toMatchObject({ lastContact: null, remember: ['Met at the fair'] });
});

test('a German sheet with semicolons in Windows-1252, and one of an old Mac', async () => {
  const german = await imported('german-1252.csv');
  expect(german.found['Bäckerei Köhler']).toMatchObject({ owner: 'UANNA' });
  expect(german.found['Bäckerei Köhler']?.contacts[0]?.name).toBe('Jürgen Müßig');
  const mac = await imported('mac-roman.csv');
  expect(mac.found['Café Crème']?.contacts[0]?.remember).toEqual(['“Très bon” – déjà vu']);
  expect(mac.found['Müller & Söhne']?.contacts[0]?.remember).toEqual(['große Straße']);
});

test('vCards 2.1 of Android, quoted-printable, with a yearless birthday and a nickname', async () => {
  const { found } = await imported('android.vcf');
  expect(found['Müller Sanitär']?.contacts[0]).toMatchObject({
    name: 'Jörg Müller',
    birthday: '--05-14',
    role: 'Inhaber',
  });
  expect(found['Müller Sanitär']?.contacts[0]?.remember).toEqual([
    'Nickname: Jogi',
    'Ruft lieber abends an.',
    'Zweites Gerät im Keller.',
  ]);
});

test('vCards 3.0 of Apple, with groups, labels, folded lines and a company; a group is refused with its line', async () => {
  const { found, report } = await imported('apple.vcf');
  expect(report.refused.map(({ line, reason }) => [line, reason])).toEqual([
    [30, 'is a group, and no person'],
  ]);
  expect(found['Creative Consulting']?.contacts[0]).toMatchObject({
    name: 'Kate Haro',
    birthday: '--01-20',
    emails: ['kate@haro.example', 'office@haro.example'],
  });
  expect(found['Creative Consulting']?.contacts[0]?.remember).toContain('Anniversary: 2001-06-15');
  expect(found['Harbor Books']?.contacts).toEqual([]);
});

test('the example card of RFC 6350', async () => {
  const { found } = await imported('rfc6350.vcf');
  expect(found['Viagenie']?.contacts[0]).toMatchObject({
    name: 'Simon Perreault',
    birthday: '--02-03',
    phones: ['+1-418-656-9254 ext. 102', '+1-418-262-6501'],
  });
});
