import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { MongoClient } from 'mongodb';
import { Commitment, commitmentDueOn } from '../../src/domain/commitment.ts';
import { Contact } from '../../src/domain/contact.ts';
import { Customer } from '../../src/domain/customer.ts';
import { counts, Interaction } from '../../src/domain/interaction.ts';
import { Member } from '../../src/domain/member.ts';
import { Purchase } from '../../src/domain/purchase.ts';
import type { Referral } from '../../src/domain/referral.ts';
import { COMMITMENTS } from '../../src/store/commitments.ts';
import { CONTACTS } from '../../src/store/contacts.ts';
import { contextOf } from '../../src/store/context.ts';
import { CUSTOMERS } from '../../src/store/customers.ts';
import { INTERACTIONS } from '../../src/store/interactions.ts';
import { PURCHASES } from '../../src/store/purchases.ts';
import { scoped } from '../../src/store/scoped.ts';
import { openStore, type WorkspaceStore } from '../../src/store/store.ts';

const FOLDER = new URL('../fixtures/questions/', import.meta.url);
/** The present moment of the data set: Friday 20 November 2026, 10:00 in most of its zones. */
export const NOW = new Date('2026-11-20T10:00:00Z');

type Row = Record<string, string>;
export type Loaded = { store: WorkspaceStore; members: Map<string, Member>; close(): Promise<void> };

/** The rows of a CSV file with a header line (RFC 4180). */
export function readCsv(name: string): Row[] {
  const [head, ...rows] = parseCsv(readFileSync(new URL(name, FOLDER), 'utf8'));
  return rows.map((cells) => Object.fromEntries((head ?? []).map((column, at) => [column, cells[at] ?? ''])));
}

function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    row.push(quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    if (row.length > 1) rows.push(row);
    row = [];
  }
  return rows;
}

const list = (cell: string | undefined) =>
  (cell ?? '')
    .split(';')
    .map((item) => item.trim())
    .filter(Boolean);
const orNull = (cell: string | undefined) => (cell === undefined || cell === '' ? null : cell);

/**
 * Loads the data set into a workspace of its own.
 * @param rename changes a text before it is kept, to try the questions with other names
 */
