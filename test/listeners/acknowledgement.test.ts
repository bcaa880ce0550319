import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { acknowledging } from '../../src/listeners/deliver.ts';
import { startRapport, type TestRapport } from '../helpers/rapport.ts';

test('an acknowledgement that fails while the answer is worked out is told to whoever brings the answer', async () => {
  const acknowledge = acknowledging(() => Promise.reject(new Error('the socket is gone')));
  await sleep(1_100);
  await expect(acknowledge({ text: 'late' })).rejects.toThrow('the socket is gone');
});

describe.each(['socket', 'http'] as const)('a command by %s', (transport) => {
  let bot: TestRapport;
  beforeAll(async () => {
    bot = await startRapport({ transport });
  });
  afterAll(async () => {
    await bot.stop();
  });

  /** What the bot sent back with its acknowledgement of the last command. */
  const acknowledged = () =>
    bot.slack.traffic
      .filter(({ direction, name }) => direction === 'to-app' && name === 'slash_commands')
      .at(-1);
  const sentApart = () => bot.slack.traffic.filter(({ direction }) => direction === 'from-app').length;

  test('an answer that is ready soon comes with the acknowledgement, and nothing else is sent', async () => {
    const anna = bot.slack.as('anna');
    await anna.types('#sales', '/crm add Acme');
    const before = sentApart();
    const noted = await anna.types('#sales', '/crm note Acme: called about order 4711');
    expect(noted.text).toContain('Noted for Acme');
    expect(acknowledged()?.response).toMatchObject({ response_type: 'ephemeral' });
    expect(sentApart()).toBe(before);
    // Only Anna sees it, and its buttons work.
    expect(await bot.slack.as('ben').sees('#sales')).not.toContain('Noted for Acme');
    expect((await anna.clicks(noted.message, 'Undo')).text).toContain('Acme');
  });

  test('one that takes long does not keep Slack waiting: it comes later', async () => {
    // Ben is not known yet, and Slack takes long to say who he is.
    bot.slack.fault({ kind: 'latency', method: 'users.info', milliseconds: 2_000 });
    const noted = await bot.slack.as('ben').types('#sales', '/crm note Acme: called about order 4712');
    expect(noted.text).toContain('Noted for Acme');
    expect(acknowledged()?.response ?? {}).not.toHaveProperty('text');
    expect(acknowledged()?.took).toBeLessThan(2_000);
  });
});
