import type { KnownBlock } from '@slack/types';
import { cadenceOf, daysQuiet } from '../domain/cadence.ts';
import type { Commitment } from '../domain/commitment.ts';
import type { Customer } from '../domain/customer.ts';
import type { Interaction } from '../domain/interaction.ts';
import { actions, button, context, divider, header, section } from './blocks.ts';
import type { Viewer } from './card.ts';
import { ACTIONS } from './ids.ts';
import { count, inline, listed, type Message } from './text.ts';
import { commitmentWord, customerName, dueText, feelingText, kindWord } from './words.ts';

/** One thing that is due for its owner. */
export type DueItem =
  | { type: 'contact'; customer: Customer; last: Interaction | null }
  | { type: 'commitment'; commitment: Commitment; customer: Customer };

/** An owner's due things: in the morning's message, and under `/crm due`. Most urgent first; `more` are not shown. */
export function digest(items: DueItem[], more: number, viewer: Viewer): Message {
  const summary = summaryOf(items, more);
  const blocks: KnownBlock[] = [header('Your customers today'), context(summary)];
  for (const item of items) blocks.push(divider, ...dueBlocks(item, viewer));
  if (more > 0)
    blocks.push(divider, context(`… and ${more} more. As you act on these, \`/crm due\` shows the next.`));
  return {
    text: `${summary}: ${listed(items.slice(0, 3).map(({ customer }) => inline(customer.name, 60)))}.`,
    blocks,
  };
}

/** One due thing with its buttons. */
export const dueBlocks = (item: DueItem, viewer: Viewer): KnownBlock[] => [
  section(lineOf(item, viewer)),
  buttonsOf(item),
];

/** Nothing is due, and somebody asked. */
export function nothingDue(): Message {
  const text =
    'Nothing is due for you. Customers that you own show up here once they have not heard from you for too long.';
  return { text, blocks: [section(text)] };
}

/** "3 customers to contact, 1 commitment due and 4 more". */
export function summaryOf(items: DueItem[], more: number): string {
  const contacts = items.filter(({ type }) => type === 'contact').length;
  const commitments = items.length - contacts;
  const parts = [
    ...(contacts > 0 ? [`${count(contacts, 'customer')} to contact`] : []),
    ...(commitments > 0 ? [`${count(commitments, 'commitment')} due`] : []),
    ...(more > 0 ? [`${more} more`] : []),
  ];
  return listed(parts);
}

function lineOf(item: DueItem, viewer: Viewer): string {
  return item.type === 'contact' ? contactLine(item, viewer) : commitmentLine(item, viewer);
}

/** Why a customer is due: how long quiet against the cadence, what was last, how they feel. */
export function contactLine(
  { customer, last }: Extract<DueItem, { type: 'contact' }>,
  { today, zone, settings }: Viewer,
): string {
  const quiet = daysQuiet(customer, today, zone);
  const since = customer.lastContact === null ? 'never contacted, added' : 'quiet for';
  const ending = customer.lastContact === null ? ' ago' : '';
  const why = `${since} *${count(quiet, 'day')}*${ending}, cadence ${cadenceOf(customer, settings)}`;
  const lastly = last
    ? `; last: ${kindWord(last.kind)}${last.text === '' ? '' : `, "${inline(last.text, 90)}"`}`
    : '';
  const feels = customer.feeling ? `; feels ${feelingText(customer.feeling.value)}` : '';
  return `${customerName(customer)}\n${why}${lastly}${feels}`;
}

const commitmentLine = (
  { commitment, customer }: Extract<DueItem, { type: 'commitment' }>,
  { today }: Viewer,
): string =>
  `${customerName(customer)}\n${commitmentWord(commitment.kind)}: ${inline(commitment.text, 200)} · ${dueText(commitment.due, today)}`;

function buttonsOf(item: DueItem) {
  const target =
    item.type === 'contact'
      ? { of: 'customer', id: item.customer.id }
      : { of: 'commitment', id: item.commitment.id };
  const name = item.customer.name;
  const first =
    item.type === 'contact'
      ? button(
          ACTIONS.logContact,
          'Log contact',
          { customer: item.customer.id },
          { style: 'primary', label: `Log contact with ${name}` },
        )
      : button(
          ACTIONS.done,
          'Done',
          { commitment: item.commitment.id },
          { style: 'primary', label: `Done: ${item.commitment.text}` },
        );
  return actions(
    first,
    button(ACTIONS.openCustomer, 'Open', { customer: item.customer.id }, { label: `Open ${name}` }),
    ...SNOOZES.map(({ days, text }) =>
      button(`${ACTIONS.snooze}.${days}`, text, { ...target, days }, { label: `${text}: ${name}` }),
    ),
    button(ACTIONS.snoozeUntil, 'Until …', target, { label: `Snooze ${name} until a date` }),
  );
}

const SNOOZES = [
  { days: 1, text: 'Snooze 1 day' },
  { days: 7, text: '1 week' },
  { days: 30, text: '1 month' },
] as const;
