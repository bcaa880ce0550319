import { UserError } from '../errors.ts';
import { isBackup } from '../exchange/backup/read.ts';
import { checkBackup, OCCUPIED, restore } from '../exchange/backup/restore.ts';
import { writeBackup } from '../exchange/backup/write.ts';
import { fileSource } from '../exchange/source.ts';
import { type Command, UsageError } from './command.ts';
import { mustBeReadable } from './files.ts';
import { peopleOf } from './people.ts';

/** Writes a whole workspace into a file. */
export const backupCommand: Command = {
  name: 'backup',
  usage: 'backup FILE',
  help: 'Write everything that a workspace knows into a file: one JSON line a document, with a checksum.',
  async run(context) {
    const [path] = context.given.words;
    if (path === undefined) throw new UsageError('Into which file? Give its path.');
    const store = await context.workspace();
    const { counts } = await writeBackup(store, (await peopleOf(store)).entries, path);
    context.out.result(
      { file: path, workspace: store.workspace, counts },
      `Wrote ${path}: ${listed(counts)}.`,
    );
    return 0;
  },
};

/** Brings a backup into an empty workspace. */
export const restoreCommand: Command = {
  newWorkspace: true,
  name: 'restore',
  usage: 'restore FILE --workspace T…',
  help: 'Restore a backup into a workspace without customers. Members are found by e-mail, else by handle.',
  async run(context) {
    const [path] = context.given.words;
    if (path === undefined) throw new UsageError('From which file? Give its path.');
    await mustBeReadable(path);
    if (!(await isBackup(fileSource(path))))
      throw new UsageError(`${path} is no backup. Tables and address books come in by import.`);
    const store = await context.workspace();
    const { directory, admin } = await peopleOf(store);
    const source = fileSource(path);
    const checked = await checkBackup(source, store, directory);
    const { counts, unknownMembers, occupied } = checked;
    if (occupied) throw new UserError(OCCUPIED);
    const dryRun = context.given.flag('dry-run');
    const options = { by: admin, onProgress: context.out.progress, signal: context.signal };
    const done = dryRun ? null : await restore(source, store, directory, checked, options);
    if (done?.cancelled) {
      context.out.result(
        { file: path, workspace: store.workspace, ...done },
        `Stopped after ${done.counts.rows} of ${checked.documents}. Restore the same file again: it goes on from there.`,
      );
      return 1;
    }
    const strangers = unknownMembers.map(({ name, handle }) => name || handle);
    context.out.result(
      { file: path, workspace: store.workspace, counts, unknownMembers, dryRun },
      `${dryRun ? 'Would restore' : 'Restored'} ${listed(counts)}.${strangers.length > 0 ? ` Not in this workspace: ${strangers.join(', ')}.` : ''}`,
    );
    return 0;
  },
};

const listed = (counts: Record<string, number>): string =>
  Object.entries(counts)
    .filter(([kind]) => kind !== 'settings')
    .map(([kind, number]) => `${number} ${kind}`)
    .join(', ');
