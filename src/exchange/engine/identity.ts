import { hash } from 'node:crypto';
import { nameKey } from '../../domain/text/name.ts';
import type { CompactMap } from '../compact-map.ts';
import { shortHash } from '../source.ts';

/** Marks the key of a thing that its file identifies by an id. */
const BY_ID = '-id';
export const isById = (key: string): boolean => key.includes(`${BY_ID}:`);

/** How much of a text takes part in its identity: a correction further on is a correction, not another thing. */
const TEXT_PART = 40;

/**
 * The identity that a file gives to each of its things: the same row leads to the same key in every import, whatever was
 * renamed or edited in Rapport since. An id column decides where there is one; otherwise:
 *
 * - a customer is its name; a contact its customer and name (and the e-mail, for a second person of that name)
 * - an interaction its customer and moment, or day and the beginning of the text where no time of day is known
 * - a commitment its customer, kind, opening day and the beginning of the text
 * - a purchase its customer, day and item
 *
 * Rows that would have the same key are told apart by their order in the file.
 */
export function identities(origin: string, seen: CompactMap) {
  const keyed = (kind: string, parts: readonly string[]): string =>
    `${kind}:${shortHash(parts.join('\u0000'))}`;

  /** The n-th thing of that identity in the file. */
  function numbered(key: string): string {
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    return before === 0 ? key : `${key}#${before + 1}`;
  }

  const external = (kind: string, id: string): string => keyed(`${kind}${BY_ID}`, [origin, id]);

  return {
    external,
    customer: (name: string): string => keyed('customer', [nameKey(name)]),

    contact(customer: string, name: string, email: string | undefined): string {
      const key = keyed('contact', [customer, nameKey(name)]);
      const mark = email === undefined ? 0 : numberOf(email.toLowerCase());
      const before = seen.get(key);
      if (before === undefined || before === 0) seen.set(key, mark);
      return before === undefined || before === 0 || mark === 0 || before === mark
        ? key
        : keyed('contact', [customer, nameKey(name), email ?? '']);
    },

    interaction: (customer: string, moment: string, hasTime: boolean, text: string): string =>
      numbered(keyed('interaction', hasTime ? [customer, moment] : [customer, moment, beginning(text)])),

    commitment: (customer: string, kind: string, opened: string, text: string): string =>
      numbered(keyed('commitment', [customer, kind, opened, beginning(text)])),

    purchase: (customer: string, day: string, item: string): string =>
      numbered(keyed('purchase', [customer, day, nameKey(item)])),
  };
}
export type Identities = ReturnType<typeof identities>;

/** 32 bits of a text, never zero. */
const numberOf = (text: string): number => hash('sha1', text, 'buffer').readUInt32LE(0) || 1;

const beginning = (text: string): string => nameKey(text.slice(0, TEXT_PART * 2)).slice(0, TEXT_PART);
