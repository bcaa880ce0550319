import { actions, button, context, section } from './blocks.ts';
import { ACTIONS } from './ids.ts';
import type { Message } from './text.ts';

/** All subcommands, one line each, and how to ask in plain English. */
export function helpMessage(table: readonly { usage: string; help: string }[]): Message {
  const lines = table.map(({ usage, help }) => `\`/crm ${usage}\`\n${help}`);
  return {
    text: 'What I can do: note, find and remember your customers. Type /crm and a word, or ask me in plain English.',
    blocks: [
      section(
        '*I remember your customers, so that nobody has to.* Type one of these, or ask me by mention or direct message: "@Rapport who referred Acme?"',
      ),
      ...lines.map((line) => section(line)),
      context(
        'In the morning of a working day I send you the customers who have not heard from you for too long, and what you promised.',
      ),
      actions(
        button(ACTIONS.logContact, 'Log an interaction', {}, { style: 'primary' }),
        button(ACTIONS.addCustomer, 'Add a customer', {}),
      ),
    ],
  };
}
