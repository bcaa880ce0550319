import { type Db, MongoClient } from 'mongodb';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { INDEXES } from '../../src/store/indexes.ts';
import { openStore, REPOSITORY_NAMES, type Store } from '../../src/store/store.ts';
import { dropDatabase, freshDatabase } from '../helpers/rapport.ts';
import { fill } from './a-file.ts';
import { CALLS, type Call, WHOLE_FILE } from './calls.ts';
import { explain, recordSearches, type Search } from './commands.ts';

const database = freshDatabase();
const WORKSPACES = [1, 2, 3];
let store: Store;
let searches: Search[] = [];
let client: MongoClient;
let db: Db;

beforeAll(async () => {
  store = await openStore({
    uri: inject('databaseUri'),
    clock: systemClock,
    database,
    watch: (watched) => {
      searches = recordSearches(watched);
    },
  });
  for (const workspace of WORKSPACES)
    await fill(store.in(`T${workspace}`), workspace, workspace === 2 ? 1_200 : 300);
  client = await MongoClient.connect(inject('databaseUri'));
  db = client.db(database);
});
afterAll(async () => {
  await client.close();
  await store.close();
  await dropDatabase(database);
});

/** What a call asks of the engine, each kind of search once. */
async function searchesOf(name: string, call: Call): Promise<Search[]> {
  const workspace = name in WHOLE_FILE ? 3 : 2;
  searches.length = 0;
  await call({ store: store.in(`T${workspace}`), workspace });
  return [...new Map(searches.map((search) => [JSON.stringify(search), search])).values()];
}

const KNOWN = new Set(['_id_', ...Object.values(INDEXES).flatMap((all) => all.map(({ name }) => name))]);

/** Searches that look at more than what fits them, and why that is borne. */
const WIDE: Record<string, string> = {
  'customers.reschedule': 'pages through all customers by id, once after a change of settings',
  'forgetting.run': 'reads every text of the workspace, to find who may be named anywhere',
  'customerLists.topReferrers': 'counts over all customers who were referred, when somebody asks',
};
/** An index need not be perfect: this many documents for each that fits, and a few more. */
const LOOKED_AT = { each: 2, more: 10 };

test.for(Object.entries({ ...CALLS, ...WHOLE_FILE }))(
  '%s finds what it needs by an index, and looks at little else',
  async ([name, call]) => {
    for (const search of await searchesOf(name, call)) {
      const plan = await explain(db, search);
      const told = `${JSON.stringify(search.command)} was done by ${JSON.stringify(plan)}`;
      // Nothing was ever kept there.
      if (plan.stages.includes('EOF')) continue;
      expect(plan.stages, told).not.toContain('COLLSCAN');
      expect(plan.indexes.length, told).toBeGreaterThan(0);
      for (const index of plan.indexes) expect(KNOWN, told).toContain(index);
      if (name in WIDE) continue;
      const fitting = await db.collection(search.collection).countDocuments(search.filter);
      expect(plan.totalDocsExamined, told).toBeLessThanOrEqual(fitting * LOOKED_AT.each + LOOKED_AT.more);
    }
  },
);

test('every method of every repository was tried', () => {
  const methodsOf = (prefix: string, repository: object): string[] =>
    Object.entries(repository).flatMap(([name, member]: [string, unknown]) => {
      if (typeof member === 'function') return [`${prefix}${name}`];
      return typeof member === 'object' && member !== null ? methodsOf(`${prefix}${name}.`, member) : [];
    });
  const file = store.in('T1');
  const repositories = Object.fromEntries(REPOSITORY_NAMES.map((name) => [name, file[name]]));
  expect(Object.keys({ ...CALLS, ...WHOLE_FILE }).sort()).toEqual(methodsOf('', repositories).sort());
});
