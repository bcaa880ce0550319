import { type Document, type Filter, MongoServerError, type Sort } from 'mongodb';
import type { z } from 'zod';
import { ConflictError } from '../errors.ts';
import type { Context } from './context.ts';

/** A document as it is kept: our own ids are strings. */
type Stored = Document & { _id: string };
type StoredFilter = Filter<Stored>;

/** How one kind of thing is kept: its collection, its schema, and what is stored beside it for the indexes. */
export type Kind<T extends { id: string }> = {
  collection: string;
  schema: z.ZodType<T>;
  /** The version of the stored shape; a document of an older one is brought up by `upgrade`. */
  version: number;
  upgrade?: (document: Document) => Document;
  /** Fields that only queries use, computed from the value at each write. */
  derive?: (value: T) => Document;
  /**
   * Keys that only rare searches ask for, dozens to a thing. They have a collection of their own, under the thing's `_id`:
   * an engine that enters a changed document anew into all of its indexes leaves them out then.
   */
  keys?: { collection: string; derive: (value: T) => Document };
  /** The `_id` of a thing whose own id is unique only within its workspace (a Slack member). */
  key?: (workspace: string, id: string) => string;
  /** Every act asks for it, so that what was read a moment ago will do; outside of transactions. */
  recent?: true;
};

/** What is found comes in one piece: the engines begin with a hundred documents, and each further piece is a round trip. */
const AT_ONCE = 1_000;
/** What is stored for the indexes alone, which may be most of a document, stays where it is. */
const WHOLE = { batchSize: AT_ONCE, projection: { search: 0 } };

export type FindOptions = { sort?: Sort; limit?: number; skip?: number };
/** The code of the engine's error for a second document under a unique key. */
const DUPLICATE_KEY = 11000;
export const isDuplicateKey = (error: unknown): error is MongoServerError =>
  error instanceof MongoServerError && error.code === DUPLICATE_KEY;

/**
 * The only door to a collection. The workspace is part of every filter and of every document it writes,
 * so that a query across workspaces cannot be written.
 */
