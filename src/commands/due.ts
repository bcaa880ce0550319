import { z } from 'zod';
import { toActor } from '../listeners/reply.ts';
import { loadDue } from '../reminders/load-due.ts';
import { digest, nothingDue } from '../views/digest.ts';
import { subcommand } from './subcommand.ts';
import { viewerOf } from './viewer.ts';

/** As many as fit a message with their buttons. */
export const DIGEST_ITEMS = 10;

/** `/crm due`: what the morning's digest would say now. */
export const due = subcommand({
  name: 'due',
  usage: 'due',
  help: 'whom you should contact, and what you promised',
  args: z.string(),
  async run(_, request) {
    const { items, more } = await loadDue({ ...request, member: request.actor }, DIGEST_ITEMS);
    return toActor(items.length === 0 ? nothingDue() : digest(items, more, viewerOf(request)));
  },
});
