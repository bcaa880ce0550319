import type { Button, KnownBlock, TableBlock } from '@slack/types';
import type { ImportCounts } from '../domain/import-run.ts';
import type { ImportPreview, ImportSession, RefusedRow } from '../domain/import-session.ts';
import { actions, button, context, section } from './blocks.ts';
import { ACTIONS } from './ids.ts';
import { COLUMNS_PER_MODAL } from './import-modals.ts';
import { bar, number, originWord, tableWord, waiting } from './import-words.ts';
import { inline, type Message } from './text.ts';

/** How far a run is. `perSecond` counts rows. */
export type Progress = { done: number; total: number; perSecond: number; secondsLeft: number | null };

export const fileName = ({ file }: ImportSession): string => `*${inline(file.name, 120)}*`;
export const cancelImport = (session: ImportSession, text = 'Cancel') =>
  button(ACTIONS.cancelImport, text, { session: session.id });
export const startImport = (session: ImportSession, text: string) =>
  button(ACTIONS.startImport, text, { session: session.id }, { style: 'primary' });
const message = (text: string, ...blocks: KnownBlock[]): Message => ({
  text,
  blocks: [section(text), ...blocks],
});

/** The file is being read, to be understood. */
export const importReading = (session: ImportSession, progress: Progress | null): Message =>
  message(
    `:page_facing_up: Reading ${fileName(session)} …`,
    ...(progress && progress.total > 0 ? [context(progressLine(progress))] : []),
    actions(cancelImport(session)),
  );

/** The rows are being brought in. */
export const importRunning = (session: ImportSession, progress: Progress | null): Message =>
  message(
    `:inbox_tray: Importing ${fileName(session)} …`,
    ...(progress ? [context(progressLine(progress))] : []),
    actions(cancelImport(session)),
  );

function progressLine({ done, total, perSecond, secondsLeft }: Progress): string {
  const left = secondsLeft === null ? '' : ` · ${waiting(secondsLeft)} left`;
  return `${bar(done, total)} · ${number(done)} of ${number(total)} rows · ${number(perSecond)} rows a second${left}`;
}

const COLUMNS_SHOWN = 40;
const REASONS_SHOWN = 5;

/** What was understood, and what an import would do; where something is missing for that, what it is. */
export function importPreview(session: ImportSession, preview: ImportPreview): Message {
  const { columns, missing, ambiguous, counts, refused } = preview;
  const used = columns.filter(({ field }) => field !== null);
  const understood = used
    .slice(0, COLUMNS_SHOWN)
    .map(({ header, label }) => `• ${inline(header, 60) || '(no heading)'} → *${label}*`);
  const left = columns
    .filter(({ field, header }) => field === null && header.trim() !== '')
    .map(({ header }) => inline(header, 40));
  return message(
    whatItHolds(session, preview),
    ...(used.length > 0
      ? [section(`*The columns*\n${understood.join('\n')}${more(used.length - COLUMNS_SHOWN, 'column')}`)]
      : []),
    ...(left.length > 0
      ? [
          context(
            `Not used: ${left.slice(0, COLUMNS_SHOWN).join(', ')}${more(left.length - COLUMNS_SHOWN, 'column')}`,
          ),
        ]
      : []),
    ...sampleTable(preview),
    ...(missing.length > 0
      ? [section(`:question: ${whatIsMissing(preview)}`)]
      : ambiguous.length > 0
        ? askForOrder(session, ambiguous)
        : []),
    ...(counts ? [section(outlook(counts)), ...reasons(refused, counts.refused)] : []),
    actions(
      ...(counts && counts.created + counts.updated > 0 ? [startImport(session, 'Import')] : []),
      ...changeColumns(session, preview),
      cancelImport(session, 'Forget it'),
    ),
  );
}

function whatItHolds(session: ImportSession, { table, origin, missing }: ImportPreview): string {
  const name = fileName(session);
  if (missing.length > 0) return `:page_facing_up: I can't tell yet what the columns of ${name} are.`;
  const how = originWord(origin);
  return `:page_facing_up: ${name} holds *${tableWord(table).toLowerCase()}*${how ? `, ${how}` : ''}.`;
}

function whatIsMissing({ table, heading, missing }: ImportPreview): string {
  const needs = missing.map((labels) => labels.map((label) => `*${label}*`).join(' or ')).join(', and ');
  const why =
    heading === 'none'
      ? 'The first line is a row already, so the columns have no names.'
      : 'Some headings are new to me.';
  return `${why} To bring the rows in as *${tableWord(table).toLowerCase()}* I need a column for ${needs}. Tell me which one that is, or what else the rows are.`;
}

