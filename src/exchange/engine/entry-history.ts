import { z } from 'zod';
import type { MemberId } from '../../domain/id.ts';
import { RowRefusedError } from '../draft.ts';
import type { Field } from '../understand/fields.ts';
import type { CellMoment } from '../values/cell.ts';
import { hasTime, instantOf } from '../values/dates.ts';
import { minorDigits } from '../values/numbers.ts';
import { splitNotes, splitText } from './compose.ts';
import type { CommitmentPart, Entry, InteractionPart, PurchasePart } from './entry.ts';
import type { FieldReader } from './field-reader.ts';
import type { Surroundings } from './surroundings.ts';

/** What happened, as a row tells it: one interaction, and more where its text is too long for one. */
export function interactionParts(
  read: FieldReader,
  { table, identity, by, zone, kind: unsaid }: Surroundings,
  customer: string,
  notes: string,
): InteractionPart[] {
  const moment = read.moment('interaction.at');
  if (moment === null) throw new RowRefusedError('does not say when it happened');
  const { at, written } = withTime(moment, read, zone);
  const subject = read.text('interaction.subject');
  const said = [read.text('interaction.text'), notes].filter((part) => part).join('\n\n');
  const text =
    [subject, said].filter((part) => part).join('\n') ||
    (table === 'interactions' ? '' : 'Last contact, as imported.');
  const isTimed = hasTime(written);
  const id = read.text('interaction.id');
  const key =
    id === null
      ? identity.interaction(customer, isTimed ? at.toISOString() : written.day, isTimed, text)
      : identity.external('interaction', id);
  const kind = read.value('interaction.kind') ?? unsaid;
  const [first = '', ...rest] = splitText(text);
  const planned = read.text('interaction.nextStepDue');
  const step = read.text('interaction.nextStep') ?? (planned === null ? null : 'Get in touch');
  const named = read.text('interaction.contact');
  const stated = {
    ...read.stated('interaction', ['outcome', 'feeling']),
    kind: kind as InteractionPart['stated']['kind'],
    at,
    by: read.text('interaction.by') ?? by,
    text: first,
  } as InteractionPart['stated'];
  const due = read.text('interaction.nextStepDue') as StepDue;
  return [
    {
      key,
      id,
      contact:
        named === null
          ? null
          : {
              key: identity.contact(customer, named, undefined),
              id: null,
              name: named,
              stated: { name: named },
              primary: false,
            },
      stated,
      step: step === null ? null : { text: step, due, owner: read.text('interaction.nextStepOwner') },
    },
    ...rest.map((part, index) => continuation(`${key}/${index + 2}`, part, at, stated.by ?? by)),
  ];
}
type StepDue = NonNullable<InteractionPart['step']>['due'];

/** What did not fit into one text follows as an internal note of the same moment. */
const continuation = (key: string, text: string, at: Date, by: MemberId): InteractionPart => ({
  key,
  id: null,
  contact: null,
  stated: { kind: 'other', at, by, text },
  step: null,
});

/** A day in one column and a time of day in another. */
function withTime(moment: CellMoment, read: FieldReader, zone: string): CellMoment {
  const time = read.text('interaction.time');
  if (time === null || moment.written.time !== null) return moment;
  const written = { ...moment.written, time };
  return { at: instantOf(written, zone), written };
}

/** The notes of a row, about its customer and its contact. */
export const notesOf = (read: FieldReader): string[] =>
  (['customer.notes', 'contact.notes'] as Field[])
    .map((field) => read.text(field))
    .filter((text) => text !== null);

