import type { Traffic } from './protocol.ts';
import type { Workspace } from './workspace.ts';

const KEPT = 1000;

export type TrafficLog = ReturnType<typeof createTraffic>;

/** What went to the app and what came from it, the last thousand; the page's inspector shows it. */
export const createTraffic = (workspace: Workspace) => {
  const all: Traffic[] = [];
  const refusals: Traffic[] = [];
  let last = 0;
  let calls = 0;
  return {
    all,
    /** What the app was refused for its own fault. Faults made on purpose and rate limits are not among them. */
    refusals,
    /** How many calls of the Web API are being answered. */
    calls: () => calls,
    /** Counts a call while it is being answered. */
    during: async <T>(call: () => Promise<T>): Promise<T> => {
      calls += 1;
      try {
        return await call();
      } finally {
        calls -= 1;
      }
    },
    record: (entry: Omit<Traffic, 'id' | 'at'>, { deserved = true } = {}) => {
      last += 1;
      const traffic: Traffic = { id: last, at: workspace.clock.now().toISOString(), ...entry };
      all.push(traffic);
      if (all.length > KEPT) all.shift();
      if (traffic.refused && deserved) refusals.push(traffic);
      workspace.emit({ change: { type: 'traffic', traffic }, to: 'everyone', why: 'other' });
    },
  };
};
