import { hash } from 'node:crypto';

const START = 1 << 12;
/** How full the table may get. */
const LOAD = 0.6;

/**
 * Numbers by key, for millions of keys: 12 bytes a place instead of the hundred that a Map of strings takes. Keys are
 * kept as 64 bits of SHA-1; that two of a million collide has a chance of one in 37 million.
 */
export function compactMap() {
  let table = tableOf(START);
  let size = 0;

  function grow(): void {
    const old = table;
    table = tableOf(old.low.length * 2);
    for (let index = 0; index < old.low.length; index += 1) {
      const [low, high] = [old.low[index] ?? 0, old.high[index] ?? 0];
      if (low === 0 && high === 0) continue;
      put(table, place(table, low, high), low, high, old.values[index] ?? 0);
    }
  }

  return {
    get(text: string): number | undefined {
      const { low, high } = hashOf(text);
      const index = place(table, low, high);
      return table.low[index] === low && table.high[index] === high ? table.values[index] : undefined;
    },
    set(text: string, value: number): void {
      if (size + 1 > table.low.length * LOAD) grow();
      const { low, high } = hashOf(text);
      const index = place(table, low, high);
      if (table.low[index] === 0 && table.high[index] === 0) size += 1;
      put(table, index, low, high, value);
    },
  };
}
export type CompactMap = ReturnType<typeof compactMap>;

type Table = { low: Uint32Array; high: Uint32Array; values: Uint32Array };
const tableOf = (places: number): Table => ({
  low: new Uint32Array(places),
  high: new Uint32Array(places),
  values: new Uint32Array(places),
});

/** Where a key is, or where it would go: the next free place after its own. */
function place({ low: lows, high: highs }: Table, low: number, high: number): number {
  const mask = lows.length - 1;
  let index = (low ^ high) & mask;
  while ((lows[index] !== 0 || highs[index] !== 0) && (lows[index] !== low || highs[index] !== high))
    index = (index + 1) & mask;
  return index;
}

function put(table: Table, index: number, low: number, high: number, value: number): void {
  table.low[index] = low;
  table.high[index] = high;
  table.values[index] = value;
}

/** 64 bits of a text; never all zero, which marks a free place. */
function hashOf(text: string): { low: number; high: number } {
  const digest = hash('sha1', text, 'buffer');
  return { low: digest.readUInt32LE(0) || 1, high: digest.readUInt32LE(4) };
}
