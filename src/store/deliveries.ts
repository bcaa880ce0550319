import { Delivery } from '../domain/delivery.ts';
import type { MemberId } from '../domain/id.ts';
import type { Day } from '../domain/text/day.ts';
import { type Context, newId } from './context.ts';
import { isDuplicateKey, type Kind, scoped } from './scoped.ts';

const DELIVERIES: Kind<Delivery> = { collection: 'deliveries', schema: Delivery, version: 1 };

/** How long one process may take over a delivery before another may try. */
const LEASE_MS = 2 * 60 * 1000;

/** The nudges of one workspace: one document per kind, recipient and local day. */
export function deliveriesIn(context: Context) {
  const all = scoped(context, DELIVERIES);
  return {
    /**
     * Claims a delivery for this process, atomically: at most one process holds it at a time.
     * @returns the claim, or null when it was delivered already or another process is at it
     */
    async claim(kind: Delivery['kind'], recipient: MemberId, day: Day): Promise<Delivery | null> {
      const now = context.clock.now();
      const leaseUntil = new Date(now.getTime() + LEASE_MS);
      const fresh: Delivery = {
        id: newId(),
        kind,
        recipient,
        day,
        state: 'claimed',
        attempts: 1,
        leaseUntil,
        channel: null,
        ts: null,
        error: null,
      };
      try {
        return await all.insert(fresh);
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        return all.change(
          { kind, recipient, day, state: { $in: ['claimed', 'failed'] }, leaseUntil: { $lte: now } },
          { $set: { state: 'claimed', leaseUntil }, $inc: { attempts: 1 } },
        );
      }
    },

    /** Records how a claimed delivery ended; a failed one may be claimed again after `retryAt`. */
    settle: (
      delivery: Delivery,
      outcome: Partial<Pick<Delivery, 'channel' | 'ts' | 'error'>> & { state: 'sent' | 'empty' | 'failed' },
      retryAt: Date = delivery.leaseUntil,
    ): Promise<Delivery | null> =>
      all.change(
        { _id: delivery.id, attempts: delivery.attempts },
        { $set: { ...outcome, leaseUntil: retryAt } },
      ),

    find: (kind: Delivery['kind'], recipient: MemberId, day: Day): Promise<Delivery | null> =>
      all.first({ kind, recipient, day }),
  };
}
