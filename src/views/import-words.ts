const TABLES: Record<string, { word: string; one: string }> = {
  customers: { word: 'Customers', one: 'customer' },
  contacts: { word: 'Contacts', one: 'contact' },
  interactions: { word: 'History: calls, visits, notes', one: 'entry' },
  commitments: { word: 'Commitments: next steps, promises', one: 'commitment' },
  purchases: { word: 'Purchases', one: 'purchase' },
};

export const tableWord = (table: string): string => TABLES[table]?.word ?? table;

const ORIGINS: Record<string, string> = {
  rapport: 'in the columns of Rapport itself',
  hubspot: 'as HubSpot exports it',
  salesforce: 'as Salesforce exports it',
  pipedrive: 'as Pipedrive exports it',
  zoho: 'as Zoho exports it',
  xero: 'as Xero exports it',
  linkedin: 'as LinkedIn exports it',
  google: 'as Google Contacts exports it',
  outlook: 'as Outlook exports it',
  thunderbird: 'as Thunderbird exports it',
  vcard: 'an address book',
};
/** How a file is written, in words; null: there is nothing to say. */
export const originWord = (origin: string): string | null => ORIGINS[origin] ?? null;

/** Whole numbers as people write them: 12,000. */
export const number = (n: number): string => Math.round(n).toLocaleString('en-US');

const CELLS = 20;

/** How far something is, as a bar of twenty cells. */
export function bar(done: number, total: number): string {
  const share = total <= 0 ? 1 : Math.min(1, done / total);
  const full = Math.floor(share * CELLS);
  return `${'▓'.repeat(full)}${'░'.repeat(CELLS - full)} ${Math.floor(share * 100)} %`;
}

/** "8 s", "3 min", "1 h 20 min": a time still to wait, rounded up. */
export function waiting(seconds: number): string {
  if (seconds < 60) return `${Math.max(1, Math.ceil(seconds))} s`;
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
