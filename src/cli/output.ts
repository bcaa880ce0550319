import type { Progress } from '../exchange/progress.ts';

type Stream = { write(text: string): unknown; isTTY?: boolean; columns?: number };

/** Where a command tells what it does: results on one stream, progress and complaints on the other. */
export type Output = ReturnType<typeof makeOutput>;

/** @param json whether results are one JSON value, for machines */
export function makeOutput({
  results,
  messages,
  json,
}: {
  results: Stream;
  messages: Stream;
  json: boolean;
}) {
  let bar = false;
  const clear = () => {
    if (bar) messages.write('\r\u001b[K');
    bar = false;
  };
  return {
    json,
    /** The result: as words for a person, or as JSON. */
    result(value: unknown, words: string): void {
      clear();
      results.write(json ? `${JSON.stringify(value)}\n` : `${words}\n`);
    },
    /** A piece of a result that is a file by itself. */
    raw: (text: string): void => void results.write(text),
    say(line: string): void {
      clear();
      messages.write(`${line}\n`);
    },
    /** A bar on a terminal; nothing elsewhere. */
    progress(progress: Progress): void {
      if (messages.isTTY !== true || json) return;
      bar = true;
      messages.write(`\r\u001b[K${progressLine(progress, messages.columns ?? 80)}`);
    },
    clear,
  };
}

/** "[#####-----]  50 %  5,000 of 10,000  1,200/s  4 s left" */
export function progressLine({ done, total, perSecond, secondsLeft }: Progress, columns: number): string {
  const share = total === 0 ? 1 : Math.min(1, done / total);
  const left = secondsLeft === null ? '' : `  ${duration(secondsLeft)} left`;
  const words = `${String(Math.floor(share * 100)).padStart(3)} %  ${count(done)} of ${count(total)}  ${count(Math.round(perSecond))}/s${left}`;
  const width = Math.max(0, Math.min(30, columns - words.length - 4));
  const full = Math.round(width * share);
  return `[${'#'.repeat(full)}${'-'.repeat(width - full)}] ${words}`;
}

const count = (number: number): string => number.toLocaleString('en');
const duration = (seconds: number): string =>
  seconds < 90
    ? `${Math.ceil(seconds)} s`
    : seconds < 5400
      ? `${Math.round(seconds / 60)} min`
      : `${(seconds / 3600).toFixed(1)} h`;
