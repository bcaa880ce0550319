import { type Call, claimed, must, NOW, next, on, T, U } from './given.ts';

/** Of the people, the settings and the nudges. */
export const WORKSPACE: Record<string, Call> = {
  'deliveries.claim': async ({ store }) => {
    const address = { kind: 'digest', recipient: 'U5', day: on('2026-01-05') } as const;
    await store.deliveries.claim(address);
  },
  'deliveries.beginPosting': async (given) =>
    given.store.deliveries.beginPosting(await must(claimed(given)), {
      subjects: [],
      more: 0,
      completeness: null,
    }),
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
  'deliveries.doubtful': ({ store }) =>
    store.deliveries.doubtful({ kind: 'digest', recipient: 'U5' }, on('2026-01-01'), on('2026-01-06')),
  'deliveries.at': ({ store }) => store.deliveries.at('D5', '5.0'),
  'drafts.keep': ({ store }) => store.drafts.keep('x', 'U7'),
  'drafts.get': ({ store }) => store.drafts.get('x', 'U7'),
  'members.get': ({ store }) => store.members.get('U7'),
  'members.getMany': ({ store }) => store.members.getMany(['U7', 'U8']),
  'members.put': async ({ store }) => store.members.put(await must(store.members.get('U7'))),
  'members.zoneOf': async ({ store }) => store.members.zoneOf('U7', await store.settings.get()),
  'members.byHandle': ({ store }) => store.members.byHandle('handle7'),
  'members.byWords': ({ store }) => store.members.byWords(['given7']),
  'members.countDigestDue': ({ store }) => store.members.countDigestDue(NOW, 20),
  'members.takeDigestDue': ({ store }) => store.members.takeDigestDue(new Date(0), T),
  'members.setNextDigest': ({ store }) => store.members.setNextDigest('U7', T),
  'members.settleDigest': ({ store }) =>
    store.members.settleDigest('U7', { digestedOn: on('2026-01-05'), nextDigestAt: T }),
  'members.restorePreferences': ({ store }) => store.members.restorePreferences('U7', {}),
  'members.setPreferences': ({ store }) => store.members.setPreferences('U7', { digestTime: '10:00' }, 'U7'),
  'members.representedBy': ({ store }) => store.members.representedBy('U399', on('2026-01-05')),
  'members.colleagues': ({ store }) => store.members.colleagues(20),
  'members.admins': ({ store }) => store.members.admins(5),
  'members.setDmChannel': ({ store }) => store.members.setDmChannel('U7', 'D7'),
  'members.setUnreachable': ({ store }) => store.members.setUnreachable('U7', null),
  'misses.add': ({ store }) => store.misses.add({ text: 'x', understood: 'no', readings: [] }),
  'misses.latest': ({ store }) => store.misses.latest(20),
  'receipts.take': ({ store }) => store.receipts.take(`key${next()}`),
  'settings.get': ({ store }) => store.settings.get(),
  'settings.set': async ({ store }) => store.settings.set(await store.settings.get()),
  'settings.change': async ({ store }) => {
    const settings = await store.settings.get();
    await store.settings.change({ ...settings, stepDays: settings.stepDays + 1 }, 'U1');
  },
  'settings.enrol': ({ store }) => store.settings.enrol(),
  'threads.get': ({ store }) => store.threads.get({ channel: 'C1', ts: '7' }),
  'threads.put': ({ store }) => store.threads.put({ channel: 'C1', ts: '7' }, {}),
  'team.get': ({ store }) => store.team.get(),
  'team.takeDigestDue': ({ store }) => store.team.takeDigestDue(T, U),
  'team.setNextDigest': ({ store }) => store.team.setNextDigest(T),
  'team.settleDigest': ({ store }) => store.team.settleDigest(on('2026-01-05'), T, true),
  'team.takeEscalationDue': ({ store }) => store.team.takeEscalationDue(T, U),
  'team.setNextEscalation': ({ store }) => store.team.setNextEscalation(T),
  'team.settleEscalation': ({ store }) => store.team.settleEscalation(on('2026-01-05'), T),
  'team.setUnreachable': ({ store }) => store.team.setUnreachable(null),
  'team.setRescheduling': ({ store }) => store.team.setRescheduling(null),
  'team.setAppliedRules': ({ store }) => store.team.setAppliedRules('hours', 'x'),
};
