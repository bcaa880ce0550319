import type { KnownBlock } from '@slack/types';
import { cadenceOf, daysQuiet } from '../domain/cadence.ts';
import type { Commitment } from '../domain/commitment.ts';
import type { Contact } from '../domain/contact.ts';
import type { Customer } from '../domain/customer.ts';
import type { Interaction } from '../domain/interaction.ts';
import type { Settings } from '../domain/settings.ts';
import type { Day } from '../domain/text/day.ts';
import { formatDay } from '../domain/text/day.ts';
import { actions, button, context, header, section } from './blocks.ts';
import { ACTIONS } from './ids.ts';
import { interactionLine } from './interaction-line.ts';
import { count, inline, listed, type Message } from './text.ts';
import {
  ago,
  commitmentWord,
  customerName,
  dueText,
  feelingText,
  kindWord,
  mention,
  standingWord,
} from './words.ts';

/** Everything that a customer's card shows. */
export type File = {
  customer: Customer;
  contacts: Contact[];
  commitments: Commitment[];
  history: Interaction[];
  /** Who brought this customer to us, in words: "Borealis Hotels", "Maria Santos (Café Olé)". */
  referredBy: string | null;
  referred: Customer[];
};
export type Viewer = { today: Day; zone: string; settings: Settings };

const SHOWN = { commitments: 3, history: 4, contacts: 6, referred: 5 } as const;

/** A customer at a glance: the newest and most important first, and the obvious next buttons. */
export function customerCard(file: File, viewer: Viewer): Message {
  const { customer } = file;
  const blocks: KnownBlock[] = [
    header(customer.name),
    context(standingLine(file, viewer)),
    { type: 'section', fields: fields(file, viewer).map((text) => ({ type: 'mrkdwn', text })) },
  ];
  if (file.commitments.length > 0) blocks.push(section(commitmentLines(file.commitments, viewer)));
  if (file.history.length > 0) {
    const contacts = new Map(file.contacts.map((contact) => [contact.id, contact]));
    for (const interaction of file.history.slice(0, SHOWN.history)) {
      const contact = interaction.contactId === null ? null : (contacts.get(interaction.contactId) ?? null);
      blocks.push(section(interactionLine(interaction, contact, viewer)));
    }
  } else blocks.push(section('Nothing noted yet. *Log contact* after you next speak.'));
  blocks.push(cardActions(customer));
  return { text: cardText(file, viewer), blocks };
}

/** The buttons of a customer: log, snooze. */
export const cardActions = (customer: Customer) =>
  actions(
    button(ACTIONS.logContact, 'Log contact', { customer: customer.id }, { style: 'primary' }),
    button(ACTIONS.editCustomer, 'Edit', { customer: customer.id }),
    button(ACTIONS.snooze, 'Snooze 1 week', { of: 'customer', id: customer.id, days: 7 }),
    button(ACTIONS.snoozeUntil, 'Snooze until …', { of: 'customer', id: customer.id }),
  );

function standingLine({ customer }: File, { settings, today }: Viewer): string {
  const snoozed =
    customer.snoozedUntil !== null && customer.snoozedUntil > today
      ? ` · :zzz: snoozed until ${formatDay(customer.snoozedUntil, today)}`
      : '';
  const known =
    customer.aliases.length > 0
      ? ` · also ${listed(customer.aliases.map((alias) => inline(alias, 60)))}`
      : '';
  const tags = customer.tags.length > 0 ? ` · ${customer.tags.map((tag) => inline(tag, 40)).join(', ')}` : '';
  return `${standingWord(customer.standing)} · a word every ${count(cadenceOf(customer, settings), 'day')}${known}${tags}${snoozed}`;
}

function fields(
  { customer, contacts, referredBy, referred }: File,
  { today, zone, settings }: Viewer,
): string[] {
  const quiet = daysQuiet(customer, today, zone);
  const late = quiet > cadenceOf(customer, settings) ? ' :hourglass_flowing_sand:' : '';
  const names = referred.slice(0, SHOWN.referred).map(({ name }) => inline(name, 60));
  const more = referred.length - names.length;
  return [
    `*Owner*\n${customer.owner === null ? 'nobody yet' : mention(customer.owner)}`,
    `*Last contact*\n${customer.lastContact ? `${ago(customer.lastContact.at, today, zone)}, ${kindWord(customer.lastContact.kind)}` : 'none yet'}${late}`,
    `*Feeling*\n${customer.feeling ? feelingText(customer.feeling.value) : 'not known'}`,
    `*Contacts*\n${
      contacts.length === 0
        ? 'none yet'
        : inline(
            contacts
              .slice(0, SHOWN.contacts)
              .map(({ name }) => name)
              .join(', '),
            200,
          )
    }`,
    `*Referred by*\n${referredBy === null ? 'not known' : inline(referredBy, 150)}`,
    `*Referred*\n${names.length === 0 ? 'nobody yet' : listed(more > 0 ? [...names, `${more} more`] : names)}`,
  ];
}

function commitmentLines(commitments: Commitment[], { today }: Viewer): string {
  const shown = commitments
    .slice(0, SHOWN.commitments)
    .map(
      ({ kind, text, due, owner }) =>
        `*${commitmentWord(kind)}:* ${inline(text, 200)} · ${dueText(due, today)} · ${mention(owner)}`,
    );
  const more = commitments.length - shown.length;
  return [...shown, ...(more > 0 ? [`… and ${more} more`] : [])].join('\n');
}

/** The card in one sentence, for a notification and a screen reader. */
function cardText({ customer, referredBy }: File, { today, zone }: Viewer): string {
  const owner =
    customer.owner === null ? 'nobody looks after them yet' : `${mention(customer.owner)} looks after them`;
  const contact = customer.lastContact
    ? `last contact ${ago(customer.lastContact.at, today, zone)}`
    : 'no contact yet';
  const referral = referredBy === null ? '' : `, referred by ${inline(referredBy)}`;
  return `${customerName(customer)}: ${standingWord(customer.standing).toLowerCase()}, ${owner}, ${contact}${referral}.`;
}
