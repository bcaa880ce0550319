import type { ImportCounts } from '../../domain/import-run.ts';
import type { ImportSession } from '../../domain/import-session.ts';
import type { Progress } from '../../exchange/progress.ts';
import type { Source } from '../../exchange/source.ts';
import type { WorkspaceStore } from '../../store/store.ts';
import { importCancelled } from '../../views/import.ts';
import { type ImportDeps, type Slack, show } from './show.ts';
import type { Telling } from './telling.ts';

/** One import, with a process at it. */
export type Work = {
  store: WorkspaceStore;
  session: ImportSession;
  /** `cancel`: somebody wants it ended. `leave`: this process goes, and another is to take it up. */
  control: { cancel: AbortController; leave: AbortController };
};

/** What it is worked at with. */
export type Tools = { source: Source; slack: Slack; telling: Telling };

/** How one sort of file is dealt with: read and shown, then brought in. */
export type Workers = {
  read(deps: ImportDeps, work: Work, tools: Tools): Promise<void>;
  run(deps: ImportDeps, work: Work, tools: Tools): Promise<void>;
};

/** This process goes; the work is left where it is. */
export class LeavingError extends Error {
  override readonly name = 'LeavingError';
}

/** Tells how far it is, and ends it where this process goes. */
export const progressOf =
  ({ control }: Work, { telling }: Tools) =>
  (progress: Progress): void => {
    if (control.leave.signal.aborted) throw new LeavingError();
    telling.now(progress);
  };

/** The team of the installation; an org-wide one has people of many. */
export const teamOf = ({ workspace }: WorkspaceStore): string | undefined =>
  workspace.startsWith('E') ? undefined : workspace;

/** Somebody ended it. */
export async function end(
  deps: ImportDeps,
  { store, session }: Work,
  counts: ImportCounts | null,
): Promise<void> {
  const ended = await store.importSessions.settle(session, 'cancelled', { counts });
  if (ended) await show(deps, store, ended, importCancelled(ended, counts));
}
