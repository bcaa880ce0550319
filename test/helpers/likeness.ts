import { PNG } from 'pngjs';

const COLUMNS = 40;
const ROWS = 40;

/** The mean brightness of each cell of a grid that is laid over a picture. */
const cellsOf = ({ width, height, data }: PNG): number[] => {
  const sums = new Array<number>(COLUMNS * ROWS).fill(0);
  const counts = new Array<number>(COLUMNS * ROWS).fill(0);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const cell = Math.floor((y * ROWS) / height) * COLUMNS + Math.floor((x * COLUMNS) / width);
      const at = (y * width + x) * 4;
      // https://www.w3.org/TR/AERT/#color-contrast
      const brightness =
        ((data[at] ?? 0) * 299 + (data[at + 1] ?? 0) * 587 + (data[at + 2] ?? 0) * 114) / 1000;
      sums[cell] = (sums[cell] ?? 0) + brightness;
      counts[cell] = (counts[cell] ?? 0) + 1;
    }
  }
  return sums.map((sum, cell) => sum / Math.max(1, counts[cell] ?? 1));
};

/** Each cell with its neighbours, so that a line that is a little higher or lower still falls on itself. */
const blurred = (cells: readonly number[]): number[] =>
  cells.map((_, cell) => {
    const [x, y] = [cell % COLUMNS, Math.floor(cell / COLUMNS)];
    let [sum, weight] = [0, 0];
    for (let dy = -2; dy <= 2; dy++) {
      for (let dx = -2; dx <= 2; dx++) {
        if (x + dx < 0 || x + dx >= COLUMNS || y + dy < 0 || y + dy >= ROWS) continue;
        const share = (3 - Math.abs(dx)) * (3 - Math.abs(dy));
        sum += (cells[(y + dy) * COLUMNS + x + dx] ?? 0) * share;
        weight += share;
      }
    }
    return sum / weight;
  });

const correlation = (a: readonly number[], b: readonly number[]): number => {
  const mean = (of: readonly number[]) => of.reduce((sum, one) => sum + one, 0) / of.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  let [both, ownA, ownB] = [0, 0, 0];
  for (const [at, one] of a.entries()) {
    const [da, db] = [one - meanA, (b[at] ?? 0) - meanB];
    both += da * db;
    ownA += da * da;
    ownB += db * db;
  }
  return ownA === 0 || ownB === 0 ? Number(ownA === ownB) : both / Math.sqrt(ownA * ownB);
};

/**
 * How alike two pictures are by their coarse structure: where there is text, where a button, where nothing. 1 is the
 * same, 0 has nothing in common. Fonts and the smoothing of their edges hardly count, as these differ between machines.
 */
export const likeness = (a: Buffer, b: Buffer): { structure: number; width: number; height: number } => {
  const [one, other] = [PNG.sync.read(a), PNG.sync.read(b)];
  const ratio = (x: number, y: number) => Math.min(x, y) / Math.max(x, y);
  return {
    structure: correlation(blurred(cellsOf(one)), blurred(cellsOf(other))),
    width: ratio(one.width, other.width),
    height: ratio(one.height, other.height),
  };
};
