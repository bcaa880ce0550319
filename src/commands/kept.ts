import { z } from 'zod';
import { UserError } from '../errors.ts';
import type { Request } from '../listeners/request.ts';

/** A text kept in a button: in its value where it fits, else as a draft in the store. */
export const Kept = z.union([z.object({ text: z.string() }), z.object({ draft: z.string() })]);
export type Kept = z.infer<typeof Kept>;

/** A button's value holds 2000 characters; the rest of its JSON, and what escapes add, need room. */
const FITS = 1500;

export async function keep(text: string, { store, actor }: Pick<Request, 'store' | 'actor'>): Promise<Kept> {
  if (JSON.stringify(text).length <= FITS) return { text };
  return { draft: (await store.drafts.keep(text, actor.id)).id };
}

/** @throws UserError when the draft has expired, or is somebody else's */
export async function recall(
  kept: Kept,
  { store, actor }: Pick<Request, 'store' | 'actor'>,
): Promise<string> {
  if ('text' in kept) return kept.text;
  const text = await store.drafts.get(kept.draft, actor.id);
  if (text === null)
    throw new UserError(
      'This button no longer works: its text was kept for a week, for the one who wrote it. Please type the command again.',
    );
  return text;
}
