import type { KnownBlock, ModalView } from '@slack/types';
import type { Customer } from '../domain/customer.ts';
import type { Merge } from '../domain/merge.ts';
import { UNDO_DAYS } from '../domain/merge.ts';
import type { MergeField, Side } from '../domain/merge-choice.ts';
import { actions, button, context, input, option, section } from './blocks.ts';
import type { Viewer } from './card.ts';
import { ACTIONS, INPUTS, VIEWS } from './ids.ts';
import { typeAhead } from './inputs.ts';
import { LIMITS } from './limits.ts';
import { modalView } from './modal.ts';
import { count, inline, listed, type Message } from './text.ts';
import { ago, customerName, standingWord } from './words.ts';

/** A customer in a comparison, with what belongs to it. */
export type Compared = { customer: Customer; contacts: string[]; entries: number };
/** A field of which one value is to be chosen, as text. */
export type MergeRow = { field: MergeField; values: Record<Side, string>; better: Side };

const LABELS: Record<MergeField, string> = {
  name: 'Name',
  standing: 'Standing',
  owner: 'Who looks after them',
  website: 'Website',
  source: 'How they found us',
  referredBy: 'Referred by',
  cadenceDays: 'Days between contacts',
  needsMet: 'Needs met',
  whyNot: 'Why not',
  wonFrom: 'Won from',
  lostTo: 'Lost to',
  channel: 'Channel',
};

/** Both side by side; where they differ, the better value is chosen already. */
export function mergeModal(
  one: Compared,
  other: Compared,
  rows: readonly MergeRow[],
  viewer: Viewer,
  metadata: object,
): ModalView {
  return modalView({ callback: VIEWS.merge, title: 'One customer of two', submit: 'Merge', metadata }, [
    {
      type: 'section',
      fields: [one, other].map((side) => ({ type: 'mrkdwn', text: sideText(side, viewer) })),
    },
    ...rows.map(({ field, values, better }) => {
      const options = (['one', 'other'] as const).map((side) => option(values[side], side));
      const initial = options.find(({ value }) => value === better);
      return input(`${INPUTS.mergeField}.${field}`, LABELS[field], {
        type: 'radio_buttons',
        action_id: 'value',
        options,
        ...(initial ? { initial_option: initial } : {}),
      });
    }),
    context(
      `Contacts, history, commitments, purchases, tags and facts of both are kept; the other name stays an alias. It can be undone for ${UNDO_DAYS} days.`,
    ),
  ]);
}

function sideText({ customer, contacts, entries }: Compared, { today, zone }: Viewer): string {
  const lines = [
    customerName(customer),
    standingWord(customer.standing),
    contacts.length === 0
      ? 'no contacts'
      : `with ${listed(contacts.slice(0, 5).map((name) => inline(name, 60)))}`,
    `${count(entries, 'entry', 'entries')} in the history`,
    customer.lastContact ? `last contact ${ago(customer.lastContact.at, today, zone)}` : 'never contacted',
    ...(customer.openSteps > 0 ? [`${customer.openSteps} open`] : []),
    `added ${ago(customer.createdAt, today, zone)}`,
  ];
  return lines.join('\n').slice(0, LIMITS.fieldText);
}

/** Which two. */
export const mergeWhichModal = (customer: Customer | null, metadata: object): ModalView =>
  modalView({ callback: VIEWS.mergeWhich, title: 'Which two are one?', submit: 'Compare', metadata }, [
    input(
      INPUTS.customer,
      'Customer',
      typeAhead(INPUTS.customer, customer ? option(customer.name, customer.id) : null),
    ),
    input(INPUTS.other, 'The same as', typeAhead(INPUTS.customer, null)),
  ]);

/** Two are one now; what went from the one to the other. */
export function merged({ id, before, moved }: Merge, survivor: Customer, loser: Customer): Message {
  const parts = [
    count(moved.contacts.length, 'contact'),
    count(moved.interactions.length, 'entry', 'entries'),
    count(moved.commitments.length, 'commitment'),
    count(moved.purchases.length, 'purchase'),
    ...(moved.referred.length > 0 ? [count(moved.referred.length, 'referral')] : []),
  ].filter((part) => !part.startsWith('0 '));
  const was = before.survivor.name === survivor.name ? '' : ` (it was ${customerName(before.survivor)})`;
  const text = `:link: ${customerName(loser)} is one with ${customerName(survivor)}${was} now.`;
  return {
    text,
    blocks: [
      section(text),
      context(
        `${parts.length > 0 ? `${listed(parts)} moved over. ` : ''}Links and buttons to either lead to it. Undo works for ${UNDO_DAYS} days.`,
      ),
      actions(
        button(ACTIONS.openCustomer, `Open ${survivor.name}`, { customer: survivor.id }),
        button(ACTIONS.undoMerge, 'Undo', { merge: id }),
        button(`${ACTIONS.run}.duplicates`, 'More duplicates', { text: 'duplicates' }),
      ),
    ],
  };
}

export function unmerged(survivor: Customer, loser: Customer): Message {
  const text = `:leftwards_arrow_with_hook: Taken back: ${customerName(survivor)} and ${customerName(loser)} are two again. What was added since stays with ${customerName(survivor)}.`;
  const open = ({ id, name }: Customer, nth: string) =>
    button(`${ACTIONS.openCustomer}.${nth}`, `Open ${name}`, { customer: id });
  return { text, blocks: [section(text), actions(open(survivor, 'one'), open(loser, 'other'))] };
}

/** Two customers that may be one. */
export type Suspicion = { one: Customer; other: Customer; score: number; sure: boolean; reasons: string[] };

/** Pairs that may be one, the likeliest first. `more`: how many there are beside these; null: at least one. */
export function duplicates(
  pairs: readonly Suspicion[],
  { more, whole, of }: { more: number; whole: boolean; of: Customer | null },
): Message {
  const all = pairs.length + more;
  if (all === 0) {
    const none = of
      ? `I see no customer that might be ${customerName(of)} a second time.`
      : `I see no customer that is there twice${whole ? '' : ', as far as I got'}.`;
    return { text: none, blocks: [section(none)] };
  }
  const text = `${count(all, 'pair')} may be one customer each${whole ? '' : ', as far as I got'}.`;
  const ids = (one: Customer, other: Customer) => ({ one: one.id, other: other.id });
  return {
    text,
    blocks: [
      section(text),
      ...pairs.flatMap(({ one, other, score, sure, reasons }): KnownBlock[] => [
        section(
          `${customerName(one)} and ${customerName(other)}\n${sure ? '*Sure*' : 'Perhaps'} (${Math.round(score * 100)} %): ${inline(reasons.join('; '), 400)}`,
        ),
        actions(
          button(ACTIONS.compare, 'Same: merge …', ids(one, other), { style: 'primary' }),
          button(ACTIONS.different, 'Different', ids(one, other)),
        ),
      ]),
      ...(more > 0 ? [context(`${count(more, 'pair')} more come when these are settled.`)] : []),
    ],
  };
}
