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
 * change of what they follow from is worked in here. Cut short, it is done anew; done twice, it changes nothing more.
 * @param part the hours before the digests go out; the cadences, which may take minutes for a large file, after them
 */
export async function applyRules(
  store: WorkspaceStore,
  part: 'hours' | 'cadences',
  now: Date,
): Promise<void> {
  const [settings, team] = await Promise.all([store.settings.get(), store.team.get()]);
  if (team === null) return;
  const rules = rulesOf(settings);
  if (team.appliedRules[part] === rules[part]) return;
  if (part === 'cadences') await store.customers.reschedule();
  else {
    await store.members.reschedule(settings);
    const next =
      settings.teamChannel === null
        ? null
        : nextDigestAt(now, teamCalendar(settings), team.teamDigestedOn ?? startOfTeam(now, settings));
    await store.team.setNextDigest(next);
  }
  await store.team.setAppliedRules(part, rules[part]);
}

/** A channel that was chosen just now gets its first digest at the next regular hour. */
const startOfTeam = (now: Date, settings: Settings) => settledAtStart(now, teamCalendar(settings));
