import { z } from 'zod';
import { complaintIn } from '../commands/complaint.ts';
import type { Customer } from '../domain/customer.ts';
import { Id } from '../domain/id.ts';
import type { Interaction } from '../domain/interaction.ts';
import { MessageSource } from '../domain/interaction.ts';
import { Feeling, InteractionKind } from '../domain/kinds.ts';
import { dayOf } from '../domain/text/day.ts';
import { ConflictError, UserError } from '../errors.ts';
import type { ContactChoice } from '../store/contact-choice.ts';
import { NameTakenError } from '../store/customers.ts';
import type { Logged } from '../store/interaction-kind.ts';
import type { WorkspaceStore } from '../store/store.ts';
import { INPUTS, VIEWS } from '../views/ids.ts';
import { noted } from '../views/note.ts';
import { NEW_PREFIX, noteModal } from '../views/note-modal.ts';
import { inline } from '../views/text.ts';
import { draftOf } from './note-draft.ts';
import { fieldErrors, modal, type Reply, replace, toActor } from './reply.ts';
import { Origin, type Request } from './request.ts';
import { dayPickedIn, type InputState, instantOf, selectedOf, textOf, userOf } from './state.ts';
import { submission } from './types.ts';

/** What the note's modal remembers: where it was opened from, and what it corrects. */
export const NoteMetadata = z.object({
  origin: Origin,
  interaction: z.object({ id: Id, version: z.int() }).nullable().default(null),
  source: MessageSource.nullable().default(null),
});
export type NoteMetadata = z.infer<typeof NoteMetadata>;

/** Clocks of people and servers differ a little; a meeting an hour ahead is a mistake. */
const FUTURE_TOLERANCE_MS = 5 * 60 * 1000;

type Filled = ReturnType<typeof read>;

function read(state: InputState, request: Request) {
  return {
    customer: selectedOf(state, INPUTS.customer) ?? '',
    contact: selectedOf(state, INPUTS.contact),
    kind: InteractionKind.catch('other').parse(selectedOf(state, INPUTS.kind)),
    at: instantOf(state, INPUTS.at) ?? request.now,
    text: textOf(state, INPUTS.text),
    outcome: textOf(state, INPUTS.outcome),
    feeling: Feeling.nullable()
      .catch(null)
      .parse(numberOrNull(selectedOf(state, INPUTS.feeling))),
    nextText: textOf(state, INPUTS.nextText),
    nextDue: dayPickedIn(state, INPUTS.nextDue),
    nextOwner: userOf(state, INPUTS.nextOwner),
  };
}
const numberOrNull = (value: string | null): number | null => (value === null ? null : Number(value));

/** The note's modal was submitted: a new interaction, or a correction of one. */
export const noteSubmission = submission(VIEWS.note, NoteMetadata, async (metadata, state, request) => {
  const filled = read(state, request);
  const problems = await problemsOf(filled, request);
  if (Object.keys(problems).length > 0) return fieldErrors(problems);
  return metadata.interaction === null
    ? create(filled, metadata, request)
    : correct(filled, metadata.interaction, metadata, state, request);
});

async function problemsOf(filled: Filled, request: Request): Promise<Record<string, string>> {
  const problems: Record<string, string> = {};
  if (filled.customer === '')
    problems[INPUTS.customer] = 'Which customer was it? Type a name; a new one can be added.';
  if (filled.at.getTime() > request.now.getTime() + FUTURE_TOLERANCE_MS)
    problems[INPUTS.at] = 'That is in the future. For what is still to come, fill in "Next step".';
  if (filled.text === '' && filled.outcome === '' && filled.nextText === '' && filled.feeling === null)
    problems[INPUTS.text] = 'Write a word about what happened, so that it helps the next person.';
  if (filled.nextText === '' && filled.nextDue !== null)
    problems[INPUTS.nextText] = 'What is due then? Fill in the step, or clear the date.';
  const owner = filled.nextOwner;
  if (
    filled.nextText !== '' &&
    owner !== null &&
    owner !== request.actor.id &&
    !(await request.member(owner))
  )
    problems[INPUTS.nextOwner] = 'Only full members of this workspace can own a next step.';
  return problems;
}

