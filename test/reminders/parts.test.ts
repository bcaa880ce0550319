import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import { describe, expect, test } from 'vitest';
import { healthRoutes } from '../../src/listeners/health.ts';
import { makeLog } from '../../src/log.ts';
import { failureOf, NotInstalledError, retryInMs } from '../../src/reminders/failure.ts';
import { makeMetrics } from '../../src/reminders/metrics.ts';
import { makePace, realWait } from '../../src/reminders/pace.ts';
import { startSchedule } from '../../src/reminders/schedule.ts';

const refused = (error: string) => new WebAPIPlatformError({ ok: false, error });

describe('what Slack says against a message', () => {
  test.each([
    ['a rate limit holds up the workspace, for as long as it says', new WebAPIRateLimitedError(9), 'paused'],
    ['a breakdown leaves it open', new WebAPIHTTPError(502, 'Bad Gateway', {}), 'uncertain'],
    ['so does a lost connection', new WebAPIRequestError(new Error('socket hang up')), 'uncertain'],
    ['and an error of Slack’s own', refused('internal_error'), 'uncertain'],
    ['a gone channel is the recipient’s', refused('channel_not_found'), 'recipient'],
    ['an archived one too', refused('is_archived'), 'recipient'],
    ['a revoked token is the workspace’s', refused('token_revoked'), 'workspace'],
    ['an inactive account too', refused('account_inactive'), 'workspace'],
    ['and our not being installed', new NotInstalledError('T1'), 'workspace'],
    ['anything else is our fault', refused('invalid_blocks'), 'fault'],
  ])('%s', (_, error, type) => {
    expect(failureOf(error).type).toBe(type);
  });

  test('is tried again after one minute, then two, and at most half an hour', () => {
    expect([1, 2, 3, 9, 500].map(retryInMs)).toEqual([60_000, 120_000, 240_000, 1_800_000, 1_800_000]);
    expect(failureOf(new WebAPIRateLimitedError(9))).toMatchObject({ ms: 9000 });
  });
});

describe('the pace', () => {
  test('keeps messages apart, lets the first go at once, and stands still while Slack wants it', async () => {
    let now = 0;
    const pace = makePace(
      {
        clock: { now: () => new Date(now) },
        wait: async (ms) => {
          now += ms;
        },
      },
      2,
    );
    const turns: number[] = [];
    const turn = async () => {
      await pace.turn();
      turns.push(now);
    };
    await turn();
    await turn();
    await turn();
    pace.pause(30_000);
    await turn();
    now += 60_000;
    await turn();
    expect(turns).toEqual([0, 500, 1000, 31_000, 91_000]);
  });

  test('does not keep a stopping process', async () => {
    const stopping = new AbortController();
    const waited = realWait(3_600_000, stopping.signal);
    stopping.abort();
    await waited;
    await realWait(3_600_000, stopping.signal);
  });
});

test('the schedule runs one work after the other, and stops by its signal', async () => {
  let running = 0;
  let ran = 0;
  const schedule = startSchedule(async (signal) => {
    running += 1;
    expect(running).toBe(1);
    await realWait(ran === 0 ? 5 : 3_600_000, signal);
    running -= 1;
    ran += 1;
    throw new Error('a run that fails does not end the others');
  }, makeLog('silent'));
  const first = schedule.wake();
  const second = schedule.wake();
  await first;
  await schedule.stop();
  await second;
  expect(ran).toBe(2);
});

test('a monitor reads what was sent, late and failed, and what is due', async () => {
  const metrics = makeMetrics(async () => 7);
  metrics.sent('digest');
  metrics.sent('digest');
  metrics.late('team');
  metrics.failed('digest', 'ratelimited');
  const routes = healthRoutes({ ready: async () => true, metrics: () => metrics.registry.metrics() });
  const server = createServer((request, response) => void routes(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}/metrics`);
  const body = await response.text();
  await new Promise((resolve) => server.close(resolve));
  expect(response.status).toBe(200);
  for (const line of [
    'rapport_nudges_sent_total{kind="digest"} 2',
    'rapport_nudges_late_total{kind="team"} 1',
    'rapport_nudges_failed_total{kind="digest",code="ratelimited"} 1',
    'rapport_nudges_due 7',
  ])
    expect(body).toContain(line);
});
