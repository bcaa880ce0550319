import { afterAll, beforeAll } from 'vitest';
import type { Message } from '../../../playground/protocol.ts';
import { startRapport, type TestRapport } from '../../helpers/rapport.ts';

export type File = { name: string; content: string | Uint8Array };
export const csv = (name: string, content: string | Uint8Array): File => ({ name, content });

/** A bot for the tests of a file, and how people give it files to import. */
export function useImports() {
  let bot: TestRapport;
  beforeAll(async () => {
    bot = await startRapport();
  });
  afterAll(() => bot?.stop());
  const as = (handle: string) => bot.slack.as(handle);
  const latest = (handle = 'anna'): Message => {
    const found = as(handle).sees('@rapport').at(-1);
    if (!found) throw new Error('the bot wrote nothing');
    return found;
  };
  return {
    bot: () => bot,
    as,
    latest,
    read: (message: Message) => bot.slack.visibleText(message),
    customer: async (name: string) => (await bot.file.customerNames.match(name, 1)).exact[0],
    /** Gives a file by `/crm import`; the answer is the message in the DM with the bot. */
    async gives(file: File, handle = 'anna') {
      const { modal } = await as(handle).types('#sales', '/crm import');
      const seen = await as(handle).submits(modal, { File: file });
      return { seen, message: latest(handle) };
    },
  };
}
