import type { Id, MemberId } from '../domain/id.ts';
import { ImportSession } from '../domain/import-session.ts';
import { type Context, inTransaction, newId } from './context.ts';
import { receiptsIn } from './receipts.ts';
import { type Kind, scoped } from './scoped.ts';

export const SESSIONS: Kind<ImportSession> = {
  collection: 'import-sessions',
  schema: ImportSession,
  version: 1,
};

/** How long a process may be silent before another takes its work over. */
const LEASE_MS = 60_000;

type State = ImportSession['state'];
type Progress = Partial<Pick<ImportSession, 'counts' | 'preview' | 'message'>>;

/** The files that were given to be imported, in one workspace. They expire after 30 days, by an index. */
export function importSessionsIn(context: Context) {
  const all = scoped(context, SESSIONS);
  const lease = () => new Date(context.clock.now().getTime() + LEASE_MS);
  return {
    get: all.get,

    /**
     * A file arrived.
     * @param key names its arrival, so that the same one delivered twice is taken once
     * @throws RepeatedError
     */
    begin: (file: ImportSession['file'], by: MemberId, key: string): Promise<ImportSession> =>
      inTransaction(context, async (within) => {
        await receiptsIn(within).take(key);
        const fields = { id: newId(), by, file, state: 'reading', createdAt: context.clock.now() };
        return scoped(within, SESSIONS).insert(ImportSession.parse(fields));
      }),

    setMessage: (id: Id, message: NonNullable<ImportSession['message']>): Promise<ImportSession | null> =>
      all.change({ _id: id }, { $set: { message } }),

    /**
     * Takes a session for this process alone, to read or to import it.
     * @param from the states that it may be in
     * @returns null where it is in another state by now, or somebody else is at it
     */
    take: (
      id: Id,
      to: 'reading' | 'running',
      from: readonly State[],
      changes: Partial<Pick<ImportSession, 'choices'>> = {},
    ): Promise<ImportSession | null> =>
      all.change(
        { _id: id, state: { $in: [...from] }, leaseUntil: { $not: { $gt: context.clock.now() } } },
        { $set: { ...changes, state: to, stop: false, holder: newId(), leaseUntil: lease() } },
      ),

    /** Says that this process is still at it; null where another took it over. The answer tells whether to stop. */
    beat: ({ id, holder }: ImportSession, progress: Progress = {}): Promise<ImportSession | null> =>
      all.change({ _id: id, holder }, { $set: { ...progress, leaseUntil: lease() } }),

    /** Ends the work at it. */
    settle: (
      { id, holder }: ImportSession,
      state: Exclude<State, 'reading' | 'running'>,
      progress: Progress = {},
    ): Promise<ImportSession | null> =>
      all.change({ _id: id, holder }, { $set: { ...progress, state, holder: null, leaseUntil: null } }),

    /** Gives it back unfinished: it is taken up again by whoever looks next. */
    release: ({ id, holder }: ImportSession): Promise<ImportSession | null> =>
      all.change({ _id: id, holder }, { $set: { holder: null, leaseUntil: null } }),

    /** Asks for its end: at once where nobody works at it, else whoever does hears of it. */
    async askToStop(id: Id): Promise<ImportSession | null> {
      const waiting = await all.change({ _id: id, state: 'ready' }, { $set: { state: 'cancelled' } });
      return (
        waiting ??
        (await all.change({ _id: id, state: { $in: ['reading', 'running'] } }, { $set: { stop: true } }))
      );
    },

    /** What was being worked at by a process that is silent since. */
    abandoned: (limit: number): Promise<ImportSession[]> =>
      all.find(
        {
          state: { $in: ['reading', 'running'] },
          createdAt: { $lt: new Date(context.clock.now().getTime() - LEASE_MS) },
          leaseUntil: { $not: { $gt: context.clock.now() } },
        },
        { limit },
      ),
  };
}
