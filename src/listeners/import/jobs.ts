import type { ImportChoices, ImportSession } from '../../domain/import-session.ts';
import type { Member } from '../../domain/member.ts';
import type { WorkspaceStore } from '../../store/store.ts';
import { importCancelled, importReading } from '../../views/import.ts';
import { sendDirect } from '../send.ts';
import type { GivenFile } from '../state.ts';
import { type ImportDeps, show } from './show.ts';
import type { Work } from './tools.ts';
import { makeWork } from './work.ts';

/** The imports that this process works at, beside everything else that it does. */
export type ImportJobs = {
  /** A file was given: it is read, and what was understood is sent to whoever gave it. */
  offer(store: WorkspaceStore, member: Member, file: GivenFile, key: string): Promise<ImportSession>;
  /** Reads a file again, by what somebody decided; false where somebody else is at it. */
  reread(store: WorkspaceStore, id: string, choices: ImportChoices): Promise<boolean>;
  /** Brings the rows in; false where that is done or under way. */
  start(store: WorkspaceStore, id: string): Promise<boolean>;
  /** Ends what is under way; what was imported stays. */
  cancel(store: WorkspaceStore, id: string): Promise<void>;
  /** Takes up what a process left that is no more. */
  resume(): Promise<void>;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
  /** Leaves everything that is under way to be taken up at the next start; resolves when that is so. */
  stop(): Promise<void>;
};

/** How many abandoned imports of a workspace are taken up at once. */
const RESUMED = 5;

export function makeImportJobs(deps: ImportDeps): ImportJobs {
  const { store: stores, log } = deps;
  const running = new Map<string, { control: Work['control']; done: Promise<void> }>();
  let stopping = false;
  const work = makeWork(deps);

  function begin(store: WorkspaceStore, session: ImportSession): void {
    const control: Work['control'] = { cancel: new AbortController(), leave: new AbortController() };
    if (stopping) control.leave.abort();
    const done = work({ store, session, control })
      .catch((error: unknown) => log.error({ error, session: session.id }, 'an import broke off'))
      .finally(() => running.delete(session.id));
    running.set(session.id, { control, done });
  }

  return {
    async offer(store, member, { id, name, size }, key) {
      const begun = await store.importSessions.begin({ id, name: name.slice(0, 300), size }, member.id, key);
      const slack = await deps.slackOf(store.workspace);
      if (slack === null) return begun;
      const { channel, ts } = await sendDirect(slack.client, store, member, importReading(begun, null));
      if (ts !== null) await store.importSessions.setMessage(begun.id, { channel, ts });
      const taken = await store.importSessions.take(begun.id, 'reading', ['reading']);
      if (taken) begin(store, taken);
      return begun;
    },
    async reread(store, id, choices) {
      const states = ['ready', 'cancelled', 'failed'] as const;
      const taken = await store.importSessions.take(id, 'reading', states, { choices });
      if (taken) begin(store, taken);
      return taken !== null;
    },
    async start(store, id) {
      const taken = await store.importSessions.take(id, 'running', ['ready', 'cancelled', 'failed']);
      if (taken) begin(store, taken);
      return taken !== null;
    },
    async cancel(store, id) {
      const session = await store.importSessions.askToStop(id);
      running.get(id)?.control.cancel.abort();
      if (session?.state === 'cancelled') await show(deps, store, session, importCancelled(session, null));
    },
    async resume() {
      if (stopping) return;
      for (const workspace of await stores.workspaces()) {
        const store = stores.in(workspace);
        for (const { id, state } of await store.importSessions.abandoned(RESUMED)) {
          if (state !== 'reading' && state !== 'running') continue;
          const taken = await store.importSessions.take(id, state, [state]);
          if (taken) begin(store, taken);
        }
      }
    },
    async idle() {
      while (running.size > 0) await Promise.all([...running.values()].map(({ done }) => done));
    },
    async stop() {
      stopping = true;
      for (const { control } of running.values()) control.leave.abort();
      await this.idle();
    },
  };
}
