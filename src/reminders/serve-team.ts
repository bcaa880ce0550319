import { teamCalendar } from '../domain/calendar.ts';
import type { WorkspaceStore } from '../store/store.ts';
import type { Team } from '../store/team.ts';
import type { DeliverDeps } from './deliver.ts';
import { serve } from './serve.ts';
import { composeTeamDigest } from './team-digest.ts';

/** Gives the team's digest its turn; where no channel is chosen for it, there is none. */
export async function serveTeam(team: Team, store: WorkspaceStore, deps: DeliverDeps) {
  const settings = await store.settings.get();
  const channel = settings.teamChannel;
  if (channel === null) {
    await store.team.setNextDigest(null);
    return 'not-yet';
  }
  return serve(
    {
      calendar: teamCalendar(settings),
      digestedOn: team.teamDigestedOn,
      unreachable: team.teamUnreachable,
      addresses: [channel],
      nudge: {
        kind: 'team',
        recipient: channel,
        compose: () => composeTeamDigest(store, settings, deps.clock.now()),
      },
      trouble: (code) =>
        `I can't post the team's digest in <#${channel}>: Slack says \`${code}\`. I try again each working day. \`/crm settings\` chooses another channel; a private one has to invite me first.`,
      postpone: (next) => store.team.setNextDigest(next),
      settle: (day, next, posted) => store.team.settleDigest(day, next, posted !== null),
      refused: (unreachable) => store.team.setUnreachable(unreachable),
    },
    store,
    deps,
  );
}