/** The buttons that change how the columns were understood: one for as many as fit a modal. */
function changeColumns(session: ImportSession, { columns, missing }: ImportPreview): Button[] {
  const style = missing.length > 0 ? { style: 'primary' as const } : {};
  const parts = Math.min(Math.ceil(columns.length / COLUMNS_PER_MODAL), MOST_PARTS);
  if (parts <= 1)
    return [
      button(
        ACTIONS.changeImport,
        missing.length > 0 ? 'Choose the columns' : 'Change the columns',
        { session: session.id },
        style,
      ),
    ];
  return Array.from({ length: parts }, (_, part) => {
    const from = part * COLUMNS_PER_MODAL;
    const to = Math.min(from + COLUMNS_PER_MODAL, columns.length);
    return button(
      `${ACTIONS.changeImport}.${part}`,
      `${part === 0 ? 'Change columns ' : ''}${from + 1}–${to}`,
      { session: session.id, from },
      part === 0 ? style : {},
    );
  });
}
/** So many that the row of buttons holds the others too: 600 columns. */
const MOST_PARTS = 20;

function askForOrder(session: ImportSession, ambiguous: ImportPreview['ambiguous']): KnownBlock[] {
  const where = ambiguous.map(
    ({ header, example }) => `*${inline(header, 60)}* (such as ${inline(example, 20)})`,
  );
  const order = (suffix: string, text: string, dateOrder: string) =>
    button(`${ACTIONS.orderImport}.${suffix}`, text, { session: session.id, dateOrder });
  return [
    section(`:question: What comes first in the dates of ${where.join(', ')}? I can't tell from the file.`),
    actions(order('day', 'The day', 'day-first'), order('month', 'The month', 'month-first')),
  ];
}

const outlook = ({ rows, created, updated, unchanged, refused }: ImportCounts): string =>
  `*${number(rows)} ${rows === 1 ? 'row' : 'rows'}:* ${number(created)} new · ${number(updated)} updated · ${number(unchanged)} unchanged · ${number(refused)} refused`;

const more = (n: number, noun: string): string =>
  n > 0 ? `\n… and ${n} ${n === 1 ? noun : `${noun}s`} more` : '';

function reasons(refused: readonly RefusedRow[], total: number): KnownBlock[] {
  if (total === 0) return [];
  const lines = refused
    .slice(0, REASONS_SHOWN)
    .map(({ line, reason }) => `• Line ${line}: ${inline(reason, 200)}`);
  return [context(`${lines.join('\n')}${more(total - lines.length, 'row')}`)];
}

const SAMPLE_COLUMNS = 8;
const SAMPLE_WIDTH = 40;

/** The first rows of the file, in the columns that are used; while it is open which these are, in all. */
function sampleTable({ columns, samples, missing }: ImportPreview): TableBlock[] {
  const shown = columns.filter(({ field }) => field !== null || missing.length > 0).slice(0, SAMPLE_COLUMNS);
  if (shown.length === 0 || samples.length === 0) return [];
  const cell = (text: string) => {
    const line = text.replace(/\s+/g, ' ').trim();
    const short = line.length > SAMPLE_WIDTH ? `${line.slice(0, SAMPLE_WIDTH - 1)}…` : line;
    return { type: 'raw_text' as const, text: short === '' ? '–' : short };
  };
  return [
    {
      type: 'table',
      rows: [
        shown.map(({ header }) => cell(header)),
        ...samples.map(({ cells }) => shown.map(({ index }) => cell(cells[index] ?? ''))),
      ],
    },
  ];
}

/** It is over: what came of it. The refused rows follow as a file. */
export function importDone(session: ImportSession, counts: ImportCounts): Message {
  const text = `:white_check_mark: Imported ${fileName(session)}.`;
  const after =
    counts.refused > 0
      ? '\nThe refused rows come as a file, each with its line and its reason: mend them there and give me that file.'
      : '';
  return message(text, section(`${outlook(counts)}${after}`));
}

/** Somebody stopped it; what was imported stays. */
export function importCancelled(session: ImportSession, counts: ImportCounts | null): Message {
  if (counts === null || counts.rows === 0)
    return message(`:wastebasket: ${fileName(session)} was not imported. Nothing was changed.`);
  return message(
    `:octagonal_sign: Stopped importing ${fileName(session)}. What was imported stays.`,
    section(outlook(counts)),
    actions(startImport(session, 'Go on')),
  );
}

/** It could not be read or imported; why, and what to do (mrkdwn). */
export const importFailed = (session: ImportSession, why: string): Message =>
  message(
    `:warning: I could not import ${fileName(session)}.\n${why}`,
    actions(
      startImport(session, 'Try again'),
      ...(session.preview && !session.preview.backup ? changeColumns(session, session.preview) : []),
    ),
  );

/** What comes with the file of the refused rows. */
export const refusedRows = (session: ImportSession, refused: number): string =>
  `${number(refused)} refused ${refused === 1 ? 'row' : 'rows'} of ${inline(session.file.name, 120)}. Mend them and give me this file.`;
