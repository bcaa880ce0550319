import type { WorkspaceId } from '../domain/id.ts';
import { LEASE_MS } from '../store/deliveries.ts';
import type { Store } from '../store/store.ts';
import { isUnavailable } from '../store/unavailable.ts';
import { applyRules } from './apply-rules.ts';
import type { DeliverDeps, NudgeSlack } from './deliver.ts';
import { makePace, type Pace, type Wait } from './pace.ts';
import { WorkspaceClosedError } from './serve.ts';
import { serveEscalations } from './serve-escalations.ts';
import { serveMember } from './serve-member.ts';
import { serveTeam } from './serve-team.ts';

export type ReminderDeps = Pick<DeliverDeps, 'clock' | 'log' | 'metrics'> & {
  store: Store;
  wait: Wait;
  /** Slack, as far as nudges need it, in one workspace. */
  slackOf(workspace: WorkspaceId): NudgeSlack;
};

type Counts = { sent: number; failed: number };
export type Reminders = {
  /**
   * Sends every digest that is due by now, in every workspace or in some. Safe to run in several processes at once:
   * they share the work. Returns early when the signal says so; what is left is taken up by the next run.
   */
  run(options?: { signal?: AbortSignal; workspaces?: readonly WorkspaceId[] }): Promise<Counts>;
};

/** How many workspaces are served at a time, and how many members within one: the pace is kept by all together. */
const WORKSPACES_AT_ONCE = 8;
const MEMBERS_AT_ONCE = 3;
/** How long a workspace that wants nothing from us is left alone. */
const CLOSED_MS = 10 * 60 * 1000;

/** What wakes up every minute: finds whose hour has come, and gives each their turn. */
export function makeReminders({ store, clock, log, metrics, wait, slackOf }: ReminderDeps): Reminders {
  const paces = new Map<WorkspaceId, Pace>();
  const closedUntil = new Map<WorkspaceId, number>();

  function depsOf(workspace: WorkspaceId, signal: AbortSignal | undefined): DeliverDeps {
    const pace = paces.get(workspace) ?? makePace({ clock, wait });
    paces.set(workspace, pace);
    return { clock, log, metrics, slack: slackOf(workspace), pace, signal };
  }

  async function runWorkspace(
    id: WorkspaceId,
    counts: Counts,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    if ((closedUntil.get(id) ?? 0) > clock.now().getTime()) return;
    const workspace = store.in(id);
    const deps = depsOf(id, signal);
    let closed = false;
    const stopped = () => closed || signal?.aborted === true;

    /** One turn; what goes wrong with one recipient does not keep the others waiting. */
    async function take(who: string, turn: () => Promise<unknown>): Promise<void> {
      try {
        const outcome = await turn();
        if (outcome === 'sent' || outcome === 'failed') counts[outcome] += 1;
      } catch (error) {
        if (isUnavailable(error)) throw error;
        counts.failed += 1;
        if (error instanceof WorkspaceClosedError) {
          closed = true;
          closedUntil.set(id, clock.now().getTime() + CLOSED_MS);
          log.error(
            { workspace: id, code: error.message },
            'Slack lets us send nothing in this workspace; its nudges wait',
          );
        } else log.error({ workspace: id, recipient: who, error }, 'a digest could not be made');
      }
    }

    await take('everybody', () => applyRules(workspace, clock.now()));
    const team = await workspace.team.takeDigestDue(clock.now(), lease());
    if (team) await take('team', () => serveTeam(team, workspace, deps));
    const escalations = await workspace.team.takeEscalationDue(clock.now(), lease());
    if (escalations) await take('escalations', () => serveEscalations(escalations, workspace, deps));
    const worker = async () => {
      while (!stopped()) {
        const member = await workspace.members.takeDigestDue(clock.now(), lease());
        if (!member) return;
        await take(member.id, () => serveMember(member, workspace, deps));
      }
    };
    await all(MEMBERS_AT_ONCE, worker);
  }

  const lease = () => new Date(clock.now().getTime() + LEASE_MS);

  return {
    async run({ signal, workspaces } = {}) {
      const counts = { sent: 0, failed: 0 };
      const waiting = [...(workspaces ?? (await store.workspaces()))];
      await all(WORKSPACES_AT_ONCE, async () => {
        for (let id = waiting.shift(); id !== undefined && !signal?.aborted; id = waiting.shift())
          await runWorkspace(id, counts, signal);
      });
      return counts;
    },
  };
}

/** Nobody needs to know exactly how many thousand wait. */
const COUNTED = 10_000;

/** How many turns wait at an instant in all workspaces: the digests of members and teams, and late complaints. */
export async function countAllDue(store: Store, now: Date): Promise<number> {
  let due = 0;
  for (const id of await store.workspaces()) {
    const { members, team } = store.in(id);
    const [digests, together] = await Promise.all([members.countDigestDue(now, COUNTED), team.get()]);
    const turns = [together?.nextTeamDigestAt, together?.nextEscalationAt];
    due += digests + turns.filter((next) => next && next <= now).length;
  }
  return due;
}

/** Runs so many workers at once; when one fails, the error is thrown once the others are done. */
async function all(workers: number, work: () => Promise<void>): Promise<void> {
  const settled = await Promise.allSettled(Array.from({ length: workers }, work));
  const failed = settled.find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
}
