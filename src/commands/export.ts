import { z } from 'zod';
import { UserError } from '../errors.ts';
import { exportCsv } from '../exchange/export/csv.ts';
import { exportVcards } from '../exchange/export/vcard.ts';
import { TABLES, type Table } from '../exchange/understand/fields.ts';
import { modal, type Reply, toActor } from '../listeners/reply.ts';
import type { Request } from '../listeners/request.ts';
import { requireAdmin } from '../listeners/require-admin.ts';
import type { OutFile } from '../listeners/slack-files.ts';
import { customerFits } from '../store/customer-lists.ts';
import { calendarAddress, exported, exportModal, nothingToExport } from '../views/export.ts';
import { readFilter } from './list.ts';
import { subcommand } from './subcommand.ts';

/** What can be asked for, by the words that people use. */
const WORDS: Record<string, What | 'calendar'> = {
  everything: 'everything',
  all: 'everything',
  customers: 'customers',
  contacts: 'contacts',
  people: 'contacts',
  interactions: 'interactions',
  history: 'interactions',
  commitments: 'commitments',
  purchases: 'purchases',
  sales: 'purchases',
  vcard: 'vcard',
  vcards: 'vcard',
  'address-book': 'vcard',
  calendar: 'calendar',
  ical: 'calendar',
};
export const What = z.enum(['everything', ...TABLES, 'vcard']);
export type What = z.infer<typeof What>;

/** "customers tag:hotel", "prospects", "calendar": what, and of which customers. */
const ExportLine = z.string().transform((text) => {
  const word = /^\S+/.exec(text)?.[0] ?? '';
  const what = WORDS[word.toLowerCase()];
  return what === undefined
    ? { what: text === '' ? null : ('everything' as const), filter: text }
    : { what, filter: text.slice(word.length).trim() };
});

/** `/crm export`: gives everything back; and to anybody their own calendar. */
export const exportCommand = subcommand({
  name: 'export',
  usage: 'export customers tag:hotel',
  help: 'get everything back as CSV, or contacts as vCard (admins); `export calendar` for your own calendar',
  args: ExportLine,
  async run({ what, filter }, request) {
    if (what === 'calendar') return openCalendar(request);
    requireAdmin(request, 'Exporting');
    if (what === null) return modal(exportModal({ origin: request.origin }));
    return exportFiles(what, filter, request);
  },
});

const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Sends what was asked for to the person's direct messages.
 * @throws UserError where a word of the filter is none
 */
export async function exportFiles(what: What, filterText: string, request: Request): Promise<Reply> {
  const { filter } = await readFilter(filterText, request);
  const fits = filterText === '' ? undefined : customerFits(filter);
  const handle = await request.handles();
  const tables: readonly Table[] = what === 'everything' ? TABLES : what === 'vcard' ? [] : [what];
  const files: (OutFile & { rows: number })[] = [];
  for (const table of tables) {
    const { text, count } = await joined(exportCsv(request.store, table, handle, fits));
    // The heading is no row.
    if (count > 1)
      files.push({ name: `${table}.csv`, content: Buffer.from(BYTE_ORDER_MARK + text), rows: count - 1 });
  }
  if (what === 'vcard') {
    const { text, count } = await joined(exportVcards(request.store, fits), /^BEGIN:VCARD\r?$/gm);
    if (count > 0) files.push({ name: 'contacts.vcf', content: Buffer.from(text), rows: count });
  }
  if (files.length === 0) return toActor(nothingToExport());
  await request.sendFiles(files, `Exported from Rapport${filterText === '' ? '' : `: ${filterText}`}`);
  return toActor(exported(files));
}

/** Pieces of text as one, and how often something stands in them; by default, rows of a CSV. */
async function joined(
  pieces: AsyncIterable<string>,
  counted?: RegExp,
): Promise<{ text: string; count: number }> {
  const all: string[] = [];
  let count = 0;
  for await (const piece of pieces) {
    all.push(piece);
    count += counted ? (piece.match(counted)?.length ?? 0) : rowsIn(piece);
  }
  return { text: all.join(''), count };
}

/** Line breaks outside of quoted cells. */
function rowsIn(csv: string): number {
  let rows = 0;
  let quoted = false;
  for (const sign of csv) {
    if (sign === '"') quoted = !quoted;
    else if (sign === '\n' && !quoted) rows += 1;
  }
  return rows;
}

/**
 * The address of a member's own calendar.
 * @throws UserError where Rapport does not know its own address
 */
export async function openCalendar(request: Request, renew = false): Promise<Reply> {
  const { store, actor, workspace, publicUrl } = request;
  if (publicUrl === null)
    throw new UserError(
      'I do not know under which address calendars can reach me. Whoever runs me can set `PUBLIC_URL`.',
    );
  const secret = await (renew ? store.calendars.renew(actor.id) : store.calendars.open(actor.id));
  const address = `${publicUrl.replace(/\/$/, '')}/calendar/${workspace}/${secret}.ics`;
  return toActor(calendarAddress(address, renew));
}
