import type { Store } from '../store/store.ts';
import { type DeliverDeps, deliverDigest } from './deliver.ts';

/** How many members are taken at a time, so that several processes share the work. */
const BATCH = 20;

/** Sends every digest that is due by now, in every workspace. Safe to run in several processes at once. */
export async function tick(store: Store, deps: DeliverDeps): Promise<{ sent: number; failed: number }> {
  const counted = { sent: 0, failed: 0 };
  for (const id of await store.workspaces()) {
    const workspace = store.in(id);
    const seen = new Set<string>();
    for (;;) {
      const due = await workspace.members.digestDue(deps.clock.now(), BATCH + seen.size);
      const fresh = due.filter((member) => !seen.has(member.id)).slice(0, BATCH);
      if (fresh.length === 0) break;
      for (const member of fresh) {
        seen.add(member.id);
        const outcome = await deliverDigest(member, workspace, deps);
        if (outcome === 'sent' || outcome === 'failed') counted[outcome] += 1;
      }
    }
  }
  return counted;
}
