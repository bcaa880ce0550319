import { added, bought, type Call, existing, interactionId, noted, on, T, U } from './given.ts';

/** Of what happened, what is owed, what was bought, and who changed what. */
export const HISTORY: Record<string, Call> = {
  'audit.add': ({ store }) =>
    store.audit.add({
      by: 'U1',
      action: 'x',
      entity: { type: 'customer', id: 'x', version: 1 },
      customerId: null,
      changes: [],
    }),
  'audit.addMany': ({ store }) => store.audit.addMany([]),
  'audit.insertMany': ({ store }) => store.audit.insertMany([]),
  'audit.page': ({ store }) => store.audit.page(null, 10),
  'audit.ofCustomer': (given) => given.store.audit.ofCustomer(existing(given).id, 20),
  'audit.of': (given) => given.store.audit.of(existing(given).id),
  'commitments.get': ({ store }) => store.commitments.get('b'),
  'commitments.getMany': ({ store }) => store.commitments.getMany(['b']),
  'commitments.toEscalate': ({ store }) => store.commitments.toEscalate(on('2026-01-03'), 20),
  'commitments.setEscalated': async (given) => {
    const opened = (await noted(given)).commitments.at(0)?.id ?? '';
    await given.store.commitments.setEscalated(opened, on('2026-01-03'));
  },
  'commitments.openFor': ({ store }) => store.commitments.openFor('U8', 20),
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
    await commitments.list({ closed: { from: T, to: U } }, 20);
  },
  'commitments.due': ({ store }) => store.commitments.due('U8', on('2026-01-20'), 20),
  'commitments.countDue': ({ store }) => store.commitments.countDue('U8', on('2026-01-20'), 100),
  'commitments.late': ({ store }) => store.commitments.late(on('2026-01-03'), 20),
  'commitments.countLate': ({ store }) => store.commitments.countLate(on('2026-01-03'), 100),
  'commitments.countDone': ({ store }) => store.commitments.countDone(T, U, 100),
  'commitments.ofInteraction': (given) => given.store.commitments.ofInteraction(interactionId(given)),
  'interactions.get': (given) => given.store.interactions.get(interactionId(given)),
  'interactions.getMany': (given) => given.store.interactions.getMany([interactionId(given)]),
  'interactions.restore': async (given) =>
    given.store.interactions.restore((await noted(given)).interaction.id, { text: 'other' }, 'U7'),
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
    await interactions.list({ from: T, to: U, felt: true, mood: { way: 'down', utmost: false } }, 20);
  },
  'interactions.latest': ({ store }) => store.interactions.latest(8),
  'interactions.count': ({ store }) => store.interactions.count({ by: 'U7', from: T, to: U }),
  'interactions.lastContact': (given) => given.store.interactions.lastContact(existing(given).id),
  'purchases.get': ({ store }) => store.purchases.get('x'),
  'purchases.add': bought,
  'purchases.edit': async (given) => given.store.purchases.edit(await bought(given), { quantity: 2 }, 'U7'),
  'purchases.countBetween': ({ store }) =>
    store.purchases.countBetween(on('2026-01-05'), on('2026-01-06'), 100),
  'purchases.of': (given) => given.store.purchases.of(existing(given).id, { from: on('2026-01-01') }),
  'purchases.list': async (given) => {
    await given.store.purchases.list({ customer: existing(given).id }, 20);
    await given.store.purchases.list({ customer: existing(given).id, besides: 'machine 17' }, 20);
    await given.store.purchases.list({ from: on('2026-01-05'), to: on('2026-01-06') }, 20);
    await given.store.purchases.list({ item: 'machine 17' }, 20);
  },
  'purchases.sums': async (given) => {
    await given.store.purchases.sums({ customer: existing(given).id }, 'month');
    await given.store.purchases.sums({ customer: existing(given).id, besides: 'machine 17' }, 'all');
    await given.store.purchases.sums({ from: on('2026-01-05'), to: on('2026-01-06') }, 'customer');
  },
  'commitments.withWords': ({ store }) => store.commitments.withWords(['paper17', 'crate']),
  'purchases.known': ({ store }) => store.purchases.known(['machine 17']),
  'purchases.between': ({ store }) => store.purchases.between(on('2026-01-05'), on('2026-01-06'), 20),
  'audit.ofVersion': (given) => given.store.audit.ofVersion(existing(given).id, 1),
  'undo.change': async (given) => {
    const { id, version } = await added(given);
    const entry = await given.store.audit.ofVersion(id, version);
    if (entry) await given.store.undo.change(entry, 'U7');
  },
};
