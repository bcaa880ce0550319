import type { ImportSession } from '../../../src/domain/import-session.ts';
import type { WorkspaceStore } from '../../../src/store/store.ts';
import { type Call, must, next } from './given.ts';

const begun = (store: WorkspaceStore): Promise<ImportSession> =>
  store.importSessions.begin({ id: 'F1', name: 'x.csv', size: 1 }, 'U7', `import${next()}`);
const taken = async (store: WorkspaceStore): Promise<ImportSession> =>
  must(store.importSessions.take((await begun(store)).id, 'reading', ['reading']));

/** What imports, calendars and the figures of the file's quality ask. */
export const SURFACES: Record<string, Call> = {
  'calendars.open': ({ store }) => store.calendars.open('U7'),
  'calendars.renew': ({ store }) => store.calendars.renew('U7'),
  'calendars.close': ({ store }) => store.calendars.close('U7'),
  'calendars.owner': async ({ store }) => store.calendars.owner(await store.calendars.open('U7')),
  'importSessions.get': ({ store }) => store.importSessions.get('x'),
  'importSessions.begin': ({ store }) => begun(store),
  'importSessions.setMessage': async ({ store }) =>
    store.importSessions.setMessage((await begun(store)).id, { channel: 'D7', ts: '7.0' }),
  'importSessions.take': ({ store }) => taken(store),
  'importSessions.beat': async ({ store }) => store.importSessions.beat(await taken(store)),
  'importSessions.settle': async ({ store }) => store.importSessions.settle(await taken(store), 'ready'),
  'importSessions.release': async ({ store }) => store.importSessions.release(await taken(store)),
  'importSessions.askToStop': async ({ store }) => store.importSessions.askToStop((await begun(store)).id),
  'importSessions.abandoned': ({ store }) => store.importSessions.abandoned(5),
  'members.colleagues': ({ store }) => store.members.colleagues(20),
  'quality.of': ({ store }) => store.quality.of('U7'),
  'quality.weak': ({ store }) => store.quality.weak('contact', 'U7', 5),
};
