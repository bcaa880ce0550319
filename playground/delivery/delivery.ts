import { type MovableClock, runAt, stopwatch } from '../clock.ts';
import type { Faults } from '../faults.ts';
import { type Json, textOf } from '../refusal.ts';
import type { TrafficLog } from '../traffic.ts';

type Kind = 'slash_commands' | 'interactive' | 'events_api';
export type Payload = { kind: Kind; body: Json };
/** Which repetition it is, and why. */
export type Retry = { num: number; reason: string };
/** How Slack names what went wrong between it and the app. */
type Trouble = 'dispatch_failed' | 'operation_timeout' | 'http_client_error' | 'http_service_error';
export type Outcome =
  | { ok: true; response: unknown }
  | { ok: false; error: Trouble; noRetry?: boolean; status?: number };

/** A way to the app: Socket Mode or HTTP. */
export type Transport = { send(payload: Payload, retry: Retry | null): Promise<Outcome> };

/** "Acknowledge within 3 seconds": https://docs.slack.dev/apis/events-api#responding and #acknowledge of the interactivity guide. */
export const ACK_MS = 3000;

/** Nearly at once, after one minute, after five: https://docs.slack.dev/apis/events-api#retries */
const RETRIES_MS = [0, 60_000, 300_000];

const nameOf = ({ kind, body }: Payload): string => {
  if (kind === 'events_api')
    return textOf((body['event'] as Json | undefined)?.['type']) || textOf(body['type']);
  return kind === 'slash_commands' ? kind : textOf(body['type']);
};

export type Delivery = ReturnType<typeof createDelivery>;

/** Brings payloads to the app: once, or again when an event was not acknowledged. */
export const createDelivery = (options: {
  clock: MovableClock;
  faults: Faults;
  traffic: TrafficLog;
  transport: () => Transport;
}) => {
  const { clock, faults, traffic } = options;
  const cancels = new Set<() => void>();
  const under = new Set<Promise<unknown>>();
  let stopped = false;

  const attempt = async (payload: Payload, retry: Retry | null): Promise<Outcome> => {
    const took = stopwatch();
    const outcome = await options.transport().send(payload, retry);
    traffic.record({
      direction: 'to-app',
      name: nameOf(payload),
      payload: payload.body,
      response: outcome.ok ? outcome.response : { error: outcome.error, ...(retry ?? {}) },
      took: took(),
      refused: null,
    });
    return outcome;
  };

  const track = <T>(promise: Promise<T>): Promise<T> => {
    under.add(promise);
    void promise.finally(() => under.delete(promise));
    return promise;
  };

  const later = (payload: Payload, num: number, reason: string): Promise<void> | undefined => {
    const wait = RETRIES_MS[num - 1];
    if (wait === undefined || stopped) return undefined;
    const again = async () => {
      const outcome = await attempt(payload, { num, reason });
      if (!outcome.ok && !outcome.noRetry) await later(payload, num + 1, REASONS[outcome.error]);
    };
    if (wait === 0) return again();
    const cancel = runAt(clock, new Date(clock.now().getTime() + wait), () => {
      cancels.delete(cancel);
      void track(again());
    });
    cancels.add(cancel);
    return undefined;
  };

  const deliver = async (payload: Payload): Promise<Outcome> => {
    const twice = faults.redelivers();
    const outcome = await attempt(payload, null);
    if (twice) await attempt(payload, payload.kind === 'events_api' ? { num: 1, reason: 'timeout' } : null);
    if (!outcome.ok && !outcome.noRetry && payload.kind === 'events_api') {
      await later(payload, 1, REASONS[outcome.error]);
    }
    return outcome;
  };

  return {
    deliver: (payload: Payload) => track(deliver(payload)),
    /** How many deliveries are under way. */
    underway: () => under.size,
    /** Resolves when none is. */
    idle: async () => {
      while (under.size > 0) await Promise.allSettled([...under]);
    },
    stop: () => {
      stopped = true;
      for (const cancel of cancels) cancel();
    },
  };
};

/** https://docs.slack.dev/apis/events-api#retries lists the reasons. */
const REASONS: Record<Trouble, string> = {
  operation_timeout: 'http_timeout',
  dispatch_failed: 'connection_failed',
  http_client_error: 'http_error',
  http_service_error: 'http_error',
};
