import {
  type Client,
  datesOf,
  digestDayBefore,
  inOrder,
  isDue,
  isMet,
  type Line,
  lastContact,
  local,
  type Owed,
  type Person,
  type Rules,
  weekdayOf,
  weighOwed,
  whyContact,
} from './reference.ts';

/** What the team's digest has to say, worked out as simply as what a member's has. */
export type TeamSays = {
  late: Line[];
  /** Whom nobody looks after, the longest quiet first, and since when. */
  unowned: { id: string; since: number }[];
  /** The dates of the day, or on the first day of a week of the whole week; the words of each line. */
  dates: { on: number; name: string; words: string[] }[];
  /** Interactions, new customers, commitments kept, purchases; null: it is not the first day of a week. */
  figures: number[] | null;
  /** In hundredths, rounded down. */
  complete: number | null;
};

export function teamSays(
  team: Person,
  people: Person[],
  clients: Client[],
  rules: Rules,
  at: number,
): TeamSays {
  const { zone } = team;
  const { day: today } = local(at, zone);
  const living = clients.filter(({ archived }) => !archived);
  const yesterday = today - 1;
  // By the days of whoever looks after them.
  const theirs = (client: Client, day: number) =>
    whyContact(client, rules, day, people.find(({ id }) => id === client.owner)?.zone ?? zone);
  const late = living.flatMap((client) => [
    ...(client.owner !== null && theirs(client, yesterday) ? [theirs(client, today) ?? []].flat() : []),
    ...client.owed.filter((owed) => isDue(owed, yesterday)).map((owed) => weighOwed(owed, client, today)),
  ]);
  const monday = today + 1 - weekdayOf(today);
  const first = digestDayBefore(today, team, rules) < monday;
  const dates = living.flatMap((client) =>
    datesOf(client, today, first ? monday + 6 : today)
      .filter(({ on }) => !isMet(client, on === today ? on : on - 7, zone))
      .map(({ on, label, person }) => ({
        on,
        name: client.name,
        words: [client.name, person === null ? label : `${person}: ${label}`],
      })),
  );
  const dayIn = (instant: number) => local(instant, zone).day;
  const lately = (day: number) => day >= today - 7 && day < today;
  const figures = [
    clients.flatMap(({ facts }) => facts).filter(({ at: then }) => lately(dayIn(then))).length,
    living.filter(({ created }) => lately(dayIn(created))).length,
    clients.flatMap(({ owed }) => owed).filter(({ kept }) => kept !== null && lately(dayIn(kept))).length,
    clients.flatMap(({ bought }) => bought).filter(lately).length,
  ];
  const figured = first && figures.some((n) => n > 0);
  return {
    late: inOrder(late),
    unowned: living
      .filter(({ owner }) => owner === null)
      .map((client) => ({ id: client.id, since: lastContact(client)?.at ?? client.created }))
      .sort((a, b) => a.since - b.since),
    dates: dates.sort((a, b) => a.on - b.on || a.name.localeCompare(b.name)),
    figures: figured ? figures : null,
    complete: first && living.length > 0 ? completeness(living) : null,
  };
}

export const isSilent = ({ late, unowned, dates, figures }: TeamSays): boolean =>
  late.length + unowned.length + dates.length === 0 && figures === null;

/** Of what should be known of everybody (owner, contact, source, a next step unless former, of prospects a reason), how much is. */
function completeness(clients: Client[]): number {
  let asked = 0;
  let missing = 0;
  for (const { owner, people, source, standing, owed } of clients) {
    const lacks = [
      owner === null,
      people.length === 0,
      !source,
      ...(standing === 'former' ? [] : [!owed.some(({ open }) => open)]),
      // Nobody gives a reason here.
      ...(standing === 'prospect' ? [true] : []),
    ];
    asked += lacks.length;
    missing += lacks.filter(Boolean).length;
  }
  return Math.floor((100 * (asked - missing)) / asked);
}

/** The complaints that were to be settled before a day, the longest late first; also of customers that are archived. */
export const lateComplaints = (
  clients: Client[],
  today: number,
): { client: Client; owed: Owed; due: number }[] =>
  clients
    .flatMap((client) =>
      client.owed.flatMap((owed) =>
        owed.kind === 'complaint' && owed.open && owed.due !== null && owed.due < today
          ? [{ client, owed, due: owed.due }]
          : [],
      ),
    )
    .sort((a, b) => a.due - b.due);
