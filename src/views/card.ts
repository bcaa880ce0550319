import type { KnownBlock } from '@slack/types';
import { cadenceOf, daysQuiet } from '../domain/cadence.ts';
import type { Commitment } from '../domain/commitment.ts';
import type { Contact } from '../domain/contact.ts';
import type { Customer } from '../domain/customer.ts';
import type { Interaction } from '../domain/interaction.ts';
import type { Purchase } from '../domain/purchase.ts';
import type { Settings } from '../domain/settings.ts';
import type { Day } from '../domain/text/day.ts';
import { formatDay } from '../domain/text/day.ts';
import { actions, button, context, divider, header, overflow, section } from './blocks.ts';
import { businessFields, rememberLines, saleLines } from './card-facts.ts';
import { commitmentLine } from './commitment.ts';
import { ACTIONS } from './ids.ts';
import { interactionLine } from './interaction-line.ts';
import { count, inline, listed, type Message } from './text.ts';
import { ago, customerName, feelingText, kindWord, mention, standingWord } from './words.ts';

/** Everything that a customer's card shows. */
export type File = {
  customer: Customer;
  contacts: Contact[];
  commitments: Commitment[];
  history: Interaction[];
  purchases: Purchase[];
  /** Who brought this customer to us, in words: "Borealis Hotels", "Maria Santos (Café Olé)". */
  referredBy: string | null;
  referred: Customer[];
};
export type Viewer = { today: Day; zone: string; settings: Settings };

const SHOWN = { commitments: 4, history: 4, contacts: 5, referred: 5 } as const;

/** A customer at a glance, as one needs it before a meeting: the newest and most important first, and a way to the rest. */
export function customerCard(file: File, viewer: Viewer): Message {
  const { customer } = file;
  const { today } = viewer;
  const open = openLines(file.commitments, today);
  const facts = rememberLines(file, today);
  const sales = saleLines(file.purchases, today);
  const business = businessFields(customer);
  const blocks: KnownBlock[] = [
    header(customer.name),
    context(standingLine(file, viewer)),
    {
      type: 'section',
      fields: fields(file, viewer).map((text) => ({ type: 'mrkdwn', text })),
      accessory: more(customer),
    },
    ...(open === '' ? [] : [section(open)]),
    ...(business.length === 0
      ? []
      : [
          {
            type: 'section' as const,
            fields: business.map((text) => ({ type: 'mrkdwn' as const, text })),
          },
        ]),
    ...(facts === '' ? [] : [section(facts)]),
    ...(sales === '' ? [] : [section(sales)]),
  ];
  if (file.history.length > 0) {
    const contacts = new Map(file.contacts.map((contact) => [contact.id, contact]));
    blocks.push(divider);
    for (const interaction of file.history.slice(0, SHOWN.history)) {
      const contact = interaction.contactId === null ? null : (contacts.get(interaction.contactId) ?? null);
      blocks.push(section(interactionLine(interaction, contact, viewer)));
    }
  } else blocks.push(section('Nothing noted yet. *Log contact* after you next speak.'));
  blocks.push(cardActions(customer));
  return { text: cardText(file, viewer), blocks };
}

/** The buttons of a customer, the likeliest first. */
export const cardActions = (customer: Customer) =>
  actions(
    button(ACTIONS.logContact, 'Log contact', { customer: customer.id }, { style: 'primary' }),
    button(ACTIONS.showHistory, 'History', { customer: customer.id }),
    button(ACTIONS.editCustomer, 'Edit', { customer: customer.id }),
    button(ACTIONS.snooze, 'Snooze 1 week', { of: 'customer', id: customer.id, days: 7 }),
    button(ACTIONS.snoozeUntil, 'Snooze until …', { of: 'customer', id: customer.id }),
  );

