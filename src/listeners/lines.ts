import { LONGEST, MOST } from '../domain/limits.ts';

/**
 * What is wrong with a list that a person typed, one entry a line; null: nothing.
 * @param judge what is wrong with one entry, for entries that are more than text
 */
export function linesProblem(
  lines: readonly string[],
  {
    longest = LONGEST.short,
    most = MOST.facts,
    judge = () => null,
  }: { longest?: number; most?: number; judge?: (line: string) => string | null } = {},
): string | null {
  if (lines.length > most)
    return `At most ${most} lines, please; these are ${lines.length}. Join some, or leave the oldest out.`;
  for (const [at, line] of lines.entries()) {
    if (line.length > longest)
      return `Line ${at + 1} has ${line.length} characters; ${longest} fit. Please shorten it.`;
    const problem = judge(line);
    if (problem !== null) return `Line ${at + 1}: ${problem}`;
  }
  return null;
}
