import type { Link } from '../link/link.ts';
import { type Reading, SYMBOLS, saying } from '../parse/reading.ts';

/** Words that stand for a customer or a person named before. */
export const THEM =
  /(?<= |^)(?:(?:that|this|thes|thos|the sam) (?:one|firm|company|customer|client|account|lot|crowd|outfit|hous)|them|they|their|it|him|her|he|she|his|thos) /;
/** Those of them that may stand for one person. */
export const HIM =
  /(?<= |^)(?:(?:that|this) (?:one|person|man|woman|lady|guy|gentleman)|he|she|him|her|his|them|they|their) /;
/** Those that stand for one person, and hardly for a firm. */
export const HE = /(?<= |^)(?:he|she|him|her|his) /;
/** Words that may stand for what was spoken of, rather than for a customer. */
export const MATTER = /(?<= |^)(?:it|that|this) /;
/** The place of a customer named before. */
export const THERE = /(?<= |^)(?:at |over |in )?ther /;

/** A reading in which a name stands for the words that mean it. */
export function meant(
  reading: Reading,
  names: Partial<Pick<Reading, 'customers' | 'contacts' | 'members' | 'links'>>,
  put: (text: string) => string,
): Reading {
  return {
    ...saying(reading, put(reading.symbols)),
    ...names,
    shape: put(reading.shape),
    prior: reading.prior + 1.5,
  };
}

/** A reading in which some words stand for what a link names. */
export function pointing(reading: Reading, link: Link, words: RegExp): Reading {
  const { reading: is } = link;
  const name = `${words === THERE ? 'at ' : ''}${SYMBOLS[is.kind]} `;
  return meant(
    reading,
    {
      links: [link, ...reading.links],
      ...(is.kind === 'customer' ? { customers: [is.customers] } : {}),
      ...(is.kind === 'contact' ? { contacts: [is.contacts] } : {}),
      ...(is.kind === 'member' ? { members: is.members.slice(0, 1) } : {}),
    },
    (text) => text.replace(words, name),
  );
}
