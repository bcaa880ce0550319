import { FIELDS, type Field, isField, TABLES, type Table } from './fields.ts';
import { headerKey, squeezed } from './header-key.ts';
import { HEADERS } from './headers.ts';
import { type Origin, SHEET } from './origins.ts';
import { commonWord, partOf, sortOf } from './qualified.ts';

/** What one column was taken for. */
export type Column = {
  index: number;
  header: string;
  /** Null: not used. */
  field: Field | null;
};

/** What a heading may mean, the likeliest first; of two columns for one field, the lower rank has it. */
type Claim = { field: Field; rank: number };

const claimsIn = (table: Table): ReadonlyMap<string, Claim[]> => {
  const claims = new Map<string, Claim[]>();
  for (const [field, names] of Object.entries(HEADERS[table]) as [Field, string][])
    for (const [rank, name] of names.split(' | ').entries()) {
      const key = headerKey(name);
      claims.set(key, [...(claims.get(key) ?? []), { field, rank }]);
    }
  for (const [key, found] of [...claims]) if (!claims.has(squeezed(key))) claims.set(squeezed(key), found);
  return claims;
};
const SYNONYMS: Record<Table, ReadonlyMap<string, Claim[]>> = {
  customers: claimsIn('customers'),
  contacts: claimsIn('contacts'),
  interactions: claimsIn('interactions'),
  commitments: claimsIn('commitments'),
  purchases: claimsIn('purchases'),
};

/** Whether a column has the very heading that Rapport's own files have there: then Rapport's own words are meant. */
export const isOwnHeading = (table: Table, { header, field }: Column): boolean =>
  field !== null && headerKey(HEADERS[table][field]?.split(' | ')[0] ?? '') === headerKey(header);

/** The field that is called so, by its own name or by what its column is called in Rapport's files; null: none is. */
export function fieldNamed(name: string, table: Table | null): Field | null {
  if (isField(name)) return name;
  const fields = TABLES.filter((one) => table === null || one === table).flatMap(
    (one) => SYNONYMS[one].get(headerKey(name))?.find(({ rank }) => rank === 0)?.field ?? [],
  );
  // Two tables may have a column of one name for two things.
  return new Set(fields).size === 1 ? (fields[0] ?? null) : null;
}

const ADDING = new Set(['list', 'tags', 'emails', 'phones', 'fact', 'long-text']);
/** Whether several columns may be of this field. */
export const adds = (field: Field): boolean => ADDING.has(FIELDS[field].type);

/** What each column of a table means, by its heading: each field has one column, but for those that add up. */
export function columnsOf(headers: readonly string[], table: Table, origin: Origin): Column[] {
  const prefix = commonWord(headers.map(headerKey));
  const claims = headers.map((header) => claimsOf(header, table, origin, prefix));
  while (settle(claims));
  if (table === 'contacts') giveToCompany(claims);
  if (table === 'customers' && origin === SHEET) giveToContact(claims, headers);
  return headers.map((header, index) => ({ index, header, field: claims[index]?.[0]?.field ?? null }));
}

/** Takes from one of two columns that claim the same field its claim; false: there are no such two. */
function settle(claims: Claim[][]): boolean {
  const holders = new Map<Field, Claim[]>();
  for (const own of claims) {
    const [claim] = own;
    if (!claim || adds(claim.field)) continue;
    const other = holders.get(claim.field);
    if (other) {
      ((other[0]?.rank ?? 0) <= claim.rank ? own : other).shift();
      return true;
    }
    holders.set(claim.field, own);
  }
  return false;
}

/** Beside first and last names, a "customer name" is that of the company, if no other column is. */
function giveToCompany(claims: Claim[][]): void {
  const holds = (field: Field) => claims.some(([claim]) => claim?.field === field);
  if (holds('customer.name') || !(holds('contact.firstName') || holds('contact.lastName'))) return;
  const both = claims.find(
    ([first, ...others]) =>
      first?.field === 'contact.name' && others.some(({ field }) => field === 'customer.name'),
  );
  both?.shift();
}

