/** Where the time comes from. Everything that needs the time is given a clock, so that a test or the playground can move it. */
export type Clock = {
  /** The present moment. */
  now(): Date;
};

/** The machine's own clock. */
export const systemClock: Clock = { now: () => new Date() };
