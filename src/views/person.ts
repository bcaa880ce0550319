import type { ModalView } from '@slack/types';
import type { Contact } from '../domain/contact.ts';
import type { Customer } from '../domain/customer.ts';
import { LONGEST } from '../domain/limits.ts';
import { formatCalendarDate } from '../domain/text/calendar-date.ts';
import { formatPhone } from '../domain/text/phone.ts';
import { actions, button, section } from './blocks.ts';
import { ACTIONS, INPUTS, VIEWS } from './ids.ts';
import { customerInput, listInputs, textInput } from './inputs.ts';
import { modalView } from './modal.ts';
import { inline, type Message } from './text.ts';
import { undoButton } from './undone.ts';
import { customerName } from './words.ts';

/** What the modal for a contact is filled with. */
export type PersonDraft = Pick<Contact, 'name' | 'role' | 'emails' | 'phones' | 'birthday' | 'remember'>;
export const emptyPerson = (name: string): PersonDraft => ({
  name,
  role: null,
  emails: [],
  phones: [],
  birthday: null,
  remember: [],
});

/** A contact in a few lines: role, how to reach them, birthday, what to remember. */
export function personLines({ name, role, emails, phones, birthday, remember }: PersonDraft): string {
  const reach = [
    ...emails.map((email) => inline(email, 100)),
    ...phones.map((phone) => inline(formatPhone(phone), 40)),
  ];
  return [
    `*${inline(name, 120)}*${role === null ? '' : ` · ${inline(role, 120)}`}${birthday === null ? '' : ` · :birthday: ${formatCalendarDate(birthday)}`}`,
    ...(reach.length > 0 ? [reach.slice(0, 6).join(' · ')] : []),
    ...remember.slice(0, 6).map((fact) => `• ${inline(fact, 200)}`),
  ].join('\n');
}

/** A contact was added, or more is known of them. */
export function personSaved(contact: Contact, customer: Customer, isNew: boolean): Message {
  const head = `:white_check_mark: ${isNew ? 'New contact at' : 'Noted for'} ${customerName(customer)}`;
  return {
    text: `${isNew ? 'New contact at' : 'Noted for'} ${inline(customer.name)}: ${inline(contact.name)}.`,
    blocks: [
      section(`${head}\n${personLines(contact)}`),
      actions(
        button(ACTIONS.editPerson, 'Edit', { contact: contact.id }),
        undoButton('contact', contact),
        button(ACTIONS.openCustomer, `Open ${customer.name}`, { customer: customer.id }),
      ),
    ],
  };
}

/** The modal for a contact, new or to be changed. */
export const personModal = (
  customer: { id: string; name: string } | null,
  draft: PersonDraft,
  metadata: object,
  { notice, submit = 'Save', birthday }: { notice?: string; submit?: string; birthday?: string } = {},
): ModalView =>
  modalView({ callback: VIEWS.person, title: 'Contact', submit, metadata }, [
    ...(notice === undefined ? [] : [section(notice)]),
    customerInput(customer),
    textInput(INPUTS.name, 'Name', draft.name, { max: LONGEST.name }),
    textInput(INPUTS.role, 'Role', draft.role ?? '', { max: LONGEST.short, optional: true }),
    ...listInputs(INPUTS.emails, 'E-mail', draft.emails, 'One a line.'),
    ...listInputs(
      INPUTS.phones,
      'Telephone',
      draft.phones,
      'One a line, best with the country: +49 30 1234567.',
    ),
    textInput(
      INPUTS.birthday,
      'Birthday',
      birthday ?? (draft.birthday === null ? '' : formatCalendarDate(draft.birthday)),
      {
        max: LONGEST.tag,
        optional: true,
        hint: '12 May 1980, or 12 May where the year is not known.',
      },
    ),
    ...listInputs(
      INPUTS.remember,
      'To remember',
      draft.remember,
      'One fact a line: children, allergies, football club.',
    ),
  ]);
