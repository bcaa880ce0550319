import type { Clock } from '../src/clock.ts';

/** A clock that runs like any other, and can be pushed ahead. It never goes back. */
export type MovableClock = Clock & {
  /** Goes to an instant; resolves when all listeners have done their work. Throws a `RangeError` for the past. */
  moveTo(instant: Date): Promise<void>;
  /** Goes forward by milliseconds; resolves when all listeners have done their work. */
  moveBy(milliseconds: number): Promise<void>;
  /** Calls back after each move; returns how to stop that. */
  onMove(listener: (now: Date) => void | Promise<void>): () => void;
  /** How many milliseconds it is ahead of the machine's clock. */
  ahead(): number;
};

/**
 * A clock that starts at an instant (default: the machine's present), runs on from there, and can be moved forward.
 * This file is the only one of the playground that reads the machine's clock.
 */
export const movableClock = (start?: Date): MovableClock => {
  let ahead = start ? start.getTime() - Date.now() : 0;
  const listeners = new Set<(now: Date) => void | Promise<void>>();
  const now = () => new Date(Date.now() + ahead);
  const moveBy = async (milliseconds: number) => {
    if (!(milliseconds >= 0)) throw new RangeError('The clock never goes back.');
    ahead += milliseconds;
    for (const listener of [...listeners]) await listener(now());
  };
  return {
    now,
    moveBy,
    moveTo: (instant) => moveBy(instant.getTime() - now().getTime()),
    onMove: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    ahead: () => ahead,
  };
};

/**
 * Runs something once, when the clock reaches an instant: by itself or by being moved. The process does not wait for
 * it. Returns how to call it off.
 */
export const runAt = (clock: MovableClock, instant: Date, run: () => void): (() => void) => {
  let timer: NodeJS.Timeout | undefined;
  const cancel = () => {
    clearTimeout(timer);
    forget();
  };
  const look = () => {
    clearTimeout(timer);
    const left = instant.getTime() - clock.now().getTime();
    if (left > 0) {
      timer = setTimeout(look, Math.min(left, 60_000)).unref();
      return;
    }
    cancel();
    run();
  };
  const forget = clock.onMove(look);
  look();
  return cancel;
};

/** A stopwatch on the machine's clock: call it for the milliseconds since it was made. */
export const stopwatch = (): (() => number) => {
  const start = performance.now();
  return () => Math.round((performance.now() - start) * 10) / 10;
};
