/**
 * What a digest has to say, worked out once more in the simplest way: from everything that ever happened, without any
 * index, without any of the code under test. Days are counted as numbers since 1970.
 */

type Fact = {
  id: string;
  at: number;
  counts: boolean;
  feeling: number | null;
};
export type Owed = {
  id: string;
  kind: 'next-step' | 'promise' | 'complaint';
  due: number | null;
  opened: number;
  owner: string;
  open: boolean;
  /** When it was kept; null: it is open, or was given up. */
  kept: number | null;
  snoozed: number;
};
export type Client = {
  id: string;
  name: string;
  standing: 'customer' | 'prospect' | 'former';
  owner: string | null;
  cadence: number | null;
  tags: string[];
  source: boolean;
  archived: boolean;
  created: number;
  /** Of one that was imported: the day on which it is due at first, as long as it has no history. */
  firstDue: number | null;
  snoozed: number;
  facts: Fact[];
  bought: number[];
  owed: Owed[];
  /** `MM-DD` */
  dates: { label: string; monthDay: string }[];
  people: { id: string; name: string; monthDay: string | null }[];
};
export type Person = {
  id: string;
  zone: string;
  access: boolean;
  hour: string | null;
  weekdays: number[] | null;
  away: { until: number; substitute: string | null } | null;
  settledOn: number | null;
};
export type Rules = {
  cadence: { customer: number; prospect: number; former: number };
  tags: Record<string, number>;
  stepDays: number;
  hour: string;
  weekdays: number[];
  skipped: number[];
  /** The workspace's own. */
  zone: string;
};
/** One line: what it is about, and the words that tell why. */
export type Line = { key: string; why: string[] };

const formats = new Map<string, Intl.DateTimeFormat>();
const DAY = 86_400_000;

/** The day and the time 'HH:MM' that clocks show in a zone. */
export function local(at: number, zone: string): { day: number; time: string } {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
  formats.set(zone, format);
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  return {
    day: Date.UTC(Number(parts['year']), Number(parts['month']) - 1, Number(parts['day'])) / DAY,
    time: `${parts['hour']}:${parts['minute']}`,
  };
}

export const written = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);
/** 1 is Monday; the first of January 1970 was a Thursday. */
export const weekdayOf = (day: number): number => ((day + 3) % 7) + 1;
const isLeap = (day: number): boolean =>
  new Date(Date.UTC(Number(written(day).slice(0, 4)), 1, 29)).getUTCMonth() === 1;

const digestDay = (day: number, person: Person, rules: Rules): boolean =>
  (person.weekdays ?? rules.weekdays).includes(weekdayOf(day)) &&
  !rules.skipped.includes(day) &&
  !(person.away && day < person.away.until);

/** Whether it is the person's turn at a moment. */
export function hasTurn(person: Person, rules: Rules, at: number): boolean {
  const { day, time } = local(at, person.zone);
  return (
    person.access &&
    digestDay(day, person, rules) &&
    (person.settledOn === null || person.settledOn < day) &&
    time >= (person.hour ?? rules.hour)
  );
}

/** The last digest day before a day, at most a week back. */
export function digestDayBefore(day: number, person: Person, rules: Rules): number {
  let before = day - 1;
  while (before > day - 7 && !digestDay(before, person, rules)) before -= 1;
  return before;
}

type Weighed = { line: Line; weight: number; name: string; sort: string };

/** What is due for a person at a moment, the most important first. */
export function dueFor(
  person: Person,
  people: Person[],
  clients: Client[],
  rules: Rules,
  at: number,
): Line[] {
  const { day: today } = local(at, person.zone);
  const owners = new Set([person.id]);
  for (let round = 0; round < 5; round += 1)
    for (const other of people)
      if (
        other.away &&
        other.away.until > today &&
        other.away.substitute &&
        owners.has(other.away.substitute)
      )
        owners.add(other.id);
  const before = digestDayBefore(today, person, rules);
  const since = person.settledOn !== null && person.settledOn < today ? person.settledOn : before;

  const weighed: Weighed[] = [];
  for (const client of clients.filter(({ archived }) => !archived)) {
    if (client.owner !== null && owners.has(client.owner)) {
      const due = whyContact(client, rules, today, person.zone);
      if (due) weighed.push(due);
      for (const { label, person: who, on } of datesOf(client, today - 7, today + 7)) {
        const told = on <= today ? on : on - 7;
        if (told <= Math.max(since, today - 7) || told > today || isMet(client, told, person.zone)) continue;
        weighed.push({
          line: { key: `date ${client.id}`, why: [who === null ? label : `${who}: ${label}`] },
          weight: on <= today ? 4000 : 1200,
          name: client.name,
          sort: `${client.id}/date`,
        });
      }
    }
    for (const owed of client.owed)
      if (owners.has(owed.owner) && isDue(owed, today)) weighed.push(weighOwed(owed, client, today));
  }
  return inOrder(weighed);
}

