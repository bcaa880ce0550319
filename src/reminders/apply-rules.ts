import { nextDigestAt, settledAtStart, teamCalendar } from '../domain/calendar.ts';
import type { Settings } from '../domain/settings.ts';
import type { WorkspaceStore } from '../store/store.ts';

/** The settings that stored days and times follow from, as text: the hours, and the cadences. */
const rulesOf = (settings: Settings): { hours: string; cadences: string } => ({
  hours: JSON.stringify([
    settings.digestTime,
    settings.workingDays,
    settings.skipDates,
    settings.zone,
    settings.teamChannel,
  ]),
  cadences: JSON.stringify([settings.cadence, settings.tagCadence, settings.stepDays]),
});

/**
 * Makes up for changed settings: the due days of customers and the times of digests are kept at write time, so a
 * change of what they follow from is worked in here, before digests go out by them. Cut short, the next run goes on
 * where it was; done twice, it changes nothing more.
 */
export async function applyRules(
  store: Pick<WorkspaceStore, 'settings' | 'team' | 'members' | 'customers' | 'together'>,
  now: Date,
): Promise<void> {
  // In a transaction nothing is taken from memory: rules of a moment ago, put in place of new ones, would undo these.
  const { settings, team } = await store.together(async (within) => ({
    settings: await within.settings.get(),
    team: await within.team.get(),
  }));
  if (team === null) return;
  const { hours, cadences } = rulesOf(settings);
  if (team.appliedRules.hours !== hours) {
    await store.members.reschedule(settings);
    const settled = team.teamDigestedOn ?? settledAtStart(now, teamCalendar(settings));
    await store.team.setNextDigest(
      settings.teamChannel === null ? null : nextDigestAt(now, teamCalendar(settings), settled),
    );
    const told = team.escalatedOn ?? settledAtStart(now, teamCalendar(settings));
    await store.team.setNextEscalation(nextDigestAt(now, teamCalendar(settings), told));
    await store.team.setAppliedRules('hours', hours);
  }
  if (team.appliedRules.cadences !== cadences) {
    let after = team.rescheduling?.cadences === cadences ? team.rescheduling.after : null;
    do {
      after = await store.customers.reschedule(settings, after);
      await store.team.setRescheduling(after === null ? null : { cadences, after });
    } while (after !== null);
    await store.team.setAppliedRules('cadences', cadences);
  }
}
