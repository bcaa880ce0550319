import type { Delimiter } from './csv.ts';

const DELIMITERS: readonly Delimiter[] = [',', ';', '\t', '|'];

/** The delimiter of a text: the one that cuts its first lines into most cells, and each into equally many. */
export function sniffDelimiter(sample: string): Delimiter {
  // Excel's own hint, in the first line.
  const hint = /^sep=([,;\t|])\n/.exec(sample)?.[1];
  const asked = DELIMITERS.find((delimiter) => delimiter === hint);
  if (asked) return asked;
  let best: { delimiter: Delimiter; score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of DELIMITERS) {
    const counts = cellCounts(sample, delimiter);
    const header = counts[0] ?? 1;
    const same = counts.filter((count) => count === header).length / Math.max(1, counts.length);
    const score = header < 2 ? 0 : same * 100 + Math.min(header, 50);
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

/** How many cells each of the first rows has; delimiters and line breaks within quotes do not count. */
function cellCounts(sample: string, delimiter: string): number[] {
  const counts: number[] = [];
  let cells = 1;
  let quoted = false;
  let empty = true;
  for (const character of sample.slice(0, 64 * 1024)) {
    if (character === '"') quoted = !quoted;
    else if (!quoted && character === delimiter) cells += 1;
    else if (!quoted && character === '\n') {
      if (!empty) counts.push(cells);
      if (counts.length >= 30) return counts;
      cells = 1;
      empty = true;
      continue;
    }
    empty = false;
  }
  if (!empty && counts.length === 0) counts.push(cells);
  return counts;
}
