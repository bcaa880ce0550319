import type { KnownBlock, ModalView } from '@slack/types';
import type { AuditEntry } from '../domain/audit.ts';
import type { Contact } from '../domain/contact.ts';
import type { Customer } from '../domain/customer.ts';
import type { Interaction } from '../domain/interaction.ts';
import { InteractionKind } from '../domain/kinds.ts';
import type { Day } from '../domain/text/day.ts';
import { dayOf, formatDay, timeOf } from '../domain/text/day.ts';
import { actions, button, context, header, input, option, overflow, section } from './blocks.ts';
import type { Viewer } from './card.ts';
import { fieldWord } from './file-words.ts';
import { ACTIONS, INPUTS, VIEWS } from './ids.ts';
import { customerInput, dayInput, memberInput } from './inputs.ts';
import { interactionLine } from './interaction-line.ts';
import { modalView } from './modal.ts';
import { count as counted, inline, listed, type Message, plain } from './text.ts';
import { customerName, kindEmoji, kindWord, mention } from './words.ts';

type View = {
  customer: string;
  kinds: InteractionKind[];
  by: string | null;
  from: Day | null;
  to: Day | null;
  page: number;
};

export type HistoryPage = {
  customer: Customer;
  view: View;
  entries: { interaction: Interaction; contact: Contact | null; mayChange: boolean }[];
  count: number;
  isMore: boolean;
  pageSize: number;
  viewer: Viewer;
};

function filterText({ kinds, by, from, to }: View, today: Day): string {
  const parts = [
    ...(kinds.length === 0 ? [] : [listed(kinds.map(kindWord), 'or')]),
    ...(by === null ? [] : [`by ${mention(by)}`]),
    ...(from === null ? [] : [`since ${formatDay(from, today)}`]),
    ...(to === null ? [] : [`until ${formatDay(to, today)}`]),
  ];
  return parts.length === 0 ? '' : ` · ${parts.join(' · ')}`;
}

/** A page of what happened with a customer; each entry with what may be done to it. */
export function historyPage({
  customer,
  view,
  entries,
  count,
  isMore,
  pageSize,
  viewer,
}: HistoryPage): Message {
  const from = view.page * pageSize;
  const span =
    entries.length > 0 && (view.page > 0 || isMore) ? ` · ${from + 1} to ${from + entries.length}` : '';
  const summary = `${counted(count, 'entry', 'entries')}${filterText(view, viewer.today)}${span}`;
  const turn = (page: number, word: string, id: string) =>
    button(`${ACTIONS.historyPage}.${id}`, word, { ...view, page });
  const blocks: KnownBlock[] = [
    header(`History of ${customer.name}`),
    context(summary),
    ...entries.map(({ interaction, contact, mayChange }) =>
      section(
        interactionLine(interaction, contact, { ...viewer, words: 600 }),
        overflow(
          ACTIONS.entry,
          mayChange
            ? [
                { text: 'Edit', value: { does: 'edit', interaction: interaction.id } },
                { text: 'Take back', value: { does: 'remove', interaction: interaction.id } },
                { text: 'Who changed what', value: { does: 'changes', interaction: interaction.id } },
              ]
            : [{ text: 'Who changed what', value: { does: 'changes', interaction: interaction.id } }],
        ),
      ),
    ),
    ...(entries.length === 0 ? [section('Nothing here.')] : []),
    actions(
      ...(isMore ? [turn(view.page + 1, 'Older', 'older')] : []),
      ...(view.page > 0 ? [turn(view.page - 1, 'Newer', 'newer')] : []),
      button(ACTIONS.changes, 'Changes of the file', { customer: customer.id }),
      button(ACTIONS.openCustomer, `Open ${customer.name}`, { customer: customer.id }),
    ),
  ];
  return { text: `History of ${inline(customer.name)}: ${summary}`, blocks };
}

/** What of a history to show. */
export const historyModal = (customer: { id: string; name: string } | null, metadata: object): ModalView =>
  modalView({ callback: VIEWS.history, title: 'History', submit: 'Show', metadata }, [
    customerInput(customer),
    input(
      INPUTS.kind,
      'Kinds',
      {
        type: 'multi_static_select',
        action_id: 'value',
        placeholder: plain('All'),
        options: InteractionKind.options.map((kind) => option(`${kindEmoji(kind)} ${kindWord(kind)}`, kind)),
      },
      { optional: true },
    ),
    memberInput(INPUTS.owner, 'By whom', null, { optional: true }),
    dayInput(INPUTS.from, 'Since', null, { optional: true }),
    dayInput(INPUTS.date, 'Until', null, { optional: true }),
  ]);

/** A value of an audit entry, as people read it. */
function valueText(value: unknown, today: Day, zone: string): string {
  if (value === null || value === undefined || value === '') return '_nothing_';
  if (value instanceof Date) return `${formatDay(dayOf(value, zone), today)} ${timeOf(value, zone)}`;
  if (typeof value === 'string' && /^[UW][A-Z0-9]{6,}$/.test(value)) return mention(value);
  if (Array.isArray(value))
    return value.length === 0 ? '_nothing_' : inline(value.map(itemText).join(', '), 200);
  return inline(typeof value === 'object' ? itemText(value) : String(value), 200);
}
const itemText = (item: unknown): string =>
  typeof item === 'object' && item !== null ? Object.values(item).map(String).join(' ') : String(item);

/** Who changed what, the newest first, with from and to. */
export function changesMessage(
  what: string,
  entries: readonly AuditEntry[],
  more: boolean,
  { today, zone }: Viewer,
  customer: Customer | null,
): Message {
  const line = ({ by, at, action, changes, entity }: AuditEntry): string => {
    const when = `${formatDay(dayOf(at, zone), today)} ${timeOf(at, zone)}`;
    const fields = changes
      .slice(0, 12)
      .map(({ field, from, to }) =>
        from === undefined || from === null
          ? `• ${fieldWord(field)}: ${valueText(to, today, zone)}`
          : `• ${fieldWord(field)}: ${valueText(from, today, zone)} → ${valueText(to, today, zone)}`,
      );
    const rest = changes.length > 12 ? [`• … and ${changes.length - 12} more`] : [];
    return [`${mention(by)} · ${when} · ${entity.type} · ${inline(action, 40)}`, ...fields, ...rest].join(
      '\n',
    );
  };
  const head = `*Who changed what:* ${what}`;
  return {
    text: `Who changed what: ${what}`,
    blocks: [
      section(head),
      ...entries.map((entry) => section(line(entry))),
      ...(entries.length === 0 ? [section('Nothing is recorded.')] : []),
      ...(more ? [context('… and older ones.')] : []),
      ...(customer
        ? [actions(button(ACTIONS.openCustomer, `Open ${customer.name}`, { customer: customer.id }))]
        : []),
    ],
  };
}

/** What the changes are of, in words. */
export const changesOf = (interaction: Interaction, customer: Customer, today: Day, zone: string): string =>
  `the ${kindWord(interaction.kind)} of ${formatDay(dayOf(interaction.at, zone), today)} with ${customerName(customer)}`;
