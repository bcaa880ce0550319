import type { Commitment } from '../../domain/commitment.ts';
import type { Interaction } from '../../domain/interaction.ts';
import { stemKey } from '../../domain/text/stem.ts';
import type { Context } from './context.ts';

/** How much of what is noted of a customer is looked through. */
const MOST = 500;
/** At least this part of the words has to be noted in one place. */
const PART = 0.5;

/** What is noted of a customer with some words, the fullest only; the newest first. */
export type Noted = { talks: Interaction[]; deeds: Commitment[] };

/**
 * Looks for words, as stems, in what was written about the newest contacts with a customer, with one person there or with
 * anybody (whoever of us it was, or one), and in what was owed.
 */
export async function notedWith(
  words: readonly string[],
  { customer, contact, by = null }: { customer: string | null; contact: string | null; by?: string | null },
  { store }: Context,
  part = PART,
): Promise<Noted> {
  const wanted = [...new Set(words.map((word) => stemKey(word)))].filter((word) => word !== '');
  if (wanted.length === 0) return { talks: [], deeds: [] };
  const [talks, deeds] = await Promise.all([
    store.interactions.list(
      { customer: customer ?? undefined, contact: contact ?? undefined, by: by ?? undefined },
      MOST,
    ),
    contact === null && customer !== null ? store.commitments.list({ customer }, MOST) : [],
  ]);
  const size = (...texts: (string | null)[]) => {
    const there = new Set(stemKey(texts.filter((one) => one !== null).join(' ')).split(' '));
    return wanted.filter((word) => there.has(word)).length;
  };
  const sized = {
    talks: talks.map((one) => ({ one, size: size(one.text, one.outcome) })),
    deeds: deeds.map((one) => ({ one, size: size(one.text, one.outcome) })),
  };
  const most = Math.max(0, ...[...sized.talks, ...sized.deeds].map((some) => some.size));
  if (most === 0 || most < wanted.length * part) return { talks: [], deeds: [] };
  const fullest = <T>(some: readonly { one: T; size: number }[]): T[] =>
    some.flatMap((found) => (found.size === most ? [found.one] : []));
  return { talks: fullest(sized.talks), deeds: fullest(sized.deeds) };
}
