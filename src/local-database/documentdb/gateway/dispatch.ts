import { setTimeout as sleep } from 'node:timers/promises';
import type { Document } from 'bson';
import type { Pool, PoolClient } from 'pg';
import type { Clock } from '../../../clock.ts';
import { cursorsKilled, handlerOf } from './commands.ts';
import { openCursors } from './cursors.ts';
import { CODE, CommandError, isFromEngine, toCommandError } from './errors.ts';
import { openIndexes } from './indexes.ts';
import { localCommands } from './local-commands.ts';
import { runStatement } from './statements.ts';
import { openTransactions, sessionOf } from './transactions.ts';
import type { Request } from './wire.ts';

/** How often a command outside a transaction is tried again after a conflict, as MongoDB does by itself. */
const CONFLICT_TRIES = 10;

/** How long a command waits for an engine that is being started again. */
const RESTART_MILLISECONDS = 10_000;
const POLL_MILLISECONDS = 50;

type Answer = Document | Buffer;

export type Dispatch = ReturnType<typeof createDispatch>;

/** Carries out commands: `answer` is given a request and returns the answer, or throws a CommandError. */
export function createDispatch({ pool, clock }: { pool: Pool; clock: Clock }) {
  const cursors = openCursors();
  const transactions = openTransactions(connect, cursors);
  const indexes = openIndexes();
  let closed = false;
  const local = localCommands(clock);
  /** The last write of each session, so that a write which the driver sends again is not done twice. */
  const lastWrites = new Map<string, { number: string; answer: Promise<Answer> }>();

  /** Nothing has been done yet when there is no connection, so it is safe to try again for a while. */
  async function connect(): Promise<PoolClient> {
    for (const start = performance.now(); ; ) {
      try {
        return await pool.connect();
      } catch (error) {
        if (closed || isFromEngine(error) || performance.now() - start > RESTART_MILLISECONDS) throw error;
        await sleep(POLL_MILLISECONDS);
      }
    }
  }

  async function answer(request: Request): Promise<Answer> {
    const { command } = request;
    const name = Object.keys(command)[0] ?? '';
    const session = sessionOf(command);
    const here = Object.hasOwn(local, name) ? local[name] : undefined;
    if (here !== undefined) return here(command);
    if (name === 'endSessions') return endSessions(command);
    if (name === 'killCursors') return killCursors(command);
    if (session !== undefined && command['autocommit'] === false) {
      if (name === 'commitTransaction' || name === 'abortTransaction') {
        await transactions.finish(session, command, name === 'commitTransaction' ? 'commit' : 'abort');
        return { ok: 1 };
      }
      return name === 'getMore' ? getMore(request) : inTransaction(name, request, session);
    }
    if (name === 'getMore') return getMore(request);
    if (session === undefined || command['txnNumber'] === undefined) return alone(name, request);
    return once(session, String(command['txnNumber']), () => alone(name, request));
  }

  function once(session: string, number: string, write: () => Promise<Answer>): Promise<Answer> {
    const last = lastWrites.get(session);
    if (last?.number === number) return last.answer;
    const mine = { number, answer: write() };
    lastWrites.set(session, mine);
    // A write that failed as a whole was not done: sent again, it is tried again.
    mine.answer.catch(() => lastWrites.get(session) === mine && lastWrites.delete(session));
    return mine.answer;
  }

  async function alone(name: string, request: Request): Promise<Answer> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await aloneOnce(name, request);
      } catch (error) {
        const known = toCommandError(error, false);
        if (known.code !== CODE.writeConflict || tries === CONFLICT_TRIES) throw known;
        await sleep(tries);
      }
    }
  }

  async function aloneOnce(name: string, request: Request): Promise<Answer> {
    const connection = await connect();
    let pinned = false;
    let broken = false;
    const limit = timeLimit(request.command);
    try {
      if (limit > 0) await connection.query(`SET statement_timeout = ${limit}`);
      return await invoke(name, request, connection, undefined, () => {
        pinned = true;
      });
    } catch (error) {
      broken = !isFromEngine(error);
      throw error;
    } finally {
      if (limit > 0 && !broken) {
        await connection.query('SET statement_timeout = 0').catch(() => {
          broken = true;
        });
      }
      if (!pinned) connection.release(broken);
    }
  }

  async function inTransaction(name: string, request: Request, session: string): Promise<Answer> {
    const connection = await transactions.connection(session, request.command);
    const limit = timeLimit(request.command);
    try {
      if (limit > 0) await connection.query(`SET LOCAL statement_timeout = ${limit}`);
      const done = await invoke(name, request, connection, session, () => undefined);
      if (limit > 0) await connection.query('SET LOCAL statement_timeout = 0');
      // As in MongoDB, a write that failed ends the transaction.
      if (!Buffer.isBuffer(done) && done['writeErrors']?.length > 0) await transactions.abort(session);
      return done;
    } catch (error) {
      await transactions.abort(session).catch(() => undefined);
      throw toCommandError(error, true);
    }
  }

  function invoke(
    name: string,
    { command, raw, sequence }: Request,
    connection: PoolClient,
    transaction: string | undefined,
    pin: () => void,
  ): Promise<Answer> {
    const target: unknown = command[name];
    return handlerOf(name)({
      pool,
      connection,
      cursors,
      indexes,
      database: String(command['$db'] ?? 'admin'),
      collection: typeof target === 'string' ? target : '',
      command,
      raw,
      sequence,
      transaction,
      inTransaction: transaction !== undefined,
      pin,
    });
  }

  async function getMore({ command, raw }: Request): Promise<Answer> {
    const id = String(command['getMore']);
    const cursor = cursors.get(id);
    if (cursor === undefined) {
      throw new CommandError(CODE.cursorNotFound, 'CursorNotFound', `cursor id ${id} not found`);
    }
    try {
      const inside = cursor.transaction;
      const connection =
        cursor.connection ?? (inside === undefined ? pool : await transactions.connection(inside, command));
      const row = await runStatement(connection, 'getMore', [cursor.database, raw, cursor.continuation]);
      if (row.continuation === null) cursors.drop(id);
      else cursors.keep(id, { ...cursor, continuation: row.continuation });
      return row.page;
    } catch (error) {
      cursors.drop(id);
      if (cursor.transaction !== undefined)
        await transactions.abort(cursor.transaction).catch(() => undefined);
      throw toCommandError(error, cursor.transaction !== undefined);
    }
  }

  async function killCursors(command: Document): Promise<Answer> {
    const ids: string[] = command['cursors'].map(String);
    const killed = ids.filter((id) => cursors.drop(id));
    if (killed.length > 0) await runStatement(pool, 'deleteCursors', [killed]);
    return cursorsKilled(
      killed,
      ids.filter((id) => !killed.includes(id)),
    );
  }

  async function endSessions(command: Document): Promise<Answer> {
    for (const lsid of command['endSessions'] as Document[]) {
      const session = sessionOf({ lsid });
      if (session === undefined) continue;
      lastWrites.delete(session);
      await transactions.endSession(session);
    }
    return { ok: 1 };
  }

  return {
    answer: (request: Request): Promise<Answer> =>
      answer(request).catch((error: unknown) => {
        throw toCommandError(error, false);
      }),
    /** Aborts what is open and gives every connection back. */
    async close(): Promise<void> {
      closed = true;
      await transactions.abortAll();
      cursors.dropAll();
    },
  };
}

/** The command's own time limit in milliseconds; 0: none. */
function timeLimit(command: Document): number {
  const limit = Math.ceil(Number(command['maxTimeMS'] ?? 0));
  return Number.isSafeInteger(limit) && limit > 0 ? Math.min(limit, 2_147_483_647) : 0;
}
