import { z } from 'zod';
import { guessCustomer } from '../commands/guess-customer.ts';
import { openNoteModal } from '../commands/note.ts';
import { LONGEST } from '../domain/limits.ts';
import { ellipsis, unescapeSlack } from '../domain/text/clean.ts';
import { SHORTCUTS } from '../views/ids.ts';
import type { Shortcut } from './types.ts';

const MessageShortcut = z.object({
  channel: z.object({ id: z.string() }),
  message: z.object({ ts: z.string(), text: z.string().default(''), user: z.string().optional() }),
});

/** The shortcuts of the manifest. */
export const shortcuts: Shortcut[] = [
  { callback: SHORTCUTS.logInteraction, run: async (_, request) => openNoteModal(request, null, '') },
  {
    callback: SHORTCUTS.saveToCrm,
    async run(payload, request) {
      const { channel, message } = MessageShortcut.parse(payload);
      const { text } = unescapeSlack(message.text);
      const permalink = await request.permalink(channel.id, message.ts);
      const author = message.user === undefined ? null : await request.anyone(message.user);
      const customer = await guessCustomer(
        text,
        { channel: channel.id, authorDomain: author?.emailDomain ?? null },
        request,
      );
      return openNoteModal(request, customer, ellipsis(text, LONGEST.text), {
        kind: 'message',
        at: new Date(Number(message.ts) * 1000),
        source: permalink === null ? null : { permalink, author: author?.name ?? 'somebody' },
      });
    },
  },
];
