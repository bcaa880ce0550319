import { Handover } from '../domain/handover.ts';
import type { Id, MemberId } from '../domain/id.ts';
import { ConflictError } from '../errors.ts';
import { COMMITMENTS } from './commitment-kind.ts';
import { commitmentsIn } from './commitments.ts';
import { type Context, inTransaction, newId } from './context.ts';
import { CUSTOMERS } from './customer-kind.ts';
import { customersIn } from './customers.ts';
import { receiptsIn } from './receipts.ts';
import { type Kind, scoped } from './scoped.ts';

const HANDOVERS: Kind<Handover> = { collection: 'handovers', schema: Handover, version: 1 };

/** How much changes hands in one transaction: little enough not to hold others up. */
const BATCH = 50;

export type NewHandover = {
  from: MemberId;
  to: MemberId;
  /** Some customers; null: all, and every open commitment with them. */
  customers: readonly Id[] | null;
};

/** Giving one member's customers, open commitments and complaints into another's care. */
export function handoversIn(context: Context) {
  const all = scoped(context, HANDOVERS);

  /** Moves one batch, in one transaction; null once there is nothing more to move. */
  async function moveBatch(
    id: Id,
    { from, to, customers }: NewHandover,
    by: MemberId,
  ): Promise<Handover | null> {
    return inTransaction(context, async (within) => {
      const handovers = scoped(within, HANDOVERS);
      const handover = await handovers.get(id);
      if (!handover) throw new Error(`handover ${id} is not there`);
      const theirs = customers === null ? {} : { _id: { $in: [...customers] } };
      const owned = await scoped(within, CUSTOMERS).find(
        { owner: from, 'search.live': true, ...theirs },
        { limit: BATCH },
      );
      const about = customers === null ? {} : { customerId: { $in: [...customers] } };
      const owed =
        owned.length === BATCH
          ? []
          : await scoped(within, COMMITMENTS).find(
              { owner: from, 'search.open': true, ...about },
              { limit: BATCH - owned.length },
            );
      if (owned.length + owed.length === 0) return null;
      const moved = { customers: [...handover.customers], commitments: [...handover.commitments] };
      for (const customer of owned) {
        await customersIn(within).edit(customer, { owner: to }, by, 'handover');
        moved.customers.push({ id: customer.id });
      }
      for (const commitment of owed) {
        await commitmentsIn(within).edit(commitment, { owner: to }, by, 'handover');
        moved.commitments.push({ id: commitment.id });
      }
      return handovers.rewrite({ ...handover, ...moved });
    });
  }

  /** Takes a batch back; what has gone on to somebody else is left there, and counted. */
  async function returnBatch({ from, to, ...moved }: Handover, at: number, by: MemberId): Promise<number> {
    return inTransaction(context, async (within) => {
      const customers = await scoped(within, CUSTOMERS).getMany(idsOf(moved.customers, at));
      const commitments = await scoped(within, COMMITMENTS).getMany(idsOf(moved.commitments, at));
      for (const customer of customers.filter(({ owner }) => owner === to))
        await customersIn(within).edit(customer, { owner: from }, by, 'undo');
      for (const commitment of commitments.filter(({ owner }) => owner === to))
        await commitmentsIn(within).edit(commitment, { owner: from }, by, 'undo');
      return [...customers, ...commitments].filter(({ owner }) => owner !== to && owner !== from).length;
    });
  }
  const idsOf = (moved: Handover['customers'], at: number) => moved.slice(at, at + BATCH).map(({ id }) => id);

  return {
    get: all.get,
    /** All there were, in the order of their ids, and many of them at once: for backups. */
    page: all.page,
    insertMany: all.insertMany,

    /**
     * Hands over, batch by batch; stopped in the middle, what is done is done, and the rest waits for the next try.
     * @param key names the request: delivered twice, it is done once
     * @throws RepeatedError when it was done before
     */
    async run(input: NewHandover, by: MemberId, key: string): Promise<Handover> {
      const { from, to } = input;
      let handover = await inTransaction(context, async (within) => {
        await receiptsIn(within).take(key);
        return scoped(within, HANDOVERS).insert(
          Handover.parse({ id: newId(), from, to, by, at: context.clock.now() }),
        );
      });
      for (;;) {
        const next = await moveBatch(handover.id, input, by);
        if (next === null) return handover;
        handover = next;
      }
    },

    /**
     * Takes a handover back; what has another owner by now stays with them.
     * @returns how many things stayed
     * @throws ConflictError when it was taken back before
     */
    async undo(handover: Handover, by: MemberId): Promise<number> {
      if (handover.undoneAt !== null)
        throw new ConflictError(`handover ${handover.id} was taken back before`);
      let kept = 0;
      const length = Math.max(handover.customers.length, handover.commitments.length);
      for (let at = 0; at < length; at += BATCH) kept += await returnBatch(handover, at, by);
      // Marked at the end: stopped in the middle, the rest goes back at the next try.
      await all.change({ _id: handover.id }, { $set: { undoneAt: context.clock.now() } });
      return kept;
    },

    /** How much an owner has; counted up to `limit` each. */
    async countOf(owner: MemberId, limit: number): Promise<{ customers: number; commitments: number }> {
      const [customers, commitments] = await Promise.all([
        scoped(context, CUSTOMERS).count({ owner, 'search.live': true }, limit),
        scoped(context, COMMITMENTS).count({ owner, 'search.open': true }, limit),
      ]);
      return { customers, commitments };
    },
  };
}
