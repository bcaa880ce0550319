import { setTimeout as sleep } from 'node:timers/promises';
import type { World } from './world.ts';

const QUIET_MS = 40;

/** Waits until nothing has gone to or from the app for a moment: all that can be known of an app that says nothing. */
const quiet = async (world: World): Promise<void> => {
  let before: unknown;
  while (before !== world.traffic.all.at(-1) || world.traffic.calls() > 0) {
    before = world.traffic.all.at(-1);
    await sleep(QUIET_MS);
  }
};

/**
 * Resolves when all has settled: every payload is acknowledged, and the app says (`settle`) that its work is done.
 */
export const createSettling =
  (world: World, settle: () => (() => Promise<void>) | undefined) => async (): Promise<void> => {
    do {
      await world.delivery.idle();
      const told = settle();
      if (told) await told();
      else await quiet(world);
    } while (world.delivery.underway() > 0);
  };
