import type { ModalView } from '@slack/types';
import type { Contact } from '../domain/contact.ts';
import type { Customer } from '../domain/customer.ts';
import type { CalendarDate } from '../domain/fields.ts';
import { LONGEST } from '../domain/limits.ts';
import { formatCalendarDate } from '../domain/text/calendar-date.ts';
import { actions, button, input, section } from './blocks.ts';
import { ACTIONS, INPUTS, VIEWS } from './ids.ts';
import { customerInput, textInput, typeAhead } from './inputs.ts';
import { modalView } from './modal.ts';
import { inline, type Message, quote } from './text.ts';
import { undoButton } from './undone.ts';
import { customerName } from './words.ts';

/** A fact is kept, about a customer or one of its people. */
export function remembered(
  fact: string,
  customer: Customer,
  about: { type: 'customer'; saved: Customer } | { type: 'contact'; saved: Contact },
  date?: CalendarDate,
): Message {
  const whose =
    about.type === 'contact'
      ? `*${inline(about.saved.name)}* of ${customerName(customer)}`
      : customerName(customer);
  const what = date === undefined ? quote(fact) : `> :calendar: ${formatCalendarDate(date)}: ${inline(fact)}`;
  return {
    text: `I'll remember that of ${inline(about.saved.name)}.`,
    blocks: [
      section(`:bulb: I'll remember of ${whose}\n${what}`),
      actions(
        undoButton(about.type, about.saved),
        button(ACTIONS.openCustomer, `Open ${customer.name}`, { customer: customer.id }),
      ),
    ],
  };
}

/** What to remember, of whom, and on which date if it comes round. */
export const rememberModal = (customer: { id: string; name: string } | null, metadata: object): ModalView =>
  modalView({ callback: VIEWS.remember, title: 'Remember', submit: 'Save', metadata }, [
    customerInput(customer),
    textInput(INPUTS.text, 'What is worth remembering?', '', { max: LONGEST.short }),
    input(
      INPUTS.contact,
      'Of whom?',
      typeAhead(INPUTS.contact, null, 'A contact; left empty, the customer as a whole'),
      { optional: true },
    ),
    textInput(INPUTS.date, 'A date that comes round?', '', {
      max: LONGEST.tag,
      optional: true,
      hint: '12 May 2009, or 12 May: the founding day, the annual fair.',
    }),
  ]);
