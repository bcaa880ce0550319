import { type Db, type IndexDescription, MongoServerError } from 'mongodb';

/** Finds what was imported by the identity that its file gave it; what was typed by hand has none. */
const IMPORTED: IndexDescription & { name: string } = {
  name: 'imported',
  key: { workspace: 1, 'imported.key': 1 },
  unique: true,
  partialFilterExpression: { 'imported.key': { $exists: true } },
};

/**
 * Holds only documents that have a text there: most have none, and every write of a document enters it anew into each
 * index that holds it. What is asked there has to be a text or a range that begins above the empty one (`$gt: ''`).
 */
const filled = (field: string) => ({ partialFilterExpression: { [field]: { $gt: '' } } });

/** Reads everything in the order of ids: for exports and backups. */
const PAGE: IndexDescription & { name: string } = { name: 'page', key: { workspace: 1, _id: 1 } };

/** Every index of the store, by collection. The workspace comes first in each: no query is without it. */
export const INDEXES: Record<string, (IndexDescription & { name: string })[]> = {
  customers: [
    { name: 'name', key: { workspace: 1, 'search.unique': 1 }, unique: true },
    { name: 'keys', key: { workspace: 1, 'search.keys': 1 } },
    { name: 'words', key: { workspace: 1, 'search.words': 1 } },
    { name: 'due', key: { workspace: 1, owner: 1, dueOn: 1 } },
    { name: 'quiet', key: { workspace: 1, 'search.live': 1, 'search.quietSince': 1 } },
    { name: 'owned', key: { workspace: 1, owner: 1, 'search.live': 1, 'search.quietSince': 1 } },
    { name: 'channel', key: { workspace: 1, channel: 1 }, ...filled('channel') },
    { name: 'referrer', key: { workspace: 1, 'search.referrer': 1 }, ...filled('search.referrer') },
    { name: 'late', key: { workspace: 1, 'search.owned': 1, dueOn: 1 } },
    { name: 'occasions', key: { workspace: 1, owner: 1, 'search.days': 1 }, ...filled('search.days') },
    { name: 'days', key: { workspace: 1, 'search.days': 1 }, ...filled('search.days') },
    { name: 'added', key: { workspace: 1, createdAt: -1 } },
    { name: 'outsider', key: { workspace: 1, 'search.outsider': 1 }, ...filled('search.outsider') },
    IMPORTED,
    PAGE,
    { name: 'facets', key: { workspace: 1, 'search.facets': 1, 'search.quietSince': 1 } },
    { name: 'since', key: { workspace: 1, customerSince: -1 }, ...filled('customerSince') },
    { name: 'dates', key: { workspace: 1, 'search.dates': 1 }, ...filled('search.dates') },
  ],
  'customer-keys': [
    { name: 'fuzzy', key: { workspace: 1, fuzzy: 1 } },
    { name: 'alike', key: { workspace: 1, alike: 1 } },
  ],
  contacts: [
    { name: 'customer', key: { workspace: 1, customerId: 1, name: 1 } },
    { name: 'keys', key: { workspace: 1, 'search.keys': 1 } },
    { name: 'words', key: { workspace: 1, 'search.words': 1 } },
    { name: 'fuzzy', key: { workspace: 1, 'search.fuzzy': 1 } },
    { name: 'alike', key: { workspace: 1, 'search.alike': 1 } },
    IMPORTED,
    { name: 'forget', key: { workspace: 1, 'search.forgetAt': 1 } },
    PAGE,
    { name: 'domains', key: { workspace: 1, 'search.domains': 1 } },
    { name: 'birthday', key: { workspace: 1, 'search.birthday': 1 }, ...filled('search.birthday') },
    { name: 'born', key: { workspace: 1, 'search.born': 1 }, ...filled('search.born') },
    { name: 'facts', key: { workspace: 1, 'search.facts': 1 } },
  ],
  interactions: [
    { name: 'history', key: { workspace: 1, customerId: 1, 'search.live': 1, at: -1 } },
    { name: 'contact', key: { workspace: 1, contactId: 1, at: -1 }, ...filled('contactId') },
    { name: 'pages', key: { workspace: 1, customerId: 1, _id: 1 } },
    { name: 'counting', key: { workspace: 1, customerId: 1, 'search.counts': 1, at: -1 } },
    { name: 'felt', key: { workspace: 1, customerId: 1, 'search.felt': 1, at: -1 } },
    {
      name: 'moods',
      key: { workspace: 1, feeling: 1, at: -1 },
      partialFilterExpression: { 'search.felt': true },
    },
    { name: 'all', key: { workspace: 1, 'search.live': 1, at: -1 } },
    IMPORTED,
    PAGE,
    { name: 'by', key: { workspace: 1, by: 1, 'search.live': 1, at: -1 } },
    { name: 'kind', key: { workspace: 1, 'search.live': 1, kind: 1, at: -1 } },
  ],
  commitments: [
    { name: 'customer', key: { workspace: 1, customerId: 1, 'search.open': 1, due: 1 } },
    { name: 'due', key: { workspace: 1, owner: 1, dueOn: 1 } },
    { name: 'owned', key: { workspace: 1, owner: 1, 'search.open': 1, due: 1 } },
    { name: 'kind', key: { workspace: 1, kind: 1, 'search.open': 1, due: 1 } },
    { name: 'pages', key: { workspace: 1, customerId: 1, _id: 1 } },
    { name: 'interaction', key: { workspace: 1, interactionId: 1 }, ...filled('interactionId') },
    { name: 'late', key: { workspace: 1, dueOn: 1 } },
    { name: 'escalates', key: { workspace: 1, 'search.escalates': 1 } },
    { name: 'closed', key: { workspace: 1, closedAt: -1 } },
    IMPORTED,
    PAGE,
    { name: 'open', key: { workspace: 1, 'search.open': 1, due: 1 } },
    { name: 'opened', key: { workspace: 1, 'search.live': 1, kind: 1, openedAt: -1 } },
    { name: 'file', key: { workspace: 1, customerId: 1, 'search.live': 1, openedAt: -1 } },
    { name: 'words', key: { workspace: 1, 'search.words': 1 } },
  ],
  purchases: [
    { name: 'customer', key: { workspace: 1, customerId: 1, 'search.live': 1, day: -1 } },
    { name: 'day', key: { workspace: 1, 'search.live': 1, day: -1 } },
    IMPORTED,
    PAGE,
    { name: 'items', key: { workspace: 1, 'search.items': 1, day: -1 } },
  ],
  members: [
    { name: 'digest', key: { workspace: 1, nextDigestAt: 1 } },
    { name: 'handle', key: { workspace: 1, handle: 1 } },
    { name: 'words', key: { workspace: 1, 'search.words': 1 } },
    { name: 'substitute', key: { workspace: 1, 'away.substitute': 1 } },
    { name: 'admins', key: { workspace: 1, isAdmin: 1, access: 1 } },
  ],
  misses: [
    { name: 'newest', key: { workspace: 1, at: -1 } },
    { name: 'expire', key: { at: 1 }, expireAfterSeconds: 180 * 24 * 60 * 60 },
  ],
  deliveries: [
    { name: 'once', key: { workspace: 1, kind: 1, recipient: 1, day: 1 }, unique: true },
    { name: 'message', key: { workspace: 1, channel: 1, ts: 1 } },
    // Long after anybody acts on a message, and longer than any day is claimed again.
    { name: 'expire', key: { leaseUntil: 1 }, expireAfterSeconds: 180 * 24 * 60 * 60 },
  ],
  audit: [
    PAGE,
    { name: 'entity', key: { workspace: 1, 'entity.id': 1, at: -1 } },
    { name: 'customer', key: { workspace: 1, customerId: 1, at: -1 } },
    { name: 'pages', key: { workspace: 1, customerId: 1, _id: 1 } },
  ],
  handovers: [PAGE],
  imports: [
    PAGE,
    { name: 'running', key: { workspace: 1, file: 1, state: 1 } },
    { name: 'newest', key: { workspace: 1, startedAt: -1 } },
  ],
  calendars: [{ name: 'secret', key: { workspace: 1, secret: 1 } }],
  'import-sessions': [
    { name: 'state', key: { workspace: 1, state: 1 } },
    { name: 'expire', key: { createdAt: 1 }, expireAfterSeconds: 30 * 24 * 60 * 60 },
  ],
  apart: [PAGE],
  merges: [
    PAGE,
    { name: 'newest', key: { workspace: 1, at: -1 } },
    { name: 'survivor', key: { workspace: 1, survivor: 1, at: -1 } },
  ],
  drafts: [PAGE, { name: 'expire', key: { at: 1 }, expireAfterSeconds: 7 * 24 * 60 * 60 }],
  threads: [PAGE, { name: 'expire', key: { at: 1 }, expireAfterSeconds: 30 * 24 * 60 * 60 }],
  receipts: [{ name: 'expire', key: { at: 1 }, expireAfterSeconds: 3 * 24 * 60 * 60 }],
};

