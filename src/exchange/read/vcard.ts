import type { Field } from '../understand/fields.ts';
import type { ReadItem } from './row.ts';
import { readCards } from './vcard-lines.ts';
import { type Property, readProperty } from './vcard-property.ts';

/** A card as a row: under these headings, in this order. */
export const CARD_COLUMNS: readonly (readonly [string, Field | null])[] = [
  ['UID', 'contact.id'],
  ['Name', 'contact.name'],
  ['Prefix', 'contact.title'],
  ['First name', 'contact.firstName'],
  ['Middle name', 'contact.middleName'],
  ['Last name', 'contact.lastName'],
  ['Suffix', 'contact.suffix'],
  ['Nickname', 'contact.nickname'],
  ['Company', 'customer.name'],
  ['Role', 'contact.role'],
  ['E-mail', 'contact.emails'],
  ['Phone', 'contact.phones'],
  ['Birthday', 'contact.birthday'],
  ['Website', 'customer.website'],
  ['Categories', 'customer.tags'],
  ['Notes', 'contact.notes'],
  ['To remember', 'contact.remember'],
];

/** Properties that are kept as facts, and what they are called. */
const FACTS: Record<string, string> = {
  ADR: 'Address',
  LABEL: 'Address',
  IMPP: 'Chat',
  'X-SOCIALPROFILE': 'Profile',
  'X-SKYPE': 'Skype',
  'X-SKYPE-USERNAME': 'Skype',
  'X-JABBER': 'Jabber',
  'X-AIM': 'AIM',
  'X-ICQ': 'ICQ',
  'X-TWITTER': 'Twitter',
  ANNIVERSARY: 'Anniversary',
  'X-ANNIVERSARY': 'Anniversary',
  'X-EVOLUTION-ANNIVERSARY': 'Anniversary',
  'X-ABDATE': 'Date',
  RELATED: 'Related',
  'X-ABRELATEDNAMES': 'Related',
  'X-SPOUSE': 'Spouse',
  'X-EVOLUTION-SPOUSE': 'Spouse',
  'X-WAB-SPOUSE_NAME': 'Spouse',
  'X-MS-SPOUSE': 'Spouse',
  'X-MS-CHILD': 'Child',
  'X-KADDRESSBOOK-X-SPOUSESNAME': 'Spouse',
  'X-MANAGER': 'Manager',
  'X-MS-MANAGER': 'Manager',
  'X-EVOLUTION-MANAGER': 'Manager',
  'X-KADDRESSBOOK-X-MANAGERSNAME': 'Manager',
  'X-ASSISTANT': 'Assistant',
  'X-MS-ASSISTANT': 'Assistant',
  'X-EVOLUTION-ASSISTANT': 'Assistant',
  'X-KADDRESSBOOK-X-ASSISTANTSNAME': 'Assistant',
  'X-WAB-WEDDING_ANNIVERSARY': 'Anniversary',
  'X-MS-ANNIVERSARY': 'Anniversary',
  'X-KADDRESSBOOK-X-ANNIVERSARY': 'Anniversary',
  'X-KADDRESSBOOK-X-PROFESSION': 'Profession',
  'X-MS-IMADDRESS': 'Chat',
  'X-MSN': 'MSN',
  'X-YAHOO': 'Yahoo',
  'X-GOOGLE-TALK': 'Google Talk',
  'X-GADUGADU': 'Gadu-Gadu',
  'X-SIP': 'SIP',
  HOBBY: 'Hobby',
  INTEREST: 'Interest',
  EXPERTISE: 'Expertise',
  LANG: 'Language',
  GENDER: 'Gender',
  'X-GENDER': 'Gender',
};

/** The cards of an address book (vCard 2.1, 3.0, 4.0), each as one row under `CARD_COLUMNS`. */
export async function* readVcards(text: AsyncIterable<string>): AsyncGenerator<ReadItem> {
  for await (const { line, lines, broken } of readCards(text)) {
    if (broken !== null) {
      yield { unreadable: { line, reason: broken, cells: [lines.join('\n').slice(0, 500)] } };
      continue;
    }
    yield readCard(line, lines);
  }
}

function readCard(line: number, lines: string[]): ReadItem {
  const properties: Property[] = [];
  for (const content of lines) {
    try {
      properties.push(readProperty(content));
    } catch {
      return {
        unreadable: {
          line,
          reason: `"${content.slice(0, 60)}" is no line of a card`,
          cells: [lines.join('\n').slice(0, 500)],
        },
      };
    }
  }
  const find = (name: string) => properties.filter((property) => property.name === name);
  if (
    [...find('KIND'), ...find('X-ADDRESSBOOKSERVER-KIND')].some(
      ({ values }) => values[0]?.[0]?.toLowerCase() === 'group',
    )
  )
    return {
      unreadable: { line, reason: 'is a group, and no person', cells: [lines.join('\n').slice(0, 500)] },
    };
  return { row: { line, cells: cellsOf(properties, find) } };
}