export function scoped<T extends { id: string }>(context: Context, kind: Kind<T>) {
  const { workspace, session } = context;
  const collection = context.db.collection<Stored>(kind.collection);
  const options = session ? { session } : {};
  const keyOf = (id: string) => (kind.key ? kind.key(workspace, id) : id);
  const own = (filter: StoredFilter): StoredFilter => ({ ...filter, workspace });

  const keys = kind.keys && { ...kind.keys, collection: context.db.collection<Stored>(kind.keys.collection) };

  const toDocument = (value: T) => {
    const { id, ...rest } = value;
    const identity = kind.key ? { _id: keyOf(id), id } : { _id: id };
    return { ...identity, workspace, schema: kind.version, ...rest, ...kind.derive?.(value) };
  };
  const fromDocument = (document: Document): T => {
    const current = kind.upgrade && document['schema'] !== kind.version ? kind.upgrade(document) : document;
    return kind.schema.parse({ ...current, id: kind.key ? current['id'] : current['_id'] });
  };

  const recentKey = (_id: string) => `${kind.collection}/${workspace}/${_id}`;
  const written = (_id: string): void => {
    if (!kind.recent) return;
    context.recent.forget(recentKey(_id));
    if (session) context.written.add(recentKey(_id));
  };

  async function read(id: string): Promise<T | null> {
    const document = await collection.findOne(own({ _id: keyOf(id) }), options);
    return document && fromDocument(document);
  }

  /** Inserts the keys of new things. */
  async function insertKeys(values: readonly T[]): Promise<void> {
    if (!keys) return;
    const documents = values.map((value) => ({ _id: keyOf(value.id), workspace, ...keys.derive(value) }));
    await keys.collection.insertMany(documents, options);
  }

  /** Writes the keys of changed things. */
  async function rewriteKeys(values: readonly T[]): Promise<void> {
    if (!keys) return;
    const operations = values.map((value) => ({
      updateOne: {
        filter: own({ _id: keyOf(value.id) }),
        update: { $set: keys.derive(value) },
        upsert: true,
      },
    }));
    await keys.collection.bulkWrite(operations, { ...options, ordered: false });
  }

  async function getMany(ids: readonly string[]): Promise<T[]> {
    if (ids.length === 0) return [];
    const wanted = own({ _id: { $in: [...new Set(ids)].map(keyOf) } });
    return (await collection.find(wanted, { ...options, ...WHOLE }).toArray()).map(fromDocument);
  }

  /** Sets some fields, stored ones, of many that were read in the same transaction. */
  async function amendMany(changes: readonly { _id: string; fields: Document }[]): Promise<void> {
    if (!session) throw new Error('many are only written within the transaction that read them');
    if (changes.length === 0) return;
    const operations = changes.map(({ _id, fields }) => ({
      updateOne: { filter: own({ _id }), update: { $set: fields } },
    }));
    await collection.bulkWrite(operations, { ...options, ordered: false });
  }

  return {
    async get(id: string): Promise<T | null> {
      if (!kind.recent || session) return read(id);
      const key = recentKey(keyOf(id));
      const known = context.recent.get(key);
      return known === undefined ? context.recent.read(key, () => read(id)) : (known as T);
    },
    getMany,
    async first(filter: StoredFilter, sort?: Sort): Promise<T | null> {
      const document = await collection.findOne(own(filter), { ...options, ...(sort ? { sort } : {}) });
      return document && fromDocument(document);
    },
    async find(filter: StoredFilter, { sort, limit, skip }: FindOptions = {}): Promise<T[]> {
      let cursor = collection.find(own(filter), { ...options, ...WHOLE });
      if (sort) cursor = cursor.sort(sort);
      if (skip) cursor = cursor.skip(skip);
      if (limit) cursor = cursor.limit(limit);
      return (await cursor.toArray()).map(fromDocument);
    },
    /** Some fields of what matches, as they are stored: for searches that look at many and take few. */
    async pick(filter: StoredFilter, fields: Document, limit: number): Promise<Document[]> {
      return collection
        .find(own(filter), { ...options, projection: fields, limit, batchSize: AT_ONCE })
        .toArray();
    },
    /** The keys of what has some of them, as they are stored, with its `_id`. */
    async keysOf(filter: StoredFilter, limit: number): Promise<Document[]> {
      if (!keys) throw new Error(`${kind.collection} has no keys of its own`);
      return keys.collection.find(own(filter), { ...options, limit, batchSize: AT_ONCE }).toArray();
    },
    /** What has some of these keys. */
    async findByKeys(filter: StoredFilter, limit: number): Promise<T[]> {
      return getMany((await this.keysOf(filter, limit)).map(({ _id }) => _id));
    },
    /** All there are, in the order of their ids, from after one on. */
    async page(after: string | null, limit: number): Promise<T[]> {
      const filter = own(after === null ? {} : { _id: { $gt: keyOf(after) } });
      return (await collection.find(filter, options).sort({ _id: 1 }).limit(limit).toArray()).map(
        fromDocument,
      );
    },
    /** Counts what matches, but never examines more than `limit`. */
    async count(filter: StoredFilter, limit?: number): Promise<number> {
      return collection.countDocuments(own(filter), { ...options, ...(limit ? { limit } : {}) });
    },
    async insert(value: T): Promise<T> {
      await collection.insertOne(toDocument(value), options);
      await insertKeys([value]);
      written(keyOf(value.id));
      return value;
    },
    async insertMany(values: readonly T[]): Promise<void> {
      if (values.length === 0) return;
      const documents = values.map(toDocument);
      const [only] = documents;
      // The driver's way for many takes twice as long for one.
      if (documents.length === 1 && only) await collection.insertOne(only, options);
      else await collection.insertMany(documents, options);
      await insertKeys(values);
    },
    /**
     * Writes a changed value over the version it was made from.
     * @throws ConflictError when somebody else changed it meanwhile
     */
    async replace<V extends T & { version: number }>(value: V): Promise<V> {
      const next = { ...value, version: value.version + 1 };
      const { _id, ...fields } = toDocument(next);
      const result = await collection.updateOne(
        own({ _id, version: value.version }),
        { $set: fields },
        options,
      );
      if (result.matchedCount === 0)
        throw new ConflictError(`${kind.collection} ${value.id} was changed meanwhile`);
      await rewriteKeys([next]);
      written(_id);
      return next;
    },
    /** Sets some fields of the first match, stored ones; returns whether there was one. */
    async amend(filter: StoredFilter, fields: Document): Promise<boolean> {
      const { matchedCount } = await collection.updateOne(own(filter), { $set: fields }, options);
      return matchedCount > 0;
    },
    amendMany,
    /** Writes a value that was read in the same transaction, which is its guard: for what is no edit by a person. */
    async rewrite(value: T): Promise<T> {
      if (!session) throw new Error('rewrite is only safe within the transaction that read the value');
      const { _id, ...fields } = toDocument(value);
      await collection.updateOne(own({ _id }), { $set: fields }, options);
      await rewriteKeys([value]);
      written(_id);
      return value;
    },
    /** Like `rewrite`, for many values at once. */
    async rewriteMany(values: readonly T[]): Promise<void> {
      await amendMany(
        values.map((value) => {
          const { _id, ...fields } = toDocument(value);
          return { _id, fields };
        }),
      );
      if (values.length > 0) await rewriteKeys(values);
    },
    /** Inserts or overwrites, for what has no version: the last word wins. */
    async put(value: T): Promise<T> {
      const { _id, ...fields } = toDocument(value);
      await collection.updateOne(own({ _id }), { $set: fields }, { ...options, upsert: true });
      written(_id);
      return value;
    },
    /** One atomic step: changes the first match and returns it as it is afterwards, or null where nothing matched. */
    async change(
      filter: StoredFilter,
      update: Document,
      { sort, upsert = false }: { sort?: Sort; upsert?: boolean } = {},
    ): Promise<T | null> {
      const document = await collection.findOneAndUpdate(own(filter), update, {
        ...options,
        ...(sort ? { sort } : {}),
        upsert,
        returnDocument: 'after',
      });
      if (document) written(document._id);
      return document && fromDocument(document);
    },
    toDocument,
  };
}
