import type { MemberId } from '../domain/id.ts';
import { type ImportCounts, ImportRun, NO_COUNTS } from '../domain/import-run.ts';
import { type Context, newId } from './context.ts';
import { type Kind, scoped } from './scoped.ts';

export const IMPORTS: Kind<ImportRun> = { collection: 'imports', schema: ImportRun, version: 1 };

/** How long a process may be silent before another takes its import over. */
const LEASE_MS = 60_000;

/** Another process is at this file. */
export class ImportBusyError extends Error {
  override readonly name = 'ImportBusyError';
}

/** The imports of one workspace. */
export function importsIn(context: Context) {
  const all = scoped(context, IMPORTS);
  const lease = () => new Date(context.clock.now().getTime() + LEASE_MS);
  return {
    get: all.get,
    /** All there were, in the order of their ids, and many of them at once: for backups. */
    page: all.page,
    insertMany: all.insertMany,

    /** The import of a file that was begun and neither finished nor given up. */
    unfinished: (file: string): Promise<ImportRun | null> => all.first({ file, state: 'running' }),

    /**
     * Begins the import of a file, or takes over one that was not finished.
     * @param file fingerprint of the content and of how it is understood
     * @throws ImportBusyError when another process is at it
     */
    async begin(file: string, name: string, by: MemberId): Promise<ImportRun> {
      const holder = newId();
      const unfinished = await this.unfinished(file);
      if (unfinished) {
        const taken = await all.change(
          { _id: unfinished.id, state: 'running', leaseUntil: { $lte: context.clock.now() } },
          { $set: { holder, leaseUntil: lease() } },
        );
        if (!taken) throw new ImportBusyError(name);
        return taken;
      }
      return all.insert({
        id: newId(),
        file,
        name: name.slice(0, 300),
        by,
        state: 'running',
        position: 0,
        counts: NO_COUNTS,
        startedAt: context.clock.now(),
        finishedAt: null,
        holder,
        leaseUntil: lease(),
      });
    },

    /**
     * Records how far an import came; within the transaction that writes what the rows brought.
     * @throws ImportBusyError when another process took it over
     */
    async advance(run: ImportRun, position: number, counts: ImportCounts): Promise<ImportRun> {
      const next = await all.change(
        { _id: run.id, holder: run.holder, state: 'running' },
        { $set: { position, counts, leaseUntil: lease() } },
      );
      if (!next) throw new ImportBusyError(run.name);
      return next;
    },

    /** Ends an import; a cancelled one keeps what it brought so far. A failed one gives its lease back. */
    finish: (run: ImportRun, state: 'done' | 'cancelled'): Promise<ImportRun | null> =>
      all.change({ _id: run.id, holder: run.holder }, { $set: { state, finishedAt: context.clock.now() } }),

    release: (run: ImportRun): Promise<ImportRun | null> =>
      all.change({ _id: run.id, holder: run.holder }, { $set: { leaseUntil: context.clock.now() } }),

    /** The newest imports. */
    recent: (limit: number): Promise<ImportRun[]> => all.find({}, { sort: { startedAt: -1 }, limit }),
  };
}
