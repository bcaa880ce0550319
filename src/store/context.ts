import { type ClientSession, type Db, type MongoClient, ObjectId } from 'mongodb';
import type { Clock } from '../clock.ts';
import type { WorkspaceId } from '../domain/id.ts';

/** What a repository needs: the database, the one workspace it is for, and the transaction it is part of, if any. */
export type Context = {
  client: MongoClient;
  db: Db;
  clock: Clock;
  workspace: WorkspaceId;
  session: ClientSession | undefined;
};

/** A new identity: grows with time, so that indexes stay compact. */
export const newId = (): string => new ObjectId().toHexString();

/**
 * Runs `work` in one transaction: all of it becomes visible, or none. Within a transaction it joins that one.
 * The driver repeats it when the engine reports a passing conflict, so `work` must have no effects outside the store.
 */
export async function inTransaction<T>(context: Context, work: (context: Context) => Promise<T>): Promise<T> {
  if (context.session) return work(context);
  return context.client.withSession((session) =>
    session.withTransaction(() => work({ ...context, session }), {
      readConcern: { level: 'snapshot' },
      writeConcern: { w: 'majority' },
    }),
  );
}
