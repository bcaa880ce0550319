import { z } from 'zod';
import { Id, MemberId } from './id.ts';

/** What became of the rows so far. `inserted`, `changed` and the rest count things; `rows` and `refused` count rows. */
export const ImportCounts = z.object({
  rows: z.int().min(0),
  created: z.int().min(0),
  updated: z.int().min(0),
  unchanged: z.int().min(0),
  refused: z.int().min(0),
});
export type ImportCounts = z.infer<typeof ImportCounts>;
export const NO_COUNTS: ImportCounts = { rows: 0, created: 0, updated: 0, unchanged: 0, refused: 0 };

/** One import of one file: how far it came, so that a killed one is continued, by one process at a time. */
export const ImportRun = z.object({
  id: Id,
  /** What names the file: a fingerprint of its content and of how it was understood. */
  file: z.string().min(1).max(64),
  name: z.string().max(300),
  by: MemberId,
  state: z.enum(['running', 'done', 'cancelled']),
  /** Rows that are dealt with; what they brought is committed together with this number. */
  position: z.int().min(0),
  counts: ImportCounts,
  startedAt: z.date(),
  finishedAt: z.date().nullable().default(null),
  /** Who works at it, until when; then another process may take over. */
  holder: z.string(),
  leaseUntil: z.date(),
});
export type ImportRun = z.infer<typeof ImportRun>;
