import type { ModalView } from '@slack/types';
import { actions, button, context, option, section } from './blocks.ts';
import { ACTIONS, INPUTS, VIEWS } from './ids.ts';
import { number } from './import-words.ts';
import { choiceInput, textInput } from './inputs.ts';
import { modalView } from './modal.ts';
import type { Message } from './text.ts';

const WHAT = [
  option('Everything, a file for each table', 'everything'),
  option('Customers', 'customers'),
  option('Contacts', 'contacts'),
  option('History: calls, visits, notes', 'interactions'),
  option('Commitments', 'commitments'),
  option('Purchases', 'purchases'),
  option('Contacts as an address book (vCard)', 'vcard'),
];

/** What to give out, of which customers. */
export const exportModal = (metadata: object): ModalView =>
  modalView({ callback: VIEWS.export, title: 'Export', submit: 'Export', metadata }, [
    choiceInput(INPUTS.table, 'What', WHAT, 'everything'),
    textInput(INPUTS.text, 'Only of these customers', '', {
      optional: true,
      max: 500,
      hint: 'As in /crm list: prospects tag:hotel owner:me quiet:30. Left empty: of all.',
    }),
    context('The files come as a direct message. They can be imported again, here or elsewhere.'),
  ]);

/** Said where it was asked for: the files come by direct message. */
export function exported(files: readonly { name: string; rows: number }[]): Message {
  const lines = files.map(({ name, rows }) => `• ${name}: ${number(rows)} ${rows === 1 ? 'row' : 'rows'}`);
  const text = `:outbox_tray: The files are in our direct messages.\n${lines.join('\n')}`;
  return { text, blocks: [section(text)] };
}

/** Nothing to give out. */
export function nothingToExport(): Message {
  const text = 'There is nothing to export: no customer fits.';
  return { text, blocks: [section(text)] };
}

/** The address of somebody's calendar. */
export function calendarAddress(address: string, isNew: boolean): Message {
  const text = `:calendar: ${isNew ? 'Your calendar has a new address; the old one no longer works.' : 'Your calendar: when to contact whom, what is due, birthdays.'}`;
  return {
    text,
    blocks: [
      section(`${text}\n\`${address}\``),
      context(
        'Subscribe to this address in your calendar program. Whoever has it can read that calendar: keep it to yourself.',
      ),
      actions(
        button(ACTIONS.renewCalendar, 'New address', {}),
        button(ACTIONS.closeCalendar, 'Switch it off', {}, { style: 'danger' }),
      ),
    ],
  };
}

export function calendarClosed(): Message {
  const text = 'Your calendar is switched off: its address no longer works.';
  return { text, blocks: [section(text)] };
}
