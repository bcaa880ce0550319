import { createHash } from 'node:crypto';
import { type ClientSession, type Db, type MongoClient, ObjectId } from 'mongodb';
import type { Clock } from '../clock.ts';
import type { WorkspaceId } from '../domain/id.ts';
import { Recent } from './recent.ts';

/** What a repository needs: the database, the one workspace it is for, and the transaction it is part of, if any. */
export type Context = {
  client: MongoClient;
  db: Db;
  clock: Clock;
  workspace: WorkspaceId;
  session: ClientSession | undefined;
  /** What was read a moment ago of the kinds that every act asks for. */
  recent: Recent;
  /** What the transaction wrote of these kinds: others see what was before until it ends. */
  written: Set<string>;
};

/** What the repositories of one workspace need, outside of any transaction. */
export const contextOf = (
  { client, db, clock }: Pick<Context, 'client' | 'db' | 'clock'>,
  workspace: WorkspaceId,
  recent = new Recent(clock),
): Context => ({ client, db, clock, workspace, session: undefined, recent, written: new Set() });

/** A new identity: grows with time, so that indexes stay compact. */
export const newId = (): string => new ObjectId().toHexString();

/** The identity of what a request makes: the same one delivered twice makes the same, and is refused as a double. */
export const idOf = (workspace: WorkspaceId, key: string): string =>
  createHash('sha256').update(`${workspace}/${key}`).digest('hex').slice(0, 24);

/**
 * Runs `work` in one transaction: all of it becomes visible, or none. Within a transaction it joins that one.
 * The driver repeats it when the engine reports a passing conflict, so `work` must have no effects outside the store.
 */
export async function inTransaction<T>(context: Context, work: (context: Context) => Promise<T>): Promise<T> {
  if (context.session) return work(context);
  const written = new Set<string>();
  const result = await context.client.withSession((session) =>
    session.withTransaction(() => work({ ...context, session, written }), {
      readConcern: { level: 'snapshot' },
      writeConcern: { w: 'majority' },
    }),
  );
  for (const key of written) context.recent.forget(key);
  return result;
}
