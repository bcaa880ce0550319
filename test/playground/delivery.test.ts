import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { App } from '@slack/bolt';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Running, startBoltApp } from './a-bolt-app.ts';

let running: Running;
afterEach(() => running.stop());

const start = async (
  by: 'socket' | 'http',
  register: (app: App) => void,
  options: { ackMs?: number } = {},
) => {
  running = await startBoltApp(by, register, options);
  return { ...running, anna: running.playground.as('anna') };
};

const sent = (name: string) =>
  running.playground.traffic.filter((one) => one.direction === 'to-app' && one.name === name);

describe.each(['socket', 'http'] as const)('delivery over %s', (by) => {
  it('shows a command that is not acknowledged in time as failed', async () => {
    const { anna } = await start(by, (app) => app.command('/crm', async () => {}), { ackMs: 300 });
    const seen = await anna.types('#sales', '/crm hello');
    expect(seen.notice).toBe('/crm failed with the error "operation_timeout"');
    expect(sent('slash_commands')).toHaveLength(1);
  });

  it('delivers an event again that was not acknowledged: at once, after a minute, after five, and no more', async () => {
    const attempts: (number | undefined)[] = [];
    const { anna, playground } = await start(
      by,
      (app) => {
        const processEvent = app.processEvent.bind(app);
        app.processEvent = async (event) => {
          if (event.body['event']?.type !== 'app_mention') return processEvent(event);
          attempts.push(event.retryNum);
          // What Bolt does when a receiver's own error handler gives up.
          throw new Error('no ack');
        };
      },
      { ackMs: 300 },
    );
    await anna.types('#sales', '@rapport hello');
    await vi.waitFor(() => expect(attempts).toHaveLength(2), 8000);
    await playground.clock.moveBy(61_000);
    await vi.waitFor(() => expect(attempts).toHaveLength(3), 8000);
    await playground.settled();
    await playground.clock.moveBy(301_000);
    await vi.waitFor(() => expect(attempts).toHaveLength(4), 8000);
    await playground.settled();
    await playground.clock.moveBy(3_600_000);
    await playground.settled();
    expect(attempts.map((one) => one || 0)).toEqual([0, 1, 2, 3]);
    const ids = new Set(sent('app_mention').map(({ payload }) => (payload as { event_id: string }).event_id));
    expect(ids.size).toBe(1);
  });

  it('delivers a payload twice when told to', async () => {
    const heard: string[] = [];
    const { anna, playground } = await start(by, (app) => {
      app.event('app_mention', async ({ body }) => {
        heard.push(body.event_id);
      });
    });
    playground.fault({ kind: 'redeliver' });
    await anna.types('#sales', '@rapport hello');
    await anna.types('#sales', '@rapport again');
    expect(heard).toHaveLength(3);
    expect(heard[0]).toBe(heard[1]);
    expect(heard[2]).not.toBe(heard[0]);
  });
});

describe('Socket Mode', () => {
  it('is left with "dispatch_failed" while nobody is connected, and taken up again', async () => {
    const { anna, app, playground } = await start('socket', (bolt) => {
      bolt.command('/crm', async ({ ack }) => ack('here'));
    });
    await app.stop();
    await vi.waitFor(() => expect(playground.connections()).toBe(0));
    const seen = await anna.types('#sales', '/crm hello');
    expect(seen.notice).toBe('/crm failed with the error "dispatch_failed"');
    await app.start();
    expect((await anna.types('#sales', '/crm hello')).text).toBe('here');
  });

  it.each(['drop', 'refresh'] as const)('is connected anew after a %s', async (how) => {
    const { anna, playground } = await start('socket', (app) => {
      app.command('/crm', async ({ ack }) => ack('here'));
    });
    if (how === 'drop') playground.fault({ kind: 'drop-socket' });
    else playground.refreshSockets('refresh_requested');
    await vi.waitFor(() => expect(playground.connections()).toBe(0), 5000);
    await vi.waitFor(() => expect(playground.connections()).toBe(1), { timeout: 15_000, interval: 100 });
    expect((await anna.types('#sales', '/crm hello')).text).toBe('here');
  });

  it('takes no connection without a ticket', async () => {
    const { playground } = await start('socket', () => {});
    const response = await fetch(`${playground.url}/link?ticket=guess`, {
      headers: { connection: 'Upgrade', upgrade: 'websocket' },
    }).catch(() => null);
    expect(response?.ok ?? false).toBe(false);
    expect(playground.connections()).toBe(1);
  });
});

describe('signed HTTP', () => {
  const event = () => ({
    kind: 'events_api' as const,
    body: {
      type: 'event_callback',
      team_id: running.playground.teamId,
      event_id: 'Ev1',
      authorizations: [
        { team_id: running.playground.teamId, user_id: running.playground.botUserId, is_bot: true },
      ],
      event: { type: 'app_mention', user: 'U1', text: 'hi', ts: '1.000001', channel: 'C1' },
    },
  });

  it('is taken with the right signature, and refused with a forged or an old one', async () => {
    const heard = vi.fn();
    const { playground } = await start('http', (app) => {
      app.event('app_mention', async () => heard());
    });
    expect(await playground.deliver(event())).toMatchObject({ ok: true, status: 200 });
    expect(await playground.deliver(event(), { signature: 'v0=00' })).toMatchObject({
      ok: false,
      status: 401,
    });
    const old = Math.floor(playground.clock.now().getTime() / 1000) - 301;
    expect(await playground.deliver(event(), { timestamp: old })).toMatchObject({ ok: false, status: 401 });
    expect(heard).toHaveBeenCalledTimes(1);
  });

  /** Has the payloads go to a server that answers as told. */
  const answering = async (answer: () => { status: number; headers?: Record<string, string> }) => {
    const server = createServer((_request, response) => {
      const { status, headers = {} } = answer();
      response.writeHead(status, headers).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    running.playground.setRequestUrl(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    return async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    };
  };

  it('shows a command that is answered with an error as failed', async () => {
    const { anna } = await start('http', () => {});
    let status = 404;
    const close = await answering(() => ({ status }));
    expect((await anna.types('#sales', '/crm')).notice).toBe(
      '/crm failed with the error "http_client_error"',
    );
    status = 500;
    expect((await anna.types('#sales', '/crm')).notice).toBe(
      '/crm failed with the error "http_service_error"',
    );
    await close();
  });

  it('is not sent again with X-Slack-No-Retry', async () => {
    const { anna, playground } = await start('http', () => {});
    let asked = 0;
    const close = await answering(() => {
      asked += 1;
      return { status: 500, headers: asked > 1 ? { 'x-slack-no-retry': '1' } : {} };
    });
    await anna.types('#sales', '@rapport hello');
    await playground.clock.moveBy(3_600_000);
    await playground.settled();
    expect(asked).toBe(2);
    await close();
  });

  it('fails where nobody listens', async () => {
    const { anna, app } = await start('http', () => {});
    await app.stop();
    const seen = await anna.types('#sales', '/crm hello');
    expect(seen.notice).toBe('/crm failed with the error "dispatch_failed"');
    await app.start({ port: 0, host: '127.0.0.1' });
  });
});
