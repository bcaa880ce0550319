import { z } from 'zod';
import type { Customer } from '../domain/customer.ts';
import { LONGEST } from '../domain/limits.ts';
import type { Referral } from '../domain/referral.ts';
import { UserError } from '../errors.ts';
import { modal, type Reply, toActor } from '../listeners/reply.ts';
import type { Request } from '../listeners/request.ts';
import { referralModal } from '../views/modals.ts';
import { circle, referralSaved, whichReferrer } from '../views/referral.ts';
import { findCustomer, quoted, unquoted } from './find-customer.ts';
import { keep } from './kept.ts';
import { referralText } from './load-file.ts';
import { subcommand } from './subcommand.ts';

/** What introduces a referrer that is meant to be somebody outside: `from outside Maria Santos`. */
const OUTSIDE = /^outside\s+/i;

/** "Acme from Borealis": split at the last "from" that stands outside quotation marks. */
const ReferralLine = z.string().transform((text) => {
  const quotedName = /^("[^"]*")\s+from\s+(.+)$/is.exec(text);
  const plainName = /^(.*\S)\s+from\s+(.+)$/is.exec(text);
  const [, customer = text, referrer = ''] = quotedName ?? plainName ?? [];
  return { customer, referrer: referrer.trim() };
});

/** `/crm referral`: who brought a customer to us. */
export const referral = subcommand({
  name: 'referral',
  usage: 'referral Acme from Borealis',
  help: 'record who brought a customer to us: a customer, one of their contacts, or somebody outside',
  args: ReferralLine,
  async run({ customer, referrer }, request) {
    if (customer === '') return modal(referralModal(null, { origin: request.origin }));
    const found = await findCustomer(customer, request, (right) =>
      referrer === '' ? `referral ${right}` : `referral ${right} from ${referrer}`,
    );
    if ('ask' in found) return found.ask;
    if (referrer === '') return modal(referralModal(found.customer, { origin: request.origin }));
    return nameReferrer(found.customer, referrer, request);
  },
});

async function nameReferrer(customer: Customer, text: string, request: Request): Promise<Reply> {
  const { store } = request;
  if (OUTSIDE.test(text))
    return saveReferral(customer, outside(unquoted(text.replace(OUTSIDE, ''))), request);
  const name = unquoted(text);
  const { exact, near } = await store.customerNames.match(name);
  if (exact.length === 1 && exact[0])
    return saveReferral(customer, { type: 'customer', customerId: exact[0].id }, request);
  const contacts = exact.length === 0 ? await store.contacts.byName(name) : [];
  const [contact] = contacts;
  if (contact && contacts.length === 1)
    return saveReferral(
      customer,
      { type: 'contact', contactId: contact.id, customerId: contact.customerId },
      request,
    );
  const choices = exact.length > 0 ? exact : near;
  const finished = await Promise.all(
    [...choices.map((choice) => quoted(choice.name)), `outside ${quoted(name)}`].map((right) =>
      keep(`referral ${quoted(customer.name)} from ${right}`, request),
    ),
  );
  return toActor(whichReferrer({ customer, name, choices, finished }));
}

function outside(name: string): Referral {
  if (name.length > LONGEST.name)
    throw new UserError(`A name holds ${LONGEST.name} characters; please shorten it.`);
  return { type: 'outside', name };
}

/** Saves a referral and shows the whole chain; one that would close a circle is refused with the circle shown. */
export async function saveReferral(customer: Customer, from: Referral, request: Request): Promise<Reply> {
  const { store, actor } = request;
  const result = await store.referrals.set(customer.id, from, actor.id);
  if ('circle' in result) return toActor(circle(customer, result.circle));
  const [by, chain] = await Promise.all([referralText(from, store), store.referrals.chainOf(customer.id)]);
  return toActor(referralSaved(customer, result.customer, by ?? 'somebody', chain));
}
