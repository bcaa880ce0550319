import type { Clock } from '../clock.ts';
import type { Delivery } from '../domain/delivery.ts';
import type { Id } from '../domain/id.ts';
import type { Log } from '../log.ts';
import type { Listed } from '../store/deliveries.ts';
import type { WorkspaceStore } from '../store/store.ts';
import type { Message } from '../views/text.ts';
import { type Failure, failureOf, retryInMs } from './failure.ts';
import type { Metrics } from './metrics.ts';
import type { Pace } from './pace.ts';

/** The little of Slack that a nudge needs, in one workspace. What Slack says against it is thrown as it is. */
export type NudgeSlack = {
  /** Posts a message that carries its delivery's id as metadata. `to` is a channel, or a member for their direct messages. */
  post(to: string, message: Message, delivery: Id): Promise<Posted>;
  /** The message that carries a delivery's id, posted since an instant; null where Slack has none. */
  find(to: string, delivery: Id, since: Date): Promise<Posted | null>;
};
export type Posted = { channel: string; ts: string };

export type DeliverDeps = {
  clock: Clock;
  log: Log;
  metrics: Metrics;
  slack: NudgeSlack;
  pace: Pace;
  signal?: AbortSignal | undefined;
};

/** What is sent, once worked out. */
export type Content = { message: Message } & Pick<Listed, 'subjects'> & Partial<Listed>;

/** One nudge: to whom, for which day, and how to work out what it says; null: nothing is due. */
export type Nudge = Pick<Delivery, 'kind' | 'recipient' | 'day'> & {
  /** Where it is posted: a channel's id, or a member's. */
  to: string;
  /** When it should have gone out. */
  scheduled: Date;
  compose(): Promise<Content | null>;
};

export type Outcome =
  | { type: 'sent'; posted: Posted }
  | { type: 'empty' }
  /** It was settled before. */
  | { type: 'settled' }
  /** Another process is at it, or may be, until then. */
  | { type: 'held'; until: Date }
  | { type: 'failed'; failure: Failure; retryAt: Date };

/** A digest that comes later than this after its hour is logged. */
const LATE_MS = 30 * 60 * 1000;
/** Slack's clock and ours differ by less. */
const SKEW_MS = 2 * 60 * 1000;

/**
 * Sends one nudge, once: claimed before it is worked out, marked before it is posted, recorded after. A message that
 * may have reached Slack without our hearing of it (a crash, a time-out) is looked for there before it is posted again.
 */
export async function deliver(
  nudge: Nudge,
  store: WorkspaceStore,
  { clock, log, metrics, slack, pace, signal }: DeliverDeps,
): Promise<Outcome> {
  const { kind, recipient, day, to } = nudge;
  const about = { workspace: store.workspace, kind, recipient, day };
  const claim = await store.deliveries.claim({ kind, recipient, day });
  if (!claim) {
    const found = await store.deliveries.find({ kind, recipient, day });
    return found?.state === 'sent' || found?.state === 'empty'
      ? { type: 'settled' }
      : { type: 'held', until: found?.leaseUntil ?? clock.now() };
  }
  // Whether a message may be in Slack already: told by the claim at first, then by how far we got.
  let uncertain = claim.postingSince !== null;
  try {
    if (claim.postingSince !== null) {
      const posted = await slack.find(to, claim.id, new Date(claim.postingSince.getTime() - SKEW_MS));
      if (posted) {
        log.info(about, 'a nudge was found in Slack after a crash or a time-out');
        return await sent(claim, posted);
      }
      uncertain = false;
    }
    const content = await nudge.compose();
    if (content === null) {
      await store.deliveries.settleEmpty(claim);
      return { type: 'empty' };
    }
    await pace.turn(signal);
    if (signal?.aborted) {
      const now = clock.now();
      await store.deliveries.settleFailed(claim, { error: 'stopped', retryAt: now, uncertain });
      return { type: 'held', until: now };
    }
    const { message, subjects, more = 0, completeness = null } = content;
    const posting = await store.deliveries.beginPosting(claim, { subjects, more, completeness });
    if (posting === null) return { type: 'held', until: clock.now() };
    return await sent(claim, await slack.post(to, message, claim.id));
  } catch (error) {
    const failure = failureOf(error);
    // What is not Slack's word is not ours to judge: without the database, nothing can be recorded anyway.
    if (failure.type === 'uncertain' && !isSlackTrouble(error)) throw error;
    // Another address may be tried at once; the same one, in a while.
    const pause =
      failure.type === 'paused' ? failure.ms : failure.type === 'recipient' ? 0 : retryInMs(claim.attempts);
    const retryAt = new Date(clock.now().getTime() + pause);
    if (failure.type === 'paused') pace.pause(failure.ms);
    metrics.failed(kind, failure.code);
    log.warn({ ...about, failure: failure.type, code: failure.code, error }, 'a nudge was not sent');
    await store.deliveries.settleFailed(claim, {
      error: failure.code,
      retryAt,
      uncertain: uncertain || failure.type === 'uncertain',
    });
    return { type: 'failed', failure, retryAt };
  }

  async function sent(held: Delivery, posted: Posted): Promise<Outcome> {
    await store.deliveries.settleSent(held, posted);
    metrics.sent(kind);
    const lateMs = clock.now().getTime() - nudge.scheduled.getTime();
    if (lateMs > LATE_MS) {
      metrics.late(kind);
      log.warn({ ...about, minutes: Math.round(lateMs / 60_000) }, 'a nudge was late');
    }
    return { type: 'sent', posted };
  }
}

/** Whether Slack's client threw it: its errors bear codes of their own. */
const isSlackTrouble = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('slack_webapi_');
