import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Act, ActResult, Change, Snapshot } from '../../playground/protocol.ts';
import { type Running, startBoltApp } from './a-bolt-app.ts';

let running: Running;
const streams: AbortController[] = [];

beforeEach(async () => {
  running = await startBoltApp('socket', (app) => {
    app.command('/crm', async ({ ack }) => ack('for you'));
  });
});
afterEach(async () => {
  for (const stream of streams.splice(0)) stream.abort();
  await running.stop();
});

const idOf = (handle: string) => running.playground.as(handle).id;
const post = async (handle: string, body: unknown, headers: Record<string, string> = {}) => {
  const response = await fetch(`${running.playground.url}/page/act?as=${idOf(handle)}`, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers,
  });
  return { status: response.status, result: (await response.json()) as ActResult };
};
const act = (handle: string, body: Act) => post(handle, body);

/** Everything that a page of that person hears. */
const listen = async (handle: string): Promise<(Snapshot | Change)[]> => {
  const heard: (Snapshot | Change)[] = [];
  const stream = new AbortController();
  streams.push(stream);
  const response = await fetch(`${running.playground.url}/page/events?as=${idOf(handle)}`, {
    signal: stream.signal,
  });
  const read = async () => {
    let text = '';
    for await (const part of response.body ?? []) {
      text += Buffer.from(part).toString();
      const events = text.split('\n\n');
      text = events.pop() ?? '';
      heard.push(...events.map((event) => JSON.parse(event.replace(/^data: /, ''))));
    }
  };
  read().catch(() => {});
  await vi.waitFor(() => expect(heard.length).toBeGreaterThan(0));
  return heard;
};

const conversation = (heard: (Snapshot | Change)[], name: string): string => {
  const [snapshot] = heard as [Snapshot];
  return snapshot.conversations.find((one) => one.name === name)?.id ?? '';
};

describe('the page', () => {
  it('first hears all that its person sees, and nothing else', async () => {
    await running.playground.as('anna').types('#leadership', 'secret');
    const [anna] = (await listen('anna')) as [Snapshot];
    expect(anna).toMatchObject({
      type: 'snapshot',
      me: { handle: 'anna' },
      commands: [{ command: '/crm', usageHint: expect.stringContaining('note') }],
      shortcuts: [{ callbackId: 'log-interaction' }, { callbackId: 'save-to-crm' }],
    });
    expect(anna.messages.map(({ text }) => text)).toEqual(['secret']);
    expect(anna.conversations.find(({ kind }) => kind === 'dm')?.name).toBe('Rapport');
    const [sam] = (await listen('sam')) as [Snapshot];
    expect(sam.messages).toEqual([]);
    expect(sam.conversations.map(({ name }) => name)).toEqual(['partners']);
    expect(sam.commands).toEqual([]);
  });

  it('then hears each change that its person sees', async () => {
    const [anna, ben] = [await listen('anna'), await listen('ben')];
    const sales = conversation(anna, 'sales');
    expect(await act('anna', { act: 'type', conversation: sales, text: 'hi all' })).toMatchObject({
      result: { ok: true },
    });
    await act('anna', { act: 'type', conversation: sales, text: '/crm' });
    const messages = (heard: (Snapshot | Change)[]) =>
      heard.flatMap((one) => (one.type === 'message' ? [one.message.text] : []));
    await vi.waitFor(() => expect(messages(anna)).toEqual(['hi all', 'for you']));
    await vi.waitFor(() => expect(ben.some(({ type }) => type === 'traffic')).toBe(true));
    expect(messages(ben)).toEqual(['hi all']);
  });

  it('moves the clock forward, never back', async () => {
    const anna = await listen('anna');
    const before = running.playground.clock.now().getTime();
    await act('anna', { act: 'move-clock', by: 60_000 });
    expect(running.playground.clock.now().getTime()).toBeGreaterThanOrEqual(before + 60_000);
    await vi.waitFor(() => expect(anna.at(-1)).toMatchObject({ type: 'clock' }));
    for (const wrong of [
      { by: -1 },
      { to: '2020-01-01T00:00:00Z' },
      {},
      { by: 1, to: '2999-01-01T00:00:00Z' },
      { to: 'soon' },
    ]) {
      expect(await post('anna', { act: 'move-clock', ...wrong })).toMatchObject({ result: { ok: false } });
    }
  });

  it('opens DMs, plans faults, and is told what cannot be done', async () => {
    const anna = await listen('anna');
    expect(await act('anna', { act: 'open-dm', with: idOf('ben') })).toMatchObject({ result: { ok: true } });
    await vi.waitFor(() =>
      expect(anna.at(-1)).toMatchObject({ type: 'conversation', conversation: { name: 'Ben Carter' } }),
    );
    await act('anna', {
      act: 'fault',
      fault: { kind: 'refused', method: 'auth.test', error: 'fatal_error' },
    });
    await expect(running.app.client.auth.test()).rejects.toThrow('fatal_error');
    const refused: Act[] = [
      { act: 'type', conversation: 'C0', text: 'hi' },
      { act: 'type', conversation: conversation(anna, 'sales'), text: '  ' },
      { act: 'click', place: { in: 'home' }, blockId: 'b', actionId: 'a' },
      {
        act: 'click',
        place: { in: 'message', conversation: 'C0', ts: '1.000001' },
        blockId: 'b',
        actionId: 'a',
      },
      {
        act: 'type-ahead',
        place: { in: 'modal', viewId: 'V0', state: {} },
        blockId: 'b',
        actionId: 'a',
        query: '',
      },
      { act: 'submit', viewId: 'V0', state: {} },
      { act: 'close', viewId: 'V0' },
      { act: 'shortcut', callbackId: 'dance' },
      { act: 'shortcut', callbackId: 'save-to-crm' },
      { act: 'open-dm', with: 'U0' },
      { act: 'open-dm', with: idOf('anna') },
    ];
    for (const one of refused)
      expect(await act('anna', one)).toMatchObject({ status: 200, result: { ok: false } });
    expect(await act('sam', { act: 'open-home' })).toMatchObject({ result: { ok: false } });
  });

  it('is refused what makes no sense', async () => {
    expect((await post('anna', '{')).status).toBe(400);
    expect((await post('anna', { act: 'dance' })).status).toBe(400);
    for (const id of ['U0', running.playground.botUserId]) {
      expect((await fetch(`${running.playground.url}/page/events?as=${id}`)).status).toBe(404);
    }
    expect((await fetch(`${running.playground.url}/nothing`)).status).toBe(404);
  });
});

describe('the server', () => {
  it('takes no acts from pages of other sites', async () => {
    const body = { act: 'open-home' };
    expect((await post('anna', body, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await post('anna', body, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await post('anna', body, { origin: running.playground.url })).status).toBe(200);
  });

  it('answers to no name but its own', async () => {
    const statusFor = (host: string) =>
      new Promise<number | undefined>((resolve, reject) => {
        const { port } = new URL(running.playground.url);
        const asking = request(
          { host: '127.0.0.1', port, path: '/api/api.test', headers: { host } },
          (response) => {
            response.resume();
            resolve(response.statusCode);
          },
        );
        asking.on('error', reject).end();
      });
    expect(await statusFor('evil.example')).toBe(403);
    expect(await statusFor('localhost.evil.example:80')).toBe(403);
    expect(await statusFor('localhost:1234')).toBe(200);
  });
});
