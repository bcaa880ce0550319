import type { Commitment } from '../domain/commitment.ts';
import type { Customer } from '../domain/customer.ts';
import type { MemberId } from '../domain/id.ts';
import { type Day, formatDay } from '../domain/text/day.ts';
import { actions, button, section } from './blocks.ts';
import { ACTIONS } from './ids.ts';
import { inline, type Message } from './text.ts';
import { undoButton } from './undone.ts';
import { commitmentWord, customerName, mention } from './words.ts';

/** Something was snoozed; until when. */
export function snoozed(
  customer: Customer,
  commitment: Commitment | null,
  version: number,
  until: Day,
  today: Day,
): Message {
  const undo = commitment
    ? undoButton('commitment', { id: commitment.id, version })
    : undoButton('customer', { id: customer.id, version });
  const what = commitment
    ? `"${inline(commitment.text)}" for ${customerName(customer)}`
    : customerName(customer);
  const text = `:zzz: No nudges about ${what} before ${formatDay(until, today)}.`;
  return {
    text,
    blocks: [
      section(text),
      actions(button(ACTIONS.openCustomer, `Open ${customer.name}`, { customer: customer.id }), undo),
    ],
  };
}

/** Somebody looks after a customer from now on, or did already. */
export function lookedAfter(customer: Customer, owner: MemberId, now: boolean): Message {
  const text = `${mention(owner)} ${now ? 'looks' : 'already looks'} after ${customerName(customer)}.`;
  return {
    text,
    blocks: [
      section(text),
      actions(
        button(ACTIONS.openCustomer, `Open ${customer.name}`, { customer: customer.id }),
        ...(now ? [undoButton('customer', customer)] : []),
      ),
    ],
  };
}

/** A commitment was kept, or had been already. */
export function commitmentDone(commitment: Commitment, customer: Customer, now: boolean): Message {
  const what = `${commitmentWord(commitment.kind)} for ${customerName(customer)}: ${inline(commitment.text, 200)}`;
  const outcome = commitment.outcome ? `\n_Outcome:_ ${inline(commitment.outcome, 500)}` : '';
  const text = now ? `:white_check_mark: Done. ${what}${outcome}` : `That is settled already. ${what}`;
  return {
    text,
    blocks: [
      section(text),
      actions(
        button(ACTIONS.logContact, 'Log what happened', { customer: customer.id }),
        ...(now ? [undoButton('commitment', commitment)] : []),
        button(ACTIONS.openCustomer, `Open ${customer.name}`, { customer: customer.id }),
      ),
    ],
  };
}
