import { nameKey } from '../domain/text/name.ts';
import { option } from '../views/blocks.ts';
import { INPUTS, VIEWS } from '../views/ids.ts';
import { newOption } from '../views/note-modal.ts';
import { CONTACT_PREFIX } from './referral-submission.ts';
import { selectedOf } from './state.ts';
import type { Suggestion } from './types.ts';

const SHOWN = 20;

/** The type-aheads of our modals. */
export const suggestions: Suggestion[] = [
  {
    id: INPUTS.customer,
    async run(query, view, { store }) {
      const found = await store.customers.suggest(query, SHOWN);
      const options = found.map(({ id, name }) => option(name, id));
      // Only a note may bring a customer that is new; elsewhere it must be one that we know.
      const known = found.some(({ name }) => nameKey(name) === nameKey(query));
      const offersNew = view?.callback === VIEWS.note && query.trim() !== '' && !known;
      return offersNew ? [...options, newOption(query.trim())] : options;
    },
  },
  {
    id: INPUTS.contact,
    async run(query, view, { store }) {
      const customer = selectedOf(view?.state ?? {}, INPUTS.customer);
      const own = customer === null ? [] : await store.contacts.of(customer);
      const fitting = query.trim() === '' ? own : store.contacts.rank(query, own);
      const options = fitting.slice(0, SHOWN).map(({ id, name }) => option(name, id));
      const known = own.some(({ name }) => nameKey(name) === nameKey(query));
      return query.trim() === '' || known ? options : [...options, newOption(query.trim())];
    },
  },
  {
    id: INPUTS.referrer,
    async run(query, _, { store }) {
      const customers = await store.customers.suggest(query, SHOWN);
      const contacts = query.trim() === '' ? [] : await store.contacts.search(query, SHOWN);
      const firms = new Map(
        (await store.customers.getMany(contacts.map(({ customerId }) => customerId))).map(({ id, name }) => [
          id,
          name,
        ]),
      );
      return [
        ...customers.map(({ id, name }) => option(name, id)),
        ...contacts.map(({ id, name, customerId }) =>
          option(`${name} (${firms.get(customerId) ?? '…'})`, `${CONTACT_PREFIX}${id}`),
        ),
      ].slice(0, 2 * SHOWN);
    },
  },
];