type Index = IndexDescription & { name: string };

/**
 * Creates what is missing.
 * @throws Error naming the index when one of the same name or keys exists with another definition: it is the
 *   operator's to drop, since dropping an index under a running fleet is not for a start-up to decide.
 */
export async function ensureIndexes(db: Db): Promise<void> {
  await Promise.all(
    Object.entries(INDEXES).map(async ([collection, wanted]) => {
      const existing = await listIndexes(db, collection);
      for (const index of wanted) refuseDifferent(collection, index, existing);
      const names = new Set(existing.map(({ name }) => name));
      const missing = wanted.filter(({ name }) => !names.has(name));
      if (missing.length > 0) await db.collection(collection).createIndexes(missing);
    }),
  );
}

async function listIndexes(db: Db, collection: string): Promise<Index[]> {
  try {
    const found = await db.collection(collection).listIndexes().toArray();
    return found.map((index) => ({ ...index, name: String(index['name']), key: index['key'] }));
  } catch (error) {
    // 26: the collection is not there yet.
    if (error instanceof MongoServerError && error.code === 26) return [];
    throw error;
  }
}

function refuseDifferent(collection: string, wanted: Index, existing: Index[]): void {
  const sameKeys = ({ key }: Index) => JSON.stringify(key) === JSON.stringify(wanted.key);
  const found = existing.find(({ name }) => name === wanted.name) ?? existing.find(sameKeys);
  if (found === undefined) return;
  const definition = (index: Index) =>
    JSON.stringify([
      index.name,
      index.key,
      Boolean(index.unique),
      index.expireAfterSeconds ?? null,
      index.partialFilterExpression ?? null,
    ]);
  if (definition(found) === definition(wanted)) return;
  throw new Error(
    `The index "${found.name}" of the collection "${collection}" exists with another definition. Drop it (db.${collection}.dropIndex("${found.name}")) and start again: Rapport then builds its own.`,
  );
}
