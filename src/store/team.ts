import { z } from 'zod';
import { Id } from '../domain/id.ts';
import { Day } from '../domain/text/day.ts';
import type { Context } from './context.ts';
import { type Kind, scoped } from './scoped.ts';

/** What the schedule keeps of a workspace as a whole, beside its settings. */
const Team = z.object({
  id: z.string(),
  /** When the team's digest is due; null: not worked out yet, or there is none. */
  nextTeamDigestAt: z.date().nullable().default(null),
  /** The last day, in the workspace's zone of then, whose team digest is settled. */
  teamDigestedOn: Day.nullable().default(null),
  /** Since when Slack refuses our messages to the team's channel, and with which code. */
  teamUnreachable: z.object({ code: z.string(), since: Day }).nullable().default(null),
  /** When late complaints are looked for next; null: not worked out yet. */
  nextEscalationAt: z.date().nullable().default(null),
  /** The last day, in the workspace's zone of then, on which those above were told of late complaints. */
  escalatedOn: Day.nullable().default(null),
  /** The settings that the stored due days and digest times were worked out with. */
  appliedRules: z
    .object({ hours: z.string().default(''), cadences: z.string().default('') })
    .default({ hours: '', cadences: '' }),
  /** While due days are worked out anew: with which cadences, and the last customer that is done. */
  rescheduling: z.object({ cadences: z.string(), after: Id }).nullable().default(null),
});
export type Team = z.infer<typeof Team>;
type Part = keyof Team['appliedRules'];

const TEAMS: Kind<Team> = {
  collection: 'workspaces',
  schema: Team,
  version: 1,
  key: (workspace) => workspace,
};

/** The schedule's own notes on one workspace. */
export function teamIn(context: Context) {
  const all = scoped(context, TEAMS);
  const change = (filter: object, fields: Partial<Team>) =>
    all.change({ _id: context.workspace, ...filter }, { $set: fields });
  return {
    get: (): Promise<Team | null> => all.get(context.workspace),

    /** Takes the team's digest for this process alone, if it is due; like a member's. */
    takeDigestDue: (now: Date, leaseUntil: Date): Promise<Team | null> =>
      change({ nextTeamDigestAt: { $lte: now } }, { nextTeamDigestAt: leaseUntil }),

    setNextDigest: (at: Date | null): Promise<Team | null> => change({}, { nextTeamDigestAt: at }),

    /** A day's digest is settled; `reached`: the channel took it. */
    settleDigest: (day: Day, next: Date | null, reached: boolean): Promise<Team | null> =>
      change(
        {},
        {
          teamDigestedOn: day,
          nextTeamDigestAt: next,
          ...(reached ? { teamUnreachable: null } : {}),
        },
      ),

    setUnreachable: (teamUnreachable: Team['teamUnreachable']): Promise<Team | null> =>
      change({}, { teamUnreachable }),

    /** Takes the telling of late complaints for this process alone, if its hour has come. */
    takeEscalationDue: (now: Date, leaseUntil: Date): Promise<Team | null> =>
      change({ nextEscalationAt: { $lte: now } }, { nextEscalationAt: leaseUntil }),

    setNextEscalation: (at: Date | null): Promise<Team | null> => change({}, { nextEscalationAt: at }),

    /** A day's late complaints are told. */
    settleEscalation: (day: Day, next: Date | null): Promise<Team | null> =>
      change({}, { escalatedOn: day, nextEscalationAt: next }),

    setRescheduling: (rescheduling: Team['rescheduling']): Promise<Team | null> =>
      change({}, { rescheduling }),

    setAppliedRules: async (part: Part, rules: string): Promise<void> => {
      await all.change({ _id: context.workspace }, { $set: { [`appliedRules.${part}`]: rules } });
    },
  };
}
