import { stringify } from 'csv-stringify/sync';
import type { Customer } from '../../domain/customer.ts';
import type { Id, MemberId } from '../../domain/id.ts';
import type { WorkspaceStore } from '../../store/store.ts';
import { TABLES, type Table } from '../understand/fields.ts';
import { COLUMNS, type Naming, type Thing } from './columns.ts';

/** How a member is written in a file: by handle, so that an import finds the same person again. */
export type MemberNames = (id: MemberId) => string;

const PAGE = 500;

/** Whether a customer belongs into an export. */
export type Filter = (customer: Customer) => boolean;

/**
 * A table as CSV, in Rapport's own columns and with the id of each row, in pieces. What it writes, an import reads back.
 * @param filter the customers to export, with what belongs to them; default: all live ones
 */
export async function* exportCsv(
  store: WorkspaceStore,
  table: Table,
  members: MemberNames,
  filter: Filter = () => true,
): AsyncGenerator<string> {
  const columns = COLUMNS[table];
  yield line(columns.map(([heading]) => heading));
  const door = store.importing[table];
  let after: Id | null = null;
  for (;;) {
    const page: Thing[] = await door.page(after, PAGE);
    const last = page.at(-1);
    if (!last) return;
    after = last.id;
    const naming = await namesFor(store, page, members);
    const rows = page
      .filter((thing) => isLive(thing, naming, filter))
      .map((thing) => line(columns.map(([, cell]) => cell(thing, naming))));
    if (rows.length > 0) yield rows.join('');
  }
}

/** All tables of a workspace, each as a file of its own. */
export const exportTables = (
  store: WorkspaceStore,
  members: MemberNames,
  filter?: Filter,
): { name: string; pieces: AsyncGenerator<string> }[] =>
  TABLES.map((table) => ({ name: `${table}.csv`, pieces: exportCsv(store, table, members, filter) }));

/** One row, each cell harmless. */
export const line = (cells: readonly string[]): string => stringify([cells.map(harmless)]);

/**
 * A cell that no spreadsheet takes for a formula: one that begins with `= + - @`, tab or return gets an apostrophe before
 * it, which an import takes away again. Source: OWASP, "CSV Injection".
 */
export const harmless = (cell: string): string => (/^'*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);

function isLive(thing: Thing, { customers }: Naming, filter: Filter): boolean {
  const customer = 'standing' in thing ? thing : customers.get(thing.customerId);
  if (!customer || customer.archivedAt !== null || !filter(customer)) return false;
  return (
    !('removedAt' in thing && thing.removedAt !== null) &&
    !('archivedAt' in thing && thing.archivedAt !== null)
  );
}

/** The names that the rows of a page refer to. */
async function namesFor(store: WorkspaceStore, page: readonly Thing[], member: MemberNames): Promise<Naming> {
  const own = page.filter((thing) => 'standing' in thing);
  const referrals = own.map(({ referredBy }) => referredBy).filter((referral) => referral !== null);
  const contactIds = [
    ...referrals.flatMap((referral) => (referral.type === 'contact' ? [referral.contactId] : [])),
    ...page.flatMap((thing) => ('contactId' in thing && thing.contactId !== null ? [thing.contactId] : [])),
  ];
  const customerIds = [
    ...referrals.flatMap((referral) => (referral.type === 'customer' ? [referral.customerId] : [])),
    ...page.flatMap((thing) => ('customerId' in thing ? [thing.customerId] : [])),
  ];
  const customers = await store.importing.customers.getMany(customerIds);
  const contacts = await store.importing.contacts.getMany(contactIds);
  return {
    customers: new Map(customers.map((customer) => [customer.id, customer])),
    contacts: new Map(contacts.map((contact) => [contact.id, contact])),
    member,
  };
}
