import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault } from './protocol.ts';
import { Refusal } from './refusal.ts';

const PURPOSE = 'a fault made on purpose';

/** The server answers with an HTTP status of its own trouble. */
export class ServerFault extends Error {
  readonly status: number;
  constructor(status: number) {
    super(`${status}: ${PURPOSE}`);
    this.name = 'ServerFault';
    this.status = status;
  }
}

/** A refusal that was asked for, and so is none of the app's fault. */
export class PlannedRefusal extends Refusal {}

export type Faults = ReturnType<typeof createFaults>;

/** The faults waiting to happen. */
export const createFaults = () => {
  const waiting: { fault: Fault; left: number }[] = [];

  const take = (matches: (fault: Fault) => boolean): Fault | undefined => {
    const found = waiting.find(({ fault }) => matches(fault));
    if (!found) return undefined;
    found.left -= 1;
    if (found.left <= 0) waiting.splice(waiting.indexOf(found), 1);
    return found.fault;
  };

  return {
    plan: (fault: Fault) => {
      waiting.push({ fault, left: fault.times ?? 1 });
    },
    /** Whether the next payload is to be delivered twice. */
    redelivers: () => take((fault) => fault.kind === 'redeliver') !== undefined,
    /** Lets a call of the Web API meet the faults planned for it. Throws a `ServerFault` or a `PlannedRefusal`. */
    meet: async (method: string): Promise<void> => {
      const meant = (fault: Fault) =>
        'method' in fault && fault.method !== undefined ? fault.method === method : true;
      const slow = take((fault) => fault.kind === 'latency' && meant(fault));
      if (slow?.kind === 'latency') await sleep(slow.milliseconds);
      const fault = take(
        (one) =>
          (one.kind === 'rate-limited' || one.kind === 'server-error' || one.kind === 'refused') &&
          meant(one),
      );
      if (fault?.kind === 'server-error') throw new ServerFault(fault.status ?? 503);
      if (fault?.kind === 'refused') throw new PlannedRefusal(fault.error, PURPOSE, '');
      if (fault?.kind === 'rate-limited')
        throw new PlannedRefusal('ratelimited', PURPOSE, '', {}, fault.retryAfter);
    },
  };
};
