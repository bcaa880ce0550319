import { AuditEntry } from '../domain/audit.ts';
import type { Contact } from '../domain/contact.ts';
import type { Customer } from '../domain/customer.ts';
import { FORGOTTEN, scrubbed } from '../domain/forgetting.ts';
import type { Id } from '../domain/id.ts';
import { same } from '../domain/merge-edits.ts';
import { AUDIT } from './audit.ts';
import { COMMITMENTS } from './commitment-kind.ts';
import { CONTACTS } from './contact-kind.ts';
import { type Context, inTransaction } from './context.ts';
import { CUSTOMERS } from './customer-kind.ts';
import { DELIVERIES } from './deliveries.ts';
import { DRAFTS } from './drafts.ts';
import { SESSIONS } from './import-sessions.ts';
import { IMPORTS } from './imports.ts';
import { INTERACTIONS } from './interaction-kind.ts';
import { MERGES } from './merges.ts';
import { MISSES } from './misses.ts';
import { PURCHASES } from './purchase-kind.ts';
import { type Kind, scoped } from './scoped.ts';
import { THREADS } from './threads.ts';

/** Who is erased, and what takes their name out of a text. */
export type Erasure = { contact: Contact; scrub(text: string): string };
type Filter = Parameters<ReturnType<typeof scoped>['find']>[0];

/** A collection in which people's words are kept: where in a document, and how they are written without a person. */
export type Place = {
  /** The paths of the texts, for a search by the engine. */
  texts: readonly string[];
  /** Writes all that match without the person; what does not name them stays as it is. */
  clean(context: Context, filter: Filter, erasure: Erasure): Promise<void>;
};

function place<T extends { id: Id }>(
  kind: Kind<T>,
  texts: readonly string[],
  without: (value: T, erasure: Erasure) => T,
): Place {
  return {
    texts,
    async clean(context, filter, erasure) {
      const found = await scoped(context, kind).find(filter);
      for (const { id } of found.filter((one) => !same(without(one, erasure), one)))
        await inTransaction(context, async (within) => {
          const all = scoped(within, kind);
          const now = await all.get(id);
          // A new version: whoever has the old text open in a form is told, rather than bringing it back.
          if (now) await all.rewrite(nextVersion(without(now, erasure)));
        });
    },
  };
}

const nextVersion = <T extends object>(value: T): T =>
  'version' in value && typeof value.version === 'number' ? { ...value, version: value.version + 1 } : value;

/** Only fields that people write are scrubbed: who is called Call leaves the calls of others what they are. */
function scrubbing<T extends object>(value: T, { scrub }: Erasure, ...fields: (keyof T)[]): T {
  return { ...value, ...Object.fromEntries(fields.map((field) => [field, scrubbed(value[field], scrub)])) };
}

function customerWithout(customer: Customer, erasure: Erasure): Customer {
  const { referredBy, birthdays } = customer;
  const { contact, scrub } = erasure;
  const facts = scrubbing(
    customer,
    erasure,
    ...(['needs', 'buys', 'competitors', 'remember', 'whyNot', 'source', 'wonFrom', 'lostTo'] as const),
  );
  return {
    ...facts,
    importantDates: customer.importantDates.map((one) => scrubbing(one, erasure, 'label')),
    referredBy:
      referredBy?.type === 'outside'
        ? { ...referredBy, name: scrub(referredBy.name) }
        : referredBy?.type === 'contact' && referredBy.contactId === contact.id
          ? // That they were referred stays; by whom at the other customer does not.
            { type: 'customer', customerId: referredBy.customerId }
          : referredBy,
    birthdays: birthdays.filter(({ contactId }) => contactId !== contact.id),
  };
}

const AUDIT_VALUES = ['', '.name', '.label', '.text'].flatMap((part) => [
  `changes.from${part}`,
  `changes.to${part}`,
]);

/** What belongs to customers, by the customer that it belongs to. */
export const FILE = {
  interactions: place(INTERACTIONS, ['text', 'outcome', 'source.author'], (one, erasure) => ({
    ...scrubbing(one, erasure, 'text', 'outcome'),
    source: one.source && { ...one.source, author: erasure.scrub(one.source.author) },
    contactId: one.contactId === erasure.contact.id ? null : one.contactId,
  })),
  commitments: place(COMMITMENTS, ['text', 'outcome', 'steps.text'], (one, erasure) => ({
    ...scrubbing(one, erasure, 'text', 'outcome'),
    steps: one.steps.map((step) => scrubbing(step, erasure, 'text')),
  })),
  purchases: place(PURCHASES, ['item'], (one, erasure) => scrubbing(one, erasure, 'item')),
  contacts: place(CONTACTS, ['remember', 'role'], (one, erasure) =>
    one.id === erasure.contact.id ? one : scrubbing(one, erasure, 'remember', 'role'),
  ),
  audit: place(AUDIT, AUDIT_VALUES, (entry, erasure) => ({
    ...entry,
    changes: AuditEntry.shape.changes.parse(
      entry.changes.map((change) =>
        entry.entity.id === erasure.contact.id && change.field !== 'archivedAt'
          ? { field: change.field, to: FORGOTTEN }
          : scrubbing(change, erasure, 'from', 'to'),
      ),
    ),
  })),
};

/** The customers themselves. */
export const CUSTOMER_FACTS = place(
  CUSTOMERS,
  [
    'needs',
    'buys',
    'competitors',
    'remember',
    'whyNot',
    'source',
    'wonFrom',
    'lostTo',
    'importantDates.label',
    'referredBy.name',
  ],
  customerWithout,
);

/** What a merge keeps of two customers, so that it can be undone. */
export const MERGED = place(MERGES, [], (merge, erasure) => ({
  ...merge,
  before: {
    survivor: customerWithout(merge.before.survivor, erasure),
    loser: customerWithout(merge.before.loser, erasure),
  },
  after: customerWithout(merge.after, erasure),
}));

/** What is kept for a while only: what waits for an answer, what was asked, what was imported and sent. */
export const PASSING: readonly Place[] = [
  place(DRAFTS, [], (draft, erasure) => scrubbing(draft, erasure, 'text')),
  place(THREADS, [], (thread, erasure) => scrubbing(thread, erasure, 'query')),
  place(MISSES, [], (miss, erasure) => scrubbing(miss, erasure, 'text')),
  place(IMPORTS, [], (run, erasure) => scrubbing(run, erasure, 'name')),
  place(SESSIONS, [], ({ file, preview, ...session }, erasure) => ({
    ...session,
    file: scrubbing(file, erasure, 'name'),
    preview: preview && {
      ...preview,
      top: preview.top.map((row) => scrubbing(row, erasure, 'text')),
      samples: preview.samples.map((row) => scrubbing(row, erasure, 'cells')),
      refused: preview.refused.map((row) => scrubbing(row, erasure, 'reason')),
    },
  })),
  place(DELIVERIES, [], (delivery, erasure) => ({
    ...delivery,
    subjects: delivery.subjects.map((one) => (one.of === 'date' ? scrubbing(one, erasure, 'label') : one)),
  })),
];
