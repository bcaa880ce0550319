import type { PoolClient } from 'pg';

/** MongoDB drops a cursor that is idle for ten minutes; so does the gateway. */
const IDLE_MILLISECONDS = 600_000;

/** A cursor between two pages: where the engine goes on, and the connection or the transaction it is bound to. */
export type Cursor = {
  database: string;
  continuation: Buffer;
  /** Set when the engine keeps the cursor's state in the connection itself. */
  connection: PoolClient | undefined;
  /** The session whose transaction the cursor was opened in. */
  transaction: string | undefined;
};

export type Cursors = ReturnType<typeof openCursors>;

/** The open cursors of a gateway, by MongoDB's cursor id in decimal. */
export function openCursors() {
  const open = new Map<string, { cursor: Cursor; timer: NodeJS.Timeout }>();

  function drop(id: string): boolean {
    const entry = open.get(id);
    if (entry === undefined) return false;
    clearTimeout(entry.timer);
    open.delete(id);
    entry.cursor.connection?.release();
    return true;
  }

  return {
    get: (id: string): Cursor | undefined => open.get(id)?.cursor,
    /** Keeps a cursor for its next page, for ten more minutes. */
    keep(id: string, cursor: Cursor): void {
      clearTimeout(open.get(id)?.timer);
      open.set(id, { cursor, timer: setTimeout(() => drop(id), IDLE_MILLISECONDS).unref() });
    },
    /** Forgets a cursor and gives its connection back; false when there was none. */
    drop,
    dropOfTransaction(session: string): void {
      for (const [id, { cursor }] of open) if (cursor.transaction === session) drop(id);
    },
    dropAll(): void {
      for (const id of [...open.keys()]) drop(id);
    },
  };
}
