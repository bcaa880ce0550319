import type { ModalView } from '@slack/types';
import type { Customer, Standing } from '../domain/customer.ts';
import { LONGEST } from '../domain/limits.ts';
import type { Settings } from '../domain/settings.ts';
import { formatCalendarDate } from '../domain/text/calendar-date.ts';
import type { Day } from '../domain/text/day.ts';
import { splitWhyNot } from '../domain/why-not.ts';
import { actions, button, section } from './blocks.ts';
import { reasonInputs } from './file-modal.ts';
import { ACTIONS, FIELDS, INPUTS, VIEWS } from './ids.ts';
import { customerInput, dayInput, textInput } from './inputs.ts';
import { modalView } from './modal.ts';
import { type Message, quote } from './text.ts';
import { undoButton } from './undone.ts';
import { customerName, standingWord } from './words.ts';

/**
 * What the history says of a new customer; it is read in other years too, so the year is told.
 * @param today the day on which it is written
 */
export const wonText = (since: Day, from: string | null, today: Day): string =>
  `Became a customer${since === today ? '' : `, since ${formatCalendarDate(since)}`}${from === null ? '' : `; won from ${from}`}.`;
export const lostText = (before: Standing, to: string | null, why: string | null): string =>
  `Lost as a ${before === 'prospect' ? 'prospect' : 'customer'}${to === null ? '' : `, to ${to}`}${why === null ? '' : `: ${why}`}.`;

/** Somebody's standing changed; it stands in their history too. */
export function standingChanged(customer: Customer, text: string, before: Standing): Message {
  const now = `*${standingWord(customer.standing).toLowerCase()}*`;
  const was =
    before === customer.standing ? `still ${now}` : `${standingWord(before).toLowerCase()} → ${now}`;
  const head = `:white_check_mark: ${customerName(customer)}: ${was}`;
  return {
    text: head,
    blocks: [
      section(`${head}\n${quote(text)}`),
      actions(
        button(ACTIONS.openCustomer, `Open ${customer.name}`, { customer: customer.id }),
        button(ACTIONS.logContact, 'Log contact', { customer: customer.id }),
        undoButton('customer', customer),
      ),
    ],
  };
}

/** Somebody became a customer: since when, and won from whom. */
export const wonModal = (
  customer: { id: string; name: string } | null,
  { since, from }: { since: string; from: string },
  metadata: object,
): ModalView =>
  modalView({ callback: VIEWS.won, title: 'A new customer', submit: 'Save', metadata }, [
    customerInput(customer),
    dayInput(INPUTS.date, 'Customer since', since),
    textInput(FIELDS.wonFrom, 'Won from', from, {
      max: LONGEST.short,
      optional: true,
      hint: 'Who had their business before.',
    }),
  ]);

/** Somebody is lost: why, and to whom. */
export function lostModal(
  customer: Pick<Customer, 'id' | 'name' | 'whyNot' | 'lostTo'> | null,
  settings: Settings,
  metadata: object,
): ModalView {
  const { reason, words } = splitWhyNot(customer?.whyNot ?? null, settings.reasons);
  return modalView({ callback: VIEWS.lost, title: 'Why are they lost?', submit: 'Save', metadata }, [
    customerInput(customer),
    ...reasonInputs(reason, settings),
    textInput(FIELDS.whyNot, 'In words', words, { max: LONGEST.short, multiline: true, optional: true }),
    textInput(FIELDS.lostTo, 'Lost to', customer?.lostTo ?? '', { max: LONGEST.short, optional: true }),
  ]);
}
