import type { ImportPreview, ImportSession } from '../domain/import-session.ts';
import { actions, context, section } from './blocks.ts';
import { cancelImport, fileName, startImport } from './import.ts';
import { number } from './import-words.ts';
import { inline, type Message } from './text.ts';

type Backup = NonNullable<ImportPreview['backup']>;

const KINDS: readonly (readonly [kind: string, one: string, many: string])[] = [
  ['customers', 'customer', 'customers'],
  ['contacts', 'contact', 'contacts'],
  ['interactions', 'entry in the history', 'entries in the history'],
  ['commitments', 'commitment', 'commitments'],
  ['purchases', 'purchase', 'purchases'],
  ['merges', 'merge that can be undone', 'merges that can be undone'],
  ['audit', 'change on record', 'changes on record'],
];

/** "60 customers · 90 contacts · …" */
function listed(counts: Backup['counts']): string {
  const there = KINDS.flatMap(([kind, one, many]) => {
    const count = counts[kind] ?? 0;
    return count === 0 ? [] : [`${number(count)} ${count === 1 ? one : many}`];
  });
  return there.length === 0 ? 'nothing but settings' : there.join(' · ');
}

/** What a backup holds, and whether it can be restored here. */
export function backupPreview(session: ImportSession, { counts, occupied, strangers }: Backup): Message {
  const text = `:package: ${fileName(session)} is a backup of Rapport: ${listed(counts)}.`;
  const who = strangers.map((name) => inline(name, 60)).join(', ');
  return {
    text,
    blocks: [
      section(text),
      section(
        occupied
          ? ':warning: This workspace has customers already, so nothing of it can be restored here: a backup goes into an empty workspace, so that nothing is mixed up.\nTo bring customers in beside those that are here, give me the CSV files of `/crm export` instead.'
          : 'All of it is new here. The settings of this workspace become those of the backup.',
      ),
      ...(strangers.length > 0
        ? [context(`Not in this workspace: ${who}. What is theirs keeps their name in the history.`)]
        : []),
      actions(...(occupied ? [] : [startImport(session, 'Import')]), cancelImport(session, 'Forget it')),
    ],
  };
}

/** It is all there. */
export function backupRestored(session: ImportSession, counts: Backup['counts']): Message {
  const text = `:white_check_mark: Restored ${fileName(session)}.`;
  return { text, blocks: [section(text), section(listed(counts))] };
}
