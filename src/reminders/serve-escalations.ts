import { nextDigestAt, teamCalendar } from '../domain/calendar.ts';
import { dayOf } from '../domain/text/day.ts';
import type { WorkspaceStore } from '../store/store.ts';
import type { Team } from '../store/team.ts';
import { lateComplaint } from '../views/complaint.ts';
import { type DeliverDeps, deliver, type Outcome } from './deliver.ts';
import { type Escalation, findEscalations } from './escalations.ts';
import { WorkspaceClosedError } from './serve.ts';

/**
 * Tells those above of late complaints, each once for each due day it misses, at the hour of the team's digest.
 * @returns `sent` where any message went out, else `failed` where any did not
 * @throws WorkspaceClosedError when Slack wants nothing from us in this workspace
 */
export async function serveEscalations(
  team: Team,
  store: WorkspaceStore,
  deps: DeliverDeps,
): Promise<'sent' | 'failed' | 'empty' | 'not-yet'> {
  const settings = await store.settings.get();
  const calendar = teamCalendar(settings);
  const now = deps.clock.now();
  const today = dayOf(now, calendar.zone);
  const scheduled = nextDigestAt(now, calendar, team.escalatedOn);
  if (scheduled === null || scheduled > now) {
    await store.team.setNextEscalation(scheduled);
    return 'not-yet';
  }
  const outcomes: Outcome[] = [];
  for (const escalation of await findEscalations(store, settings, today)) {
    if (deps.signal?.aborted) break;
    outcomes.push(...(await tell(escalation)));
  }
  const again = outcomes.flatMap((outcome) => retryOf(outcome) ?? []);
  if (deps.signal?.aborted) again.push(now);
  if (again.length === 0) await store.team.settleEscalation(today, nextDigestAt(now, calendar, today));
  else
    await store.team.setNextEscalation(
      new Date(Math.max(Math.min(...again.map(Number)), now.getTime() + 1000)),
    );
  if (outcomes.some(({ type }) => type === 'sent')) return 'sent';
  return outcomes.some(({ type }) => type === 'failed') ? 'failed' : 'empty';

  /** One complaint, to everybody who is told of it; noted as told once it has reached those whom it can reach. */
  async function tell({ complaint, customer, above, instead, owner }: Escalation): Promise<Outcome[]> {
    const { due } = complaint;
    if (customer === null || due === null || above.length + owner.length === 0) {
      await store.commitments.setEscalated(complaint.id, today);
      return [];
    }
    // Late by the days of the workspace: for somebody far west of it, the due day may not even be over.
    const viewer = { today, zone: settings.zone };
    const post = async (to: string): Promise<Outcome> => {
      const outcome = await deliver(
        {
          kind: 'escalation',
          recipient: `${complaint.id}/${to}`,
          day: due,
          to,
          scheduled: scheduled ?? now,
          compose: async () => ({
            message: lateComplaint(complaint, customer, viewer),
            subjects: [{ of: 'commitment', id: complaint.id }],
          }),
        },
        store,
        deps,
      );
      if (outcome.type === 'failed' && outcome.failure.type === 'workspace') {
        await store.team.setNextEscalation(outcome.retryAt);
        throw new WorkspaceClosedError(outcome.failure.code);
      }
      return outcome;
    };
    const told: Outcome[] = [];
    for (const to of above) told.push(await post(to));
    if (told.every(isRefused)) for (const to of instead) told.push(await post(to));
    for (const to of owner) told.push(await post(to));
    if (told.every(isRefused))
      deps.log.error(
        { workspace: store.workspace, complaint: complaint.id },
        'nobody can be told of a late complaint; it is tried again on the next working day',
      );
    else if (told.every((outcome) => retryOf(outcome) === null))
      await store.commitments.setEscalated(complaint.id, today);
    return told;
  }
}

/** Slack will not have it, today at least: the recipient cannot be reached, or it finds fault with the message. */
const isRefused = (outcome: Outcome): boolean =>
  outcome.type === 'failed' && (outcome.failure.type === 'recipient' || outcome.failure.type === 'fault');

/** When it is to be tried again today; null: it is settled, or refused. */
function retryOf(outcome: Outcome): Date | null {
  if (outcome.type === 'held') return outcome.until;
  return outcome.type === 'failed' && !isRefused(outcome) ? outcome.retryAt : null;
}
