import type { Customer } from '../../src/domain/customer.ts';
import { Day } from '../../src/domain/text/day.ts';
import type { WorkspaceStore } from '../../src/store/store.ts';
import { aCustomer } from './a-file.ts';

/** What a call of a repository is given: the filled file, and a few documents in it. */
export type Given = { store: WorkspaceStore; workspace: number };
export type Call = (given: Given) => Promise<unknown>;

const on = (day: string): Day => Day.parse(day);
const T = new Date('2026-01-20T09:00:00Z');
const U = new Date('2026-01-21T09:00:00Z');
const NOW = new Date('2026-01-05T09:00:00Z');

let fresh = 0;
/** A customer of its own for a call that changes it. */
const added = ({ store }: Given): Promise<Customer> =>
  store.customers.add({ name: `Fresh Firm ${++fresh}`, standing: 'prospect', owner: 'U7' }, 'U7');
const noted = async (given: Given) => {
  const customer = await added(given);
  return given.store.interactions.log(
    {
      interaction: { customerId: customer.id, kind: 'call', at: T, text: 'rang', feeling: 1 },
      contact: { name: 'Dana' },
      commitments: [{ kind: 'next-step', text: 'send it', due: on('2026-02-01'), owner: 'U7' }],
    },
    'U7',
    `key${++fresh}`,
  );
};
const existing = ({ workspace }: Given, n = 17) => aCustomer(workspace, n);
const contactId = ({ workspace }: Given) => `d${workspace}${(34).toString(16).padStart(22, '0')}`;
const interactionId = ({ workspace }: Given) => `e${workspace}${(51).toString(16).padStart(22, '0')}`;
const claimed = ({ store }: Given) =>
  store.deliveries.claim({ kind: 'digest', recipient: `U${++fresh}`, day: on('2026-02-02') });
async function must<T>(found: Promise<T | null>): Promise<T> {
  const value = await found;
  if (value === null) throw new Error('it is not there');
  return value;
}
const begun = ({ store }: Given) => store.imports.begin(`new${++fresh}`, 'x.csv', 'U7');
const inOne = <R>(
  { store }: Given,
  work: (within: Parameters<Parameters<WorkspaceStore['together']>[0]>[0]) => Promise<R>,
) => store.together(work);

