import { z } from 'zod';
import { UserError } from '../errors.ts';
import { toActor } from '../listeners/reply.ts';
import { findings } from '../views/findings.ts';
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
    if (text === '')
      throw new UserError('What shall I look for? Try `/crm find` and the beginning of a name.');
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