/** Beside the name of a contact, an e-mail address or a phone is that person's, unless it is said to be the company's. */
function giveToContact(claims: Claim[][], headers: readonly string[]): void {
  if (!claims.some(([claim]) => claim?.field === 'contact.name')) return;
  for (const [index, [claim]] of claims.entries()) {
    const key = headerKey(headers[index] ?? '');
    const sort = claim?.field === 'customer.fact' && partOf(key)?.thing !== 'customer' ? sortOf(key) : null;
    if (sort === 'email') claims[index] = [{ field: 'contact.emails', rank: COMPOSED }];
    if (sort === 'phone') claims[index] = [{ field: 'contact.phones', rank: COMPOSED }];
  }
}

/** What Dynamics writes for itself. */
const NOT_FOR_PEOPLE = /^do not modify /;

/** "Letzter Kontakt am", "Last contacted (UTC)": that it is a date, or of which zone. */
const WHEN = / (?:am|on|at|le|el|il|op|date|datum|utc)$/;

function claimsOf(header: string, table: Table, origin: Origin, prefix: string | null): Claim[] {
  const key = headerKey(header);
  if (key === '' || NOT_FOR_PEOPLE.test(key)) return [];
  const particular = origin.meaning(key, table);
  if (particular !== undefined) return particular === null ? [] : [{ field: particular, rank: -1 }];
  const known = SYNONYMS[table];
  const bare = headerKey(header.replace(/[([][^)\]]*[)\]]/g, ' '));
  // "LinkedIn" is one word, "BillingCity" two; "Amount (net)" is an amount, and "Phone 2" another phone.
  const found =
    known.get(key) ??
    known.get(squeezed(key)) ??
    known.get(bare) ??
    known.get(bare.replace(/ ?\d+$/, ''))?.filter(({ field }) => adds(field)) ??
    known.get(key.replace(WHEN, '')) ??
    known.get(headerKey(header.split('/')[0] ?? ''));
  if (found) return [...found];
  const own = prefix !== null && key.startsWith(`${prefix} `) ? key.slice(prefix.length + 1) : key;
  return [...((own === key ? undefined : known.get(own)) ?? composed(own, table) ?? [])];
}

/** What a heading that is put together of known words means; of what was found word for word, it has nothing to say. */
function composed(key: string, table: Table): Claim[] | null {
  if (table !== 'customers' && table !== 'contacts') return null;
  const part = partOf(key);
  const about = part?.thing === 'contact' ? 'contacts' : part ? 'customers' : null;
  const claims = (about && SYNONYMS[about].get(part?.rest ?? ''))?.filter(
    // What identifies it in another program is no number that a company would be looked up by.
    ({ field }) => field.startsWith(`${part?.thing}.`) && FIELDS[field].type !== 'id',
  );
  if (claims && claims.length > 0) return claims.map(({ field }) => ({ field, rank: COMPOSED }));
  const sort = sortOf(key);
  if (sort === null) return null;
  const ofPerson = table === 'contacts' || part?.thing === 'contact';
  if (ofPerson && (sort === 'phone' || sort === 'email'))
    return [{ field: sort === 'phone' ? 'contact.phones' : 'contact.emails', rank: COMPOSED }];
  return [{ field: ofPerson ? 'contact.fact' : 'customer.fact', rank: COMPOSED }];
}
/** A heading that is found word for word goes first. */
const COMPOSED = 1000;

/** Whether a heading is one of those that names have. */
export const isName = (header: string): boolean =>
  [
    ...(SYNONYMS.customers.get(headerKey(header)) ?? []),
    ...(SYNONYMS.contacts.get(headerKey(header)) ?? []),
  ].some(({ field }) =>
    ['customer.name', 'contact.firstName', 'contact.lastName', 'contact.name'].includes(field),
  );
