import type { z } from 'zod';
import type { Change } from '../../domain/audit.ts';
import type { Standing } from '../../domain/customer.ts';
import type { Id, MemberId } from '../../domain/id.ts';
import type { Interaction } from '../../domain/interaction.ts';
import type { Settings } from '../../domain/settings.ts';
import type { Follows } from '../../store/following.ts';
import type { CompactMap } from '../compact-map.ts';
import { RowRefusedError } from '../draft.ts';
import type { World } from './world.ts';

/** What all rows of an import share. */
export type Batch = {
  world: World;
  by: MemberId;
  now: Date;
  run: Id;
  settings: Settings;
  newId: () => Id;
  /** Whether rows about a customer that is not there make one. */
  createMissing: boolean;
  /** What a new customer is whose standing the file does not tell. */
  standing: Standing;
  /** In a dry run: what earlier batches would have made, by key; null: this is no dry run. */
  imagined: CompactMap | null;
  /** Who brought whom, in the words of the file, to be linked when all rows are planned. */
  referrals: { customerId: Id; name: string }[];
  /** Interactions that are new. */
  added: Interaction[];
  /** Customers of whom something is kept that follows from what was changed, and from what. */
  stale: Map<Id, Set<Follows>>;
  /** What was overwritten, for the audit. */
  changes: {
    type: 'customer' | 'contact' | 'interaction' | 'commitment' | 'purchase';
    id: Id;
    customerId: Id;
    changes: Change[];
  }[];
};

export type Outcome = 'created' | 'updated' | 'unchanged';
/** A step that is worked out and waits until the whole row is: what it does to the row's outcome, and how it is done. */
export type Step = { outcome: Outcome; commit(): void };

export const NOTHING: Step = { outcome: 'unchanged', commit: () => undefined };

/**
 * Checks a thing before it is kept.
 * @throws RowRefusedError naming the field that is wrong
 */
export function checked<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new RowRefusedError(`${issue?.path.join('.') ?? 'row'}: ${issue?.message ?? 'is not valid'}`);
}

/** Notes that something kept on a customer has to be worked out anew. */
export function follow(batch: Pick<Batch, 'stale'>, id: Id, from: Follows): void {
  const follows = batch.stale.get(id) ?? new Set();
  batch.stale.set(id, follows.add(from));
}
