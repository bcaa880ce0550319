import type { ImportCounts } from '../domain/import-run.ts';

export type Progress = {
  done: number;
  total: number;
  perSecond: number;
  /** Null: too early to tell. */
  secondsLeft: number | null;
  counts: ImportCounts;
};

/** Tells how far an import has come, how fast it is and how long it will take. */
export function progressOf(
  total: number,
  before: number,
  tell: ((progress: Progress) => void) | undefined,
): (counts: ImportCounts) => void {
  const start = performance.now();
  return (counts) => {
    if (!tell) return;
    const done = counts.rows;
    const seconds = (performance.now() - start) / 1000;
    const perSecond = seconds > 0 ? (done - before) / seconds : 0;
    tell({
      done,
      total,
      perSecond,
      secondsLeft: perSecond > 0 ? Math.max(0, total - done) / perSecond : null,
      counts,
    });
  };
}
