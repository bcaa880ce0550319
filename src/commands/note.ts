import { z } from 'zod';
import type { Contact } from '../domain/contact.ts';
import type { Customer } from '../domain/customer.ts';
import type { MessageSource } from '../domain/interaction.ts';
import type { InteractionKind } from '../domain/kinds.ts';
import { LONGEST } from '../domain/limits.ts';
import { dayOf } from '../domain/text/day.ts';
import { readNoteBody } from '../domain/text/note-line.ts';
import { UserError } from '../errors.ts';
import { modal, type Reply, toActor } from '../listeners/reply.ts';
import type { Request } from '../listeners/request.ts';
import type { ContactChoice } from '../store/contact-choice.ts';
import type { Match } from '../store/customer-names.ts';
import { noted, whichCustomer } from '../views/note.ts';
import { noteModal } from '../views/note-modal.ts';
import { complaintIn } from './complaint.ts';
import { quoted, readingsOf, unquoted } from './find-customer.ts';
import { keep } from './kept.ts';
import { subcommand } from './subcommand.ts';

/** A name that is set off from the rest by more than a space, or is all there is. */
const SEPARATED = /^"?\s*($|[:：\n]|[-–—]\s)/;

/** `/crm note`: what happened with a customer, in one line or by modal. */
export const note = subcommand({
  name: 'note',
  usage: 'note Acme: called Dana, happy with the new grinder. Next: send the quote by Friday',
  help: 'note what happened with a customer, and what is next',
  args: z.string(),
  async run(rest, request) {
    if (rest === '') return openNoteModal(request, null, '');
    const readings = readingsOf(rest);
    const first = readings[0] ?? { name: rest, rest: '' };
    const found = await request.store.customerNames.first(
      readings.map((reading) => ({
        rest: reading.rest,
        name: unquoted(reading.name),
        // "New machine came" is not about New Horizons; "New: machine came" may be.
        begun: SEPARATED.test(rest.slice(reading.name.length)),
      })),
    );
    if (found) {
      const { exact, reading } = found;
      const [customer] = exact;
      return customer && exact.length === 1
        ? forCustomer(customer, reading.rest, request)
        : ask(first.name, { exact, near: [] }, reading.rest, request);
    }
    const match = await request.store.customerNames.match(unquoted(first.name));
    return ask(first.name, match, first.rest, request);
  },
});

async function forCustomer(customer: Customer, text: string, request: Request): Promise<Reply> {
  if (text.trim() === '') return openNoteModal(request, customer, '');
  return saveNote(customer, text, request);
}

/** Saves a line about a known customer, and says what was understood. */
export async function saveNote(customer: Customer, text: string, request: Request): Promise<Reply> {
  if (text.length > LONGEST.text)
    throw new UserError(
      `A note holds ${LONGEST.text} characters; yours has ${text.length}. Please shorten it, or save it as two.`,
    );
  const { actor, now, store } = request;
  const contacts = customer.people.contacts === 0 ? [] : await store.contacts.of(customer.id);
  const read = readNoteBody(text, {
    now,
    zone: actor.zone,
    people: contacts.map(({ name }) => name),
    customer: customer.name,
  });
  const logged = await store.interactions.log(
    {
      interaction: {
        customerId: customer.id,
        // Nothing happened yet where only a next step is named: that must not count as contact.
        kind: read.body === '' && read.outcome === null ? 'other' : read.kind,
        at: read.at?.at ?? now,
        text: read.body,
        outcome: read.outcome,
        feeling: read.feeling,
      },
      seen: customer,
      contact: contactCalled(read.contactName, contacts),
      commitments: [
        ...read.nextSteps.map((step) => ({ ...step, kind: 'next-step' as const, owner: actor.id })),
        ...read.promises.map((step) => ({ ...step, kind: 'promise' as const, owner: actor.id })),
        ...(read.kind === 'complaint' ? [complaintIn(read.body, customer, request)] : []),
      ],
    },
    actor.id,
    request.key,
  );
  return toActor(noted(logged, dayOf(now, actor.zone), actor.zone));
}

function contactCalled(name: string | null, known: readonly Contact[]): ContactChoice {
  if (name === null) return null;
  const seen = known.find((contact) => contact.name === name);
  return seen ? { seen } : { name };
}

async function ask(name: string, match: Match, rest: string, request: Request): Promise<Reply> {
  const choices = match.exact.length > 0 ? match.exact : match.near;
  const commands = await Promise.all(
    choices.map((customer) => keep(`note ${quoted(customer.name)}: ${rest}`, request)),
  );
  const kept = await keep(rest, request);
  const typed = `${name}: ${rest}`;
  return toActor(whichCustomer({ ...match, name: unquoted(name), typed, commands, kept }));
}

/** What a modal is opened about, beyond its text: a message that is to be kept. */
export type NoteOpening = { kind: InteractionKind; at: Date; source: z.infer<typeof MessageSource> | null };

/** The modal for a note, the customer and the text filled in where they are known. */
export function openNoteModal(
  request: Request,
  customer: Customer | null,
  text: string,
  { kind, at, source }: NoteOpening = { kind: 'call', at: request.now, source: null },
): Reply {
  const { actor, origin } = request;
  return modal(
    noteModal(
      { customer, contact: null, kind, at, text, outcome: '', feeling: null, nextStep: null },
      {
        title: 'Log an interaction',
        submit: 'Save',
        actor: actor.id,
        metadata: { origin, source },
        nextSteps: true,
      },
    ),
  );
}
