import { checkBackup, restore } from '../../exchange/backup/restore.ts';
import { backupPreview, backupRestored } from '../../views/import-backup.ts';
import { peopleOf } from './people.ts';
import { type ImportDeps, show } from './show.ts';
import { end, progressOf, type Tools, teamOf, type Work, type Workers } from './tools.ts';

/** A backup of Rapport's own. */
export const backupWorkers: Workers = { read, run };

const STRANGERS_KEPT = 20;

async function read(deps: ImportDeps, work: Work, { source, slack, telling }: Tools): Promise<void> {
  const { store, session, control } = work;
  const { members } = await peopleOf(slack.client, teamOf(store), deps.clock.now());
  const { counts, documents, unknownMembers, occupied } = await checkBackup(source, store, members);
  await telling.stop();
  if (control.cancel.signal.aborted) return end(deps, work, null);
  const backup = {
    counts,
    documents,
    occupied,
    strangers: unknownMembers.slice(0, STRANGERS_KEPT).map(({ name, handle }) => name || handle),
  };
  const seen = { ...NO_TABLE, backup };
  const ready = await store.importSessions.settle(session, 'ready', { preview: seen });
  if (ready) await show(deps, store, ready, backupPreview(ready, backup));
}

/** A backup has no columns. */
const NO_TABLE = {
  table: 'backup',
  origin: 'rapport',
  columns: [],
  heading: 'none' as const,
  top: [],
  missing: [],
  samples: [],
  ambiguous: [],
  counts: null,
  refused: [],
};

async function run(deps: ImportDeps, work: Work, tools: Tools): Promise<void> {
  const { store, session, control } = work;
  const { source, slack, telling } = tools;
  const people = await peopleOf(slack.client, teamOf(store), deps.clock.now());
  const checked = await checkBackup(source, store, people.members);
  // What members set for themselves is put in place where they are known.
  await people.meet(deps.directory, store, teamOf(store));
  const { counts, cancelled } = await restore(source, store, people.members, checked, {
    by: session.by,
    onProgress: progressOf(work, tools),
    signal: control.cancel.signal,
  });
  await telling.stop();
  if (cancelled) return end(deps, work, counts);
  const done = await store.importSessions.settle(session, 'done', { counts });
  if (done) await show(deps, store, done, backupRestored(done, checked.counts));
}