/** Why somebody is to be spoken with on a day, and how much that weighs; null: there is no need. */
export function whyContact(client: Client, rules: Rules, today: number, zone: string): Weighed | null {
  const dayIn = (instant: number) => local(instant, zone).day;
  const last = lastContact(client);
  const [now, then] = client.facts.filter(({ feeling }) => feeling !== null).sort((a, b) => b.at - a.at);
  const fresh = last === undefined && client.firstDue !== null;
  const quiet = today - dayIn(last?.at ?? client.created);
  const tagged = client.tags.flatMap((tag) => rules.tags[tag] ?? []);
  const cadence =
    client.cadence ?? (tagged.length > 0 ? Math.min(...tagged) : rules.cadence[client.standing]);
  const why: string[] = [];
  const weights: number[] = [];
  if (fresh ? today >= (client.firstDue ?? 0) : quiet > cadence) {
    why.push(
      last ? `*${days(quiet)}* quiet, cadence ${cadence}` : `*${days(quiet)}* ago, cadence ${cadence}`,
    );
    weights.push(Math.min(10, quiet / cadence) * 100);
  }
  const mood = now?.feeling ?? 0;
  if (now && today >= dayIn(now.at)) {
    const worse = then ? (then.feeling ?? 0) - mood >= 2 : false;
    const turned = mood < 0 && (!then || (then.feeling ?? 0) >= 0);
    if ((worse || turned) && !(last && last.id !== now.id && last.at > now.at)) {
      why.push(then ? ', was ' : 'feels');
      weights.push(4500);
    }
  }
  const purchases = [...new Set(client.bought)].sort((a, b) => a - b).slice(-24);
  if (purchases.length >= 3 && client.standing !== 'former') {
    const gaps = purchases
      .slice(1)
      .map((day, index) => day - (purchases[index] ?? day))
      .sort((a, b) => a - b);
    const usual = gaps[Math.floor(gaps.length / 2)] ?? 0;
    const lastly = purchases.at(-1) ?? 0;
    const missed = lastly + Math.ceil(usual * 1.5) + 1;
    if (today >= missed && !(last && dayIn(last.at) >= missed)) {
      why.push(`usually buys every *${days(usual)}*`);
      weights.push(Math.min(10, (today - lastly) / usual) * 90);
    }
  }
  const stepless = client.standing === 'prospect' && !client.owed.some(({ open }) => open);
  if (stepless && quiet >= rules.stepDays && !(fresh && today < (client.firstDue ?? 0))) {
    why.push('no next step is planned');
    weights.push(80);
  }
  if (weights.length === 0 || client.snoozed > today) return null;
  return {
    line: { key: `customer ${client.id}`, why },
    weight: Math.max(...weights) - mood * 50,
    name: client.name,
    sort: `${client.id}/customer`,
  };
}

export const lastContact = ({ facts }: Client) =>
  facts.filter(({ counts }) => counts).sort((a, b) => b.at - a.at)[0];

/** Whether somebody was spoken with on a day or later. */
export function isMet(client: Client, day: number, zone: string): boolean {
  const last = lastContact(client);
  return last !== undefined && local(last.at, zone).day >= day;
}

/** The dates of a customer, and the birthdays of its people, from one day to another. */
export function datesOf(client: Client, from: number, to: number) {
  const all = [
    ...client.dates.map((date) => ({ ...date, person: null })),
    ...client.people.flatMap(({ name, monthDay }) =>
      monthDay === null ? [] : [{ label: 'birthday', monthDay, person: name }],
    ),
  ];
  const found: { label: string; person: string | null; on: number }[] = [];
  for (const { label, monthDay, person } of all)
    for (let on = from; on <= to; on += 1) {
      const here = written(on).slice(5);
      if (here === monthDay || (monthDay === '02-29' && here === '02-28' && !isLeap(on)))
        found.push({ label, person, on });
    }
  return found;
}

/** Whether something that is owed belongs into a digest of a day. */
export function isDue({ open, due, kind, opened, snoozed }: Owed, today: number): boolean {
  const from = due ?? (kind === 'complaint' ? Math.floor(opened / DAY) : null);
  return open && from !== null && Math.max(from, snoozed) <= today;
}

export function weighOwed({ id, kind, due }: Owed, { name }: Client, today: number): Weighed {
  const late = due === null ? 0 : Math.min(400, Math.max(0, today - due));
  return {
    line: { key: `commitment ${id}`, why: [late > 0 ? `*${days(late)} late*` : ''] },
    weight: { complaint: 5000, promise: 3000, 'next-step': 2000 }[kind] + late,
    name,
    sort: id,
  };
}

export const inOrder = (weighed: Weighed[]): Line[] =>
  weighed
    .sort((a, b) => b.weight - a.weight || a.name.localeCompare(b.name, 'en') || (a.sort < b.sort ? -1 : 1))
    .map(({ line }) => line);

export const days = (n: number): string => `${n} day${n === 1 ? '' : 's'}`;
