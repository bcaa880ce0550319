import { WebClient } from '@slack/web-api';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { movableClock, runAt } from '../../playground/clock.ts';
import { type Playground, startPlayground } from '../../playground/start.ts';
import { MANIFEST, SILENT } from './a-bolt-app.ts';

const started: Playground[] = [];
const start = async () => {
  const playground = await startPlayground({ manifest: MANIFEST });
  started.push(playground);
  return playground;
};
afterEach(async () => {
  await Promise.all(started.splice(0).map((one) => one.stop()));
});

describe('the state of the playground', () => {
  it('is found again by the next run, with the same ids, and new messages after the old ones', async () => {
    const first = await start();
    const client = new WebClient(first.botToken, { slackApiUrl: first.apiUrl, logger: SILENT });
    await first.clock.moveBy(86_400_000);
    const { id } = first.as('anna');
    const metadata = { event_type: 'nudge', event_payload: { key: 'k' } };
    await client.chat.postMessage({ channel: id, text: 'good morning', metadata });
    await client.views.publish({ user_id: id, view: { type: 'home', blocks: [] } });
    await first.changes('ben', { tz: 'Asia/Tokyo' });
    await first.as('anna').types('@ben', 'hi');

    const second = await start();
    await second.importState(JSON.parse(JSON.stringify(first.exportState())));
    const anna = second.as('anna');
    expect(anna.id).toBe(id);
    expect(anna.sees('@rapport')).toMatchObject([{ text: 'good morning' }]);
    expect(anna.sees('@ben')).toMatchObject([{ text: 'hi' }]);
    expect(anna.home()).toMatchObject({ type: 'home' });
    expect(second.as('ben').person.tz).toBe('Asia/Tokyo');
    expect(second.clock.now().getTime()).toBeGreaterThanOrEqual(first.clock.now().getTime() - 5000);
    await anna.types('@rapport', 'thanks');
    const [old, fresh] = anna.sees('@rapport');
    expect(Number(fresh?.ts)).toBeGreaterThan(Number(old?.ts));
    expect(second.exportState().messages.find(({ text }) => text === 'good morning')).toMatchObject({
      metadata,
    });
  });

  it('is refused when it is none', async () => {
    const playground = await start();
    await expect(playground.importState({ version: 2 })).rejects.toThrow();
  });
});

describe('starting', () => {
  it('refuses a manifest that is none, naming what is wrong', async () => {
    await expect(startPlayground({ manifest: 'package.json' })).rejects.toThrow('display_information');
  });

  it('refuses a port that is taken', async () => {
    const { url } = await start();
    const port = Number(new URL(url).port);
    await expect(startPlayground({ manifest: MANIFEST, port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});

describe('the clock', () => {
  it('runs on from where it was moved, and never goes back', async () => {
    const clock = movableClock(new Date('2026-03-02T08:00:00Z'));
    const moves: string[] = [];
    const stop = clock.onMove((now) => {
      moves.push(now.toISOString().slice(0, 10));
    });
    await clock.moveTo(new Date('2026-03-03T08:00:00Z'));
    stop();
    await clock.moveBy(86_400_000);
    expect(moves).toEqual(['2026-03-03']);
    expect(clock.now().toISOString()).toMatch(/^2026-03-04T08:00/);
    await expect(clock.moveTo(new Date('2026-03-01T08:00:00Z'))).rejects.toThrow(RangeError);
    await expect(clock.moveBy(Number.NaN)).rejects.toThrow(RangeError);
  });

  it('wakes what was set for an instant, by itself or when moved past it, once', async () => {
    const clock = movableClock();
    const [moved, waited, cancelled] = [vi.fn(), vi.fn(), vi.fn()];
    const hence = (milliseconds: number) => new Date(clock.now().getTime() + milliseconds);
    runAt(clock, hence(20), waited);
    await vi.waitFor(() => expect(waited).toHaveBeenCalledTimes(1));
    runAt(clock, hence(3_600_000), moved);
    runAt(clock, hence(3_600_000), cancelled)();
    await clock.moveBy(1000);
    expect(moved).not.toHaveBeenCalled();
    await clock.moveBy(3_600_000);
    await clock.moveBy(3_600_000);
    expect(moved).toHaveBeenCalledTimes(1);
    expect(cancelled).not.toHaveBeenCalled();
  });
});
