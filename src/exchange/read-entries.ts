import type { MemberId } from '../domain/id.ts';
import type { Settings } from '../domain/settings.ts';
import type { WorkspaceStore } from '../store/store.ts';
import { type Analysis, rowsOf } from './analyse.ts';
import { compactMap } from './compact-map.ts';
import { type ColumnReading, draftOf, type Refusal, RowRefusedError } from './draft.ts';
import type { Entry } from './engine/entry.ts';
import { entryOf } from './engine/entry-of.ts';
import { identities } from './engine/identity.ts';
import type { Surroundings } from './engine/surroundings.ts';
import type { MemberDirectory } from './members.ts';
import type { ReadItem } from './read/row.ts';
import type { Source } from './source.ts';
import { isOwnHeading } from './understand/columns.ts';
import { commitmentKindIn, kindIn } from './understand/understand.ts';

/** Into which workspace, by whom, and how names and days in the file are to be read. */
export type ImportContext = {
  store: WorkspaceStore;
  /** Who imports: the author of what the file ascribes to nobody. */
  by: MemberId;
  members: MemberDirectory;
  /** The IANA zone of times without one. */
  zone: string;
  now: Date;
};

/** How many rows are brought in at once. */
const BATCH = 500;

type Rows = { entries: (Entry | Refusal)[] /** Rows up to the last of these. */; position: number };

/** What the rows of a file bring, many at a time, from after a position on. */
export async function* batchesOf(
  source: Source,
  analysis: Analysis,
  read: (item: ReadItem) => Entry | Refusal,
  from: number,
): AsyncGenerator<Rows> {
  let entries: Rows['entries'] = [];
  let position = 0;
  for await (const item of rowsOf(source, analysis)) {
    position += 1;
    // What was done before is read all the same: rows of the same identity are told apart by their order.
    const entry = read(item);
    if (position <= from) continue;
    entries.push(entry);
    if (entries.length < BATCH) continue;
    yield { entries, position };
    entries = [];
  }
  if (entries.length > 0) yield { entries, position };
}

/** Makes of each row what it brings, or the reason why it cannot be taken. */
export function entryReader(
  { understanding, chosen, orders, decimals }: Analysis,
  { zone, members, by, now }: ImportContext,
  { currency }: Settings,
): (item: ReadItem) => Entry | Refusal {
  const { table, origin, columns } = understanding;
  const strictMembers = origin.name === 'rapport' || origin.name === 'sheet';
  const reading: ColumnReading = (index) => ({
    zone,
    order: orders[index] ?? 'day-first',
    decimal: decimals[index] ?? '.',
    members,
    strictMembers,
    // What somebody chose by hand is meant as Rapport means it.
    strictWords:
      chosen.has(index) ||
      (origin.name !== 'vcard' &&
        columns.some((column) => column.index === index && isOwnHeading(table, column))),
  });
  const readings = columns.map((_, index) => reading(index));
  const around: Surroundings = {
    table,
    identity: identities(origin.name, compactMap()),
    by,
    now,
    zone,
    currency,
    kind:
      table === 'interactions' && columns.some(({ field }) => field === 'interaction.kind')
        ? 'other'
        : (kindIn(understanding) ?? 'message'),
    commitment: commitmentKindIn(understanding),
  };
  return (item) => {
    if ('unreadable' in item) return item.unreadable;
    try {
      return entryOf(
        draftOf(item.row, understanding, (index) => readings[index] ?? reading(index)),
        around,
      );
    } catch (error) {
      if (!(error instanceof RowRefusedError)) throw error;
      return { line: item.row.line, reason: error.message, cells: item.row.cells };
    }
  };
}
