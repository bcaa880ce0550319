import type { MemberDirectory } from './members.ts';
import type { Row } from './read/row.ts';
import { memberIn } from './values/cell.ts';
import { type DateEvidence, type DateOrder, orderOf, readMoment, weigh } from './values/dates.ts';
import { type DecimalEvidence, type DecimalSign, decimalOf, weighNumber } from './values/numbers.ts';

/** What the cells of a column tell of how they are written. */
type Evidence = { dates: DateEvidence; numbers: DecimalEvidence; example: string };

/** After so many names of strangers, nobody here is expected among the others. */
const NAMES_LOOKED_AT = 10_000;
const LONGEST_VALUE = 40;

/**
 * Learns row by row how the columns of a table are written; nothing is kept of the rows.
 * @param width how many columns there are
 * @param colleagues the columns that may name members
 * @param members whom they may name; undefined: nobody is looked for
 * @param steps the columns that may hold a step to take, or the day of it
 */
export function columnWeigher(
  width: number,
  colleagues: readonly number[],
  members: MemberDirectory | undefined,
  steps: readonly number[] = [],
) {
  const evidence = Array.from(
    { length: width },
    (): Evidence => ({
      dates: { dayFirst: 0, monthFirst: 0, either: 0 },
      numbers: { point: 0, comma: 0 },
      example: '',
    }),
  );
  const named = new Map(colleagues.map((index) => [index, { cells: 0, found: false }]));
  const planned = new Map(steps.map((index) => [index, { cells: 0, days: 0 }]));
  const weighCell = ({ dates, numbers }: Evidence, cell: string): boolean => {
    const before = dates.either;
    weigh(dates, cell);
    weighNumber(numbers, cell);
    return dates.either > before;
  };
  return {
    add({ cells }: Row): void {
      for (const [index, about] of named) {
        const cell = cells[index]?.trim() ?? '';
        if (about.found || cell === '' || about.cells >= NAMES_LOOKED_AT) continue;
        about.cells += 1;
        about.found = members === undefined || memberIn(cell, members) !== null;
      }
      for (const [index, about] of planned) {
        const cell = cells[index]?.trim() ?? '';
        if (cell === '') continue;
        about.cells += 1;
        if (readMoment(cell, 'day-first') ?? readMoment(cell, 'month-first')) about.days += 1;
      }
      for (const [index, cell] of cells.entries()) {
        const about = evidence[index];
        if (!about || cell.length > LONGEST_VALUE || !/\d/.test(cell)) continue;
        if (weighCell(about, cell) && about.example === '') about.example = cell;
      }
    },
    /** Columns that name somebody, but nobody of this workspace. */
    strangers: (): number[] =>
      [...named].filter(([, { cells, found }]) => cells > 0 && !found).map(([index]) => index),
    /** Columns of steps in which there are days instead, such as "Follow up". */
    days: (): number[] =>
      [...planned].filter(([, { cells, days }]) => cells > 0 && days === cells).map(([index]) => index),
    orders: (): (DateOrder | null)[] => ordersOf(evidence.map(({ dates }) => dates)),
    decimals: (): DecimalSign[] => evidence.map(({ numbers }) => decimalOf(numbers)),
    /** A date of a column that can be read both ways. */
    example: (index: number): string => evidence[index]?.example ?? '',
  };
}

/** The order of each column; one that leaves it open has that of the others, where these are sure and agree. */
function ordersOf(evidence: readonly DateEvidence[]): (DateOrder | null)[] {
  const sure = evidence.filter(({ dayFirst, monthFirst }) => dayFirst + monthFirst > 0).map(orderOf);
  const [common = null, ...others] = new Set(sure);
  return evidence.map((dates) => orderOf(dates) ?? (others.length === 0 ? common : null));
}