/** What else can be done with a customer. */
const more = ({ id }: Customer) =>
  overflow(ACTIONS.more, [
    { text: 'Contacts', value: { does: 'people', customer: id } },
    { text: 'All that is open', value: { does: 'open', customer: id } },
    { text: 'Note a sale', value: { does: 'sale', customer: id } },
    { text: 'Open a complaint', value: { does: 'complaint', customer: id } },
    { text: 'Archive', value: { does: 'archive', customer: id } },
  ]);

function standingLine({ customer }: File, { settings, today }: Viewer): string {
  const parts = [
    standingSince(customer, today),
    `a word every ${count(cadenceOf(customer, settings), 'day')}`,
    ...(customer.aliases.length > 0
      ? [`also ${listed(customer.aliases.slice(0, 5).map((alias) => inline(alias, 60)))}`]
      : []),
    ...(customer.tags.length > 0 ? [customer.tags.map((tag) => inline(tag, 40)).join(', ')] : []),
    ...(customer.website === null ? [] : [inline(customer.website, 80)]),
    ...(customer.channel === null ? [] : [`<#${customer.channel}>`]),
    ...(customer.snoozedUntil !== null && customer.snoozedUntil > today
      ? [`:zzz: snoozed until ${formatDay(customer.snoozedUntil, today)}`]
      : []),
    ...(customer.archivedAt === null ? [] : [':file_folder: archived']),
  ];
  return parts.join(' · ');
}

/** "Customer since Mon 4 May 2020"; of a former one it is when that began, not when it ended. */
function standingSince({ standing, customerSince }: Customer, today: Day): string {
  const word = standingWord(standing);
  if (customerSince === null) return word;
  return standing === 'customer'
    ? `${word} since ${formatDay(customerSince, today)}`
    : `${word}, came ${formatDay(customerSince, today)}`;
}

function fields(
  { customer, contacts, referredBy, referred }: File,
  { today, zone, settings }: Viewer,
): string[] {
  const quiet = daysQuiet(customer, today, zone);
  const late = quiet > cadenceOf(customer, settings) ? ' :hourglass_flowing_sand:' : '';
  const names = referred.slice(0, SHOWN.referred).map(({ name }) => inline(name, 60));
  const others = referred.length - names.length;
  const people = contacts
    .slice(0, SHOWN.contacts)
    .map(({ name, role }) =>
      role === null ? inline(name, 60) : `${inline(name, 60)} (${inline(role, 40)})`,
    );
  const morePeople = contacts.length - people.length;
  const before =
    customer.feeling && customer.feelingBefore && customer.feelingBefore.value !== customer.feeling.value
      ? `, before: ${feelingText(customer.feelingBefore.value)}`
      : '';
  return [
    `*Owner*\n${customer.owner === null ? 'nobody yet' : mention(customer.owner)}`,
    `*Last contact*\n${customer.lastContact ? `${ago(customer.lastContact.at, today, zone)}, ${kindWord(customer.lastContact.kind)}` : 'none yet'}${late}`,
    `*Feeling*\n${customer.feeling ? `${feelingText(customer.feeling.value)}${before}` : 'not known'}`,
    `*Contacts*\n${people.length === 0 ? 'none yet' : `${people.join(', ')}${morePeople > 0 ? ` and ${morePeople} more` : ''}`}`,
    `*Referred by*\n${referredBy === null ? 'not known' : inline(referredBy, 150)}`,
    `*Referred*\n${names.length === 0 ? 'nobody yet' : listed(others > 0 ? [...names, `${others} more`] : names)}`,
  ];
}

/** What is open, complaints first. */
function openLines(commitments: Commitment[], today: Day): string {
  const urgent = [
    ...commitments.filter(({ kind }) => kind === 'complaint'),
    ...commitments.filter(({ kind }) => kind !== 'complaint'),
  ];
  const shown = urgent
    .slice(0, SHOWN.commitments)
    .map((one) => `${one.kind === 'complaint' ? ':warning: ' : ''}${commitmentLine(one, today)}`);
  const others = commitments.length - shown.length;
  return [...shown, ...(others > 0 ? [`… and ${others} more`] : [])].join('\n');
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
