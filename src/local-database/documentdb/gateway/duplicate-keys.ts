import { type Document, deserialize, serialize } from 'bson';
import type { Pool } from 'pg';
import { CODE, CommandError } from './errors.ts';
import { runStatement } from './statements.ts';

/** What MongoDB tells about a duplicate key: the message, and the index's keys with the value that is taken. */
export type DuplicateKey = { errmsg: string; keyPattern?: Document; keyValue?: Document };

/**
 * Says which key was taken, as MongoDB does. The engine names the index only; the value is read from the write
 * itself (`written`: the document, or an update's filter and `$set`), so a value that an operator works out is null.
 */
export async function describeDuplicate(
  pool: Pool,
  where: { database: string; collection: string },
  message: string,
  written: Document | undefined,
): Promise<DuplicateKey> {
  const name = await indexName(pool, message);
  const namespace = `${where.database}.${where.collection}`;
  if (name === undefined)
    return { errmsg: `E11000 duplicate key error collection: ${namespace} :: ${message}` };
  const keyPattern = await indexKeys(pool, where, name);
  const head = `E11000 duplicate key error collection: ${namespace} index: ${name}`;
  if (keyPattern === undefined) return { errmsg: head };
  const keyValue = Object.fromEntries(Object.keys(keyPattern).map((path) => [path, valueAt(written, path)]));
  const shown = Object.entries(keyValue).map(([path, value]) => `${path}: ${JSON.stringify(value)}`);
  return { errmsg: `${head} dup key: { ${shown.join(', ')} }`, keyPattern, keyValue };
}

/** The same as an error of a whole command. */
export async function duplicateKeyError(...of: Parameters<typeof describeDuplicate>): Promise<CommandError> {
  const { errmsg, ...extra } = await describeDuplicate(...of);
  return new CommandError(CODE.duplicateKey, 'DuplicateKey', errmsg, { extra });
}

/** What an update or upsert would leave in the fields that it names: good enough to show the key that was taken. */
export function writtenBy(filter: Document | undefined, update: unknown): Document {
  if (typeof update !== 'object' || update === null || Array.isArray(update)) return { ...filter };
  const change: Document = update;
  return { ...filter, ...change, ...change['$setOnInsert'], ...change['$set'] };
}

/** The index's name from the engine's message; findAndModify gives PostgreSQL's own name of the index instead. */
async function indexName(pool: Pool, message: string): Promise<string | undefined> {
  const plain = /Index '([^']+)'/i.exec(message)?.[1];
  if (plain !== undefined) return plain;
  if (/collection_pk_\d+/.test(message)) return '_id_';
  const id = /documents_rum_index_(\d+)/.exec(message)?.[1];
  if (id === undefined) return undefined;
  return (await runStatement(pool, 'indexName', [id])).index_name ?? undefined;
}

async function indexKeys(
  pool: Pool,
  { database, collection }: { database: string; collection: string },
  name: string,
): Promise<Document | undefined> {
  if (name === '_id_') return { _id: 1 };
  const { page } = await runStatement(pool, 'listIndexes', [
    database,
    serialize({ listIndexes: collection }),
  ]);
  const indexes: Document[] = deserialize(page)['cursor'].firstBatch;
  return indexes.find((index) => index['name'] === name)?.['key'];
}

function valueAt(document: Document | undefined, path: string): unknown {
  if (document?.[path] !== undefined) return document[path];
  return path.split('.').reduce<unknown>(inside, document) ?? null;
}

function inside(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}
