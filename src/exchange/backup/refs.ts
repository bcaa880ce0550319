/**
 * Puts references in the place of ids, so that a backup says the same whichever ids a workspace gave: every text that is
 * exactly an id becomes `#` and its reference. A text that begins with `#` gets a second one. Dates become `{"$date": …}`.
 */
export function encode(value: unknown, refOf: (id: string) => string | undefined): unknown {
  if (value instanceof Date) return { $date: value.toISOString() };
  if (typeof value === 'string') {
    const ref = refOf(value);
    return ref === undefined ? (value.startsWith('#') ? `#${value}` : value) : `#${ref}`;
  }
  if (Array.isArray(value)) return value.map((item) => encode(item, refOf));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => (item === undefined ? [] : [[key, encode(item, refOf)]])),
  );
}

/**
 * The way back.
 * @throws Error for a reference to nothing
 */
export function decode(value: unknown, idOf: (ref: string) => string | undefined): unknown {
  if (typeof value === 'string') {
    if (!value.startsWith('#')) return value;
    if (value.startsWith('##')) return value.slice(1);
    const id = idOf(value.slice(1));
    if (id === undefined) throw new Error(`refers to ${value}, which is not there`);
    return id;
  }
  if (Array.isArray(value)) return value.map((item) => decode(item, idOf));
  if (typeof value !== 'object' || value === null) return value;
  if ('$date' in value && typeof value.$date === 'string') return new Date(value.$date);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, decode(item, idOf)]));
}
