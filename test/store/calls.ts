import { EXCHANGE } from './calls/exchange.ts';
import { FILE } from './calls/file.ts';
import type { Call } from './calls/given.ts';
import { HISTORY } from './calls/history.ts';
import { IMPORT } from './calls/import.ts';
import { WORKSPACE } from './calls/workspace.ts';

export type { Call } from './calls/given.ts';

/** One call of every method of every repository. */
export const CALLS: Record<string, Call> = { ...FILE, ...HISTORY, ...WORKSPACE, ...IMPORT, ...EXCHANGE };

/** Calls that read a whole workspace, page by page, because that is what they are for. */
export const WHOLE_FILE: Record<string, Call> = {
  'customers.reschedule': async ({ store }) => store.customers.reschedule(await store.settings.get(), null),
  'renewals.renew': ({ store }) => store.renewals.renew(200),
  'members.page': ({ store }) => store.members.page(null, 1000),
  'members.each': async ({ store }) => {
    for await (const member of store.members.each()) if (member.id === 'U399') break;
  },
  'members.reschedule': async ({ store }) => store.members.reschedule(await store.settings.get()),
};
