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
  #writes = 0;

  get(key: string): unknown {
    const known = this.#values.get(key);
    return known && known.until > performance.now() ? known.value : undefined;
  }

  /** Reads a value and keeps it, unless something was written meanwhile. */
  async read<T>(key: string, read: () => Promise<T>): Promise<T> {
    const before = this.#writes;
    const value = await read();
    if (value !== null && before === this.#writes) {
      if (this.#values.size >= MOST) this.#values.clear();
      this.#values.set(key, { value, until: performance.now() + KEPT_MS });
    }
    return value;
  }

  forget(key: string): void {
    this.#writes += 1;
    this.#values.delete(key);
  }
}
