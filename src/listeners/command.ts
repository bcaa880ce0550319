import { z } from 'zod';
import { Kept, recall } from '../commands/kept.ts';
import { parse } from '../commands/parser.ts';
import type { Subcommand } from '../commands/subcommand.ts';
import { UserError } from '../errors.ts';
import { actions, button, section } from '../views/blocks.ts';
import { helpMessage } from '../views/help.ts';
import { ACTIONS } from '../views/ids.ts';
import { inline } from '../views/text.ts';
import { type Reply, toActor } from './reply.ts';
import type { Request } from './request.ts';
import { requireAdmin } from './require-admin.ts';
import { type Action, action } from './types.ts';

/** Slack takes at most this in a message, so a longer command was not typed by a person. */
const LONGEST_COMMAND = 40_000;

/** Runs what was typed behind `/crm`; an unknown word is answered with the nearest. */
export async function runCommand(
  text: string,
  table: readonly Subcommand[],
  request: Request,
): Promise<Reply> {
  if (text.length > LONGEST_COMMAND)
    throw new UserError('That is more than I can read at once. Please split it.');
  const parsed = parse(text, table);
  if (parsed.type === 'empty') return toActor(helpMessage(table));
  if (parsed.type === 'run') {
    if (parsed.subcommand.admin) requireAdmin(request, `/crm ${parsed.subcommand.name}`);
    return parsed.subcommand.run(parsed.rest, request);
  }
  const word = inline(parsed.word, 40);
  if (parsed.nearest === null) {
    const unknown = `I don't know \`/crm ${word}\`. Here is what I can do; nothing was changed.`;
    return toActor({ text: unknown, blocks: [section(unknown), ...helpMessage(table).blocks.slice(0, 40)] });
  }
  const { name } = parsed.nearest;
  const question = `I don't know \`/crm ${word}\`. Did you mean \`/crm ${name}\`?`;
  const finished = { text: `${name} ${parsed.rest}`.trim() };
  const fits = JSON.stringify(finished).length < 1500;
  return toActor({
    text: question,
    blocks: [
      section(question),
      ...(fits ? [actions(button(ACTIONS.run, `Yes: /crm ${name}`, finished, { style: 'primary' }))] : []),
    ],
  });
}

/** The buttons that finish a command, or run it again after a fault. */
export const commandActions = (table: readonly Subcommand[]): Action[] => [
  action(ACTIONS.run, Kept, async (kept, request) => runCommand(await recall(kept, request), table, request)),
  action(ACTIONS.retry, z.object({ text: z.string(), key: z.string() }), ({ text, key }, request) =>
    runCommand(text, table, { ...request, key }),
  ),
];
