import type { Field, Table } from './fields.ts';

export type OriginName =
  | 'rapport'
  | 'hubspot'
  | 'salesforce'
  | 'pipedrive'
  | 'zoho'
  | 'xero'
  | 'linkedin'
  | 'google'
  | 'outlook'
  | 'thunderbird'
  | 'vcard'
  | 'sheet';

/** By what headings a program's export is known, and what they mean in it. */
export type Signature = {
  name: OriginName;
  table?: Table;
  /** The file is of this origin when it has all of these headings. */
  has: string[];
  headers?: Record<string, Field | null>;
  guess?: (key: string) => Field | null | undefined;
};

/** Google numbers its columns: "E-mail 1 - Value" (and "E-mail 1 - Type" or "- Label" beside it, which says little). */
function googleField(key: string): Field | null | undefined {
  if (/^e mail \d+ value$/.test(key)) return 'contact.emails';
  if (/^phone \d+ value$/.test(key)) return 'contact.phones';
  if (key === 'website 1 value') return 'customer.website';
  if (/^(?:website|im|relation|event|custom field) \d+ value$|^address \d+ formatted$/.test(key))
    return 'contact.fact';
  if (/^(?:phonetic|yomi|given name yomi|family name yomi)|^address \d+ | (?:type|label)$/.test(key))
    return null;
  return undefined;
}

/** Pipedrive puts the thing before each heading: "Person - Email - Work", "Deal - Value". */
function pipedriveField(key: string): Field | null | undefined {
  if (/^(?:person )?email(?: \w+)?$/.test(key.replace(/^person /, ''))) return 'contact.emails';
  if (/^phone(?: \w+)?$/.test(key.replace(/^person /, ''))) return 'contact.phones';
  return undefined;
}

const SALESFORCE: Signature['headers'] = {
  'account id': 'customer.id',
  'account name': 'customer.name',
  'account owner': 'customer.owner',
  'account source': 'customer.source',
  'created date': 'customer.createdAt',
  'last activity': 'interaction.at',
  'last activity date': 'interaction.at',
  'owner id': null,
  'is deleted': null,
};

const ZOHO: Signature['headers'] = {
  'account name': 'customer.name',
  'account name id': 'customer.id',
  'last activity time': 'interaction.at',
};

