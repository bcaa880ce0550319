import { z } from 'zod';
import type { Contact } from '../domain/contact.ts';
import type { Customer } from '../domain/customer.ts';
import type { CalendarDate } from '../domain/fields.ts';
import { LONGEST, MOST } from '../domain/limits.ts';
import { readCalendarDate } from '../domain/text/calendar-date.ts';
import { isMonthFirst } from '../domain/text/month-first.ts';
import { UserError } from '../errors.ts';
import { modal, type Reply, toActor } from '../listeners/reply.ts';
import type { Request } from '../listeners/request.ts';
import { remembered, rememberModal } from '../views/remember.ts';
import { inline } from '../views/text.ts';
import { splitCustomer } from './find-customer.ts';
import { subcommand } from './subcommand.ts';

/** What makes a date one that comes round: "every 12 May", "12 May each year". */
const COMES_ROUND = /\b(?:every|each)\b|\b(?:yearly|annually|anniversary)\b/i;

/** `/crm remember`: a small fact, or a date that comes round. */
export const remember = subcommand({
  name: 'remember',
  usage: 'remember Acme: they close in August',
  help: 'keep a small fact; "Acme: Dana: allergic to nuts" is about Dana, "every 12 May founding day" a date',
  args: z.string(),
  async run(line, request) {
    const { store, actor, origin } = request;
    if (line === '') return modal(rememberModal(null, { origin }));
    const found = await splitCustomer(line, request, (name, rest) => `remember ${name}: ${rest}`);
    if ('ask' in found) return found.ask;
    const { customer, rest } = found;
    if (rest === '') return modal(rememberModal(customer, { origin }));
    const [, who = '', what = ''] = /^([^:]{1,120}):\s*(.+)$/s.exec(rest) ?? [];
    const contact = what === '' ? null : await store.contacts.named(customer.id, who);
    if (contact) return rememberOf(customer, contact, what, request);
    const dated = COMES_ROUND.test(rest) ? readCalendarDate(rest, isMonthFirst(actor.zone)) : null;
    const label = dated?.rest.replace(/\b(?:every|each)(?:\s+year)?\b|\b(?:yearly|annually)\b/gi, '').trim();
    if (dated && label) return rememberDate(customer, label, dated.date, request);
    return rememberOf(customer, null, rest, request);
  },
});

/** Keeps a small fact about a customer or one of its contacts. */
export async function rememberOf(
  customer: Customer,
  contact: Contact | null,
  fact: string,
  request: Request,
): Promise<Reply> {
  const { store, actor } = request;
  const about = contact ?? customer;
  check(fact, about.remember.length, about.name);
  // Said twice, it is remembered once.
  const facts = [...new Set([...about.remember, fact])];
  if (contact) {
    const saved = await store.contacts.edit(contact, { remember: facts }, actor.id, 'remember');
    return toActor(remembered(fact, customer, { type: 'contact', saved }));
  }
  const saved = await store.customers.edit(customer, { remember: facts }, actor.id, 'remember');
  return toActor(remembered(fact, customer, { type: 'customer', saved }));
}

/** Keeps a date that comes round. */
export async function rememberDate(
  customer: Customer,
  label: string,
  date: CalendarDate,
  { store, actor }: Request,
): Promise<Reply> {
  check(label, customer.importantDates.length, customer.name);
  const others = customer.importantDates.filter((one) => one.label !== label);
  const saved = await store.customers.edit(
    customer,
    { importantDates: [...others, { label, date }] },
    actor.id,
    'remember',
  );
  return toActor(remembered(label, customer, { type: 'customer', saved }, date));
}

function check(fact: string, there: number, name: string): void {
  if (fact.length > LONGEST.short)
    throw new UserError(
      `A fact holds ${LONGEST.short} characters; yours has ${fact.length}. \`/crm note\` keeps longer ones.`,
    );
  if (there >= MOST.facts)
    throw new UserError(
      `${MOST.facts} facts are kept for *${inline(name)}* already. \`/crm edit\` can make room.`,
    );
}
