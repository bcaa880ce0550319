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
type Owed = {
  id: string;
  kind: 'next-step' | 'promise' | 'complaint';
  due: number | null;
  opened: number;
  owner: string;
  open: boolean;
  snoozed: number;
};
export type Client = {
  id: string;
  name: string;
  standing: 'customer' | 'prospect' | 'former';
  owner: string | null;
  cadence: number | null;
  tags: string[];
  created: number;
  snoozed: number;
  facts: Fact[];
  bought: number[];
  owed: Owed[];
  /** `MM-DD` */
  dates: { label: string; monthDay: string }[];
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
const weekdayOf = (day: number): number => ((day + 3) % 7) + 1;
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

/** What is due for a person at a moment, the most important first. */
export function dueFor(
  person: Person,
  people: Person[],
  clients: Client[],
  rules: Rules,
  at: number,
): Line[] {
  const { day: today } = local(at, person.zone);
  const dayIn = (instant: number) => local(instant, person.zone).day;
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

  let before = today - 1;
  while (before > today - 7 && !digestDay(before, person, rules)) before -= 1;
  const since = person.settledOn !== null && person.settledOn < today ? person.settledOn : before;

  const weighed: { line: Line; weight: number; name: string; sort: string }[] = [];
  for (const client of clients) {
    const counting = client.facts.filter(({ counts }) => counts).sort((a, b) => b.at - a.at);
    const felt = client.facts.filter(({ feeling }) => feeling !== null).sort((a, b) => b.at - a.at);
    const last = counting[0];
    if (client.owner !== null && owners.has(client.owner)) {
      const quiet = today - dayIn(last?.at ?? client.created);
      const tagged = client.tags.flatMap((tag) => rules.tags[tag] ?? []);
      const cadence =
        client.cadence ?? (tagged.length > 0 ? Math.min(...tagged) : rules.cadence[client.standing]);
      const why: string[] = [];
      const weights: number[] = [];
      if (quiet > cadence) {
        why.push(
          last ? `*${days(quiet)}* quiet, cadence ${cadence}` : `*${days(quiet)}* ago, cadence ${cadence}`,
        );
        weights.push(Math.min(10, quiet / cadence) * 100);
      }
      const [now, then] = felt;
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
      if (
        client.standing === 'prospect' &&
        !client.owed.some(({ open }) => open) &&
        quiet >= rules.stepDays
      ) {
        why.push('no next step is planned');
        weights.push(80);
      }
      if (weights.length > 0 && client.snoozed <= today)
        weighed.push({
          line: { key: `customer ${client.id}`, why },
          weight: Math.max(...weights) - mood * 50,
          name: client.name,
          sort: `${client.id}/customer`,
        });
      for (const { label, monthDay } of client.dates)
        for (let on = today - 7; on <= today + 7; on += 1) {
          const here = written(on).slice(5);
          if (here !== monthDay && !(monthDay === '02-29' && here === '02-28' && !isLeap(on))) continue;
          const first = Math.max(since, today - 7);
          const told = on <= today ? on : on - 7;
          if (told <= first || told > today || (last && dayIn(last.at) >= told)) continue;
          weighed.push({
            line: { key: `date ${client.id}`, why: [label] },
            weight: on <= today ? 4000 : 1200,
            name: client.name,
            sort: `${client.id}/date`,
          });
        }
    }
    for (const owed of client.owed) {
      if (!owed.open || !owners.has(owed.owner)) continue;
      const due = owed.due ?? (owed.kind === 'complaint' ? Math.floor(owed.opened / DAY) : null);
      if (due === null || Math.max(due, owed.snoozed) > today) continue;
      const late = owed.due === null ? 0 : Math.min(400, today - owed.due);
      weighed.push({
        line: { key: `commitment ${owed.id}`, why: [late > 0 ? `*${days(late)} late*` : ''] },
        weight: { complaint: 5000, promise: 3000, 'next-step': 2000 }[owed.kind] + late,
        name: client.name,
        sort: owed.id,
      });
    }
  }
  return weighed
    .sort((a, b) => b.weight - a.weight || a.name.localeCompare(b.name, 'en') || (a.sort < b.sort ? -1 : 1))
    .map(({ line }) => line);
}

const days = (n: number): string => `${n} day${n === 1 ? '' : 's'}`;