/** The most particular first. Headings are those of the programs' own documentation and exports. */
export const SIGNATURES: Signature[] = [
  { name: 'rapport', table: 'customers', has: ['name', 'standing', 'cadence_days'] },
  { name: 'rapport', table: 'contacts', has: ['customer', 'name', 'role', 'birthday', 'remember'] },
  { name: 'rapport', table: 'interactions', has: ['customer', 'kind', 'occurred_at', 'by', 'text'] },
  { name: 'rapport', table: 'commitments', has: ['customer', 'kind', 'text', 'due', 'status', 'opened_at'] },
  { name: 'rapport', table: 'purchases', has: ['customer', 'date', 'item', 'amount', 'currency'] },
  {
    name: 'pipedrive',
    table: 'contacts',
    has: ['Person - Name'],
    headers: {
      'Person - ID': 'contact.id',
      'Person - Name': 'contact.name',
      'Person - Organization': 'customer.name',
      'Person - Owner': 'customer.owner',
      'Person - Label': 'customer.tags',
      'Person - Labels': 'customer.tags',
      'Person - Last activity date': 'interaction.at',
      'Note - Content': 'contact.notes',
    },
    guess: pipedriveField,
  },
  {
    name: 'pipedrive',
    table: 'interactions',
    has: ['Activity - Subject'],
    headers: {
      'Activity - ID': 'interaction.id',
      'Activity - Subject': 'interaction.subject',
      'Activity - Organization': 'customer.name',
      'Activity - Contact person': 'interaction.contact',
      'Activity - Due date': 'interaction.at',
      'Activity - Due time': 'interaction.time',
      'Activity - Type': 'interaction.kind',
      'Activity - Note': 'interaction.text',
      'Activity - Assigned to user': 'interaction.by',
    },
  },
  {
    name: 'pipedrive',
    table: 'purchases',
    has: ['Deal - Title', 'Deal - Value'],
    headers: {
      'Deal - ID': 'purchase.id',
      'Deal - Title': 'purchase.item',
      'Deal - Organization': 'customer.name',
      'Deal - Value': 'purchase.amount',
      'Deal - Currency of Value': 'purchase.currency',
      'Deal - Currency': 'purchase.currency',
      'Deal - Won time': 'purchase.day',
      'Deal - Owner': 'purchase.by',
    },
  },
  {
    name: 'pipedrive',
    table: 'customers',
    has: ['Organization - Name'],
    headers: {
      'Organization - ID': 'customer.id',
      'Organization - Name': 'customer.name',
      'Organization - Owner': 'customer.owner',
      'Organization - Label': 'customer.tags',
      'Organization - Labels': 'customer.tags',
      'Organization - Address': 'customer.fact',
      'Organization - Website': 'customer.website',
      'Organization - Organization created': 'customer.createdAt',
      'Organization - Last activity date': 'interaction.at',
    },
  },
  {
    name: 'zoho',
    table: 'purchases',
    has: ['Record Id', 'Deal Name', 'Account Name', 'Closing Date'],
    headers: { ...ZOHO, 'Record Id': 'purchase.id', 'Closing Date': 'purchase.day' },
  },
  {
    name: 'zoho',
    table: 'contacts',
    has: ['Record Id', 'Last Name', 'Account Name', 'Contact Owner'],
    headers: { ...ZOHO, 'Record Id': 'contact.id', Title: 'contact.role' },
  },
  {
    name: 'zoho',
    table: 'contacts',
    has: ['Record Id', 'Last Name', 'Company', 'Lead Owner'],
    headers: { ...ZOHO, 'Record Id': 'contact.id', Title: 'contact.role' },
  },
  {
    name: 'zoho',
    table: 'customers',
    has: ['Record Id', 'Account Name', 'Account Owner'],
    headers: { ...ZOHO, 'Record Id': 'customer.id' },
  },
  {
    name: 'xero',
    table: 'contacts',
    has: ['ContactName', 'EmailAddress', 'FirstName', 'LastName'],
    headers: {
      ContactName: 'customer.name',
      AccountNumber: 'customer.fact',
      DDINumber: 'contact.phones',
      SkypeName: 'contact.fact',
      POAddressLine1: 'customer.fact',
      POCity: 'customer.fact',
      POPostalCode: 'customer.fact',
      POCountry: 'customer.fact',
    },
  },
  {
    name: 'linkedin',
    table: 'contacts',
    has: ['First Name', 'Last Name', 'URL', 'Position', 'Connected On'],
    headers: { URL: 'contact.fact', 'Connected On': 'contact.createdAt' },
  },
  {
    name: 'hubspot',
    table: 'contacts',
    has: ['Record ID', 'First Name', 'Last Name'],
    headers: {
      'Record ID': 'contact.id',
      'Associated Company': 'customer.name',
      'Primary Associated Company': 'customer.name',
      'Company Name': 'customer.name',
      'Associated Company IDs': 'customer.id',
      'Associated Company ID': 'customer.id',
      'Primary Associated Company ID': 'customer.id',
      'Contact owner': 'customer.owner',
      'Last Activity Date': 'interaction.at',
      'Last Contacted': 'interaction.at',
      'Lead Status': null,
    },
  },
  {
    name: 'hubspot',
    table: 'customers',
    has: ['Record ID', 'Company name'],
    headers: {
      'Record ID': 'customer.id',
      'Company owner': 'customer.owner',
      'Last Activity Date': 'interaction.at',
      'Last Contacted': 'interaction.at',
      'Lifecycle Stage': 'customer.standing',
      Type: null,
      'Lead Status': null,
      'Associated Contact': 'contact.name',
    },
  },
  {
    name: 'hubspot',
    table: 'purchases',
    has: ['Record ID', 'Deal Name', 'Amount'],
    headers: {
      'Record ID': 'purchase.id',
      'Associated Company': 'customer.name',
      'Primary Associated Company': 'customer.name',
      'Associated Company IDs': 'customer.id',
      'Primary Associated Company ID': 'customer.id',
      'Deal owner': 'purchase.by',
      'Close Date': 'purchase.day',
    },
  },
  {
    name: 'salesforce',
    table: 'contacts',
    has: ['Contact ID', 'Account Name'],
    headers: { ...SALESFORCE, 'contact id': 'contact.id', title: 'contact.role', 'contact owner': null },
  },
  {
    name: 'salesforce',
    table: 'contacts',
    has: ['First Name', 'Last Name', 'Account Name'],
    headers: { ...SALESFORCE, title: 'contact.role' },
  },
  {
    name: 'salesforce',
    table: 'contacts',
    has: ['Id', 'AccountId', 'LastName', 'FirstName'],
    headers: { ...SALESFORCE, id: 'contact.id', title: 'contact.role', 'account id': 'customer.id' },
  },
  {
    name: 'salesforce',
    table: 'contacts',
    has: ['Lead ID', 'Company'],
    headers: { ...SALESFORCE, 'lead id': 'contact.id', title: 'contact.role' },
  },
  {
    name: 'salesforce',
    table: 'contacts',
    has: ['Id', 'LastName', 'FirstName', 'Company', 'LeadSource'],
    headers: { ...SALESFORCE, id: 'contact.id', title: 'contact.role' },
  },
  {
    name: 'salesforce',
    table: 'purchases',
    has: ['Name', 'StageName', 'CloseDate'],
    headers: {
      id: 'purchase.id',
      name: 'purchase.item',
      'stage name': 'purchase.stage',
      'close date': 'purchase.day',
      'account id': 'customer.id',
      'created date': null,
      type: null,
    },
  },
  { name: 'salesforce', table: 'customers', has: ['Account ID', 'Account Name'], headers: SALESFORCE },
  {
    name: 'salesforce',
    table: 'customers',
    has: ['Id', 'Name', 'BillingCity'],
    headers: { ...SALESFORCE, id: 'customer.id' },
  },
  { name: 'salesforce', table: 'customers', has: ['Account Name', 'Account Owner'], headers: SALESFORCE },
  {
    name: 'google',
    table: 'contacts',
    has: ['Given Name', 'Family Name', 'Group Membership'],
    guess: googleField,
  },
  {
    name: 'google',
    table: 'contacts',
    has: ['First Name', 'Last Name', 'Organization Name', 'Labels', 'File As'],
    headers: { 'File As': null },
    guess: googleField,
  },
  {
    name: 'outlook',
    table: 'contacts',
    has: ['First Name', 'Last Name', 'E-mail Address', 'Business Phone'],
    headers: {
      Title: 'contact.title',
      'Web Page': 'customer.website',
      Categories: 'customer.tags',
      'Company Main Phone': 'contact.phones',
    },
  },
  {
    name: 'outlook',
    table: 'contacts',
    has: ['Vorname', 'Nachname', 'E-Mail-Adresse', 'Telefon geschäftlich'],
    headers: {
      'Weitere Vornamen': 'contact.middleName',
      Position: 'contact.role',
      'E-Mail 2: Adresse': 'contact.emails',
      'E-Mail 3: Adresse': 'contact.emails',
      'Telefon geschäftlich': 'contact.phones',
      'Telefon geschäftlich 2': 'contact.phones',
      'Telefon privat': 'contact.phones',
      'Telefon (privat)': 'contact.phones',
      'Telefon Firma': 'contact.phones',
      'Straße geschäftlich': 'contact.fact',
      'Ort geschäftlich': 'contact.fact',
      'Postleitzahl geschäftlich': 'contact.fact',
      'Land/Region geschäftlich': 'contact.fact',
      Abteilung: 'contact.fact',
    },
  },
  {
    name: 'thunderbird',
    table: 'contacts',
    has: ['Display Name', 'Primary Email', 'Screen Name'],
    headers: { 'Display Name': 'contact.name', 'Web Page 1': 'customer.website', 'Web Page 2': null },
  },
];
