import type { Commitment } from '../domain/commitment.ts';
import type { Customer } from '../domain/customer.ts';
import type { Reason } from '../domain/due.ts';
import type { Id, MemberId } from '../domain/id.ts';
import type { Interaction } from '../domain/interaction.ts';
import { type Day, formatDay } from '../domain/text/day.ts';
import type { Viewer } from './card.ts';
import { count, inline } from './text.ts';
import { ago, commitmentWord, customerName, dueText, feelingText, kindWord, mention } from './words.ts';

/** One thing that is due. `whose`: the owner, where that is not the reader. */
export type DueItem =
  | {
      type: 'customer';
      customer: Customer;
      reasons: Reason[];
      last: Interaction | null;
      /** With whom the last contact was. */
      person: string | null;
      whose: MemberId | null;
    }
  | { type: 'commitment'; commitment: Commitment; customer: Customer; whose: MemberId | null }
  | {
      type: 'date';
      customer: Customer;
      contactId: Id | null;
      label: string;
      /** Whose birthday it is. */
      person: string | null;
      on: Day;
      inDays: number;
      whose: MemberId | null;
    };

/** What was due when the message was sent, and is not any more. */
export type SettledItem = { type: 'settled'; customer: Customer; commitment: Commitment | null };

/** What is due, and why: the name, and what a person would say of it. */
export function dueLine(item: DueItem, viewer: Viewer): string {
  const whose = item.whose === null ? '' : ` · ${mention(item.whose)}`;
  return `${customerName(item.customer)}${whose}\n${whyLine(item, viewer)}`;
}

/** Why something is due, without whom it is about. */
export function whyLine(item: DueItem, viewer: Viewer): string {
  const { today } = viewer;
  if (item.type === 'commitment') {
    const { kind, text, due } = item.commitment;
    return `${commitmentWord(kind)}: ${inline(text, 200)} · ${dueText(due, today)}`;
  }
  if (item.type === 'date') return dateText(item, today);
  return customerWhy(item, viewer);
}

/** "42 days quiet, cadence 30; last: price talk (with Dana); feels unhappy". */
function customerWhy(
  { customer, reasons, last, person }: Extract<DueItem, { type: 'customer' }>,
  { today, zone }: Viewer,
): string {
  const quiet = reasons.find(({ type }) => type === 'quiet');
  const parts = reasons.flatMap((reason) => reasonText(reason, customer) ?? []);
  if (!quiet && customer.lastContact) parts.push(`last contact ${ago(customer.lastContact.at, today, zone)}`);
  if (last) {
    const about = last.text.trim() === '' ? kindWord(last.kind) : inline(last.text, 90);
    parts.push(`last: ${about}${person === null ? '' : ` (with ${inline(person, 60)})`}`);
  }
  const mood = reasons.find(({ type }) => type === 'mood');
  if (mood?.type === 'mood') parts.push(moodText(mood, quiet !== undefined));
  else if (customer.feeling) parts.push(`feels ${feelingText(customer.feeling.value)}`);
  return parts.join('; ');
}

/** A reason in words; null for the feeling, which comes last. */
function reasonText(reason: Reason, { lastContact }: Customer): string | null {
  switch (reason.type) {
    case 'quiet':
      return lastContact === null
        ? `never contacted, added *${count(reason.days, 'day')}* ago, cadence ${reason.cadence}`
        : `*${count(reason.days, 'day')}* quiet, cadence ${reason.cadence}`;
    case 'rhythm':
      return `usually buys every *${count(reason.every, 'day')}*, last bought *${count(reason.days, 'day')}* ago (more than half as long again)`;
    case 'stepless':
      return 'no next step is planned';
    case 'mood':
      return null;
  }
}

function moodText({ from, to }: Extract<Reason, { type: 'mood' }>, quiet: boolean): string {
  const before = from === null ? '' : `, was ${feelingText(from)}`;
  // Of somebody quiet for too long, that goes without saying.
  return `feels ${feelingText(to)}${before}${quiet ? '' : ', and nobody has spoken with them since'}`;
}

function dateText({ label, person, on, inDays }: Extract<DueItem, { type: 'date' }>, today: Day): string {
  const isBirthday = person !== null || /^birthday$/i.test(label);
  const what = person === null ? inline(label, 100) : `${inline(person, 60)}: ${inline(label, 60)}`;
  const when =
    inDays === 0
      ? '*today*'
      : inDays > 0
        ? `in *${count(inDays, 'day')}* (${formatDay(on, today)})`
        : `was ${inDays === -1 ? 'yesterday' : formatDay(on, today)}`;
  return `${isBirthday ? ':birthday:' : ':calendar:'} ${what} ${when}`;
}

/** What became of something that was due. */
export function settledLine({ customer, commitment }: SettledItem, { today, zone }: Viewer): string {
  const name = customerName(customer);
  if (commitment) {
    const what = `${name} · ${commitmentWord(commitment.kind)}: ${inline(commitment.text, 150)}`;
    const by = commitment.closedBy === null ? '' : ` by ${mention(commitment.closedBy)}`;
    if (commitment.status === 'done') return `:white_check_mark: ${what} · done${by}`;
    if (commitment.status === 'dropped') return `:heavy_multiplication_x: ${what} · given up${by}`;
    if (commitment.removedAt !== null) return `:heavy_multiplication_x: ${what} · taken back`;
    if (commitment.snoozedUntil !== null && commitment.snoozedUntil > today)
      return `:zzz: ${what} · until ${formatDay(commitment.snoozedUntil, today)}`;
    return `:white_check_mark: ${what} · ${dueText(commitment.due, today)}`;
  }
  if (customer.archivedAt !== null) return `:heavy_multiplication_x: ${name} · archived`;
  if (customer.snoozedUntil !== null && customer.snoozedUntil > today)
    return `:zzz: ${name} · until ${formatDay(customer.snoozedUntil, today)}`;
  return customer.lastContact
    ? `:white_check_mark: ${name} · ${kindWord(customer.lastContact.kind)} ${ago(customer.lastContact.at, today, zone)}`
    : `:white_check_mark: ${name} · no longer due`;
}
