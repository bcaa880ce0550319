import type { Day } from '../domain/text/day.ts';
import type { WorkspaceStore } from '../store/store.ts';
import { problem } from '../views/refusals.ts';
import { adminsOf } from './admins.ts';
import { type DeliverDeps, deliver } from './deliver.ts';

/** What is the matter, with whom (a member or a channel), in which of Slack's words, and since which day. */
export type Trouble = { with: string; code: string; since: Day; text: string };

/**
 * Tells an admin of a trouble, once for as long as it lasts: the first whom Slack lets us reach. It goes the way of
 * every nudge, so that neither two processes nor a crash make it two.
 */
export async function tellAdmin(store: WorkspaceStore, trouble: Trouble, deps: DeliverDeps): Promise<void> {
  const recipient = `${trouble.with}/${trouble.code}`;
  for (const admin of await adminsOf(store, await store.settings.get())) {
    if (admin.id === trouble.with) continue;
    const outcome = await deliver(
      {
        kind: 'problem',
        recipient,
        day: trouble.since,
        to: admin.dmChannel ?? admin.id,
        scheduled: deps.clock.now(),
        compose: async () => ({ message: problem(trouble.text, null), subjects: [] }),
      },
      store,
      deps,
    );
    if (outcome.type !== 'failed' || outcome.failure.type !== 'recipient') return;
  }
  deps.log.error(
    { workspace: store.workspace, recipient, code: trouble.code },
    'a nudge cannot be delivered, and there is no admin to tell',
  );
}
