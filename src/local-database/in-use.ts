import type { Owner } from './lock.ts';

/** The lock of a data directory, held by the supervisor of the engine that runs there. */
export const LOCK = 'engine.lock';

/** Says who uses a data directory, and what to do. */
export function describeHolder(directory: string, { holder, onBehalfOf }: Owner): string {
  const { pid } = onBehalfOf ?? holder;
  return `DATA_DIR ${directory} is in use by another Rapport (process ${pid}). Stop it first, or choose another DATA_DIR.`;
}
