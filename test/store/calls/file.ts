import type { Contact } from '../../../src/domain/contact.ts';
import {
  added,
  type Call,
  contactId,
  existing,
  type Given,
  handedOver,
  inOne,
  merged,
  NOW,
  noted,
  on,
  T,
} from './given.ts';

/** A contact of its own, with an entry in the history. */
const met = async (given: Given): Promise<Contact> => {
  const { contact } = await noted(given);
  if (!contact) throw new Error('nobody was met');
  return contact;
};

/** Of the customers, their people, and what is done with whole customers. */
export const FILE: Record<string, Call> = {
  'contacts.get': (given) => given.store.contacts.get(contactId(given)),
  'contacts.getMany': (given) => given.store.contacts.getMany([contactId(given)]),
  'contacts.of': (given) => given.store.contacts.of(existing(given).id),
  'contacts.named': (given) => given.store.contacts.named(existing(given).id, 'Person34'),
  'contacts.byName': ({ store }) => store.contacts.byName('Person34 Family34'),
  'contacts.search': ({ store }) => store.contacts.search('person34 fam', 10),
  'contacts.byKeys': ({ store }) => store.contacts.byKeys(['person34 family34']),
  'contacts.byWords': ({ store }) => store.contacts.byWords(['person34']),
  'contacts.byFuzzy': ({ store }) => store.contacts.byFuzzy(['person34']),
  'contacts.count': ({ store }) => store.contacts.count(20),
  'contacts.bornOn': ({ store }) => store.contacts.bornOn(['01-20'], 20),
  'contacts.byFacts': ({ store }) => store.contacts.byFacts(['chess'], 20),
  'contacts.lacking': ({ store }) => store.contacts.lacking('birthday', 20),
  'contacts.bornBetween': ({ store }) => store.contacts.bornBetween(1970, 1979, 20),
  'contacts.byAge': ({ store }) => store.contacts.byAge('eldest', 5),
  'contacts.byDomains': ({ store }) => store.contacts.byDomains(['firm34.example']),
  'contacts.add': async (given) => given.store.contacts.add((await added(given)).id, 'Uwe', 'U7'),
  'contacts.edit': async (given) => {
    const { contact } = await noted(given);
    if (contact) await given.store.contacts.edit(contact, { birthday: '--01-20' }, 'U7');
  },
  'forgetting.held': async (given) => given.store.forgetting.held(await met(given)),
  'forgetting.schedule': async (given) => given.store.forgetting.schedule(await met(given), 'U7'),
  'forgetting.callOff': async (given) => {
    const { id } = await given.store.forgetting.schedule(await met(given), 'U7');
    await given.store.forgetting.callOff(id, 'U7');
  },
  'forgetting.run': async (given) => {
    await given.store.contacts.edit(await met(given), { archivedAt: NOW, forgetAt: NOW }, 'U7');
    await given.store.forgetting.run();
  },
  'contacts.rank': async ({ store }) => store.contacts.rank('x', []),
  'customers.get': (given) => given.store.customers.get(existing(given).id),
  'customers.getMany': (given) => given.store.customers.getMany([existing(given).id, existing(given, 18).id]),
  'customers.add': added,
  'customers.edit': async (given) =>
    given.store.customers.edit(await added(given), { standing: 'customer' }, 'U7'),
  'customers.refresh': async (given) => {
    const customer = await added(given);
    await inOne(given, (within) => within.customers.refresh(customer.id, customer, () => ({ openSteps: 1 })));
    await inOne(given, (within) => within.customers.refresh(customer.id, customer, () => ({ openSteps: 2 })));
  },
  'customerNames.first': ({ store }) =>
    store.customerNames.first([{ name: 'Firm17' }, { name: 'Firm17 Street17', bare: false, begun: false }]),
  'customerNames.match': ({ store }) => store.customerNames.match('Firm17 Street17'),
  'customerNames.search': ({ store }) => store.customerNames.search('Firm117 Stret117', 5),
  'customerNames.suggest': async ({ store }) => {
    await store.customerNames.suggest('firm117', 5);
    await store.customerNames.suggest('', 5);
  },
  'customers.ofChannel': ({ store }) => store.customers.ofChannel('C17'),
  'customers.nextOf': ({ store }) => store.customers.nextOf('U7', 20),
  'customers.due': ({ store }) => store.customers.due('U7', on('2026-01-20'), 20),
  'customers.countDue': ({ store }) => store.customers.countDue('U7', on('2026-01-20'), 100),
  'customers.late': ({ store }) => store.customers.late(on('2026-01-03'), 20),
  'customers.countLate': ({ store }) => store.customers.countLate(on('2026-01-03'), 100),
  'customers.unowned': ({ store }) => store.customers.unowned(20),
  'customers.countUnowned': ({ store }) => store.customers.countUnowned(100),
  'customers.withDates': async ({ store }) => {
    await store.customers.withDates(['01-20'], 20);
    await store.customers.withDates(['01-20'], 20, 'U7');
  },
  'customers.countAdded': ({ store }) =>
    store.customers.countAdded(new Date('2025-01-20'), new Date('2025-01-22'), 100),
  'customers.quietSince': async ({ store }) => {
    await store.customers.quietSince(NOW, 20);
    await store.customers.quietSince(T, 20, 'U7');
  },
  'referrals.broughtBy': (given) => given.store.referrals.broughtBy(existing(given, 16).id),
  'referrals.chainOf': (given) => given.store.referrals.chainOf(existing(given).id),
  'referrals.circle': async (given) => {
    const [one, other] = [await added(given), existing(given)];
    await inOne(given, ({ referrals }) =>
      referrals.circle(one.id, { type: 'customer', customerId: other.id }),
    );
  },
  'referrals.set': async (given) =>
    given.store.referrals.set(
      (await added(given)).id,
      { type: 'customer', customerId: existing(given).id },
      'U7',
    ),
  'customerLists.list': async (given) => {
    const { customerLists } = given.store;
    await customerLists.list({ facets: [['tag:tag 17']] }, 20);
    await customerLists.list({ facets: [['owner:U7']] }, 20, 'quiet');
    await customerLists.list({ referrer: existing(given, 16).id }, 20);
    await customerLists.list({ since: { from: on('2026-01-05'), to: on('2026-01-06') } }, 20);
    await customerLists.list({ added: { from: new Date('2026-01-05'), to: new Date('2026-01-06') } }, 20);
    await customerLists.list({ facets: [['has:rival/2']], without: ['has:website'] }, 20, '-added');
  },
  'customerLists.count': ({ store }) => store.customerLists.count({ facets: [['owner:U7']] }),
  'customerLists.countBy': ({ store }) => store.customerLists.countBy({ facets: [['owner:U7']] }, 'source'),
  'customerLists.countByMonth': ({ store }) => store.customerLists.countByMonth({ facets: [['owner:U7']] }),
  'customerLists.topReferrers': ({ store }) =>
    store.customerLists.topReferrers({ facets: [['owner:U9']] }, 5),
  'customerLists.known': ({ store }) => store.customerLists.known(['owner:U7']),
  'customerLists.byKeys': ({ store }) => store.customerLists.byKeys(['firm17 street17 ltd']),
  'customerLists.byWords': ({ store }) => store.customerLists.byWords(['firm17']),
  'customerLists.byFuzzy': ({ store }) => store.customerLists.byFuzzy(['firm17']),
  'customerLists.withDateOn': ({ store }) => store.customerLists.withDateOn(['01-20'], 20),
  'merges.get': ({ store }) => store.merges.get('x'),
  'merges.insertMany': ({ store }) => store.merges.insertMany([]),
  'merges.page': ({ store }) => store.merges.page(null, 10),
  'merges.recent': ({ store }) => store.merges.recent(10),
  'merges.merge': merged,
  'merges.undo': async (given) => given.store.merges.undo((await merged(given)).id, 'U7'),
  'duplicates.page': ({ store }) => store.duplicates.page(null, 10),
  'duplicates.customersAlike': ({ store }) => store.duplicates.customersAlike(['x'], 10),
  'duplicates.contactsAlike': ({ store }) => store.duplicates.contactsAlike(['x'], 10),
  'duplicates.contactsOf': (given) => given.store.duplicates.contactsOf([existing(given).id]),
  'duplicates.keepApart': ({ store }) => store.duplicates.keepApart('x', 'y', 'U7'),
  'duplicates.areApart': ({ store }) => store.duplicates.areApart([['x', 'y']]),
  'duplicates.pageApart': ({ store }) => store.duplicates.pageApart(null, 10),
  'duplicates.insertApart': ({ store }) => store.duplicates.insertApart([]),
  'handovers.page': ({ store }) => store.handovers.page(null, 10),
  'handovers.insertMany': ({ store }) => store.handovers.insertMany([]),
  'handovers.get': ({ store }) => store.handovers.get('x'),
  'handovers.run': handedOver,
  'handovers.undo': async (given) => given.store.handovers.undo(await handedOver(given), 'U1'),
  'handovers.countOf': ({ store }) => store.handovers.countOf('U9', 100),
};
