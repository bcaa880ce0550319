import { z } from 'zod';
import { openPerson } from '../commands/person.ts';
import type { Contact } from '../domain/contact.ts';
import { Id } from '../domain/id.ts';
import { readCalendarDate } from '../domain/text/calendar-date.ts';
import { isMonthFirst } from '../domain/text/month-first.ts';
import { isPhone } from '../domain/text/phone.ts';
import { ConflictError, UserError } from '../errors.ts';
import { ACTIONS, INPUTS, VIEWS } from '../views/ids.ts';
import { type PersonDraft, personLines, personModal, personSaved } from '../views/person.ts';
import { customerChosen } from './chosen.ts';
import { linesProblem } from './lines.ts';
import { fieldErrors, modal, type Reply, replace, toActor } from './reply.ts';
import { Origin, type Request } from './request.ts';
import { type InputState, listOf, textOf } from './state.ts';
import { type Action, action, type Submission, submission } from './types.ts';

const Metadata = z.object({
  origin: Origin,
  contact: z.object({ id: Id, version: z.int() }).nullable().default(null),
});
type Metadata = z.infer<typeof Metadata>;

const gone = () =>
  new UserError('That contact is no longer there. Copy what you need and add them anew.', {
    field: INPUTS.name,
  });

async function liveContact(id: string, { store }: Request): Promise<Contact> {
  const contact = await store.contacts.get(id);
  if (!contact || contact.archivedAt !== null) throw gone();
  return contact;
}

export const personActions: Action[] = [
  action(ACTIONS.editPerson, z.object({ contact: Id }), async ({ contact: id }, request) => {
    const contact = await liveContact(id, request);
    const customer = await request.store.customers.get(contact.customerId);
    if (!customer) throw gone();
    return openPerson(customer, contact, request);
  }),
];

function read(state: InputState, zone: string): { draft: PersonDraft; birthday: string } {
  const birthday = textOf(state, INPUTS.birthday);
  return {
    birthday,
    draft: {
      name: textOf(state, INPUTS.name),
      role: textOf(state, INPUTS.role) || null,
      emails: listOf(state, INPUTS.emails).map((email) => email.toLowerCase()),
      phones: listOf(state, INPUTS.phones),
      birthday: readCalendarDate(birthday, isMonthFirst(zone))?.date ?? null,
      remember: listOf(state, INPUTS.remember),
    },
  };
}

function problemsOf({ draft, birthday }: ReturnType<typeof read>): Record<string, string> {
  const emails = linesProblem(draft.emails, {
    judge: (line) => (z.email().safeParse(line).success ? null : 'that is no e-mail address.'),
  });
  const phones = linesProblem(draft.phones, {
    judge: (line) =>
      isPhone(line) ? null : 'no telephone has that number. With a country it begins with +, such as +49.',
  });
  const remember = linesProblem(draft.remember);
  return {
    ...(draft.name === '' ? { [INPUTS.name]: 'What are they called?' } : {}),
    ...(emails === null ? {} : { [INPUTS.emails]: emails }),
    ...(phones === null ? {} : { [INPUTS.phones]: phones }),
    ...(birthday !== '' && draft.birthday === null
      ? { [INPUTS.birthday]: 'Write it like 12 May 1980, or 12 May where the year is not known.' }
      : {}),
    ...(remember === null ? {} : { [INPUTS.remember]: remember }),
  };
}

export const personSubmissions: Submission[] = [
  submission(VIEWS.person, Metadata, async (metadata, state, request) => {
    const { store, actor, key } = request;
    const filled = read(state, actor.zone);
    const problems = problemsOf(filled);
    const customer = await customerChosen(state, request);
    if (Object.keys(problems).length > 0) return fieldErrors(problems);
    const { draft } = filled;
    if (metadata.contact === null) {
      const { name, ...facts } = draft;
      const contact = await store.together(async (within) => {
        await within.receipts.take(key);
        return within.contacts.add(customer.id, name, actor.id, facts);
      });
      return toActor(personSaved(contact, customer, true));
    }
    const current = await liveContact(metadata.contact.id, request);
    if (current.version !== metadata.contact.version)
      return showConflict(current, filled, metadata, state, request);
    try {
      const edited = await store.contacts.edit(current, { ...draft, customerId: customer.id }, actor.id);
      const message = personSaved(edited, customer, false);
      return metadata.origin.replace ? replace(message) : toActor(message);
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
      const newest = await liveContact(current.id, request);
      return showConflict(newest, filled, metadata, state, request);
    }
  }),
];

/** Two people changed the contact: the second sees theirs, keeps their own words, and may save over it. */
async function showConflict(
  newest: Contact,
  { draft, birthday }: ReturnType<typeof read>,
  metadata: Metadata,
  state: InputState,
  request: Request,
): Promise<Reply> {
  return modal(
    personModal(
      await customerChosen(state, request),
      draft,
      { ...metadata, contact: { id: newest.id, version: newest.version } },
      {
        birthday,
        submit: 'Save mine',
        notice: `:warning: *Somebody else changed this contact while you were writing.* It now reads:\n${personLines(newest)}\nYours is below, untouched. *Save mine* puts it in place of theirs.`,
      },
    ),
    'update',
  );
}
