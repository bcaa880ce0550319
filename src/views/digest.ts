import type { KnownBlock } from '@slack/types';
import { actions, button, context, divider, header, section } from './blocks.ts';
import type { Viewer } from './card.ts';
import { commitmentMenu } from './commitment.ts';
import { type DueItem, dueLine, type SettledItem, settledLine } from './due-item.ts';
import { ACTIONS } from './ids.ts';
import { count, inline, listed, type Message } from './text.ts';
import { undoButton } from './undone.ts';

export type { DueItem } from './due-item.ts';
/** A line of a digest: due, or settled since it was sent. */
export type DigestItem = DueItem | SettledItem;

/**
 * An owner's due things: in the morning's message, and under `/crm due`. Most important first; `more` are not shown.
 * @param rest the `/crm` command that shows them
 */
export function digest(
  items: readonly DigestItem[],
  more: number,
  viewer: Viewer,
  rest = 'due more',
): Message {
  const due = items.filter((item) => item.type !== 'settled');
  const summary = due.length === 0 && more === 0 ? 'All done' : summaryOf(due, more);
  const blocks: KnownBlock[] = [header('Your customers today'), context(summary)];
  for (const item of items) blocks.push(divider, ...itemBlocks(item, viewer));
  if (more > 0)
    blocks.push(
      divider,
      section(`… and ${more} more.`, button(ACTIONS.run, 'Show the next', { text: rest })),
    );
  const names = [...new Set(due.slice(0, 3).map(({ customer }) => inline(customer.name, 60)))];
  return { text: names.length === 0 ? `${summary}.` : `${summary}: ${listed(names)}.`, blocks };
}

/** One line of a digest, with its buttons while it is due. */
export const itemBlocks = (item: DigestItem, viewer: Viewer): KnownBlock[] =>
  item.type === 'settled' ? [settledBlock(item, viewer)] : dueBlocks(item, viewer);

/** What became of a line; what was a tap can be taken back by a tap. */
function settledBlock(item: SettledItem, viewer: Viewer): KnownBlock {
  const { customer, commitment } = item;
  const line = settledLine(item, viewer);
  if (commitment && commitment.removedAt === null) return section(line, undoButton('commitment', commitment));
  const snoozed = customer.snoozedUntil !== null && customer.snoozedUntil > viewer.today;
  return !commitment && snoozed ? section(line, undoButton('customer', customer)) : context(line);
}

/** One due thing with its buttons. */
export const dueBlocks = (item: DueItem, viewer: Viewer): KnownBlock[] => [
  section(dueLine(item, viewer), item.type === 'commitment' ? commitmentMenu(item.commitment) : undefined),
  buttonsOf(item),
];

/** Nothing is due, and somebody asked. */
export function nothingDue(): Message {
  const text =
    'Nothing is due for you. Customers that you own show up here once they have not heard from you for too long.';
  return { text, blocks: [section(text)] };
}

/** "3 customers to contact, 1 commitment due and 4 more". */
export function summaryOf(items: readonly DueItem[], more: number): string {
  const number = (type: DueItem['type']) => items.filter((item) => item.type === type).length;
  const parts = [
    ...(number('customer') > 0 ? [`${count(number('customer'), 'customer')} to contact`] : []),
    ...(number('commitment') > 0 ? [`${count(number('commitment'), 'commitment')} due`] : []),
    ...(number('date') > 0 ? [`${count(number('date'), 'date')} to remember`] : []),
    ...(more > 0 ? [`${more} more`] : []),
  ];
  return listed(parts);
}

/** The one tap for each: what is most likely first. A date cannot be put off. */
function buttonsOf(item: DueItem) {
  const { customer } = item;
  const open = button(
    ACTIONS.openCustomer,
    'Open',
    { customer: customer.id },
    { label: `Open ${customer.name}` },
  );
  const log = button(
    ACTIONS.logContact,
    'Log contact',
    { customer: customer.id },
    { style: 'primary', label: `Log contact with ${customer.name}` },
  );
  if (item.type === 'date') return actions(log, open);
  if (item.type === 'customer')
    return actions(log, open, ...snoozes({ of: 'customer', id: customer.id }, customer.name));
  const { commitment } = item;
  const done = button(
    ACTIONS.done,
    'Done',
    { commitment: commitment.id },
    { style: 'primary', label: `Done: ${commitment.text}` },
  );
  return actions(done, open, ...snoozes({ of: 'commitment', id: commitment.id }, customer.name));
}

const snoozes = (target: { of: 'customer' | 'commitment'; id: string }, name: string) => [
  ...SNOOZES.map(({ days, text }) =>
    button(`${ACTIONS.snooze}.${days}`, text, { ...target, days }, { label: `${text}: ${name}` }),
  ),
  button(ACTIONS.snoozeUntil, 'Until …', target, { label: `Snooze ${name} until a date` }),
];

const SNOOZES = [
  { days: 1, text: 'Snooze 1 day' },
  { days: 7, text: '1 week' },
  { days: 30, text: '1 month' },
] as const;
