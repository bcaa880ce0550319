import type { Button } from '@slack/types';
import { actions, button, section } from './blocks.ts';
import { ACTIONS } from './ids.ts';
import type { Message } from './text.ts';

/** What an Undo can be of. */
export type Undoable = 'customer' | 'contact' | 'interaction' | 'commitment' | 'purchase';

/** A button that takes back the change that led to this version, as long as nothing changed since. */
export const undoButton = (
  type: Undoable,
  { id, version }: { id: string; version: number },
  text = 'Undo',
): Button => button(`${ACTIONS.undo}.${type}`, text, { type, id, version });

/** @param what what was taken back, in words (mrkdwn) */
export function undone(what: string, customer: { id: string; name: string } | null): Message {
  const text = `:leftwards_arrow_with_hook: Taken back: ${what}.`;
  return {
    text,
    blocks: [
      section(text),
      ...(customer
        ? [actions(button(ACTIONS.openCustomer, `Open ${customer.name}`, { customer: customer.id }))]
        : []),
    ],
  };
}