/** Short notes are facts to remember; long ones become an internal note in the history. */
export function keepNotes(
  entry: Entry,
  whose: string,
  notes: string[],
  read: FieldReader,
  { identity, by, now }: Surroundings,
): void {
  for (const note of notes) {
    const { facts, text } = splitNotes(note);
    const target =
      entry.contact !== null && read.text('contact.notes') === note
        ? entry.contact.stated
        : entry.customer.stated;
    if (facts.length > 0) target.remember = [...new Set([...(target.remember ?? []), ...facts])];
    if (text === null) continue;
    const at = read.moment('contact.createdAt')?.at ?? read.moment('customer.createdAt')?.at ?? now;
    const key = identity.interaction(whose, 'note', false, text);
    entry.interactions.push(
      ...splitText(text).map((part, index) =>
        continuation(index === 0 ? key : `${key}/${index + 1}`, part, at, by),
      ),
    );
  }
}

/** A next step of a customer with whom nothing has happened yet, or a day for one. */
export function plannedStep(
  read: FieldReader,
  { identity }: Surroundings,
  customer: string,
): CommitmentPart | null {
  const due = read.text('interaction.nextStepDue') as StepDue;
  const text = read.text('interaction.nextStep') ?? (due === null ? null : 'Get in touch');
  if (text === null) return null;
  const owner = read.text('interaction.nextStepOwner') ?? undefined;
  return {
    key: identity.commitment(customer, 'next-step', '', text),
    id: null,
    kind: 'next-step',
    stated: { kind: 'next-step', text, due: due ?? undefined, owner, status: 'open' },
  };
}

export function commitmentPart(
  read: FieldReader,
  { identity, commitment }: Surroundings,
  customer: string,
): CommitmentPart {
  const text = read.text('commitment.text');
  if (text === null) throw new RowRefusedError('does not say what is owed');
  const kind = (read.value('commitment.kind') ?? commitment) as CommitmentPart['kind'];
  const opened = read.moment('commitment.openedAt');
  const closed = read.moment('commitment.closedAt');
  const id = read.text('commitment.id');
  return {
    key:
      id === null
        ? identity.commitment(customer, kind, opened?.written.day ?? '', text)
        : identity.external('commitment', id),
    id,
    kind,
    stated: {
      ...read.stated('commitment', ['due', 'owner', 'outcome']),
      kind,
      text,
      status: (read.value('commitment.status') ?? (closed ? 'done' : 'open')) as 'open',
      ...(opened ? { openedAt: opened.at } : {}),
      ...(read.has('commitment.closedAt') ? { closedAt: closed?.at } : {}),
    },
  };
}

/** Stages of a deal at which something was bought, in the words of other programs. */
const WON =
  /won|sold|paid|complete|deliver|shipped|fulfil|invoiced|converted|gewonnen|bezahlt|abgeschlossen|gagn|payé|ganad|pagad|vint[oa]|pagat|betaald|ganho/i;
const Minor = z.int().min(-1e15).max(1e15);

export function purchasePart(
  read: FieldReader,
  { identity, by, currency: own }: Surroundings,
  customer: string,
): PurchasePart {
  const [day, item] = [read.text('purchase.day'), read.text('purchase.item')];
  if (day === null) throw new RowRefusedError('does not say on which day it was bought');
  if (item === null) throw new RowRefusedError('does not say what was bought');
  const stage = read.text('purchase.stage');
  if (stage !== null && !WON.test(stage)) throw new RowRefusedError(`is not sold (yet): "${stage}"`);
  const currency = read.text('purchase.currency') ?? own;
  const amount = read.number('purchase.amount');
  const minor = amount === null ? null : Minor.safeParse(Math.round(amount * 10 ** minorDigits(currency)));
  if (minor && !minor.success) throw new RowRefusedError(`the amount ${amount} is too large`);
  const id = read.text('purchase.id');
  return {
    key:
      id === null
        ? identity.purchase(customer, day, item)
        : identity.external('purchase', `${id}\u0000${item}`),
    id,
    stated: {
      ...read.stated('purchase', ['quantity']),
      day: day as PurchasePart['stated']['day'],
      item,
      currency,
      amount: minor?.data ?? null,
      by: read.text('purchase.by') ?? by,
    },
  };
}
