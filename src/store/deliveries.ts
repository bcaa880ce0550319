import { Delivery } from '../domain/delivery.ts';
import type { Day } from '../domain/text/day.ts';
import { type Context, newId } from './context.ts';
import { isDuplicateKey, type Kind, scoped } from './scoped.ts';

export const DELIVERIES: Kind<Delivery> = { collection: 'deliveries', schema: Delivery, version: 1 };

/** How long one process may take over a delivery before another may try. */
export const LEASE_MS = 2 * 60 * 1000;

/** What is kept of a message, to draw it anew; its words are not. */
export type Listed = Pick<Delivery, 'subjects' | 'more' | 'completeness'>;
type Address = Pick<Delivery, 'kind' | 'recipient' | 'day'>;

/** The nudges of one workspace: one document per kind, recipient and local day. */
export function deliveriesIn(context: Context) {
  const all = scoped(context, DELIVERIES);
  const lease = () => new Date(context.clock.now().getTime() + LEASE_MS);
  /** Only whoever made the last attempt may write: a process that was thought dead finds its claim taken over. */
  const held = ({ id, attempts }: Delivery) => ({ _id: id, attempts, state: 'claimed' });

  return {
    /**
     * Claims a delivery for this process, atomically: at most one process holds it at a time.
     * @returns the claim, or null when it was delivered already or another process is at it
     */
    async claim({ kind, recipient, day }: Address): Promise<Delivery | null> {
      const leaseUntil = lease();
      const fresh = Delivery.parse({
        id: newId(),
        kind,
        recipient,
        day,
        state: 'claimed',
        attempts: 1,
        leaseUntil,
      });
      try {
        return await all.insert(fresh);
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        return all.change(
          {
            kind,
            recipient,
            day,
            state: { $in: ['claimed', 'failed'] },
            leaseUntil: { $lte: context.clock.now() },
          },
          { $set: { state: 'claimed', leaseUntil }, $inc: { attempts: 1 } },
        );
      }
    },

    /**
     * The last word before a message is posted: from now on it may be in Slack, whatever becomes of this process.
     * @returns null when the claim was lost meanwhile: then nothing may be posted
     */
    beginPosting: (claim: Delivery, { subjects, more, completeness }: Listed): Promise<Delivery | null> =>
      all.change(held(claim), {
        $set: {
          subjects,
          more,
          completeness,
          postingSince: claim.postingSince ?? context.clock.now(),
          leaseUntil: lease(),
        },
      }),

    /** The message is in Slack. */
    settleSent: (
      claim: Delivery,
      { channel, ts }: { channel: string; ts: string },
    ): Promise<Delivery | null> =>
      all.change(held(claim), { $set: { state: 'sent', channel, ts, error: null } }),

    /** Nothing was due. */
    settleEmpty: (claim: Delivery): Promise<Delivery | null> =>
      all.change(held(claim), { $set: { state: 'empty' } }),

    /**
     * It was not sent, and may be claimed again after `retryAt`.
     * @param uncertain whether it may have been posted all the same
     */
    settleFailed: (
      claim: Delivery,
      { error, retryAt, uncertain }: { error: string; retryAt: Date; uncertain: boolean },
    ): Promise<Delivery | null> =>
      all.change(held(claim), {
        $set: {
          state: 'failed',
          error,
          leaseUntil: retryAt,
          ...(uncertain ? {} : { postingSince: null }),
        },
      }),

    find: ({ kind, recipient, day }: Address): Promise<Delivery | null> =>
      all.first({ kind, recipient, day }),

    /** The last delivery to a recipient between two days, both excluded, of which nobody knows whether Slack has it. */
    doubtful: (
      { kind, recipient }: Pick<Address, 'kind' | 'recipient'>,
      after: Day | null,
      before: Day,
    ): Promise<Delivery | null> =>
      all.first(
        {
          kind,
          recipient,
          day: { ...(after === null ? {} : { $gt: after }), $lt: before },
          state: { $in: ['claimed', 'failed'] },
          postingSince: { $ne: null },
        },
        { day: -1 },
      ),

    /** The delivery whose message this is; null: it is no nudge. */
    at: (channel: string, ts: string): Promise<Delivery | null> => all.first({ channel, ts }),
  };
}
