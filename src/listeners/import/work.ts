import { NO_COUNTS } from '../../domain/import-run.ts';
import type { ImportSession } from '../../domain/import-session.ts';
import { UserError } from '../../errors.ts';
import type { Refusal } from '../../exchange/draft.ts';
import { type ImportOptions, importFile } from '../../exchange/import-file.ts';
import { preview } from '../../exchange/preview.ts';
import { fileSource, type Source } from '../../exchange/source.ts';
import { refusedCsv } from '../../exchange/write-refused.ts';
import { ImportBusyError } from '../../store/imports.ts';
import type { WorkspaceStore } from '../../store/store.ts';
import {
  importCancelled,
  importDone,
  importFailed,
  importPreview,
  importReading,
  importRunning,
  type Progress,
  refusedRows,
} from '../../views/import.ts';
import { explain } from '../explain.ts';
import { fetchFile, sendFiles } from '../slack-files.ts';
import { choicesOf, keptPreview } from './choices.ts';
import { type People, peopleOf } from './people.ts';
import { type ImportDeps, type Slack, show } from './show.ts';

/** One import, with a process at it. */
export type Work = {
  store: WorkspaceStore;
  session: ImportSession;
  /** `cancel`: somebody wants it ended. `leave`: this process goes, and another is to take it up. */
  control: { cancel: AbortController; leave: AbortController };
};

/** This process goes; the work is left where it is. */
class LeavingError extends Error {
  override readonly name = 'LeavingError';
}

/** The most refused rows that come back as a file. */
const MOST_REFUSED = 100_000;

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

/** The team of the installation; an org-wide one has people of many. */
const teamOf = ({ workspace }: WorkspaceStore): string | undefined =>
  workspace.startsWith('E') ? undefined : workspace;

type Tools = { source: Source; slack: Slack; telling: Telling };

async function optionsFor(
  { clock, log }: ImportDeps,
  { store, session, control }: Work,
  { slack, telling }: Tools,
): Promise<{ options: ImportOptions; people: People }> {
  const now = clock.now();
  const people = await peopleOf(slack.client, teamOf(store), now);
  const settings = await store.settings.get();
  log.debug({ session: session.id, state: session.state }, 'working at an import');
  return {
    people,
    options: {
      store,
      by: session.by,
      members: people.members,
      zone: await store.members.zoneOf(session.by, settings),
      now,
      ...choicesOf(session.choices),
      signal: control.cancel.signal,
      onProgress(progress) {
        if (control.leave.signal.aborted) throw new LeavingError();
        telling.now(progress);
      },
    },
  };
}

async function read(deps: ImportDeps, work: Work, tools: Tools): Promise<void> {
  const { store, session, control } = work;
  const { options } = await optionsFor(deps, work, tools);
  const seen = keptPreview(await preview(tools.source, options));
  await tools.telling.stop();
  if (control.cancel.signal.aborted) return end(deps, work, null);
  const ready = await store.importSessions.settle(session, 'ready', { preview: seen });
  if (ready) await show(deps, store, ready, importPreview(ready, seen));
}

async function run(deps: ImportDeps, work: Work, tools: Tools): Promise<void> {
  const { store, session, control } = work;
  const { options, people } = await optionsFor(deps, work, tools);
  let refused: Refusal[] = [];
  const keep = (refusal: Refusal) => {
    if (refused.length < MOST_REFUSED) refused.push(refusal);
  };
  const report = await importFile(tools.source, { ...options, onRefused: keep });
  await people.meet(deps.directory, store, teamOf(store));
  if (report.resumedFrom > 0 && report.counts.refused > 0 && !report.cancelled) {
    // What an earlier process refused is not known here: what is still refused now is.
    refused = [];
    await importFile(tools.source, { ...options, dryRun: true, onRefused: keep });
  }
  await tools.telling.stop();
  if (report.cancelled && control.cancel.signal.aborted) return end(deps, work, report.counts);
  const done = await store.importSessions.settle(session, 'done', { counts: report.counts });
  if (!done) return;
  await show(deps, store, done, importDone(done, report.counts));
  if (refused.length === 0 || done.message === null) return;
  const headers = report.analysis.understanding.columns.map(({ header }) => header);
  const name = `refused ${session.file.name.replace(/\.[^.]*$/, '')}.csv`;
  const content = refusedCsv(headers, refused);
  const comment = refusedRows(done, report.counts.refused);
  await sendFiles(tools.slack.client, done.message.channel, [{ name, content }], comment);
}

/** Somebody ended it. */
async function end(
  deps: ImportDeps,
  { store, session }: Work,
  counts: ImportSession['counts'],
): Promise<void> {
  const ended = await store.importSessions.settle(session, 'cancelled', { counts });
  if (ended) await show(deps, store, ended, importCancelled(ended, counts));
}

async function fail(deps: ImportDeps, { store, session }: Work, error: unknown): Promise<void> {
  const known = error instanceof ImportBusyError ? new UserError(BUSY) : error;
  const explanation = explain(known, deps.log, { import: session.id, workspace: store.workspace });
  const failed = await store.importSessions.settle(session, 'failed');
  if (failed && explanation) await show(deps, store, failed, importFailed(failed, explanation.text));
}

const BUSY = 'The same file is being imported just now, by another process. Please try again in a minute.';

type Telling = { now(progress: Progress): void; stop(): Promise<void> };

/** Keeps the lease, hears whether it is to end, and shows how far it is, every now and then. */
function tellProgress(deps: ImportDeps, { store, session, control }: Work): Telling {
  let latest: Progress & { counts?: ImportSession['counts'] } = {
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
