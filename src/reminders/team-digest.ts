import { digestDayBefore, monthDaysOf, teamCalendar } from '../domain/calendar.ts';
import { commitmentDueOn } from '../domain/commitment.ts';
import { reasonsOn } from '../domain/due.ts';
import { completeness as completenessOf } from '../domain/quality.ts';
import type { Settings } from '../domain/settings.ts';
import { addDays, type Day, dayOf, startOf, weekday } from '../domain/text/day.ts';
import type { WorkspaceStore } from '../store/store.ts';
import type { DueItem } from '../views/due-item.ts';
import { COUNTED, type Figures, type TeamDigest, teamDigest } from '../views/team-digest.ts';
import type { Content } from './deliver.ts';
import { withDetails } from './details.ts';
import { occasionsOf, ZONES_APART_DAYS } from './find-due.ts';
import { type Found, subjectOf } from './found.ts';
import { byImportance } from './rank.ts';

const SHOWN = { late: 10, unowned: 5, dates: 15 } as const;
/** How many late things of one kind are weighed against each other; of more, the number is an estimate. */
const WEIGHED = 400;

/** What the team's digest says at a moment, as a message; null: there is nothing to say. */
export async function composeTeamDigest(
  store: WorkspaceStore,
  settings: Settings,
  now: Date,
): Promise<Content | null> {
  const content = await loadTeamDigest(store, settings, now);
  if (content === null) return null;
  const { late, unowned, lateInAll, completeness } = content;
  const { zone } = settings;
  return {
    message: teamDigest(content, { today: dayOf(now, zone), zone, settings }),
    subjects: [...late.map(subjectOf), ...unowned.map(({ id }) => ({ of: 'unowned' as const, id }))],
    more: Math.max(0, lateInAll - late.length),
    completeness,
  };
}

/** What the team's digest says at a moment; null: there is nothing to say. */
export async function loadTeamDigest(
  store: WorkspaceStore,
  settings: Settings,
  now: Date,
): Promise<(TeamDigest & { late: DueItem[] }) | null> {
  const { zone } = settings;
  const today = dayOf(now, zone);
  const [{ found, lateInAll }, unowned, unownedInAll, around] = await Promise.all([
    findLate(store, settings, today),
    store.customers.unowned(SHOWN.unowned),
    store.customers.countUnowned(COUNTED),
    surroundings(store, settings, today),
  ]);
  const { isFirstOfWeek, ...dated } = around;
  if (lateInAll === 0 && unownedInAll === 0 && dated.datesInAll === 0 && dated.figures === null) return null;
  const late = await withDetails(found.slice(0, SHOWN.late), store, null);
  // Counted once a week, and kept with the message: a large file is not counted at every tap.
  const quality = isFirstOfWeek ? await store.quality.of('everybody') : null;
  const completeness = quality === null || quality.customers === 0 ? null : completenessOf(quality);
  return { late, lateInAll, unowned, unownedInAll, ...dated, completeness };
}

/** What was due on the workspace's yesterday already, and so had its morning in its owner's digest. */
async function findLate(
  store: WorkspaceStore,
  settings: Settings,
  today: Day,
): Promise<{ found: Found[]; lateInAll: number }> {
  const by = addDays(today, -1);
  const [customers, commitments] = await Promise.all([
    store.customers.late(addDays(by, ZONES_APART_DAYS), WEIGHED),
    store.commitments.late(by, WEIGHED),
  ]);
  const late = commitments.filter((commitment) => (commitmentDueOn(commitment) ?? today) <= by);
  const theirs = new Map(
    (await store.customers.getMany(late.map(({ customerId }) => customerId))).map((one) => [one.id, one]),
  );
  // By the days of whoever looks after them: their digest said it yesterday.
  const owners = await store.members.getMany(customers.flatMap(({ owner }) => owner ?? []));
  const zones = new Map(owners.map(({ id, zone }) => [id, zone]));
  const lateCustomers = customers.flatMap((customer): Found[] => {
    const zone = zones.get(customer.owner ?? '') ?? settings.zone;
    if (reasonsOn(customer, settings, by, zone).length === 0) return [];
    return [{ type: 'customer', customer, reasons: reasonsOn(customer, settings, today, zone) }];
  });
  const lateCommitments = late.flatMap((commitment): Found[] => {
    const customer = theirs.get(commitment.customerId);
    return customer && customer.archivedAt === null ? [{ type: 'commitment', commitment, customer }] : [];
  });
  const [someCustomers, someCommitments] = await Promise.all([
    customers.length < WEIGHED ? 0 : store.customers.countLate(by, COUNTED),
    commitments.length < WEIGHED ? 0 : store.commitments.countLate(by, COUNTED),
  ]);
  const inAll =
    Math.max(lateCustomers.length, someCustomers) + Math.max(lateCommitments.length, someCommitments);
  return {
    found: byImportance([...lateCustomers, ...lateCommitments], today),
    lateInAll: Math.min(COUNTED, inAll),
  };
}

/**
 * What the digest of a day says beside what can be acted on: on the first one of a week, that week's dates and the
 * figures of the seven days before; on the others, the dates of the day.
 */
export async function surroundings(
  store: WorkspaceStore,
  settings: Settings,
  day: Day,
): Promise<Pick<TeamDigest, 'dates' | 'datesInAll' | 'figures'> & { isFirstOfWeek: boolean }> {
  const { zone } = settings;
  const monday = addDays(day, 1 - weekday(day));
  const isFirstOfWeek = digestDayBefore(day, teamCalendar(settings)) < monday;
  const days = isFirstOfWeek
    ? Array.from({ length: 7 }, (_, index) => addDays(monday, index)).filter((one) => one >= day)
    : [day];
  const dated = await store.customers.withDates(days.flatMap(monthDaysOf), WEIGHED);
  const found = dated
    .flatMap((customer) => occasionsOf(customer, { days, today: day, zone }))
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.customer.name.localeCompare(b.customer.name)));
  const details = await withDetails(found.slice(0, SHOWN.dates), store, null);
  return {
    dates: details.filter((item) => item.type === 'date'),
    datesInAll: found.length,
    figures: isFirstOfWeek ? await figuresBefore(store, day, zone) : null,
    isFirstOfWeek,
  };
}

/** What happened in the seven days before a day; null: nothing at all. */
async function figuresBefore(store: WorkspaceStore, day: Day, zone: string): Promise<Figures | null> {
  const [from, to] = [startOf(addDays(day, -7), zone), startOf(day, zone)];
  const [interactions, added, kept, purchases] = await Promise.all([
    store.interactions.countBetween(from, to, COUNTED),
    store.customers.countAdded(from, to, COUNTED),
    store.commitments.countDone(from, to, COUNTED),
    store.purchases.countBetween(addDays(day, -7), addDays(day, -1), COUNTED),
  ]);
  return interactions + added + kept + purchases === 0 ? null : { interactions, added, kept, purchases };
}
