import type { Commitment } from '../../domain/commitment.ts';
import type { Contact } from '../../domain/contact.ts';
import type { Customer } from '../../domain/customer.ts';
import type { Id, MemberId } from '../../domain/id.ts';
import type { Interaction } from '../../domain/interaction.ts';
import type { Purchase } from '../../domain/purchase.ts';
import type { Referral } from '../../domain/referral.ts';
import type { Table } from '../understand/fields.ts';
import { minorDigits } from '../values/numbers.ts';

export type Thing = Customer | Contact | Interaction | Commitment | Purchase;

/** What ids are written as. */
export type Naming = {
  customers: ReadonlyMap<Id, Customer>;
  contacts: ReadonlyMap<Id, Contact>;
  member(id: MemberId): string;
};

type Cell<T> = readonly [heading: string, cell: (thing: T, naming: Naming) => string];

const list = (items: readonly string[]): string =>
  items.map((item) => item.replaceAll(';', '\\;').replace(/\s*\n\s*/g, ' ')).join(';');
const instant = (at: Date | null): string => at?.toISOString() ?? '';
const member = (id: MemberId | null, naming: Naming): string => (id === null ? '' : naming.member(id));
const customer = ({ customerId }: { customerId: Id }, naming: Naming): string =>
  naming.customers.get(customerId)?.name ?? '';

function referral(from: Referral | null, { customers, contacts }: Naming): string {
  if (from === null) return '';
  if (from.type === 'outside') return from.name;
  return (
    (from.type === 'customer' ? customers.get(from.customerId) : contacts.get(from.contactId))?.name ?? ''
  );
}

function money({ amount, currency }: Purchase): string {
  if (amount === null) return '';
  const digits = minorDigits(currency);
  return (amount / 10 ** digits).toFixed(digits);
}

const CUSTOMERS: readonly Cell<Customer>[] = [
  ['name', ({ name }) => name],
  ['aliases', ({ aliases }) => list(aliases)],
  ['standing', ({ standing }) => standing],
  ['owner', ({ owner }, naming) => member(owner, naming)],
  ['website', ({ website }) => website ?? ''],
  ['tags', ({ tags }) => list(tags)],
  ['source', ({ source }) => source ?? ''],
  ['referred_by', ({ referredBy }, naming) => referral(referredBy, naming)],
  ['buys', ({ buys }) => list(buys)],
  ['needs', ({ needs }) => list(needs)],
  ['needs_met', ({ needsMet }) => needsMet ?? ''],
  ['competitors', ({ competitors }) => list(competitors)],
  ['why_not', ({ whyNot }) => whyNot ?? ''],
  ['won_from', ({ wonFrom }) => wonFrom ?? ''],
  ['lost_to', ({ lostTo }) => lostTo ?? ''],
  ['cadence_days', ({ cadenceDays }) => String(cadenceDays ?? '')],
  [
    'important_dates',
    ({ importantDates }) => list(importantDates.map(({ label, date }) => `${label}=${date}`)),
  ],
  ['remember', ({ remember }) => list(remember)],
  ['customer_since', ({ customerSince }) => customerSince ?? ''],
  ['created_at', ({ createdAt }) => instant(createdAt)],
  ['id', ({ id }) => id],
];

const CONTACTS: readonly Cell<Contact>[] = [
  ['customer', customer],
  ['name', ({ name }) => name],
  ['role', ({ role }) => role ?? ''],
  ['email', ({ emails }) => emails.join(';')],
  ['phone', ({ phones }) => list(phones)],
  ['birthday', ({ birthday }) => birthday ?? ''],
  ['remember', ({ remember }) => list(remember)],
  ['id', ({ id }) => id],
];

const INTERACTIONS: readonly Cell<Interaction>[] = [
  ['customer', customer],
  [
    'contact',
    ({ contactId }, { contacts }) => (contactId === null ? '' : (contacts.get(contactId)?.name ?? '')),
  ],
  ['kind', ({ kind }) => kind],
  ['occurred_at', ({ at }) => instant(at)],
  ['by', ({ by }, naming) => member(by, naming)],
  ['text', ({ text }) => text],
  ['outcome', ({ outcome }) => outcome ?? ''],
  ['feeling', ({ feeling }) => String(feeling ?? '')],
  ['id', ({ id }) => id],
];

const COMMITMENTS: readonly Cell<Commitment>[] = [
  ['customer', customer],
  ['kind', ({ kind }) => kind],
  ['text', ({ text }) => text],
  ['due', ({ due }) => due ?? ''],
  ['owner', ({ owner }, naming) => member(owner, naming)],
  ['status', ({ status }) => status],
  ['opened_at', ({ openedAt }) => instant(openedAt)],
  ['closed_at', ({ closedAt }) => instant(closedAt)],
  ['outcome', ({ outcome }) => outcome ?? ''],
  ['id', ({ id }) => id],
];

const PURCHASES: readonly Cell<Purchase>[] = [
  ['customer', customer],
  ['date', ({ day }) => day],
  ['item', ({ item }) => item],
  ['quantity', ({ quantity }) => String(quantity)],
  ['amount', money],
  ['currency', ({ currency }) => currency],
  ['by', ({ by }, naming) => member(by, naming)],
  ['id', ({ id }) => id],
];

/** Rapport's own columns of each table, in order, and what stands in them. */
export const COLUMNS = {
  customers: CUSTOMERS,
  contacts: CONTACTS,
  interactions: INTERACTIONS,
  commitments: COMMITMENTS,
  purchases: PURCHASES,
} as Record<Table, readonly Cell<Thing>[]>;
