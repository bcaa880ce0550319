import { UserError } from '../../errors.ts';
import { isBackup } from '../../exchange/backup/read.ts';
import { fileSource } from '../../exchange/source.ts';
import { ImportBusyError } from '../../store/imports.ts';
import { importFailed } from '../../views/import.ts';
import { explain } from '../explain.ts';
import { fetchFile } from '../slack-files.ts';
import { backupWorkers } from './backup.ts';
import { type ImportDeps, show } from './show.ts';
import { tableWorkers } from './table.ts';
import { tellProgress } from './telling.ts';
import { LeavingError, type Work } from './tools.ts';

/** Does what a session is to: read its file and show what was understood, or bring its rows in. */
export const makeWork =
  (deps: ImportDeps) =>
  async (work: Work): Promise<void> => {
    const { store, session, control } = work;
    const slack = await deps.slackOf(store.workspace);
    if (slack === null) {
      await store.importSessions.settle(session, 'failed');
      return;
    }
    const telling = tellProgress(deps, work);
    try {
      const fetched = await fetchFile(slack.client, slack.token, session.file.id);
      try {
        const source = { ...fileSource(fetched.path), name: session.file.name };
        const { read, run } = (await isBackup(source)) ? backupWorkers : tableWorkers;
        await (session.state === 'reading' ? read : run)(deps, work, { source, slack, telling });
      } finally {
        await fetched.release();
      }
    } catch (error) {
      await telling.stop();
      if (error instanceof LeavingError || control.leave.signal.aborted) {
        await store.importSessions.release(session);
        return;
      }
      await fail(deps, work, error);
    } finally {
      await telling.stop();
    }
  };

async function fail(deps: ImportDeps, { store, session }: Work, error: unknown): Promise<void> {
  const known = error instanceof ImportBusyError ? new UserError(BUSY) : error;
  const explanation = explain(known, deps.log, { import: session.id, workspace: store.workspace });
  const failed = await store.importSessions.settle(session, 'failed');
  if (failed && explanation) await show(deps, store, failed, importFailed(failed, explanation.text));
}

const BUSY = 'The same file is being imported just now, by another process. Please try again in a minute.';
