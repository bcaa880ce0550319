import { Handover } from '../domain/handover.ts';
import type { Id, MemberId } from '../domain/id.ts';
import { ConflictError } from '../errors.ts';
import { COMMITMENTS, commitmentsIn } from './commitments.ts';
import { type Context, inTransaction, newId } from './context.ts';
import { CUSTOMERS, customersIn } from './customers.ts';
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
        const { version } = await customersIn(within).edit(customer, { owner: to }, by, 'handover');
        moved.customers.push({ id: customer.id, version });
      }
      for (const commitment of owed) {
        const { version } = await commitmentsIn(within).edit(commitment, { owner: to }, by, 'handover');
        moved.commitments.push({ id: commitment.id, version });
      }
      return handovers.rewrite({ ...handover, ...moved });
    });
  }

  /** Takes a batch back, what was changed since excepted. */
  async function returnBatch(handover: Handover, from: number, by: MemberId): Promise<number> {
    return inTransaction(context, async (within) => {
      let kept = 0;
      for (const { id, version } of handover.customers.slice(from, from + BATCH)) {
        const customer = await customersIn(within).get(id);
        if (customer?.version !== version || customer.owner !== handover.to) kept += 1;
        else await customersIn(within).edit(customer, { owner: handover.from }, by, 'undo');
      }
      for (const { id, version } of handover.commitments.slice(from, from + BATCH)) {
        const commitment = await commitmentsIn(within).get(id);
        if (commitment?.version !== version || commitment.owner !== handover.to) kept += 1;
        else await commitmentsIn(within).edit(commitment, { owner: handover.from }, by, 'undo');
      }
      return kept;
    });
  }

  return {
    get: all.get,

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
     * Takes a handover back; what somebody changed since stays with its new owner.
     * @returns how many things stayed
     * @throws ConflictError when it was taken back before
     */
    async undo(handover: Handover, by: MemberId): Promise<number> {
      const undone = await all.change(
        { _id: handover.id, undoneAt: null },
        { $set: { undoneAt: context.clock.now() } },
      );
      if (!undone) throw new ConflictError(`handover ${handover.id} was taken back before`);
      let kept = 0;
      const length = Math.max(handover.customers.length, handover.commitments.length);
      for (let from = 0; from < length; from += BATCH) kept += await returnBatch(handover, from, by);
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