async function create(filled: Filled, metadata: NoteMetadata, request: Request): Promise<Reply> {
  const { actor, store, key } = request;
  try {
    const logged = await store.together(async (within) => {
      const customer = await customerFor(filled.customer, within, request);
      return within.interactions.log(
        {
          interaction: { ...factsOf(filled), customerId: customer.id, source: metadata.source },
          contact: contactOf(filled.contact),
          commitments: [
            ...(filled.nextText === ''
              ? []
              : [
                  {
                    kind: 'next-step' as const,
                    text: filled.nextText,
                    due: filled.nextDue,
                    owner: filled.nextOwner ?? actor.id,
                  },
                ]),
            ...(filled.kind === 'complaint' ? [complaintIn(filled.text, customer, request)] : []),
          ],
        },
        actor.id,
        key,
      );
    });
    return answer(logged, metadata, request);
  } catch (error) {
    if (error instanceof NameTakenError)
      return fieldErrors({
        [INPUTS.customer]:
          'That customer has just been added by somebody else. Please choose it from the list.',
      });
    throw error;
  }
}

async function correct(
  filled: Filled,
  target: { id: string; version: number },
  metadata: NoteMetadata,
  state: InputState,
  request: Request,
): Promise<Reply> {
  const { store, actor } = request;
  const current = await store.interactions.get(target.id);
  if (!current || current.removedAt !== null)
    throw new UserError('That entry was taken back meanwhile. Copy your text and log it anew.', {
      field: INPUTS.text,
    });
  if (current.version !== target.version) return showConflict(current, metadata, state, request);
  try {
    const logged = await store.together(async (within) => {
      const customer = await customerFor(filled.customer, within, request);
      return within.interactions.edit(
        current,
        {
          ...factsOf(filled),
          at: sameSecond(filled.at, current.at) ? current.at : filled.at,
          customerId: customer.id,
        },
        contactOf(filled.contact),
        actor.id,
      );
    });
    return answer(logged, metadata, request);
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error;
    const newest = await store.interactions.get(target.id);
    if (!newest) throw error;
    return showConflict(newest, metadata, state, request);
  }
}

/** Two people edited: the second sees what the first saved, keeps their own text, and may save over it. */
async function showConflict(
  newest: Interaction,
  metadata: NoteMetadata,
  state: InputState,
  request: Request,
): Promise<Reply> {
  const view = noteModal(draftOf(state, request), {
    title: 'Correct the entry',
    submit: 'Save mine',
    actor: request.actor.id,
    metadata: { ...metadata, interaction: { id: newest.id, version: newest.version } },
    nextSteps: false,
    notice: `:warning: *Somebody else changed this entry while you were writing.* Theirs now reads: "${inline(newest.text, 500)}"\nYours is below, untouched. *Save mine* puts it in place of theirs.`,
  });
  return modal(view, 'update');
}

/** The picker knows whole seconds; a time left as it was keeps the rest, and with it the order of the history. */
const sameSecond = (a: Date, b: Date): boolean =>
  Math.floor(a.getTime() / 1000) === Math.floor(b.getTime() / 1000);

const factsOf = ({ kind, at, text, outcome, feeling }: Filled) => ({
  kind,
  at,
  text,
  outcome: outcome === '' ? null : outcome,
  feeling,
});

const contactOf = (value: string | null): ContactChoice => {
  if (value === null) return null;
  return value.startsWith(NEW_PREFIX) ? { name: value.slice(NEW_PREFIX.length) } : { id: value };
};

/** The chosen customer; a new name becomes a customer of the person who wrote it. */
async function customerFor(
  value: string,
  store: Pick<WorkspaceStore, 'customers'>,
  { actor }: Request,
): Promise<Customer> {
  if (value.startsWith(NEW_PREFIX)) {
    const name = value.slice(NEW_PREFIX.length);
    return store.customers.add({ name, standing: 'customer', owner: actor.id }, actor.id);
  }
  const customer = await store.customers.get(value);
  if (!customer || customer.archivedAt !== null)
    throw new UserError('That customer is no longer there. Please choose another.', {
      field: INPUTS.customer,
    });
  return customer;
}

function answer(logged: Logged, metadata: NoteMetadata, { now, actor }: Request): Reply {
  const message = noted(logged, dayOf(now, actor.zone), actor.zone);
  return metadata.origin.replace ? replace(message) : toActor(message);
}
