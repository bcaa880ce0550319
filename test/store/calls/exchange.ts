import { type Call, type Given, must, next } from './given.ts';

const begun = (given: Given) =>
  given.store.importSessions.begin({ id: `F${next()}`, name: 'a.csv', size: 7 }, 'U7', `file${next()}`);
/** A session that this process works at. */
const taken = async (given: Given) =>
  must(given.store.importSessions.take((await begun(given)).id, 'reading', ['reading']));

/** Of files that are given to be imported, calendars that are subscribed to, and how complete the file is. */
export const EXCHANGE: Record<string, Call> = {
  'calendars.open': ({ store }) => store.calendars.open(`U${next()}`),
  'calendars.renew': ({ store }) => store.calendars.renew('U7'),
  'calendars.close': ({ store }) => store.calendars.close('U8'),
  'calendars.owner': async ({ store }) => store.calendars.owner(await store.calendars.open('U7')),
  'importSessions.begin': begun,
  'importSessions.get': async (given) => given.store.importSessions.get((await begun(given)).id),
  'importSessions.setMessage': async (given) =>
    given.store.importSessions.setMessage((await begun(given)).id, { channel: 'D7', ts: '7.0' }),
  'importSessions.take': taken,
  'importSessions.beat': async (given) => given.store.importSessions.beat(await taken(given)),
  'importSessions.settle': async (given) => given.store.importSessions.settle(await taken(given), 'ready'),
  'importSessions.release': async (given) => given.store.importSessions.release(await taken(given)),
  'importSessions.askToStop': async (given) => given.store.importSessions.askToStop((await begun(given)).id),
  'importSessions.abandoned': ({ store }) => store.importSessions.abandoned(20),
  'quality.of': ({ store }) => store.quality.of('U7'),
  'quality.weak': ({ store }) => store.quality.weak('contact', 'U7', 20),
};
