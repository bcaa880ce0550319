import { z } from 'zod';
import { dayOf } from '../domain/text/day.ts';
import { toActor } from '../listeners/reply.ts';
import { loadDue } from '../reminders/load-due.ts';
import { DIGEST_ITEMS } from '../reminders/serve-member.ts';
import { digest, nothingDue } from '../views/digest.ts';
import { subcommand } from './subcommand.ts';
import { viewerOf } from './viewer.ts';

/** `/crm due`: what the morning's digest would say now; `due more`: what today's did not list; `due 2`: the next ones. */
export const due = subcommand({
  name: 'due',
  usage: 'due',
  help: 'whom you should contact, and what you promised',
  args: z.string(),
  async run(line, request) {
    const { store, actor, now } = request;
    const [, beyond, number] = /^(more)?\s*([1-9]\d{0,2})?/i.exec(line) ?? [];
    const page = Number(number ?? 1);
    const day = dayOf(now, actor.zone);
    const sent = beyond ? await store.deliveries.find({ kind: 'digest', recipient: actor.id, day }) : null;
    const { items, more } = await loadDue({ ...request, member: actor }, DIGEST_ITEMS, {
      skip: (page - 1) * DIGEST_ITEMS,
      without: sent?.subjects ?? [],
    });
    const rest = ['due', beyond?.toLowerCase(), page + 1].filter(Boolean).join(' ');
    return toActor(items.length === 0 ? nothingDue() : digest(items, more, viewerOf(request), rest));
  },
});
