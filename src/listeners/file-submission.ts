import { z } from 'zod';
import { openFile } from '../commands/edit.ts';
import { showCustomer } from '../commands/show.ts';
import type { Customer } from '../domain/customer.ts';
import { Id } from '../domain/id.ts';
import { asBefore, mergeEdits, same } from '../domain/merge-edits.ts';
import { ConflictError, UserError } from '../errors.ts';
import { type CustomerEdit, NameTakenError } from '../store/customers.ts';
import { fileModal } from '../views/file-modal.ts';
import { fileSaved } from '../views/file-saved.ts';
import { fieldWord } from '../views/file-words.ts';
import { FIELDS, VIEWS } from '../views/ids.ts';
import { listed } from '../views/text.ts';
import { customerChosen } from './chosen.ts';
import { readFile } from './file-state.ts';
import { fieldErrors, modal, type Reply, toActor } from './reply.ts';
import { Origin, type Request } from './request.ts';
import { type Submission, submission } from './types.ts';

const Metadata = z.object({
  origin: Origin,
  customer: Id,
  /** The version that the modal was opened with. */
  version: z.int(),
  /** The newest version whose differences the person was told of, and chose to write over. */
  told: z.int().optional(),
});
type Metadata = z.infer<typeof Metadata>;

/** Two who save at once collide at most this often before the second is told. */
const TRIES = 3;

export const fileSubmissions: Submission[] = [
  submission(
    VIEWS.chooseCustomer,
    z.object({ origin: Origin, goal: z.enum(['edit', 'show']) }),
    async ({ origin, goal }, state, request) => {
      const customer = await customerChosen(state, request);
      return goal === 'show'
        ? showCustomer(customer, request)
        : openFile(customer, { ...request, origin }, 'update');
    },
  ),

  submission(VIEWS.file, Metadata, async (metadata, state, request) => {
    const { edit, problems } = readFile(state, request.actor.zone);
    const current = await live(metadata.customer, request);
    const isNewOwner = edit.owner !== null && edit.owner !== undefined && edit.owner !== current.owner;
    if (isNewOwner && edit.owner && !(await request.member(edit.owner)))
      problems[FIELDS.owner] = 'Only full members of this workspace can look after a customer.';
    const other = edit.channel ? await request.store.customers.ofChannel(edit.channel) : null;
    if (other && other.id !== metadata.customer)
      problems[FIELDS.channel] = `That channel belongs to ${other.name} already.`;
    if (Object.keys(problems).length > 0) return fieldErrors(problems);
    try {
      return await save(metadata, edit, request);
    } catch (error) {
      if (!(error instanceof NameTakenError)) throw error;
      return fieldErrors({ [FIELDS.name]: 'Another customer is called so already.' });
    }
  }),
];

async function live(id: string, { store }: Request): Promise<Customer> {
  const customer = await store.customers.get(id);
  if (customer && customer.archivedAt === null) return customer;
  throw new UserError('That customer is no longer there. Copy what you need.', { field: FIELDS.name });
}

/** Saves what was changed; what a colleague changed meanwhile stays, unless both changed the same. */
async function save(
  metadata: Metadata,
  edit: CustomerEdit & { name: string },
  request: Request,
): Promise<Reply> {
  const { store, actor, settings } = request;
  for (let tries = 1; ; tries += 1) {
    const theirs = await live(metadata.customer, request);
    const newer = theirs.version - metadata.version;
    const entries = newer === 0 ? [] : await store.audit.of(theirs.id, newer);
    // An import's change has no version of its own: it may well be newer than what was seen.
    const since = (version: number) => entries.filter(({ entity }) => (entity.version ?? Infinity) > version);
    const seen = asBefore(theirs, since(metadata.version));
    const lastTold = asBefore(theirs, since(metadata.told ?? metadata.version));
    const merged = mergeEdits<Customer>(seen, theirs, edit as Partial<Customer>);
    const { changes } = merged;
    const conflicts = merged.conflicts.filter((field) => !same(theirs[field], lastTold[field]));
    if (conflicts.length > 0) {
      const notice = `:warning: *Somebody else changed ${listed(conflicts.map(fieldWord))} while you were writing* (${listed([...new Set(entries.map(({ by }) => `<@${by}>`))])}). Yours is below, untouched. *Save mine* puts it in place of theirs; all else that they changed stays.`;
      return modal(
        fileModal(
          { ...theirs, ...changes },
          settings,
          { ...metadata, told: theirs.version },
          { notice, submit: 'Save mine' },
        ),
        'update',
      );
    }
    try {
      const saved = await store.customers.edit(theirs, changes, actor.id);
      return toActor(fileSaved(saved, Object.keys(changes), theirs.standing));
    } catch (error) {
      if (!(error instanceof ConflictError) || tries >= TRIES) throw error;
    }
  }
}
