import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildApp } from '../src/app.ts';
import { systemClock } from '../src/clock.ts';
import { makeConnection } from '../src/listeners/receiver.ts';
import { makeLog } from '../src/log.ts';
import { makeMetrics } from '../src/reminders/metrics.ts';
import { openStore } from '../src/store/store.ts';
import { round } from './child.ts';
import { SECRET, startBenchSlack, TOKEN } from './slack.ts';

const WARM_UP = 50;
const NOTES = 150;

export type Phase = { phase: string; roundTrips: number; milliseconds: number };

/**
 * Where the time of one note goes, typed one after another: how often the engine is asked, and for how long, by command
 * and collection; the rest is the bot's own work, Bolt's, and the way to Slack and back.
 */
export async function benchPhases(uri: string, text: string): Promise<Phase[]> {
  const slack = await startBenchSlack();
  const spent = new Map<string, { count: number; milliseconds: number }>();
  let measuring = false;
  const store = await openStore({
    uri,
    clock: systemClock,
    database: 'bench_phases',
    watch: (client) => {
      const started = new Map<number, string>();
      client.on('commandStarted', ({ requestId, commandName, command }) => {
        const collection = typeof command[commandName] === 'string' ? ` ${command[commandName]}` : '';
        started.set(requestId, `${commandName}${collection}`);
      });
      client.on('commandSucceeded', ({ requestId, duration }) => {
        const name = started.get(requestId) ?? '';
        started.delete(requestId);
        if (!measuring) return;
        const { count, milliseconds } = spent.get(name) ?? { count: 0, milliseconds: 0 };
        spent.set(name, { count: count + 1, milliseconds: milliseconds + duration });
      });
    },
  });
  const log = makeLog('error');
  const rapport = buildApp({
    ...makeConnection(
      { mode: 'http', botToken: TOKEN, signingSecret: SECRET },
      {
        slackApiUrl: slack.apiUrl,
        scopes: [],
        installations: store.installations,
        route: async () => false,
        log,
      },
    ),
    store,
    clock: systemClock,
    log,
    metrics: makeMetrics(async () => 0),
    slackApiUrl: slack.apiUrl,
  });
  const server = (await rapport.app.start(0)) as Server;
  const app = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    await slack.command(app, 'add Firm');
    const note = () => slack.command(app, text.replace('$customer', 'Firm'));
    for (let n = 0; n < WARM_UP; n += 1) await note();
    measuring = true;
    const start = performance.now();
    for (let n = 0; n < NOTES; n += 1) await note();
    const whole = (performance.now() - start) / NOTES;
    measuring = false;
    const phases = [...spent]
      .map(([phase, { count, milliseconds }]) => ({
        phase,
        roundTrips: round(count / NOTES, 2),
        milliseconds: round(milliseconds / NOTES, 2),
      }))
      .sort((a, b) => b.milliseconds - a.milliseconds);
    const engine = phases.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
    const roundTrips = phases.reduce((sum, phase) => sum + phase.roundTrips, 0);
    return [
      { phase: 'whole', roundTrips: round(roundTrips, 2), milliseconds: round(whole, 2) },
      { phase: 'the bot and Slack', roundTrips: 0, milliseconds: round(whole - engine, 2) },
      ...phases,
    ];
  } finally {
    await rapport.app.stop();
    await store.close();
    await slack.stop();
  }
}
