import { z } from 'zod';
import { toActor } from '../listeners/reply.ts';
import { helpMessage } from '../views/help.ts';
import { type Subcommand, subcommand } from './subcommand.ts';

/** `/crm help`: what there is, from the table itself. */
export const makeHelp = (table: () => readonly Subcommand[]): Subcommand =>
  subcommand({
    name: 'help',
    usage: 'help',
    help: 'what I can do',
    args: z.string(),
    run: async () => toActor(helpMessage(table())),
  });
