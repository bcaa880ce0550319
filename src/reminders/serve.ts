import { type Calendar, nextDigestAt } from '../domain/calendar.ts';
import { type Day, dayOf } from '../domain/text/day.ts';
import type { WorkspaceStore } from '../store/store.ts';
import { type DeliverDeps, deliver, type Nudge, type Outcome, type Posted } from './deliver.ts';
import { tellAdmin } from './tell-admin.ts';

/** We may not speak in this workspace at all: there is no use in going on with it. */
export class WorkspaceClosedError extends Error {
  override readonly name = 'WorkspaceClosedError';
}

/** Somebody, or the team, whose digest has its turn; and where it is kept what became of it. */
export type Turn = {
  calendar: Calendar;
  digestedOn: Day | null;
  unreachable: { code: string; since: Day } | null;
  /** Where to post, the likeliest address first. */
  addresses: string[];
  nudge: Pick<Nudge, 'kind' | 'recipient'> & {
    /** @param told the last day whose digest was settled */
    compose(told: Day | null): ReturnType<Nudge['compose']>;
  };
  /** What an admin is told when Slack refuses the recipient. */
  trouble(code: string): string;
  /** When it is looked at next. */
  postpone(next: Date | null): Promise<unknown>;
  settle(day: Day, next: Date | null, posted: Posted | null): Promise<unknown>;
  refused(unreachable: { code: string; since: Day }): Promise<unknown>;
};

/**
 * Gives one digest its turn: sends it if its day and hour have come, and notes when the next one is due.
 * @throws WorkspaceClosedError when Slack wants nothing from us in this workspace
 */
export async function serve(
  turn: Turn,
  store: WorkspaceStore,
  deps: DeliverDeps,
): Promise<Outcome['type'] | 'not-yet'> {
  const { calendar, nudge } = turn;
  const now = deps.clock.now();
  const today = dayOf(now, calendar.zone);
  const scheduled = nextDigestAt(now, calendar, turn.digestedOn);
  // Found late, at night or on a day off: the next regular hour has it all.
  if (scheduled === null || scheduled > now) {
    await turn.postpone(scheduled);
    return 'not-yet';
  }
  const send = async (rest: Pick<Nudge, 'day' | 'scheduled' | 'compose'>): Promise<Outcome> => {
    let outcome: Outcome = { type: 'held', until: now };
    for (const to of turn.addresses) {
      outcome = await deliver({ ...nudge, ...rest, to }, store, deps);
      if (outcome.type !== 'failed' || outcome.failure.code !== 'channel_not_found') break;
    }
    return outcome;
  };
  // A message of an earlier day may be in Slack without our knowing: what it told is not told again. Where Slack
  // cannot say, today's does not wait for it.
  const doubtful = await store.deliveries.doubtful(nudge, turn.digestedOn, today);
  const found = doubtful && (await send({ day: doubtful.day, scheduled: now, compose: async () => null }));
  const told = found?.type === 'sent' ? (doubtful?.day ?? null) : turn.digestedOn;
  const outcome =
    found && waits(found) ? found : await send({ day: today, scheduled, compose: () => nudge.compose(told) });
  const next = nextDigestAt(now, calendar, today);
  switch (outcome.type) {
    case 'sent':
    case 'empty':
    case 'settled':
      await turn.settle(today, next, outcome.type === 'sent' ? outcome.posted : null);
      return outcome.type;
    case 'held':
      await turn.postpone(new Date(Math.max(outcome.until.getTime(), now.getTime() + 1000)));
      return 'held';
    case 'failed':
      await handleFailure(outcome);
      return 'failed';
  }

  async function handleFailure({ failure, retryAt }: Extract<Outcome, { type: 'failed' }>): Promise<void> {
    const { code } = failure;
    if (failure.type === 'paused' || failure.type === 'uncertain') {
      if (dayOf(retryAt, calendar.zone) > today)
        deps.log.error(
          { workspace: store.workspace, kind: nudge.kind, recipient: nudge.recipient, day: today, code },
          'a nudge could not be sent all day; the next digest has what it would have said',
        );
      await turn.postpone(retryAt);
    } else if (failure.type === 'workspace') {
      await turn.postpone(retryAt);
      throw new WorkspaceClosedError(code);
    } else {
      const since = turn.unreachable?.code === code ? turn.unreachable.since : today;
      await turn.refused({ code, since });
      await turn.postpone(next);
      await tellAdmin(store, { with: nudge.recipient, code, since, text: turn.trouble(code) }, deps);
    }
  }
}

/** Whether nothing may be sent before something is tried again. */
const waits = (outcome: Outcome): boolean =>
  outcome.type === 'held' ||
  (outcome.type === 'failed' && ['paused', 'workspace'].includes(outcome.failure.type));
