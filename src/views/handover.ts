import type { KnownBlock, ModalView } from '@slack/types';
import type { Handover } from '../domain/handover.ts';
import { actions, button, context, divider, header, input, option, section } from './blocks.ts';
import type { File, Viewer } from './card.ts';
import { commitmentLine } from './commitment.ts';
import { ACTIONS, INPUTS, VIEWS } from './ids.ts';
import { memberInput } from './inputs.ts';
import { interactionLine } from './interaction-line.ts';
import { modalView } from './modal.ts';
import { count, inline, type Message, plain } from './text.ts';
import { ago, customerName, feelingText, mention, standingWord } from './words.ts';

const SHOWN = { history: 5, commitments: 4, facts: 4, contacts: 3 } as const;

const amount = ({ customers, commitments }: Pick<Handover, 'customers' | 'commitments'>): string =>
  [
    ...(customers.length > 0 ? [count(customers.length, 'customer')] : []),
    ...(commitments.length > 0 ? [count(commitments.length, 'open commitment')] : []),
  ].join(' and ');

/** What changed hands, for whoever did it. */
export function handedOver(done: Handover, isStillComplaintOwner: boolean): Message {
  const text = `:handshake: ${amount(done)} of ${mention(done.from)} ${done.customers.length + done.commitments.length === 1 ? 'is' : 'are'} ${mention(done.to)}'s now. They have a briefing of each.`;
  const still = isStillComplaintOwner
    ? `\nThe settings still give new complaints to ${mention(done.from)}: \`/crm settings\` changes that.`
    : '';
  return {
    text,
    blocks: [
      section(text + still),
      context(`What ${mention(done.from)} noted keeps their name.`),
      actions(button(ACTIONS.undoHandover, 'Undo', { handover: done.id })),
    ],
  };
}

export const nothingToHandOver = (from: string, some: boolean): Message => {
  const text = some
    ? `None of these is ${mention(from)}'s. Nothing was handed over.`
    : `${mention(from)} looks after no customer and owes nothing. Nothing was handed over.`;
  return { text, blocks: [section(text)] };
};

/** A handover was taken back; `kept` things have gone on to somebody else since. */
export function handoverUndone(done: Handover, kept: number): Message {
  const stayed =
    kept > 0 ? ` ${count(kept, 'thing')} that went on to somebody else since stayed with them.` : '';
  const text = `:leftwards_arrow_with_hook: Taken back: they are ${mention(done.from)}'s again.${stayed}`;
  return { text, blocks: [section(text)] };
}

/** Briefings of the customers that one has now, a page of them. */
export function briefing(
  done: Handover,
  files: File[],
  page: number,
  pageSize: number,
  viewer: Viewer,
): Message {
  const pages = Math.max(1, Math.ceil(done.customers.length / pageSize));
  const head = `${mention(done.from)} handed ${amount(done)} over to you${done.by === done.from ? '' : ` (by ${mention(done.by)})`}.`;
  const turn = (to: number, word: string, id: string) =>
    button(`${ACTIONS.briefing}.${id}`, word, { handover: done.id, page: to });
  const turns = [
    ...(page + 1 < pages ? [turn(page + 1, 'Next', 'next')] : []),
    ...(page > 0 ? [turn(page - 1, 'Back', 'back')] : []),
  ];
  return {
    text: head,
    blocks: [
      header('Your new customers'),
      context(`${head}${pages > 1 ? ` Page ${page + 1} of ${pages}.` : ''}`),
      ...files.flatMap((file) => [divider, ...briefingBlocks(file, viewer)]),
      ...(turns.length > 0 ? [actions(...turns)] : []),
    ],
  };
}

/** One customer in a few lines: who they are, how they feel, what was, what is open, what to remember. */
function briefingBlocks(file: File, viewer: Viewer): KnownBlock[] {
  const { customer, contacts, commitments, history } = file;
  const { today, zone } = viewer;
  const people = contacts
    .slice(0, SHOWN.contacts)
    .map(({ name, role }) => `${inline(name, 60)}${role === null ? '' : ` (${inline(role, 60)})`}`);
  const who = [
    standingWord(customer.standing),
    ...(customer.feeling ? [`feels ${feelingText(customer.feeling.value)}`] : []),
    customer.lastContact ? `last contact ${ago(customer.lastContact.at, today, zone)}` : 'no contact yet',
    ...(people.length > 0 ? [people.join(', ')] : []),
  ];
  const byId = new Map(contacts.map((contact) => [contact.id, contact]));
  const was = history.slice(0, SHOWN.history).map((one) =>
    interactionLine(one, one.contactId === null ? null : (byId.get(one.contactId) ?? null), {
      ...viewer,
      words: 120,
    }).replaceAll('\n', ' · '),
  );
  const open = commitments.slice(0, SHOWN.commitments).map((one) => commitmentLine(one, today, 150));
  const facts = [...customer.remember, ...customer.needs.map((need) => `needs ${need}`)]
    .slice(0, SHOWN.facts)
    .map((fact) => `:bulb: ${inline(fact, 150)}`);
  return [
    section(
      `${customerName(customer)}\n${who.join(' · ')}`,
      button(ACTIONS.openCustomer, 'Open', { customer: customer.id }, { label: `Open ${customer.name}` }),
    ),
    ...(open.length + facts.length > 0 ? [section([...open, ...facts].join('\n'))] : []),
    ...(was.length > 0 ? [context(...was)] : []),
  ];
}

/** Who hands over to whom, all or some. */
export const handoverModal = (
  { from, to, customers }: { from: string; to: string | null; customers: { id: string; name: string }[] },
  metadata: object,
  fixed = false,
): ModalView =>
  modalView(
    {
      callback: VIEWS.handover,
      title: 'Hand over',
      submit: 'Hand over',
      metadata: { ...metadata, from: fixed ? from : null },
    },
    [
      ...(fixed ? [section(`What ${mention(from)} looked after`)] : [memberInput(INPUTS.from, 'From', from)]),
      memberInput(INPUTS.owner, 'To', to),
      input(
        INPUTS.customers,
        'Which customers?',
        {
          type: 'multi_external_select',
          action_id: INPUTS.customers,
          placeholder: plain('All, and every open commitment'),
          min_query_length: 0,
          ...(customers.length > 0
            ? { initial_options: customers.map(({ id, name }) => option(name, id)) }
            : {}),
        },
        { optional: true, hint: 'Left empty: all of them, with all that is open.' },
      ),
    ],
  );

/** Somebody was deactivated in Slack and left customers behind, for admins. */
export function leftBehind(
  member: { id: string; name: string },
  left: { customers: number; commitments: number },
  most: number,
): Message {
  const some = (n: number, word: string) => (n >= most ? `${most} ${word}s or more` : count(n, word));
  const text = `*${inline(member.name, 80)}* is no longer a full member of this workspace. ${some(left.customers, 'customer')} and ${some(left.commitments, 'open commitment')} are still theirs, so nobody is reminded of them.`;
  return {
    text,
    blocks: [
      section(text),
      actions(button(ACTIONS.handover, 'Hand over …', { from: member.id }, { style: 'primary' })),
    ],
  };
}
