import { type Document, deserialize, Long } from 'bson';
import type { Cursors } from './cursors.ts';
import { CODE, CommandError } from './errors.ts';
import { explain } from './explain.ts';
import type { Indexes } from './indexes.ts';
import { runStatement, type Statement } from './statements.ts';
import { runFindAndModify, runWrite, type Write } from './writes.ts';

/** A command on its way through the engine. */
type Invocation = Write & {
  cursors: Cursors;
  indexes: Indexes;
  /** The session, when the command is part of a transaction. */
  transaction: string | undefined;
  /** Called when the engine keeps a cursor in the connection, which then must not be given back yet. */
  pin(): void;
};

type Handler = (invocation: Invocation) => Promise<Document | Buffer>;

/** The commands that the engine carries out, by name. */
const HANDLERS: Readonly<Record<string, Handler>> = {
  find: (of) => firstPage('find', of),
  aggregate: (of) => firstPage('aggregate', of),
  listCollections: (of) => firstPage('listCollections', of),
  listIndexes: async (of) => withoutEngineFields(await firstPage('listIndexes', of)),
  insert: (of) => runWrite('insert', of),
  update: (of) => runWrite('update', of),
  delete: (of) => runWrite('delete', of),
  findAndModify: runFindAndModify,
  findandmodify: runFindAndModify,
  count: (of) => page('count', of.connection, [of.database, of.raw]),
  distinct: (of) => page('distinct', of.connection, [of.database, of.raw]),
  create: (of) => page('create', of.connection, [of.database, of.raw]),
  validate: (of) => page('validate', of.connection, [of.database, of.raw]),
  collMod: (of) => page('collMod', of.connection, [of.database, of.collection, of.raw]),
  collStats: (of) => page('collStats', of.connection, [of.database, of.collection]),
  dbStats: (of) => page('dbStats', of.connection, [of.database]),
  listDatabases: (of) => page('listDatabases', of.connection, [of.raw]),
  renameCollection: (of) => page('renameCollection', of.connection, [of.raw]),
  currentOp: (of) => page('currentOp', of.connection, [of.raw]),
  createIndexes: ({ indexes, connection, database, raw }) => indexes.create(connection, database, raw),
  dropIndexes: ({ indexes, connection, database, raw }) => indexes.drop(connection, database, raw),
  explain: ({ connection, database, command }) => explain(connection, database, command),
  drop: async ({ connection, database, collection }) => {
    await runStatement(connection, 'drop', [database, collection]);
    return { ns: `${database}.${collection}`, ok: 1 };
  },
  dropDatabase: async ({ connection, database }) => {
    await runStatement(connection, 'dropDatabase', [database]);
    return { dropped: database, ok: 1 };
  },
};

/** The handler of a command. Throws a CommandError with code 59 when there is none. */
export function handlerOf(name: string): Handler {
  const handler = Object.hasOwn(HANDLERS, name) ? HANDLERS[name] : undefined;
  if (handler === undefined) {
    throw new CommandError(CODE.commandNotFound, 'CommandNotFound', `no such command: '${name}'`);
  }
  return handler;
}

async function page(
  name: Statement,
  ...rest: [Invocation['connection'], readonly unknown[]]
): Promise<Buffer> {
  return (await runStatement(rest[0], name, rest[1])).page;
}

async function firstPage(name: Statement, of: Invocation): Promise<Buffer> {
  const row = await runStatement(of.connection, name, [of.database, of.raw]);
  if (row.continuation !== null) {
    const pinned = row.pinned && of.transaction === undefined;
    if (pinned) of.pin();
    of.cursors.keep(row.cursor, {
      database: of.database,
      continuation: row.continuation,
      connection: pinned ? of.connection : undefined,
      transaction: of.transaction,
    });
  }
  return row.page;
}

/** listIndexes shows a field of the engine's own that no client of MongoDB expects. */
function withoutEngineFields(answer: Document | Buffer): Document {
  const document = Buffer.isBuffer(answer) ? deserialize(answer, { promoteLongs: false }) : answer;
  const indexes: Document[] = document['cursor'].firstBatch;
  for (const index of indexes) delete index['storageEngine'];
  return document;
}

/** The answer to killCursors. */
export function cursorsKilled(killed: readonly string[], notFound: readonly string[]): Document {
  const longs = (ids: readonly string[]) => ids.map((id) => Long.fromString(id));
  return {
    cursorsKilled: longs(killed),
    cursorsNotFound: longs(notFound),
    cursorsAlive: [],
    cursorsUnknown: [],
    ok: 1,
  };
}
