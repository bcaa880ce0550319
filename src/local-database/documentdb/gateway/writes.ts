import { type Document, deserialize } from 'bson';
import type { Pool, PoolClient } from 'pg';
import { describeDuplicate, duplicateKeyError, writtenBy } from './duplicate-keys.ts';
import { CODE, CommandError, codeOfState, TRANSIENT, toCommandError, unpackState } from './errors.ts';
import { type Row, runStatement } from './statements.ts';
import { documentAt } from './wire.ts';

/** A write as it came in, and where it is carried out. */
export type Write = {
  pool: Pool;
  connection: PoolClient;
  database: string;
  collection: string;
  command: Document;
  raw: Buffer;
  sequence: Buffer | undefined;
  inTransaction: boolean;
};

const OPERATIONS = { insert: 'documents', update: 'updates', delete: 'deletes' } as const;
type Kind = keyof typeof OPERATIONS;

/** Carries out insert, update or delete; the engine's error codes inside the answer become MongoDB's. */
export async function runWrite(kind: Kind, write: Write): Promise<Document | Buffer> {
  const answer = await attempt(kind, write);
  // Two upserts of one key at once: the second then finds the first one's document. MongoDB tries again by itself too.
  return isLostUpsert(kind, write, answer) ? await attempt(kind, write) : answer;
}

/** Carries out findAndModify; like `runWrite`, a lost race between two upserts is tried once more. */
export async function runFindAndModify(write: Write): Promise<Document | Buffer> {
  const { command, database, pool, raw, connection, inTransaction } = write;
  const again = command['upsert'] === true && !inTransaction;
  for (let last = !again; ; last = true) {
    try {
      const row = await runStatement(connection, 'findAndModify', [database, raw]);
      return await answerOf(row, write, () => undefined);
    } catch (error) {
      const known = toCommandError(error, inTransaction);
      if (known.code !== CODE.duplicateKey) throw error;
      if (last)
        throw await duplicateKeyError(
          pool,
          write,
          known.message,
          writtenBy(command['query'], command['update']),
        );
    }
  }
}

async function attempt(kind: Kind, write: Write): Promise<Document | Buffer> {
  const { connection, database, raw, sequence } = write;
  const row = await runStatement(connection, kind, [database, raw, sequence ?? null]);
  return answerOf(row, write, (index) => {
    const operation = operationAt(kind, write, index);
    return kind === 'insert' ? operation : writtenBy(operation?.['q'], operation?.['u']);
  });
}

async function answerOf(
  row: Row,
  write: Write,
  writtenAt: (index: number) => Document | undefined,
): Promise<Document | Buffer> {
  if (row.success !== false) return row.page;
  const answer = deserialize(row.page);
  const errors: Document[] = answer['writeErrors'] ?? [];
  for (const error of errors) {
    const message = String(error['errmsg']);
    const [code, name] = codeOfState(unpackState(Number(error['code'])), write.inTransaction);
    if (code === CODE.writeConflict) {
      throw new CommandError(code, name, message, { labels: write.inTransaction ? [TRANSIENT] : [] });
    }
    error['code'] = code;
    if (code === CODE.duplicateKey) {
      Object.assign(
        error,
        await describeDuplicate(write.pool, write, message, writtenAt(Number(error['index']))),
      );
    }
  }
  return answer;
}

function operationAt(kind: Kind, { command, sequence }: Write, index: number): Document | undefined {
  return sequence === undefined ? command[OPERATIONS[kind]]?.[index] : documentAt(sequence, index);
}

function isLostUpsert(kind: Kind, write: Write, answer: Document | Buffer): boolean {
  if (kind !== 'update' || write.inTransaction || Buffer.isBuffer(answer)) return false;
  const { command, sequence } = write;
  const single =
    sequence === undefined ? command['updates']?.length === 1 : sequence.readInt32LE(0) === sequence.length;
  return (
    single &&
    answer['writeErrors']?.[0]?.code === CODE.duplicateKey &&
    operationAt(kind, write, 0)?.['upsert'] === true
  );
}
