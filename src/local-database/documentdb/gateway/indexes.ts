import { setTimeout as sleep } from 'node:timers/promises';
import { type Document, deserialize } from 'bson';
import type { PoolClient } from 'pg';
import { CODE, CommandError, codeOfState, unpackState } from './errors.ts';
import { runStatement } from './statements.ts';

const POLL_MILLISECONDS = 25;
/** An index of the largest collection that a local engine is meant for is built well within this. */
const BUILD_POLLS = 24_000;
/** The length of an empty BSON document: nothing was queued. */
const EMPTY_DOCUMENT_BYTES = 5;

export type Indexes = ReturnType<typeof openIndexes>;

/**
 * createIndexes and dropIndexes. On a collection that exists the engine queues the build for a job that runs every
 * two seconds; the gateway runs that queue itself, one build at a time, and answers when the index is there.
 */
export function openIndexes() {
  let queue: Promise<void> = Promise.resolve();

  async function build(connection: PoolClient, requests: Buffer): Promise<void> {
    for (let poll = 0; poll < BUILD_POLLS; poll += 1) {
      await connection.query('CALL documentdb_api_internal.build_index_concurrently(1)');
      const status = await runStatement(connection, 'indexStatus', [requests]);
      if (status.success === false) throw failure(status.page);
      if (status.complete) return;
      await sleep(POLL_MILLISECONDS);
    }
    throw new CommandError(CODE.maxTimeExpired, 'MaxTimeMSExpired', 'The index was not built in time');
  }

  return {
    async create(connection: PoolClient, database: string, raw: Buffer): Promise<Document> {
      const { page, requests, success } = await runStatement(connection, 'createIndexes', [database, raw]);
      if (success === false) throw failure(page);
      if (requests !== null && requests.length > EMPTY_DOCUMENT_BYTES) {
        const job = queue.then(() => build(connection, requests));
        queue = job.catch(() => undefined);
        await job;
      }
      const answer = deserialize(page);
      return { ...firstOfRaw(answer), ok: 1 };
    },

    async drop(connection: PoolClient, database: string, raw: Buffer): Promise<Document> {
      const { rows } = await connection.query<Record<string, string>>(
        'CALL documentdb_api.drop_indexes($1,$2)',
        [database, raw],
      );
      const hex = String(Object.values(rows[0] ?? {})[0]).replace(/^BSONHEX|^\\x/, '');
      const answer = deserialize(Buffer.from(hex, 'hex'));
      if (!answer['ok']) throw failureOf(answer);
      return { ...answer, ok: 1 };
    },
  };
}

/** The engine answers a sharded cluster's shape, `{ raw: { shard: … } }`; a client expects the inner document. */
function firstOfRaw(answer: Document): Document {
  const shards: Document[] = Object.values(answer['raw'] ?? {});
  return shards[0] ?? answer;
}

function failure(page: Buffer): CommandError {
  const answer = deserialize(page);
  const shards: Document[] = Object.values(answer['raw'] ?? {});
  return failureOf(shards.find((shard) => shard['code']) ?? answer);
}

function failureOf(answer: Document): CommandError {
  const [code, name] = codeOfState(unpackState(Number(answer['code'] ?? 0)), false);
  const message = String(answer['errmsg']);
  return new CommandError(
    code,
    name,
    code === CODE.duplicateKey ? `E11000 duplicate key error: ${message}` : message,
  );
}
