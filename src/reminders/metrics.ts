import { Counter, Gauge, Registry } from 'prom-client';

export type Metrics = {
  registry: Registry;
  sent(kind: string): void;
  late(kind: string): void;
  failed(kind: string, code: string): void;
};

/**
 * What a monitor can ask of the nudges, in Prometheus' format; a registry of its own, nothing global.
 * @param due counts the digests that wait to be sent now; asked at each scrape
 */
export function makeMetrics(due: () => Promise<number>): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const sent = new Counter({
    name: 'rapport_nudges_sent_total',
    help: 'Nudges that reached Slack',
    labelNames: ['kind'],
    registers,
  });
  const late = new Counter({
    name: 'rapport_nudges_late_total',
    help: 'Nudges that reached Slack long after their hour',
    labelNames: ['kind'],
    registers,
  });
  const failed = new Counter({
    name: 'rapport_nudges_failed_total',
    help: 'Attempts to send a nudge that failed, by what Slack said',
    labelNames: ['kind', 'code'],
    registers,
  });
  new Gauge({
    name: 'rapport_nudges_due',
    help: 'Digests whose hour has come and that are not settled yet',
    registers,
    async collect() {
      this.set(await due());
    },
  });
  return {
    registry,
    sent: (kind) => sent.inc({ kind }),
    late: (kind) => late.inc({ kind }),
    failed: (kind, code) => failed.inc({ kind, code }),
  };
}
