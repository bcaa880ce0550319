import { z } from 'zod';
import { modal, toActor } from '../listeners/reply.ts';
import { findings } from '../views/findings.ts';
import { chooseCustomerModal } from '../views/modals.ts';
import { unquoted } from './find-customer.ts';
import { subcommand } from './subcommand.ts';
import { viewerOf } from './viewer.ts';

const SHOWN = 8;

/** `/crm find`: customers by the beginnings of their words, or near misspellings. */
export const find = subcommand({
  name: 'find',
  usage: 'find acm',
  help: 'look for customers by any part of their name, even misspelt',
  args: z.string(),
  async run(text, request) {
    // The modal's type-ahead is a search too.
    if (text === '') return modal(chooseCustomerModal('show', { origin: request.origin }));
    const found = await request.store.customerNames.search(unquoted(text), SHOWN + 1);
    return toActor(
      findings({
        text: unquoted(text),
        found: found.slice(0, SHOWN),
        more: found.length > SHOWN,
        viewer: viewerOf(request),
      }),
    );
  },
});
