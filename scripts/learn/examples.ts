import { readdirSync, readFileSync } from 'node:fs';

const FOLDER = new URL('../../src/questions/grammar/examples/', import.meta.url);
/** Of a line that stands for very many questions, so many are taken. */
const MOST = 24;

/** The names that examples use, and what they stand for. */
export const STAND_INS: Readonly<Record<string, string>> = {
  acme: '<C>',
  globex: '<C>',
  dana: '<P>',
  ben: '<M>',
  carla: '<M>',
  rivalco: '<R>',
  grinder: '<I>',
  retailtag: '<G>',
  fairsource: '<S>',
};
/** Second words of these names. */
export const SECOND_NAMES = new Set(['fox', 'x1']);

/** The examples of each kind of question, one file a kind: its lines as they are written, and the questions they stand for. */
export function readExamples(): { kind: string; lines: string[][] }[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .map((file) => ({
      kind: file.replace(/\.txt$/, ''),
      lines: linesOf(file).map((line) => [...new Set(expanded(line))]),
    }));
}

const linesOf = (file: string): string[] =>
  readFileSync(new URL(file, FOLDER), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');

/** "who {sent|brought} us Acme" is two questions; of very many, evenly chosen ones. */
function expanded(line: string): string[] {
  const parts = line.split(/\{([^{}]*)\}/).map((part, at) => (at % 2 === 1 ? part.split('|') : [part]));
  const all = parts.reduce((product, { length }) => product * length, 1);
  const chosen = Math.min(all, MOST);
  const stride = Math.floor(all / chosen);
  return Array.from({ length: chosen }, (_, step) => {
    // Within each stride another place, so that all choices of the first parts are met too.
    let rest = step * stride + ((step * 7919) % stride);
    return parts
      .map((choices) => {
        const one = choices[rest % choices.length] ?? '';
        rest = Math.floor(rest / choices.length);
        return one;
      })
      .join('');
  });
}
