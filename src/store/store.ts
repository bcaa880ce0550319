import { type Db, MongoClient } from 'mongodb';
import type { Clock } from '../clock.ts';
import { type WorkspaceId, WorkspaceId as WorkspaceIdSchema } from '../domain/id.ts';
import { auditIn } from './audit.ts';
import { calendarsIn } from './calendars.ts';
import { commitmentsIn } from './commitments.ts';
import { contactsIn } from './contacts.ts';
import { type Context, contextOf, inTransaction } from './context.ts';
import { customerListsIn } from './customer-lists.ts';
import { customerNamesIn } from './customer-names.ts';
import { customersIn } from './customers.ts';
import { deliveriesIn } from './deliveries.ts';
import { draftsIn } from './drafts.ts';
import { duplicatesIn } from './duplicates.ts';
import { forgettingIn } from './forgetting.ts';
import { handoversIn } from './handovers.ts';
import { importSessionsIn } from './import-sessions.ts';
import { importingIn } from './importing.ts';
import { importsIn } from './imports.ts';
import { ensureIndexes } from './indexes.ts';
import { type Installations, installationsIn } from './installations.ts';
import { interactionsIn } from './interactions.ts';
import { membersIn } from './members.ts';
import { mergesIn } from './merges.ts';
import { missesIn } from './misses.ts';
import { purchasesIn } from './purchases.ts';
import { qualityIn } from './quality.ts';
import { receiptsIn } from './receipts.ts';
import { Recent } from './recent.ts';
import { referralsIn } from './referrals.ts';
import { renewalsIn } from './renewals.ts';
import { settingsIn } from './settings.ts';
import { teamIn } from './team.ts';
import { threadsIn } from './threads.ts';
import { undoIn } from './undo.ts';

const DEFAULT_DATABASE = 'rapport';
/** How long an operation waits for a reachable engine: long enough for an election, short enough for a person. */
const PATIENCE_MS = 4_000;

const REPOSITORIES = {
  audit: auditIn,
  calendars: calendarsIn,
  commitments: commitmentsIn,
  contacts: contactsIn,
  customers: customersIn,
  customerLists: customerListsIn,
  customerNames: customerNamesIn,
  deliveries: deliveriesIn,
  drafts: draftsIn,
  duplicates: duplicatesIn,
  forgetting: forgettingIn,
  handovers: handoversIn,
  importing: importingIn,
  importSessions: importSessionsIn,
  imports: importsIn,
  interactions: interactionsIn,
  members: membersIn,
  misses: missesIn,
  merges: mergesIn,
  purchases: purchasesIn,
  quality: qualityIn,
  receipts: receiptsIn,
  referrals: referralsIn,
  renewals: renewalsIn,
  settings: settingsIn,
  undo: undoIn,
  threads: threadsIn,
  team: teamIn,
};
type Name = keyof typeof REPOSITORIES;
export const REPOSITORY_NAMES = Object.keys(REPOSITORIES) as Name[];

/** The whole file of one workspace. Nothing in it can reach another workspace's documents. */
export type WorkspaceStore = {
  readonly [N in Name]: ReturnType<(typeof REPOSITORIES)[N]>;
} & {
  readonly workspace: WorkspaceId;
  /** Runs what must change together in one transaction; it may be repeated, so it has no effects outside the store. */
  together<T>(work: (store: WorkspaceStore) => Promise<T>): Promise<T>;
};

/** Makes each repository when it is first asked for: an act needs three or four of them. */
class WorkspaceFile {
  readonly #made: Partial<Record<Name, unknown>> = {};
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  static {
    for (const name of REPOSITORY_NAMES)
      Object.defineProperty(WorkspaceFile.prototype, name, {
        get(this: WorkspaceFile) {
          this.#made[name] ??= REPOSITORIES[name](this.#context);
          return this.#made[name];
        },
      });
  }

  get workspace(): WorkspaceId {
    return this.#context.workspace;
  }

  together<T>(work: (store: WorkspaceStore) => Promise<T>): Promise<T> {
    return inTransaction(this.#context, (within) => work(fileOf(within)));
  }
}

/** The file of one workspace, outside of a transaction or within one. */
export const fileOf = (context: Context): WorkspaceStore =>
  new WorkspaceFile(context) as unknown as WorkspaceStore;

export type Store = {
  /** The repositories of one workspace. */
  in(workspace: WorkspaceId): WorkspaceStore;
  /** What OAuth gave us for each workspace. */
  installations: Installations;
  /** The workspaces that have been used, for the schedule. */
  workspaces(): Promise<WorkspaceId[]>;
  /** @throws when the engine cannot be reached */
  ping(): Promise<void>;
  close(): Promise<void>;
};

/**
 * Connects to MongoDB and makes sure of its indexes.
 * @param uri a MongoDB connection string; its path names the database (default `rapport`)
 * @throws Error in one clear line when the engine cannot be reached, refuses us, or has a differing index
 */
export async function openStore({
  uri,
  clock,
  database,
  watch,
}: {
  uri: string;
  clock: Clock;
  database?: string;
  /** Given the driver's client before it connects, with its command events on: to see what the store asks of the engine. */
  watch?: (client: MongoClient) => void;
}): Promise<Store> {
  const client = new MongoClient(uri, {
    appName: 'rapport',
    serverSelectionTimeoutMS: PATIENCE_MS,
    connectTimeoutMS: PATIENCE_MS,
    ignoreUndefined: true,
    monitorCommands: watch !== undefined,
  });
  watch?.(client);
  await client.connect();
  const db: Db = client.db(database ?? databaseOf(uri));
  try {
    await ensureIndexes(db);
  } catch (error) {
    await client.close();
    throw error;
  }
  const recent = new Recent(clock);
  return {
    in: (workspace) => fileOf(contextOf({ client, db, clock }, WorkspaceIdSchema.parse(workspace), recent)),
    installations: installationsIn(db),
    async workspaces() {
      const found = await db
        .collection<{ _id: string }>('workspaces')
        .find({}, { projection: { _id: 1 } })
        .toArray();
      return found.map(({ _id }) => _id);
    },
    async ping() {
      await db.command({ ping: 1 });
    },
    close: () => client.close(),
  };
}

/** The database that a connection string names, or the default one. */
function databaseOf(uri: string): string {
  const path = /^mongodb(?:\+srv)?:\/\/[^/]+\/([^?]*)/.exec(uri)?.[1] ?? '';
  return path === '' ? DEFAULT_DATABASE : decodeURIComponent(path);
}
