import type { InputBlock, ModalView, PlainTextOption } from '@slack/types';
import type { ImportPreview, ImportSession } from '../domain/import-session.ts';
import { context, input, option, section } from './blocks.ts';
import { ACTIONS, INPUTS, VIEWS } from './ids.ts';
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

/** As many columns as fit a modal: with all that each may mean, it is to stay under 250 kB. */
export const COLUMNS_PER_MODAL = 30;

type Shown = {
  /** What each row is, as chosen by now, and every table that there is. */
  table: string;
  tables: readonly string[];
  /** What a column of this table may mean. */
  fields: readonly { field: string; label: string }[];
  /** All columns of the file, as they are understood if the rows are what was chosen. */
  columns: readonly { index: number; header: string; field: string | null }[];
  /** The column that the modal begins with. */
  from: number;
};

/** The name of a column's select: those of another table are others, so that nothing chosen is carried over unseen. */
export const columnInput = (table: string, index: number): string => `${INPUTS.column}.${table}.${index}`;

/** What the file holds, where its headings are, and what its columns mean: a modal of them from one on. */
export function importColumnsModal(
  session: ImportSession,
  { table, tables, fields, columns, from }: Shown,
): ModalView {
  const { preview, choices } = session;
  const target = { session: session.id, from };
  const options = [option('Not used', UNUSED), ...fields.map(({ field, label }) => option(label, field))];
  const shown = columns.slice(from, from + COLUMNS_PER_MODAL);
  const orders = [
    option('The day: 3/4 is 3 April', 'day-first'),
    option('The month: 3/4 is March 4', 'month-first'),
  ];
  const isTable = preview?.origin !== 'vcard';
  return modalView(
    {
      callback: VIEWS.importColumns,
      title: 'What the columns mean',
      submit: 'Read it again',
      metadata: target,
    },
    [
      ...(isTable
        ? [
            tableSelect(
              tables.map((one) => option(tableWord(one), JSON.stringify({ v: 1, ...target, table: one }))),
              tables.indexOf(table),
            ),
            select(
              INPUTS.heading,
              'The headings',
              headingOptions(preview?.top ?? []),
              String(preview?.heading),
            ),
            {
              ...select(INPUTS.dateOrder, 'What comes first in dates', orders, choices.dateOrder),
              optional: true,
            },
          ]
        : []),
      ...shown.map(({ index, header, field }) =>
        select(columnInput(table, index), columnLabel(index, header, session), options, field ?? UNUSED),
      ),
      ...(columns.length > shown.length
        ? [
            context(
              `These are the columns ${from + 1} to ${from + shown.length} of ${columns.length}; the others stay as they are.`,
            ),
          ]
        : []),
    ],
  );
}

/** Another table has other columns, so that the modal changes as soon as one is chosen. */
const tableSelect = (options: PlainTextOption[], chosen: number): InputBlock => {
  const initial = options[chosen];
  const element: InputBlock['element'] = {
    type: 'static_select',
    action_id: ACTIONS.tableImport,
    options,
    ...(initial ? { initial_option: initial } : {}),
  };
  return { ...input(INPUTS.table, 'What each row is', element), dispatch_action: true };
};

const headingOptions = (top: ImportPreview['top']): PlainTextOption[] => [
  ...top.map(({ line, text }) =>
    option(inlinePlain(`Line ${line}: ${text}`, LIMITS.optionText), String(line)),
  ),
  option('There are none: the first line is a row', 'none'),
];

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
