import { z } from 'zod';
import { Id, MemberId } from './id.ts';
import { ImportCounts } from './import-run.ts';

/** A row that was not taken, as it is told of: the line in the file, and why. */
export const RefusedRow = z.object({ line: z.int(), reason: z.string() });
export type RefusedRow = z.infer<typeof RefusedRow>;

/** The line of a file that the headings stand in; `none`: its first line is a row like the others. */
const HeadingLine = z.union([z.int().min(1), z.literal('none')]);

/** What an import would do, as it is shown before it does it. */
export const ImportPreview = z.object({
  table: z.string(),
  /** The program that the file comes from. */
  origin: z.string(),
  columns: z.array(
    z.object({ index: z.int(), header: z.string(), field: z.string().nullable(), label: z.string() }),
  ),
  heading: HeadingLine.default(1),
  /** The first lines, shortened: the headings are in one of them, if there are any. */
  top: z.array(z.object({ line: z.int(), text: z.string() })).default([]),
  /** What a column is needed for and none is: of each, the fields that would do; nothing is counted then. */
  missing: z.array(z.array(z.string())).default([]),
  /** The first rows, shortened. */
  samples: z.array(z.object({ line: z.int(), cells: z.array(z.string()) })),
  /** Columns whose dates can be read both ways; while there are any, nothing is counted. */
  ambiguous: z.array(z.object({ header: z.string(), example: z.string() })),
  counts: ImportCounts.nullable(),
  /** The first of the refused rows. */
  refused: z.array(RefusedRow),
  /** What a backup of Rapport's own holds; null: the file is a table. */
  backup: z
    .object({
      /** Lines by kind. */
      counts: z.record(z.string(), z.int()),
      documents: z.int(),
      /** There are customers here already, so it cannot be restored. */
      occupied: z.boolean(),
      /** Members of the backup whom this workspace does not have. */
      strangers: z.array(z.string()),
    })
    .nullable()
    .default(null),
});
export type ImportPreview = z.infer<typeof ImportPreview>;

/** A file that somebody gave to be imported, from its arrival to its end: what was decided, and how far it is. */
export const ImportSession = z.object({
  id: Id,
  by: MemberId,
  /** Slack's file. */
  file: z.object({ id: z.string(), name: z.string().max(300), size: z.int().min(0) }),
  /** The message that shows it, in the DM of whoever gave it; null: not sent yet. */
  message: z.object({ channel: z.string(), ts: z.string() }).nullable().default(null),
  /** What somebody decided instead of what was guessed. */
  choices: z
    .object({
      table: z.string().nullable().default(null),
      /** What a column means, by its index; null: it is not used. */
      columns: z.array(z.object({ index: z.int(), field: z.string().nullable() })).default([]),
      heading: HeadingLine.nullable().default(null),
      dateOrder: z.enum(['day-first', 'month-first']).nullable().default(null),
    })
    .prefault({}),
  /** `reading` and `running` are worked at; `ready` waits for an answer; the others are over. */
  state: z.enum(['reading', 'ready', 'running', 'done', 'cancelled', 'failed']),
  preview: ImportPreview.nullable().default(null),
  /** How far it is, while it runs and after. */
  counts: ImportCounts.nullable().default(null),
  /** Somebody asked for its end; whoever works at it hears of it. */
  stop: z.boolean().default(false),
  /** Who works at it, until when; then another process may take over. */
  holder: z.string().nullable().default(null),
  leaseUntil: z.date().nullable().default(null),
  createdAt: z.date(),
});
export type ImportSession = z.infer<typeof ImportSession>;
export type ImportChoices = ImportSession['choices'];