/** One call of every method of every repository. */
export const CALLS: Record<string, Call> = {
  'audit.add': ({ store }) =>
    store.audit.add({
      by: 'U1',
      action: 'x',
      entity: { type: 'customer', id: 'x' },
      customerId: null,
      changes: [],
    }),
  'audit.addMany': ({ store }) => store.audit.addMany([]),
  'audit.of': (given) => given.store.audit.of(existing(given).id),

  'commitments.getMany': ({ store }) => store.commitments.getMany(['x', 'y']),
  'commitments.get': ({ store }) => store.commitments.get('b'),
  'commitments.edit': async (given) => {
    const [commitment] = (await noted(given)).commitments;
    if (commitment) await given.store.commitments.edit(commitment, { text: 'other' }, 'U7');
  },
  'commitments.open': async (given) =>
    given.store.commitments.open(
      { customerId: (await added(given)).id, kind: 'promise', text: 'x', due: null, owner: 'U7' },
      'U7',
    ),
  'commitments.close': async (given) => {
    const [commitment] = (await noted(given)).commitments;
    if (commitment) await given.store.commitments.close(commitment, 'done', 'U7');
  },
  'commitments.openOf': (given) => given.store.commitments.openOf(existing(given).id),
  'commitments.countOpenOf': (given) => given.store.commitments.countOpenOf(existing(given).id),
  'commitments.list': async (given) => {
    const { commitments } = given.store;
    await commitments.list({ open: true, due: { from: on('2026-01-05'), to: on('2026-01-08') } }, 20);
    await commitments.list({ customer: existing(given).id }, 20);
    await commitments.list({ owner: 'U7', open: true }, 20);
    await commitments.list({ kinds: ['complaint'], opened: { from: T, to: U } }, 20);
    await commitments.list({ words: ['paper17', '17'] }, 20);
  },
  'commitments.due': ({ store }) => store.commitments.due('U8', on('2026-01-20'), 20),
  'commitments.countDue': ({ store }) => store.commitments.countDue('U8', on('2026-01-20'), 100),
  'commitments.late': ({ store }) => store.commitments.late(on('2026-01-03'), 20),
  'commitments.countLate': ({ store }) => store.commitments.countLate(on('2026-01-03'), 100),
  'commitments.countDone': ({ store }) => store.commitments.countDone(T, U, 100),
  'commitments.ofInteraction': (given) => given.store.commitments.ofInteraction(interactionId(given)),

  'contacts.get': (given) => given.store.contacts.get(contactId(given)),
  'contacts.getMany': (given) => given.store.contacts.getMany([contactId(given)]),
  'contacts.of': (given) => given.store.contacts.of(existing(given).id),
  'contacts.named': (given) => given.store.contacts.named(existing(given).id, 'Person34'),
  'contacts.byName': ({ store }) => store.contacts.byName('Person34 Family34'),
  'contacts.search': ({ store }) => store.contacts.search('person34 fam', 10),
  'contacts.byKeys': ({ store }) => store.contacts.byKeys(['person34 family34']),
  'contacts.byWords': ({ store }) => store.contacts.byWords(['person34']),
  'contacts.byFuzzy': ({ store }) => store.contacts.byFuzzy(['person34']),
  'contacts.bornOn': ({ store }) => store.contacts.bornOn(['01-20'], 20),
  'contacts.add': async (given) => given.store.contacts.add((await added(given)).id, 'Uwe', 'U7'),
  'contacts.archive': async (given) => {
    const { contact } = await noted(given);
    if (contact) await given.store.contacts.archive({ ...contact, birthday: '--01-20' });
  },
  'contacts.rank': async ({ store }) => store.contacts.rank('x', []),

  'customers.get': (given) => given.store.customers.get(existing(given).id),
  'customers.getMany': (given) => given.store.customers.getMany([existing(given).id, existing(given, 18).id]),
  'customers.add': added,
  'customers.edit': async (given) =>
    given.store.customers.edit(await added(given), { standing: 'customer' }, 'U7'),
  'customers.refresh': async (given) => {
    const customer = await added(given);
    await inOne(given, (within) => within.customers.refresh(customer, { openSteps: 1 }));
  },
  'customers.refreshById': async (given) => {
    const { id } = await added(given);
    await inOne(given, (within) => within.customers.refreshById(id, { openSteps: 1 }));
  },
  'customers.match': ({ store }) => store.customers.match('Firm17 Street17'),
  'customers.search': ({ store }) => store.customers.search('Firm117 Stret117', 5),
  'customers.suggest': async ({ store }) => {
    await store.customers.suggest('firm117', 5);
    await store.customers.suggest('', 5);
  },
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
  'customers.referredBy': (given) => given.store.customers.referredBy(existing(given, 16).id),
  'customers.referralChain': (given) => given.store.customers.referralChain(existing(given).id),
  'customers.setReferral': async (given) =>
    given.store.customers.setReferral(
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
  },
  'customerLists.count': ({ store }) => store.customerLists.count({ facets: [['owner:U7']] }),
  'customerLists.countBy': ({ store }) => store.customerLists.countBy({ facets: [['owner:U7']] }, 'source'),
  'customerLists.topReferrers': ({ store }) =>
    store.customerLists.topReferrers({ facets: [['owner:U9']] }, 5),
  'customerLists.known': ({ store }) => store.customerLists.known(['owner:U7']),
  'customerLists.byKeys': ({ store }) => store.customerLists.byKeys(['firm17 street17 ltd']),
  'customerLists.byWords': ({ store }) => store.customerLists.byWords(['firm17']),
  'customerLists.byFuzzy': ({ store }) => store.customerLists.byFuzzy(['firm17']),
  'customerLists.withDateOn': ({ store }) => store.customerLists.withDateOn(['01-20'], 20),

  'deliveries.claim': async ({ store }) => {
    const address = { kind: 'digest', recipient: 'U5', day: on('2026-01-05') } as const;
    await store.deliveries.claim(address);
  },
  'deliveries.beginPosting': async (given) =>
    given.store.deliveries.beginPosting(await must(claimed(given)), { subjects: [], more: 0 }),
  'deliveries.settleSent': async (given) =>
    given.store.deliveries.settleSent(await must(claimed(given)), { channel: 'D1', ts: '1' }),
  'deliveries.settleEmpty': async (given) => given.store.deliveries.settleEmpty(await must(claimed(given))),
  'deliveries.settleFailed': async (given) =>
    given.store.deliveries.settleFailed(await must(claimed(given)), {
      error: 'x',
      retryAt: T,
      uncertain: false,
    }),
  'deliveries.find': ({ store }) =>
    store.deliveries.find({ kind: 'digest', recipient: 'U5', day: on('2026-01-05') }),
  'deliveries.at': ({ store }) => store.deliveries.at('D5', '5.0'),

  'drafts.keep': ({ store }) => store.drafts.keep('x', 'U7'),
  'drafts.get': ({ store }) => store.drafts.get('x', 'U7'),

  'imports.get': ({ store }) => store.imports.get('x'),
  'imports.begin': begun,
  'imports.advance': async (given) => {
    const run = await begun(given);
    await given.store.imports.advance(run, 1, run.counts);
  },
  'imports.finish': async (given) => given.store.imports.finish(await begun(given), 'done'),
  'imports.release': async (given) => given.store.imports.release(await begun(given)),
  'imports.recent': ({ store }) => store.imports.recent(5),
  'imports.of': ({ store }) => store.imports.of('x'),

  'importing.customersNamed': ({ store }) => store.importing.customersNamed(['firm17 street17']),
  'importing.contactsNamed': (given) =>
    given.store.importing.contactsNamed([existing(given).id], ['person34 family34'], ['person35']),
  'importing.contactsOfAnyone': ({ store }) => store.importing.contactsOfAnyone(['person34 family34']),
  'importing.referredByOutsiders': ({ store }) => store.importing.referredByOutsiders(['aunt 18']),
  'importing.newestOf': (given) => given.store.importing.newestOf(existing(given).id),
  ...Object.fromEntries(
    (['customers', 'contacts', 'interactions', 'commitments', 'purchases'] as const).flatMap(
      (kind): [string, Call][] => [
        [`importing.${kind}.newId`, async ({ store }) => store.importing[kind].newId()],
        [`importing.${kind}.getMany`, ({ store }) => store.importing[kind].getMany(['x'])],
        [
          `importing.${kind}.byImportKey`,
          ({ store }) => store.importing[kind].byImportKey(['row17', 'row18']),
        ],
        [`importing.${kind}.insertMany`, ({ store }) => store.importing[kind].insertMany([])],
      ],
    ),
  ),
  'importing.customers.rewriteMany': async (given) => {
    const customer = await added(given);
    await inOne(given, (within) => within.importing.customers.rewriteMany([customer]));
  },
  'importing.contacts.rewriteMany': (given) =>
    inOne(given, async (within) => {
      await within.importing.contacts.rewriteMany([await must(within.contacts.get(contactId(given)))]);
    }),
  'importing.interactions.rewriteMany': (given) =>
    inOne(given, async (within) => {
      await within.importing.interactions.rewriteMany([
        await must(within.interactions.get(interactionId(given))),
      ]);
    }),
  'importing.commitments.rewriteMany': (given) =>
    inOne(given, async (within) =>
      within.importing.commitments.rewriteMany(await within.commitments.ofInteraction(interactionId(given))),
    ),
  'importing.purchases.rewriteMany': (given) =>
    inOne(given, async (within) =>
      within.importing.purchases.rewriteMany(await within.purchases.of(existing(given).id)),
    ),

  'interactions.get': (given) => given.store.interactions.get(interactionId(given)),
  'interactions.log': noted,
  'interactions.edit': async (given) => {
    const { interaction } = await noted(given);
    const other = await added(given);
    await given.store.interactions.edit(interaction, { customerId: other.id }, null, 'U7');
  },
  'interactions.remove': async (given) =>
    given.store.interactions.remove((await noted(given)).interaction.id, 'U7'),
  'interactions.history': (given) => given.store.interactions.history(existing(given).id, 20),
  'interactions.countBetween': ({ store }) => store.interactions.countBetween(T, U, 100),
  'interactions.list': async (given) => {
    const { interactions } = given.store;
    await interactions.list({ customer: existing(given).id }, 20);
    await interactions.list({ by: 'U7', from: T, to: U }, 20);
    await interactions.list({ kinds: ['visit'], from: T, to: U }, 20);
    await interactions.list({ from: T, to: U }, 20);
  },
  'interactions.count': ({ store }) => store.interactions.count({ by: 'U7', from: T, to: U }),
  'interactions.lastContact': (given) => given.store.interactions.lastContact(existing(given).id),

  'members.get': ({ store }) => store.members.get('U7'),
  'members.getMany': ({ store }) => store.members.getMany(['U7', 'U8']),
  'members.put': async ({ store }) => store.members.put(await must(store.members.get('U7'))),
  'members.zoneOf': async ({ store }) => store.members.zoneOf('U7', await store.settings.get()),
  'members.byWords': ({ store }) => store.members.byWords(['given7']),
  'members.countDigestDue': ({ store }) => store.members.countDigestDue(NOW, 20),
  'members.takeDigestDue': ({ store }) => store.members.takeDigestDue(new Date(0), T),
  'members.setNextDigest': ({ store }) => store.members.setNextDigest('U7', T),
  'members.settleDigest': ({ store }) =>
    store.members.settleDigest('U7', { digestedOn: on('2026-01-05'), nextDigestAt: T }),
  'members.setPreferences': async ({ store }) =>
    store.members.setPreferences('U7', { digestTime: '10:00' }, await store.settings.get()),
  'members.representedBy': ({ store }) => store.members.representedBy('U399', on('2026-01-05')),
  'members.admins': ({ store }) => store.members.admins(5),
  'members.setDmChannel': ({ store }) => store.members.setDmChannel('U7', 'D7'),
  'members.setUnreachable': ({ store }) => store.members.setUnreachable('U7', null),

  'misses.add': ({ store }) => store.misses.add({ text: 'x', understood: 'no', readings: [] }),
  'misses.latest': ({ store }) => store.misses.latest(20),

  'purchases.get': ({ store }) => store.purchases.get('x'),
  'purchases.add': async (given) =>
    given.store.purchases.add(
      {
        customerId: (await added(given)).id,
        day: on('2026-01-05'),
        item: 'x',
        quantity: 1,
        amount: 1,
        currency: 'EUR',
      },
      'U7',
    ),
  'purchases.of': (given) => given.store.purchases.of(existing(given).id, { from: on('2026-01-01') }),
  'purchases.list': async (given) => {
    await given.store.purchases.list({ customer: existing(given).id }, 20);
    await given.store.purchases.list({ from: on('2026-01-05'), to: on('2026-01-06') }, 20);
    await given.store.purchases.list({ item: 'machine 17' }, 20);
  },
  'purchases.sums': async (given) => {
    await given.store.purchases.sums({ customer: existing(given).id }, 'month');
    await given.store.purchases.sums({ from: on('2026-01-05'), to: on('2026-01-06') }, 'customer');
  },
  'purchases.known': ({ store }) => store.purchases.known(['machine 17']),
  'purchases.between': ({ store }) => store.purchases.between(on('2026-01-05'), on('2026-01-06'), 20),

  'receipts.take': ({ store }) => store.receipts.take(`key${++fresh}`),

  'settings.get': ({ store }) => store.settings.get(),
  'settings.set': async ({ store }) => store.settings.set(await store.settings.get()),
  'settings.enrol': ({ store }) => store.settings.enrol(),

  'threads.get': ({ store }) => store.threads.get({ channel: 'C1', ts: '7' }),
  'threads.put': ({ store }) => store.threads.put({ channel: 'C1', ts: '7' }, {}),

  'team.get': ({ store }) => store.team.get(),
  'team.takeDigestDue': ({ store }) => store.team.takeDigestDue(T, U),
  'team.setNextDigest': ({ store }) => store.team.setNextDigest(T),
  'team.settleDigest': ({ store }) => store.team.settleDigest(on('2026-01-05'), T, true),
  'team.setUnreachable': ({ store }) => store.team.setUnreachable(null),
  'team.setAppliedRules': ({ store }) => store.team.setAppliedRules('hours', 'x'),
};

/** Calls that read a whole workspace, page by page, because that is what they are for. */
export const WHOLE_FILE: Record<string, Call> = {
  'customers.reschedule': ({ store }) => store.customers.reschedule(),
  'members.each': async ({ store }) => {
    for await (const member of store.members.each()) if (member.id === '') return;
  },
  'members.reschedule': async ({ store }) => store.members.reschedule(await store.settings.get()),
};
