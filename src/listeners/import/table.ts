import type { Refusal } from '../../exchange/draft.ts';
import { type ImportOptions, importFile } from '../../exchange/import-file.ts';
import { preview } from '../../exchange/preview.ts';
import { refusedCsv } from '../../exchange/write-refused.ts';
import { importDone, importPreview, refusedRows } from '../../views/import.ts';
import { sendFiles } from '../slack-files.ts';
import { choicesOf, keptPreview } from './choices.ts';
import { type People, peopleOf } from './people.ts';
import { type ImportDeps, show } from './show.ts';
import { end, progressOf, type Tools, teamOf, type Work, type Workers } from './tools.ts';

/** The most refused rows that come back as a file. */
const MOST_REFUSED = 100_000;

/** A table or an address book. */
export const tableWorkers: Workers = { read, run };

async function optionsFor(
  { clock, log }: ImportDeps,
  work: Work,
  tools: Tools,
): Promise<{ options: ImportOptions; people: People }> {
  const { store, session, control } = work;
  const now = clock.now();
  const people = await peopleOf(tools.slack.client, teamOf(store), now);
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
      onProgress: progressOf(work, tools),
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
  const name = `refused ${session.file.name.replace(/\.[^.]*$/, '')}.csv`;
  const content = refusedCsv(report.analysis, refused);
  const comment = refusedRows(done, report.counts.refused);
  await sendFiles(tools.slack.client, done.message.channel, [{ name, content }], comment);
}
