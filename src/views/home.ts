import type { ActionsBlock, HomeView, KnownBlock } from '@slack/types';
import type { Contact } from '../domain/contact.ts';
import type { Customer } from '../domain/customer.ts';
import type { Interaction } from '../domain/interaction.ts';
import { actions, button, context, divider, header, section } from './blocks.ts';
import type { Viewer } from './card.ts';
import { type DueItem, dueBlocks, summaryOf } from './digest.ts';
import { line } from './findings.ts';
import { ACTIONS } from './ids.ts';
import { typeAhead } from './inputs.ts';
import { interactionLine } from './interaction-line.ts';
import { count, plain } from './text.ts';
import { customerName } from './words.ts';

/** What the App Home shows. */
export type Home = {
  due: DueItem[];
  more: number;
  /** Of the member's own customers those that come next. */
  next: Customer[];
  activity: { interaction: Interaction; customer: Customer | null; contact: Contact | null }[];
  isAdmin: boolean;
  /** For admins: how many customers nobody looks after; counted up to `most`. */
  unowned: number;
  most: number;
};

const quickActions = (isAdmin: boolean): ActionsBlock =>
  actions(
    button(ACTIONS.logContact, 'Log an interaction', {}, { style: 'primary' }),
    button(ACTIONS.addCustomer, 'Add a customer', {}),
    button(ACTIONS.quick, 'Next step', { does: 'next' }),
    button(`${ACTIONS.quick}.sale`, 'Sale', { does: 'sale' }),
    ...(isAdmin ? [button(ACTIONS.settings, 'Settings', {})] : [button(ACTIONS.ownSettings, 'My hours', {})]),
  );

/** Looks a customer up, right on the Home tab; choosing one opens it. */
const search: ActionsBlock = actions({
  ...typeAhead(ACTIONS.search, null),
  placeholder: plain('Find a customer', 150),
});

/** A member's App Home: the quick ways in, what is due, whom to think of next, what the team did. */
export function homeView(home: Home, viewer: Viewer): HomeView {
  const { due, more, next, activity, isAdmin } = home;
  const dueList: KnownBlock[] =
    due.length === 0
      ? [
          section(
            'Nothing is due for you. Customers that you own show up here once they have not heard from you for too long.',
          ),
        ]
      : [
          context(summaryOf(due, more)),
          ...due.flatMap((item) => [divider, ...dueBlocks(item, viewer)]),
          ...(more > 0 ? [context(`… and ${more} more: \`/crm due\``)] : []),
        ];
  return {
    type: 'home',
    blocks: [
      quickActions(isAdmin),
      search,
      ...unownedBlocks(home),
      header('Your customers today'),
      ...dueList,
      ...(next.length === 0
        ? []
        : [header('Next in turn'), ...next.map((customer) => openable(customer, viewer))]),
      ...(activity.length === 0 ? [] : [header('What the team did')]),
      ...activity.map((one) => activityBlock(one, viewer)),
    ],
  };
}

const openable = (customer: Customer, viewer: Viewer): KnownBlock =>
  section(
    line(customer, viewer),
    button(ACTIONS.openCustomer, 'Open', { customer: customer.id }, { label: `Open ${customer.name}` }),
  );

function activityBlock(
  { interaction, customer, contact }: Home['activity'][number],
  viewer: Viewer,
): KnownBlock {
  const text = interactionLine(interaction, contact, { ...viewer, words: 120 });
  if (customer === null) return section(text);
  return section(
    `${customerName(customer)}\n${text}`,
    button(ACTIONS.openCustomer, 'Open', { customer: customer.id }, { label: `Open ${customer.name}` }),
  );
}

function unownedBlocks({ isAdmin, unowned, most }: Home): KnownBlock[] {
  if (!isAdmin || unowned === 0) return [];
  const some =
    unowned >= most ? `More than ${most - 1} customers are` : count(unowned, 'customer is', 'customers are');
  return [
    section(
      `:warning: ${some} in nobody's care, so nobody is reminded of them.`,
      button(`${ACTIONS.listPage}.unowned`, 'Show', { text: 'owner:nobody', page: 0 }),
    ),
  ];
}
