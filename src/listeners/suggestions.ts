import { dayOf } from '../domain/text/day.ts';
import { nameKey } from '../domain/text/name.ts';
import { option } from '../views/blocks.ts';
import { commitmentOption } from '../views/commitment-modals.ts';
import { ACTIONS, INPUTS, SETTINGS, VIEWS } from '../views/ids.ts';
import { LIMITS } from '../views/limits.ts';
import { newOption } from '../views/note-modal.ts';
import { CONTACT_PREFIX } from './referral-submission.ts';
import { selectedOf } from './state.ts';
import type { Suggestion } from './types.ts';

const SHOWN = 20;
/** The time zones that this machine knows. */
const ZONES = ['UTC', ...Intl.supportedValuesOf('timeZone')];
/** Of how many customers, found by what is typed, the commitments are looked up. */
const PEOPLE = 5;

/** The type-aheads of our modals. */
export const suggestions: Suggestion[] = [
  {
    id: SETTINGS.zone,
    async run(query) {
      const wanted = query.trim().toLowerCase().replaceAll(' ', '_');
      return ZONES.filter((zone) => zone.toLowerCase().includes(wanted))
        .slice(0, LIMITS.options)
        .map((zone) => option(zone, zone));
    },
  },
  {
    // Open commitments: one's own first; those of the customers that a person types, whosesoever they are.
    id: INPUTS.commitment,
    async run(query, _, { store, actor, now }) {
      const customers = query.trim() === '' ? [] : await store.customerNames.search(query, PEOPLE);
      const theirs = await Promise.all(customers.map(({ id }) => store.commitments.openOf(id, SHOWN)));
      const found = query.trim() === '' ? await store.commitments.openFor(actor.id, SHOWN) : theirs.flat();
      const firms = new Map(
        (await store.customers.getMany(found.map(({ customerId }) => customerId))).map((one) => [
          one.id,
          one,
        ]),
      );
      return found.slice(0, 2 * SHOWN).flatMap((commitment) => {
        const customer = firms.get(commitment.customerId);
        return customer ? [commitmentOption(commitment, customer, dayOf(now, actor.zone))] : [];
      });
    },
  },
  {
    id: INPUTS.customer,
    async run(query, view, { store }) {
      const found = await store.customerNames.suggest(query, SHOWN);
      const options = found.map(({ id, name }) => option(name, id));
      // Only a note may bring a customer that is new; elsewhere it must be one that we know.
      const known = found.some(({ name }) => nameKey(name) === nameKey(query));
      const offersNew = view?.callback === VIEWS.note && query.trim() !== '' && !known;
      return offersNew ? [...options, newOption(query.trim())] : options;
    },
  },
  {
    id: INPUTS.customers,
    async run(query, _, { store }) {
      return (await store.customerNames.suggest(query, SHOWN)).map(({ id, name }) => option(name, id));
    },
  },
  {
    // On the Home tab, what is chosen is opened at once: the option's value is that of a button.
    id: ACTIONS.search,
    async run(query, _, { store }) {
      const found = await store.customerNames.suggest(query, SHOWN);
      return found.map(({ id, name }) => option(name, JSON.stringify({ v: 1, customer: id })));
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
      const customers = await store.customerNames.suggest(query, SHOWN);
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
