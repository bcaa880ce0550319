import type { HomeView, KnownBlock } from '@slack/types';
import { actions, button, context, divider, header, section } from './blocks.ts';
import type { Viewer } from './card.ts';
import { type DueItem, dueBlocks, summaryOf } from './digest.ts';
import { ACTIONS } from './ids.ts';

/** A member's App Home: what is due for them, and the quick ways in. */
export function homeView(items: DueItem[], more: number, viewer: Viewer): HomeView {
  const due: KnownBlock[] =
    items.length === 0
      ? [
          section(
            'Nothing is due for you. Customers that you own show up here once they have not heard from you for too long.',
          ),
        ]
      : [context(summaryOf(items, more)), ...items.flatMap((item) => [divider, ...dueBlocks(item, viewer)])];
  return {
    type: 'home',
    blocks: [
      actions(
        button(ACTIONS.logContact, 'Log an interaction', {}, { style: 'primary' }),
        button(ACTIONS.addCustomer, 'Add a customer', {}),
      ),
      header('Your customers today'),
      ...due,
      ...(more > 0 ? [divider, context(`… and ${more} more: \`/crm due\``)] : []),
    ],
  };
}