export async function loadFixture(
  uri: string,
  rename: (text: string) => string = (text) => text,
): Promise<Loaded> {
  const workspace = `T${randomUUID().slice(0, 12)}`;
  const clock = { now: () => NOW };
  const opened = await openStore({ uri, clock });
  const client = new MongoClient(uri, { ignoreUndefined: true });
  await client.connect();
  const db = client.db('rapport');
  const context = contextOf({ client, db, clock }, workspace);
  const store = opened.in(workspace);

  const members = new Map<string, Member>();
  for (const row of readCsv('team.csv'))
    members.set(
      row['handle'] ?? '',
      Member.parse({
        id: row['id'],
        name: row['name'],
        handle: row['handle'],
        zone: row['tz'],
        isAdmin: row['admin'] === 'true',
        access: 'member',
        refreshedAt: NOW,
      }),
    );
  for (const member of members.values()) await store.members.put(member);
  const memberId = (handle: string | undefined) => members.get(handle ?? '')?.id ?? null;
  const someone = members.values().next().value?.id ?? '';
  const noon = (day: string | undefined) => new Date(`${day}T12:00:00Z`);
  let next = 0;
  const id = () => `${workspace}${(next++).toString(16).padStart(8, '0')}`;

  const customerRows = readCsv('customers.csv');
  const ids = new Map(customerRows.map((row) => [row['name'] ?? '', id()]));
  const idOf = (name: string | undefined) => ids.get(name ?? '') ?? '';
  const contacts = readCsv('contacts.csv').map((row) =>
    Contact.parse({
      id: id(),
      customerId: idOf(row['customer']),
      name: row['name'],
      role: orNull(row['role']),
      emails: list(row['email']),
      phones: list(row['phone']),
      birthday: orNull(row['birthday']),
      remember: list(row['remember']).map(rename),
      createdAt: NOW,
      createdBy: someone,
      version: 1,
    }),
  );
  const contactOf = (customerId: string, name: string | undefined) =>
    contacts.find((contact) => contact.customerId === customerId && contact.name === name)?.id ?? null;

  const commitments: Commitment[] = readCsv('commitments.csv').map((row) =>
    commitment({
      id: id(),
      customerId: idOf(row['customer']),
      kind: row['kind'],
      text: rename(row['text'] ?? ''),
      due: orNull(row['due']),
      owner: memberId(row['owner']),
      status: row['status'],
      openedAt: noon(row['opened_at']),
      openedBy: memberId(row['owner']),
      closedAt: row['closed_at'] ? noon(row['closed_at']) : null,
      outcome: orNull(row['outcome']),
    }),
  );
  const interactions = readCsv('interactions.csv').map((row) => {
    const customerId = idOf(row['customer']);
    const interaction = Interaction.parse({
      id: id(),
      customerId,
      contactId: contactOf(customerId, row['contact']),
      kind: row['kind'],
      at: new Date(row['occurred_at'] ?? ''),
      by: memberId(row['by']),
      text: rename(row['text'] ?? ''),
      outcome: row['outcome'] ? rename(row['outcome']) : null,
      feeling: row['feeling'] === '' ? null : Number(row['feeling']),
      createdAt: new Date(row['occurred_at'] ?? ''),
      version: 1,
    });
    if (row['next_step'])
      commitments.push(
        commitment({
          id: id(),
          customerId,
          kind: 'next-step',
          text: rename(row['next_step']),
          due: orNull(row['next_step_due']),
          owner: memberId(row['next_step_owner']),
          status: 'open',
          openedAt: interaction.at,
          openedBy: interaction.by,
          interactionId: interaction.id,
        }),
      );
    return interaction;
  });
  const newest = (customerId: string, wanted: (interaction: Interaction) => boolean) =>
    interactions
      .filter((interaction) => interaction.customerId === customerId && wanted(interaction))
      .sort((a, b) => b.at.getTime() - a.at.getTime())[0];

  const referral = (text: string | undefined): Referral | null => {
    if (!text) return null;
    if (ids.has(text)) return { type: 'customer', customerId: idOf(text) };
    const contact = contacts.find(({ name }) => name === text);
    return contact
      ? { type: 'contact', contactId: contact.id, customerId: contact.customerId }
      : { type: 'outside', name: text };
  };
  const customers = customerRows.map((row) => {
    const customerId = idOf(row['name']);
    const contact = newest(customerId, counts);
    const felt = newest(customerId, ({ feeling }) => feeling !== null);
    return Customer.parse({
      id: customerId,
      name: rename(row['name'] ?? ''),
      aliases: list(row['aliases']),
      standing: row['standing'],
      owner: memberId(row['owner']),
      cadenceDays: row['cadence_days'] ? Number(row['cadence_days']) : null,
      tags: list(row['tags']),
      referredBy: referral(row['referred_by']),
      website: orNull(row['website']),
      source: orNull(row['source']),
      buys: list(row['buys']),
      competitors: list(row['competitors']),
      needs: list(row['needs']),
      needsMet: orNull(row['needs_met']),
      whyNot: orNull(row['why_not']),
      wonFrom: orNull(row['won_from']),
      importantDates: list(row['important_dates']).map((cell) => {
        const [label, date = ''] = cell.split('=');
        return { label, date: date.length === 5 ? `--${date}` : date };
      }),
      remember: list(row['remember']).map(rename),
      customerSince: orNull(row['customer_since']),
      lastContact: contact ? { at: contact.at, kind: contact.kind, interactionId: contact.id } : null,
      feeling: felt ? { value: felt.feeling, at: felt.at, interactionId: felt.id } : null,
      dueOn: null,
      createdAt: noon(row['created_at']),
      createdBy: someone,
      version: 1,
    });
  });
  const purchases = readCsv('purchases.csv').map((row) =>
    Purchase.parse({
      id: id(),
      customerId: idOf(row['customer']),
      day: row['date'],
      item: row['item'],
      amount: Math.round(Number(row['amount']) * 100),
      currency: row['currency'],
      by: someone,
      createdAt: NOW,
      version: 1,
    }),
  );
  await scoped(context, CUSTOMERS).insertMany(customers);
  await scoped(context, CONTACTS).insertMany(contacts);
  await scoped(context, INTERACTIONS).insertMany(interactions);
  await scoped(context, COMMITMENTS).insertMany(commitments);
  await scoped(context, PURCHASES).insertMany(purchases);
  await client.close();
  return { store, members, close: () => opened.close() };
}

function commitment(fields: Record<string, unknown>): Commitment {
  const parsed = Commitment.parse({ ...fields, dueOn: null, version: 1 });
  return { ...parsed, dueOn: commitmentDueOn(parsed) };
}
