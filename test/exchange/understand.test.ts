import { describe, expect, test } from 'vitest';
import { findHeading } from '../../src/exchange/understand/heading.ts';
import { understand } from '../../src/exchange/understand/understand.ts';

/** What each heading of a line was taken for; a fact of either is `fact`. */
function meaning(line: string, separator = ','): Record<string, string | null> {
  const found = understand(line.split(separator));
  if (!found) throw new Error('nothing was understood');
  return Object.fromEntries([
    ['table', found.table],
    ...found.columns.map(({ header, field }) => [header.trim(), field?.endsWith('.fact') ? 'fact' : field]),
  ]);
}

describe('a heading that is put together', () => {
  test.each([
    ['Work Direct Phone', 'contact.phones'],
    ['Corporate Phone', 'contact.phones'],
    ['primary_contact_primary_phone', 'contact.phones'],
    ['Téléphone (bureau)', 'contact.phones'],
    ['Número de móvil', 'contact.phones'],
    ['Weiteres Telefon', 'contact.phones'],
    ['MOBILEPHONE', 'contact.phones'],
    ['Work e-mail', 'contact.emails'],
    ['Alternate Email 2', 'contact.emails'],
    ['Adresse de messagerie 2', 'contact.emails'],
    ['Dirección de correo electrónico', 'contact.emails'],
    ['E-postadress', 'contact.emails'],
    ['Fax geschäftlich', 'fact'],
    ['Primary Address Postalcode', 'fact'],
    ['BillAddr1', 'fact'],
    ['Código postal del trabajo', 'fact'],
    ['Contact Job Title', 'contact.role'],
    ['contact_first_name', 'contact.firstName'],
    ['Company Website', 'customer.website'],
    ['Client Status', 'customer.standing'],
    ['Letzter Kontakt am', 'interaction.at'],
    ['Last contacted (UTC)', 'interaction.at'],
  ])('%s is %s', (header, field) => {
    expect(meaning(`Full name,${header}`)[header]).toBe(field);
  });

  test.each([
    'Email Status',
    'Phone 1 Ext',
    'E-Mail-Kategorie',
    'Type de messagerie',
    'Company Name for Emails',
    'SupportRepId',
  ])('%s is none of these, and not used', (header) => {
    expect(meaning(`Full name,Company,${header}`)[header]).toBe(null);
  });

  test('may begin with the name of the table, as those of databases do', () => {
    expect(meaning('kun_nr;kun_firma;kun_ansprechpartner;kun_telefon;kun_plz;id_user', ';')).toMatchObject({
      table: 'contacts',
      kun_firma: 'customer.name',
      kun_ansprechpartner: 'contact.name',
      kun_telefon: 'contact.phones',
      kun_plz: 'fact',
      id_user: null,
    });
  });
});

describe('which of two columns has a field', () => {
  test('a customer name beside first and last names is the company', () => {
    expect(meaning('customerName,contactLastName,contactFirstName,phone')).toMatchObject({
      customerName: 'customer.name',
      contactLastName: 'contact.lastName',
    });
    expect(meaning('Customer Name,Email,Company')).toMatchObject({
      'Customer Name': 'contact.name',
      Company: 'customer.name',
    });
  });

  test('e-mail and phone are those of the contact that is named, but for those of the company', () => {
    expect(
      meaning('Company Name,Contact Name,Email,Company Phone,Stage,Tags,Source,Created on'),
    ).toMatchObject({
      table: 'customers',
      Email: 'contact.emails',
      'Company Phone': 'fact',
    });
  });
});

test.each([
  [
    'Spanish',
    'Nombre comercial;Persona de contacto;Teléfono;Último contacto;Próxima acción;Página web;Observaciones',
  ],
  [
    'French',
    'Raison sociale;Nom du contact;Téléphone;Dernière action;Prochaine action;Site web;Observations',
  ],
  ['Dutch', 'Bedrijfsnaam;Contactpersoon;Mobiel nummer;Laatste contact;Volgende actie;Website;Opmerkingen'],
  ['Swedish', 'Företagsnamn;Kontaktperson;Mobiltelefon;Senast kontaktad;Next step;Hemsida;Anteckning'],
  ['Portuguese', 'Empresa;Contato;Telefone;Último contato;Próxima ação;Site;Observações'],
])('a sheet of a firm in %s', (_, line) => {
  expect(Object.values(meaning(line, ';')).slice(1)).toEqual([
    'customer.name',
    'contact.name',
    'contact.phones',
    'interaction.at',
    'interaction.nextStep',
    'customer.website',
    expect.stringMatching(/\.notes$/),
  ]);
});

test('a log of visits in German and in French', () => {
  const visits = [
    'interaction.at',
    'customer.name',
    'interaction.contact',
    'interaction.kind',
    'interaction.text',
  ];
  for (const line of [
    'Datum;Kunde;Gesprächspartner;Art;Bericht;Nächster Schritt;Bis wann;Mitarbeiter',
    'Date;Client;Interlocuteur;Type;Compte rendu;Prochaine étape;Échéance;Commercial',
  ])
    expect(Object.values(meaning(line, ';'))).toEqual([
      'interactions',
      ...visits,
      'interaction.nextStep',
      'interaction.nextStepDue',
      'interaction.by',
    ]);
});

test('tasks, activities and deals of other programs are what they are', () => {
  expect(
    meaning('Record ID,Task Title,Due Date,Task Status,Task Type,Assigned to,Associated Company,Create Date'),
  ).toMatchObject({
    table: 'commitments',
    'Task Title': 'commitment.text',
    'Task Status': 'commitment.status',
  });
  expect(meaning('Type,Subject,Assigned To,BP Name,Contact Person,Start')).toMatchObject({
    table: 'interactions',
    'BP Name': 'customer.name',
  });
  expect(meaning('Interaction,Date and Time,Type,Contact,Company,Notes,Owner')).toMatchObject({
    table: 'interactions',
    'Date and Time': 'interaction.at',
  });
  expect(meaning('Note - ID,Note - Content,Note - Organization,Note - Person,Note - Add time')).toMatchObject(
    {
      table: 'interactions',
      'Note - Content': 'interaction.text',
    },
  );
  expect(meaning('Id,Account.Name,Name,StageName,Amount,CloseDate')).toMatchObject({
    table: 'purchases',
    Name: 'purchase.item',
    CloseDate: 'purchase.day',
  });
});

describe('the heading', () => {
  const top = (...lines: string[]) => lines.map((line, at) => ({ line: at + 1, cells: line.split(',') }));

  test('is no row of data that holds a known word', () => {
    expect(findHeading(top('id,lead,sort,on', '1,1,call,2026-06-03', '2,1,email,2026-06-11'), {}).line).toBe(
      1,
    );
  });

  test('is no title above it, even one that is a word for customers', () => {
    expect(findHeading(top('Accounts', 'Name,Domain,Owner', 'Acme,acme.example,Ann'), {}).line).toBe(2);
  });

  test('is not there where the first line has dates, addresses or pages', () => {
    for (const line of ['Ann,Lee,Acme,11 Jun 2026', 'Ann Lee,ann@acme.example', 'Acme,https://acme.example'])
      expect(findHeading(top(line), {}).line).toBe('none');
  });
});
