import { Binary, type Document } from 'bson';
import type { PoolClient } from 'pg';
import type { Cursors } from './cursors.ts';
import { CODE, CommandError, isFromEngine, TRANSIENT, toCommandError, UNKNOWN_RESULT } from './errors.ts';

/** MongoDB fails a write conflict at once; waiting a little for the lock lets short transactions pass each other. */
const LOCK_WAIT_MILLISECONDS = 200;

type Transaction = {
  number: string;
  connection: PoolClient | undefined;
  /** `unknown`: the connection broke while PostgreSQL was committing. */
  outcome: 'open' | 'commit' | 'abort' | 'unknown';
};

/** The key of a command's logical session, or undefined without one. */
export function sessionOf(command: Document): string | undefined {
  const id: unknown = command['lsid']?.id;
  return id instanceof Binary ? id.toString('hex') : undefined;
}

function noSuchTransaction(number: string, labels: readonly string[]): CommandError {
  const message = `Transaction with { txnNumber: ${number} } has been aborted.`;
  return new CommandError(CODE.noSuchTransaction, 'NoSuchTransaction', message, { labels });
}

/**
 * Transactions by session: each holds a PostgreSQL connection in REPEATABLE READ, which is MongoDB's snapshot isolation.
 */
export function openTransactions(connect: () => Promise<PoolClient>, cursors: Cursors) {
  const bySession = new Map<string, Transaction>();

  async function end(session: string, outcome: 'commit' | 'abort'): Promise<void> {
    const transaction = bySession.get(session);
    const connection = transaction?.connection;
    if (transaction === undefined || connection === undefined) return;
    transaction.connection = undefined;
    transaction.outcome = outcome;
    cursors.dropOfTransaction(session);
    try {
      const { command } = await connection.query(outcome === 'commit' ? 'COMMIT' : 'ROLLBACK');
      // PostgreSQL answers COMMIT of a failed transaction with ROLLBACK, and without an error.
      if (outcome === 'commit' && command !== 'COMMIT') transaction.outcome = 'abort';
      connection.release();
    } catch (error) {
      transaction.outcome = outcome === 'commit' && !isFromEngine(error) ? 'unknown' : 'abort';
      connection.release(true);
      throw error;
    }
    if (transaction.outcome !== outcome) throw noSuchTransaction(transaction.number, [TRANSIENT]);
  }

  async function begin(session: string, number: string): Promise<PoolClient> {
    await end(session, 'abort');
    const connection = await connect();
    const transaction: Transaction = { number, connection, outcome: 'open' };
    bySession.set(session, transaction);
    try {
      await connection.query(
        `BEGIN ISOLATION LEVEL REPEATABLE READ; SET LOCAL lock_timeout = ${LOCK_WAIT_MILLISECONDS}`,
      );
    } catch (error) {
      transaction.connection = undefined;
      connection.release(true);
      throw error;
    }
    return connection;
  }

  function current(session: string, number: string): PoolClient {
    const transaction = bySession.get(session);
    if (transaction?.number !== number || transaction.connection === undefined) {
      throw noSuchTransaction(number, [TRANSIENT]);
    }
    return transaction.connection;
  }

  return {
    /** The connection of a command's transaction, begun when the command says so. */
    connection: (session: string, command: Document): Promise<PoolClient> | PoolClient =>
      command['startTransaction'] === true
        ? begin(session, String(command['txnNumber']))
        : current(session, String(command['txnNumber'])),
    abort: (session: string): Promise<void> => end(session, 'abort'),
    /** Carries out commitTransaction or abortTransaction. A commit may be sent again: then it only says that it was done. */
    async finish(session: string, command: Document, outcome: 'commit' | 'abort'): Promise<void> {
      const number = String(command['txnNumber']);
      const transaction = bySession.get(session);
      if (outcome === 'commit' && transaction?.number === number && transaction.outcome === 'commit') return;
      // Without a label the driver does not run the transaction again, which might then be done twice.
      if (transaction?.number === number && transaction.outcome === 'unknown')
        throw noSuchTransaction(number, []);
      current(session, number);
      await end(session, outcome).catch((error: unknown) => {
        const known = toCommandError(error, true);
        if (bySession.get(session)?.outcome !== 'unknown') throw known;
        throw new CommandError(known.code, known.codeName, known.message, { labels: [UNKNOWN_RESULT] });
      });
    },
    /** Forgets a session that the client has ended, aborting what was open. */
    async endSession(session: string): Promise<void> {
      await end(session, 'abort').catch(() => undefined);
      bySession.delete(session);
    },
    async abortAll(): Promise<void> {
      for (const session of bySession.keys()) await end(session, 'abort').catch(() => undefined);
    },
  };
}
