import { useEffect, useState } from 'preact/hooks';
import type { World } from './world.ts';

/** Milliseconds of this page's own steady clock: the only real time that the page knows. */
export const steady = (): number => performance.now();

/** The pretend present in epoch milliseconds: what the server said last, and the time that passed since. */
export const presentOf = (world: Pick<World, 'now' | 'heardAt'>, at: number): number =>
  Date.parse(world.now) + Math.floor(Math.max(0, at - world.heardAt));

/** The pretend present, renewed every few seconds and at once when the clock is moved. */
export const usePresent = (world: Pick<World, 'now' | 'heardAt'>): number => {
  const [at, setAt] = useState(steady);
  useEffect(() => {
    setAt(steady());
    const timer = setInterval(() => setAt(steady()), 5_000);
    return () => clearInterval(timer);
  }, [world.now, world.heardAt]);
  return presentOf(world, Math.max(at, world.heardAt));
};
