import type { Button } from '@slack/types';
import type { AuditEntry } from '../domain/audit.ts';
import type { Stays, Undone } from '../domain/undo.ts';
import { actions, button, section } from './blocks.ts';
import { fieldWord } from './file-words.ts';
import { ACTIONS } from './ids.ts';
import { listed, type Message } from './text.ts';
import { customerName, mention } from './words.ts';

/** A button that takes back the change that led to this version: what of it nobody has changed since. */
export const undoButton = (
  type: AuditEntry['entity']['type'],
  { id, version }: { id: string; version: number },
  text = 'Undo',
): Button => button(`${ACTIONS.undo}.${type}`, text, { type, id, version });

/** What a change is called where it is taken back, by its action. */
const WORDS: Record<string, string> = {
  add: 'what was added',
  open: 'what was opened',
  owner: 'the change of owner',
  snooze: 'the snooze',
  done: '"done"; it is open again',
  dropped: '"dropped"; it is open again',
  undo: 'the undo; it is back',
  archive: 'the archiving',
  standing: 'the change of standing',
  referral: 'the referral',
};

/** A change was taken back, perhaps not all of it; taking that back in turn makes up for it. */
export function undone(
  { entity, action }: AuditEntry,
  { fields, stays, version }: Undone,
  customer: { id: string; name: string } | null,
): Message {
  const what = WORDS[action] ?? `the change${stays.length > 0 ? ` of ${listed(fields.map(fieldWord))}` : ''}`;
  const lines = [
    `:leftwards_arrow_with_hook: Taken back: ${what}${customer ? ` for ${customerName(customer)}` : ''}.`,
    ...stays.map(staysText),
  ];
  return {
    text: lines.join(' '),
    blocks: [
      section(lines.join('\n')),
      actions(
        undoButton(entity.type, { id: entity.id, version }, action === 'undo' ? 'Undo' : 'Put it back'),
        ...(customer
          ? [button(ACTIONS.openCustomer, `Open ${customer.name}`, { customer: customer.id })]
          : []),
      ),
    ],
  };
}

/** Why a change could not be taken back at all. */
export const notUndone = (stays: readonly Stays[]): string =>
  stays.length === 0
    ? 'That was taken back already.'
    : [...stays.map(staysText), 'So I left it; *Edit* can change it now.'].join('\n');

function staysText({ field, because }: Stays): string {
  const word = `*${fieldWord(field)}*`;
  if (because === 'channel-taken') return `The channel belongs to another customer by now.`;
  if (because === 'circle') return `By now, that referral would close a circle.`;
  const who = because.by === null ? 'It' : mention(because.by);
  if (field === 'archivedAt' || field === 'removedAt') return `${who} has worked with it since.`;
  return because.by === null ? `${word} was changed since.` : `${who} changed ${word} since.`;
}
