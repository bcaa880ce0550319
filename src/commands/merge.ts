import { z } from 'zod';
import type { Customer } from '../domain/customer.ts';
import { type MergeField, mergeQuestions } from '../domain/merge-choice.ts';
import { UserError } from '../errors.ts';
import { modal, type Reply } from '../listeners/reply.ts';
import type { Request } from '../listeners/request.ts';
import { type Compared, mergeModal, mergeWhichModal } from '../views/merge.ts';
import { standingWord } from '../views/words.ts';
import { findCustomer, unquoted } from './find-customer.ts';
import { referralText } from './load-file.ts';
import { subcommand } from './subcommand.ts';
import { viewerOf } from './viewer.ts';

/** `/crm merge`: makes one customer of two. */
export const merge = subcommand({
  name: 'merge',
  usage: 'merge Acme and Acme Ltd',
  help: 'make one customer of two that are the same; nothing is lost, and it can be undone',
  args: z.string(),
  async run(line, request) {
    const { origin } = request;
    if (line === '') return modal(mergeWhichModal(null, { origin }));
    const split = await splitPair(line, request);
    if (split === null) {
      const found = await findCustomer(line, request, (right) => `merge ${right}`);
      return 'ask' in found ? found.ask : modal(mergeWhichModal(found.customer, { origin }));
    }
    const one = await findCustomer(split.one, request, (right) => `merge ${right} and ${split.other}`);
    if ('ask' in one) return one.ask;
    const other = await findCustomer(
      split.other,
      request,
      (right) => `merge "${one.customer.name}" and ${right}`,
    );
    if ('ask' in other) return other.ask;
    return openMerge(one.customer, other.customer, request);
  },
});

/** The most places where a name may end that are looked up. */
const READINGS = 6;

/** "A and B" at that "and" (or "with", "into", "=", "+") where both sides are customers; else at the first. */
async function splitPair(line: string, { store }: Request): Promise<{ one: string; other: string } | null> {
  const places = [...line.matchAll(/\s+(?:and|with|into|&|=|\+)\s+/gi)].slice(0, READINGS);
  const readings = places.map(({ 0: word, index }) => ({
    one: line.slice(0, index).trim(),
    other: line.slice(index + word.length).trim(),
  }));
  const outside = readings.filter(({ one }) => (one.match(/"/g) ?? []).length % 2 === 0);
  for (const reading of outside) {
    const sides = [reading.one, reading.other].map((name) =>
      store.customerNames.match(unquoted(name), 1, { near: false }),
    );
    if ((await Promise.all(sides)).every(({ exact }) => exact.length > 0)) return reading;
  }
  return outside[0] ?? null;
}

const ENTRIES_COUNTED = 1000;

/**
 * Both side by side, to be merged.
 * @throws UserError where they are one already
 */
export async function openMerge(one: Customer, other: Customer, request: Request): Promise<Reply> {
  if (one.id === other.id) throw new UserError('That is one customer already, under both names.');
  const compared = async (customer: Customer): Promise<Compared> => ({
    customer,
    contacts: (await request.store.contacts.of(customer.id)).map(({ name }) => name),
    entries: (await request.store.interactions.history(customer.id, ENTRIES_COUNTED)).length,
  });
  const rows = await Promise.all(
    mergeQuestions(one, other).map(async ({ field, better }) => ({
      field,
      better,
      values: { one: await shown(field, one, request), other: await shown(field, other, request) },
    })),
  );
  const of = ({ id, version }: Customer) => ({ id, version });
  const metadata = { origin: request.origin, one: of(one), other: of(other) };
  const sides = [await compared(one), await compared(other)] as const;
  return modal(mergeModal(...sides, rows, viewerOf(request), metadata));
}

/** A field's value as plain text. */
async function shown(field: MergeField, customer: Customer, request: Request): Promise<string> {
  const value = customer[field];
  if (value === null) return '–';
  if (field === 'standing') return standingWord(customer.standing);
  if (field === 'owner') return (await request.anyone(String(value)))?.name ?? String(value);
  if (field === 'referredBy') return (await referralText(customer.referredBy, request.store)) ?? 'somebody';
  if (field === 'channel') return `The channel of ${customer.name}`;
  return String(value);
}
