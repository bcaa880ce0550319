import type { Sum } from '../../store/purchase-sums.ts';

export type TimeSum = { name: string; amount: number; orders: number; currency: string };
/** The months by their whole names. */
export const MONTHS =
  'January February March April May June July August September October November December'.split(' ');

/** The month (`YYYY-MM`), or the quarter or year that it lies in, by its name. */
export function timeName(key: string, unit: 'month' | 'quarter' | 'year'): string {
  const [year = '', month = ''] = key.split('-');
  if (unit === 'year') return year;
  return unit === 'quarter'
    ? `Q${Math.ceil(Number(month) / 3)} ${year}`
    : `${MONTHS[Number(month) - 1]} ${year}`;
}

/** Sums of months, put together to the months, quarters or years that they lie in, the earliest first. */
export function timesOf(months: readonly Sum[], unit: 'month' | 'quarter' | 'year'): TimeSum[] {
  const found = new Map<string, TimeSum>();
  for (const { key, amount, currency, count } of [...months].sort((a, b) =>
    (a.key ?? '') < (b.key ?? '') ? -1 : 1,
  )) {
    const name = timeName(key ?? '', unit);
    const known = found.get(name) ?? { name, amount: 0, orders: 0, currency };
    found.set(name, { ...known, amount: known.amount + amount, orders: known.orders + count });
  }
  return [...found.values()];
}
