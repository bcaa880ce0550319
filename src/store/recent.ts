import type { Clock } from '../clock.ts';

/** How long this process goes by what it read, while another may have changed it: a guest's new role, a setting. */
const KEPT_MS = 3_000;
/** More than this is not kept: all is read anew then. */
const MOST = 10_000;

/**
 * What one process read a moment ago, of the few kinds that every act asks for: who somebody is, and the workspace's
 * settings. What this process itself writes is forgotten at once.
 */
export class Recent {
  readonly #values = new Map<string, { value: unknown; until: number }>();
  readonly #clock: Clock;
  #writes = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get(key: string): unknown {
    const known = this.#values.get(key);
    return known && known.until > this.#clock.now().getTime() ? known.value : undefined;
  }

  /** Reads a value and keeps it, unless something was written meanwhile. */
  async read<T>(key: string, read: () => Promise<T>): Promise<T> {
    const before = this.#writes;
    const value = await read();
    if (value !== null && before === this.#writes) {
      if (this.#values.size >= MOST) this.#values.clear();
      this.#values.set(key, { value, until: this.#clock.now().getTime() + KEPT_MS });
    }
    return value;
  }

  forget(key: string): void {
    this.#writes += 1;
    this.#values.delete(key);
  }
}
