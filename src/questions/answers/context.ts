import type { Contact } from '../../domain/contact.ts';
import type { Customer } from '../../domain/customer.ts';
import type { Interaction } from '../../domain/interaction.ts';
import type { Member } from '../../domain/member.ts';
import type { Settings } from '../../domain/settings.ts';
import { addDays, DAY_MS, type Day, startOf } from '../../domain/text/day.ts';
import type { InteractionFilter } from '../../store/interaction-filter.ts';
import type { PurchaseFilter } from '../../store/purchase-sums.ts';
import type { WorkspaceStore } from '../../store/store.ts';
import { type AnswerInput, type Line, type Piece, Text } from '../answer.ts';
import type { PeriodSlot } from '../query/list-filter.ts';
import type { Query } from '../query/query.ts';
import {
  feelingWord,
  fullDay,
  instantText,
  kindName,
  line,
  memberNames,
  named,
  periodText,
  standingName,
} from '../say.ts';

/** Where an answer comes from: the store, who asks, on which day. */
export type Context = {
  store: WorkspaceStore;
  actor: Member;
  settings: Settings;
  now: Date;
  today: Day;
  zone: string;
  offset: number;
};
export type Of<I extends Query['intent']> = Extract<Query, { intent: I }>;
export type Answering<I extends Query['intent']> = (query: Of<I>, context: Context) => Promise<AnswerInput>;

/** The lines of a list that are shown at once. */
export const PAGE = 15;

/** The customer of a query that cannot do without one. */
export async function customerIn(
  { customer }: { customer: string | null },
  { store }: Context,
): Promise<Customer> {
  const found = customer === null ? null : await store.customers.get(customer);
  if (!found) throw new GoneError();
  return found;
}

/** Some customers by their ids; those that are not there are missing. */
export const customersById = async (
  ids: readonly string[],
  { store }: Context,
): Promise<Map<string, Customer>> =>
  new Map((await store.customers.getMany(ids)).map((one) => [one.id, one]));

/** What the question was about has gone meanwhile. */
export class GoneError extends Error {
  override readonly name = 'GoneError';
}

/** Instants of a period's days in the asker's zone; `to` is the first instant after it. */
export function instants(
  period: PeriodSlot | null,
  { zone }: Context,
): Pick<InteractionFilter, 'from' | 'to'> {
  return {
    from: period?.from ? startOf(period.from, zone) : undefined,
    to: period?.to ? startOf(addDays(period.to, 1), zone) : undefined,
  };
}

/** The time around an instant that may be that of the same event: what was imported has a day, and that in another's zone. */
export const aroundTime = (at: Date): { from: Date; to: Date } => ({
  from: new Date(at.getTime() - DAY_MS),
  to: new Date(at.getTime() + DAY_MS),
});

/** The days of a period, as purchases are looked for. */
export const rangeOf = (period: PeriodSlot | null): Pick<PurchaseFilter, 'from' | 'to'> => ({
  from: period?.from ?? undefined,
  to: period?.to ?? undefined,
});

/** " in October": the period as dates, so that the reader sees how it was understood. */
export const during = (period: PeriodSlot | null, { today }: Context): string =>
  period === null ? '' : ` (${periodText(period, today)})`;

/** A customer in one line: what they are and since when, who looks after them, the last contact. */
export async function profiles(
  customers: readonly Customer[],
  { store, today, zone }: Context,
): Promise<Line[]> {
  const who = await memberNames(
    customers.map(({ owner }) => owner),
    store,
  );
  return customers.map((customer) => {
    const day = customer.customerSince === null ? '' : fullDay(customer.customerSince, today);
    const since =
      day === '' ? '' : customer.standing === 'former' ? ` (since ${day} at first)` : ` since ${day}`;
    const last =
      customer.lastContact === null
        ? 'never contacted'
        : `last contact ${instantText(customer.lastContact.at, today, zone)}`;
    return line(
      text(
        named(customer),
        ` · ${standingName(customer.standing)}${since} · `,
        who(customer.owner),
        ` · ${last}`,
      ),
      {
        open: customer.id,
      },
    );
  });
}

/** Interactions as lines of evidence: when, what kind, with whom, by whom, what was written. */
export async function interactionLines(
  interactions: readonly Interaction[],
  context: Context,
  { withCustomer = false }: { withCustomer?: boolean } = {},
): Promise<Line[]> {
  const { store, today, zone } = context;
  const who = await memberNames(
    interactions.map(({ by }) => by),
    store,
  );
  const contacts = await contactNames(interactions, context);
  const customers = withCustomer
    ? await customersById(
        interactions.map(({ customerId }) => customerId),
        context,
      )
    : new Map<string, Customer>();
  return interactions.map((interaction) => {
    const contact = contacts.get(interaction.contactId ?? '');
    const customer = customers.get(interaction.customerId);
    const text: Piece[] = [
      { strong: instantText(interaction.at, today, zone) },
      ` · ${kindName(interaction.kind)}${contact ? ` with ${contact.name}` : ''} by `,
      who(interaction.by),
      ...(customer ? [' · ', named(customer)] : []),
      interaction.feeling === null ? '' : ` · ${feelingWord(interaction.feeling)}`,
    ];
    return line(text, {
      quote: written(interaction),
      open: withCustomer ? interaction.customerId : null,
      person: interaction.contactId,
    });
  });
}

/** What was written about an interaction, with its outcome. */
export const written = ({ text, outcome }: Interaction): string =>
  [text, outcome ? `Outcome: ${outcome}` : ''].filter((part) => part !== '').join('\n');

export async function contactNames(
  interactions: readonly Interaction[],
  { store }: Context,
): Promise<Map<string, Contact>> {
  const ids = interactions.flatMap(({ contactId }) => (contactId === null ? [] : [contactId]));
  return new Map((await store.contacts.getMany(ids)).map((contact) => [contact.id, contact]));
}

/** Cuts a list to the page that is shown. */
export function paged(
  lines: readonly Line[],
  { offset }: Context,
  size = PAGE,
): Pick<AnswerInput, 'lines' | 'more' | 'named'> {
  const shown = lines.slice(offset, offset + size);
  const next = offset + shown.length;
  return {
    lines: shown,
    more: next < lines.length ? { total: lines.length, next } : null,
    named: [...new Set(lines.flatMap(({ open }) => (open === null ? [] : [open])))],
  };
}

/** Pieces and words put together, checked. */
export const text = (...pieces: (Piece | readonly Piece[])[]): Text => Text.parse(pieces.flat());

/** Says that nothing was found of what was asked for. */
export const none = (...pieces: Parameters<typeof text>): Pick<AnswerInput, 'headline' | 'none'> => ({
  headline: text(...pieces),
  none: true,
});
