import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { afterEach } from 'vitest';
import { type Running, startBoltApp } from './a-bolt-app.ts';

export const plain = (text: string) => ({ type: 'plain_text' as const, text });

/** A modal with a button "Push". */
export const aModal = (title: string, more: Partial<ModalView> = {}): ModalView => ({
  type: 'modal',
  callback_id: 'm',
  title: plain(title),
  blocks: [
    {
      type: 'actions',
      block_id: 'b',
      elements: [{ type: 'button', action_id: 'push', text: plain('Push') }],
    },
  ],
  ...more,
});

/** Why Slack refused a call of the client. */
export const codeOf = (error: unknown) => (error as { data?: { error?: string } }).data?.error;

/** A small Bolt app in a playground of its own for each test, and Anna, who uses it. */
export const useBolt = () => {
  const started: Running[] = [];
  afterEach(async () => {
    for (const one of started.splice(0)) await one.stop();
  });
  return async (register: (app: App) => void, options: { ackMs?: number } = {}) => {
    const running = await startBoltApp('socket', register, options);
    started.push(running);
    const { playground } = running;
    return { playground, anna: playground.as('anna') };
  };
};
