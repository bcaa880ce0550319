import { type ImportCounts, NO_COUNTS } from '../../domain/import-run.ts';
import { importReading, importRunning, type Progress } from '../../views/import.ts';
import { type ImportDeps, show } from './show.ts';
import type { Work } from './tools.ts';

export type Telling = { now(progress: Progress): void; stop(): Promise<void> };

/** Keeps the lease, hears whether it is to end, and shows how far it is, every now and then. */
export function tellProgress(deps: ImportDeps, { store, session, control }: Work): Telling {
  let latest: Progress & { counts?: ImportCounts } = {
    done: 0,
    total: 0,
    perSecond: 0,
    secondsLeft: null,
  };
  let told = latest;
  let telling: Promise<void> = Promise.resolve();
  const tell = async () => {
    const counts = latest.counts ?? NO_COUNTS;
    const beaten = await store.importSessions.beat(session, session.state === 'running' ? { counts } : {});
    if (beaten?.stop) control.cancel.abort();
    if (beaten === null || latest === told || control.cancel.signal.aborted) return;
    told = latest;
    const shown = session.state === 'running' ? importRunning : importReading;
    await show(deps, store, session, shown(session, latest));
  };
  const timer = setInterval(() => {
    telling = telling.then(tell).catch((error: unknown) => {
      deps.log.warn({ error, session: session.id }, 'the progress of an import could not be told');
    });
  }, deps.tellEveryMs);
  return {
    now(progress) {
      latest = progress;
    },
    async stop() {
      clearInterval(timer);
      await telling;
    },
  };
}