function cellsOf(properties: Property[], find: (name: string) => Property[]): string[] {
  const first = (name: string): string => (find(name)[0]?.values[0] ?? []).join(' ').trim();
  const [last = '', given = '', middle = '', prefix = '', suffix = ''] = find('N')[0]?.values[0] ?? [];
  const [company = '', ...departments] = find('ORG')[0]?.values[0] ?? [];
  const all = (name: string): string[] =>
    find(name).flatMap(({ values }) => values.map((parts) => parts.join(' ').trim()));
  // A card shown as a company has the company's name where a person's would be.
  const isCompany =
    (first('KIND').toLowerCase() === 'org' ||
      first('X-ABSHOWAS').toLowerCase() === 'company' ||
      (first('FN') === company && company !== '')) &&
    given === '';
  const [website, ...websites] = find('URL').sort((a, b) => Number(isPrivate(a)) - Number(isPrivate(b)));
  const nickname =
    (find('NICKNAME')[0]?.values.flat() ?? []).join(', ') ||
    androidValue(find('X-ANDROID-CUSTOM'), 'nickname');
  const facts = [
    ...departments.filter((part) => part !== '').map((part) => `Department: ${part}`),
    ...properties.flatMap((property) => factOf(property, properties)),
    ...find('TEL')
      .filter(isFax)
      .map(({ values }) => `Fax: ${phone(values.flat().join(' ').trim())}`),
    ...find('ORG')
      .slice(1)
      .map(({ values }) => `Also at: ${values.flat().join(', ')}`),
    ...websites.map(({ values }) => `Website: ${values.flat().join(' ').trim()}`),
  ];
  return [
    first('UID').replace(/^urn:uuid:/i, ''),
    isCompany ? '' : first('FN'),
    prefix,
    isCompany ? '' : given,
    isCompany ? '' : middle,
    isCompany ? '' : last,
    suffix,
    nickname,
    company || (isCompany ? first('FN') : ''),
    [...new Set([...all('TITLE'), ...all('ROLE')])].filter((part) => part !== '').join(', '),
    preferred(find('EMAIL'))
      .flatMap(({ values }) => values.flat())
      .join('\n'),
    preferred(find('TEL'))
      .filter((property) => !isFax(property))
      .flatMap(({ values }) => values.map((parts) => phone(parts.join(' ').trim())))
      .join('\n'),
    first('BDAY') === '' ? '' : birthday(find('BDAY')[0]),
    website?.values[0]?.[0] ?? '',
    find('CATEGORIES')
      .flatMap(({ values }) => values.flat())
      .filter((tag) => !/^(?:mycontacts|starred)$/i.test(tag))
      .join(';'),
    all('NOTE').join('\n'),
    facts.map((fact) => fact.replaceAll(';', ',')).join('\n'),
  ];
}

/** Preferred ones first: `PREF=1` in 4.0, `TYPE=PREF` before. */
const preferred = (properties: Property[]): Property[] =>
  properties.toSorted((a, b) => rankOf(a) - rankOf(b));
const rankOf = ({ types, parameters }: Property): number =>
  types.includes('PREF') ? 0 : Number(parameters['pref'] ?? 100);

/** A fax machine is nobody's phone, and many share one. */
const isFax = ({ types }: Property): boolean => types.includes('FAX');
const isPrivate = ({ types }: Property): boolean => types.includes('HOME') || types.includes('X-BLOG');

const phone = (text: string): string =>
  text.replace(/^tel:/i, '').replace(/;ext=/i, ' ext. ').replaceAll(';', ',');

/** Apple writes a yearless birthday with the year 1604 and says so in a parameter. */
function birthday(property: Property | undefined): string {
  const text = property?.values[0]?.[0] ?? '';
  const omitted = property?.parameters['x-apple-omit-year'];
  return omitted !== undefined && text.startsWith(omitted)
    ? `-${text.slice(omitted.length)}`
    : text.replace(/T.*$/, '');
}

function factOf(property: Property, all: Property[]): string[] {
  const { name, group, types, values } = property;
  if (name === 'X-ANDROID-CUSTOM') {
    const [date, relation] = ['contact_event', 'relation'].map((kind) => androidValue([property], kind));
    return [...(date ? [`Date: ${date}`] : []), ...(relation ? [`Related: ${relation}`] : [])];
  }
  // Old programs write each address twice: in its parts, and as a label.
  if (name === 'LABEL' && all.some((other) => other.name === 'ADR')) return [];
  const called = FACTS[name];
  const text = values
    .flat()
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(', ');
  if (called === undefined || text === '') return [];
  const labels = all.filter((other) => other.name === 'X-ABLABEL' && other.group === group && group !== null);
  const label = labels[0]?.values[0]?.[0]?.replace(/^_\$!<|>!\$_$/g, '');
  const kind = types.find((type) => /^(?:HOME|WORK|SPOUSE|CHILD|PARENT)$/.test(type))?.toLowerCase();
  const heading = label ?? (kind === undefined ? called : `${called} (${kind})`);
  return [`${heading}: ${text.replace(/\s*\n\s*/g, ', ')}`];
}

/** Android puts what 2.1 has no property for into one of its own: `vnd.android.cursor.item/nickname;Max;1;;…`. */
function androidValue(properties: Property[], kind: string): string {
  for (const { values } of properties) {
    const parts = values.flat().flatMap((value) => value.split(';'));
    if (parts[0]?.endsWith(`/${kind}`)) return parts[1] ?? '';
  }
  return '';
}
