import type { InputBlock, ModalView, PlainTextOption } from '@slack/types';
import type { ImportSession } from '../domain/import-session.ts';
import { context, input, option, section } from './blocks.ts';
import { INPUTS, VIEWS } from './ids.ts';
import { tableWord } from './import-words.ts';
import { LIMITS } from './limits.ts';
import { modalView } from './modal.ts';
import { inline, plain } from './text.ts';

/** The endings of the files that can be imported. */
export const FILE_TYPES = ['csv', 'tsv', 'txt', 'vcf', 'vcard', 'jsonl', 'json'];

/** Which file to import. */
export const importFileModal = (metadata: object): ModalView =>
  modalView({ callback: VIEWS.importFile, title: 'Import', submit: 'Read the file', metadata }, [
    section(
      'Customers, contacts, history, commitments or purchases: a sheet saved as *CSV*, an address book (*vCard*), what another CRM exported, or a backup of mine (.jsonl). I tell them apart by what is in them.',
    ),
    input(
      INPUTS.file,
      'File',
      { type: 'file_input', action_id: 'value', filetypes: FILE_TYPES, max_files: 1 },
      { hint: 'First you see what I understood. Nothing is imported before you say so.' },
    ),
    context('You can also drop a file into our direct messages.'),
  ]);

/** A column is not used. */
export const UNUSED = '-';

type Choices = {
  /** Every table that there is. */
  tables: readonly string[];
  /** What a column of this table may mean. */
  fields: readonly { field: string; label: string }[];
};

/** What the file holds, and what each of its columns means. */
export function importColumnsModal(session: ImportSession, { tables, fields }: Choices): ModalView {
  const { preview, choices } = session;
  const columns = preview?.columns ?? [];
  const options = [
    option('Not used', UNUSED),
    ...fields.map(({ field, label }) => option(label, field)),
  ].slice(0, LIMITS.options);
  const shown = columns.slice(0, LIMITS.blocksPerView - 4);
  const orders = [
    option('The day: 3/4 is 3 April', 'day-first'),
    option('The month: 3/4 is March 4', 'month-first'),
  ];
  return modalView(
    {
      callback: VIEWS.importColumns,
      title: 'What the columns mean',
      submit: 'Read it again',
      metadata: { session: session.id },
    },
    [
      select(
        INPUTS.table,
        'What each row is',
        tables.map((table) => option(tableWord(table), table)),
        preview?.table ?? null,
      ),
      { ...select(INPUTS.dateOrder, 'What comes first in dates', orders, choices.dateOrder), optional: true },
      ...shown.map(({ index, header, field }) =>
        select(`${INPUTS.column}.${index}`, columnLabel(index, header, session), options, field ?? UNUSED),
      ),
      ...(columns.length > shown.length
        ? [context(`The other ${columns.length - shown.length} columns stay as I understood them.`)]
        : []),
    ],
  );
}

/** A column's heading, with what stands in the first row. */
function columnLabel(index: number, header: string, { preview }: ImportSession): string {
  const example = preview?.samples.find(({ cells }) => (cells[index] ?? '').trim() !== '')?.cells[index];
  const name = header.trim() === '' ? `Column ${index + 1}` : inlinePlain(header, 60);
  return example === undefined ? name : `${name} (such as ${inlinePlain(example, 40)})`;
}

const inlinePlain = (text: string, max: number): string => plain(text.replace(/\s+/g, ' ').trim(), max).text;

const select = (
  block: string,
  label: string,
  options: PlainTextOption[],
  chosen: string | null,
): InputBlock => {
  const initial = options.find(({ value }) => value === chosen);
  return input(block, label, {
    type: 'static_select',
    action_id: 'value',
    placeholder: plain('As I understood it'),
    options,
    ...(initial ? { initial_option: initial } : {}),
  });
};

/** Said where the modal was opened from: what follows comes by direct message. */
export const readingElsewhere = (name: string) => {
  const text = `I am reading *${inline(name)}*. What I understood comes as a direct message.`;
  return { text, blocks: [section(text)] };
};
