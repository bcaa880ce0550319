import { memberDifference, teamDifference } from './differences.ts';
import type { FlakySlack, Post } from './flaky-slack.ts';
import { days, dueFor, hasTurn, local, type Person, written } from './reference.ts';
import { isSilent, lateComplaints, teamSays } from './team-reference.ts';
import { ADMIN, CHANNEL, type World } from './world.ts';

type Step = {
  /** Nothing runs. */
  down: boolean;
  /** A process died: what it was at may be done, or not. */
  killed: boolean;
};
export type Verdict = {
  digests: number;
  teams: number;
  escalations: number;
  problems: number;
  wrong: string[];
};

/** Not more of a day. */
const ESCALATIONS = 10;

/** Holds every message, and every silence, against the reference. */
export function makeJudge(world: World, slack: FlakySlack, seed: number) {
  const { people, team, clients, rules, now } = world;
  const verdict: Verdict = { digests: 0, teams: 0, escalations: 0, problems: 0, wrong: [] };
  /** Days whose digest was empty when a process died: it may have been settled, or not. */
  const unclear = new Map<string, number>();
  /** Which complaints somebody was told of, each for a due day; and those that need be told to nobody any more. */
  const told = new Map<string, number>();
  const escalated = new Map<string, number>();
  const spared = new Map<string, number>();
  let escalatedOn = team.settledOn ?? 0;

  const complain = (who: string, what: string) =>
    verdict.wrong.push(`seed ${seed}, ${new Date(now()).toISOString()}, ${who}: ${what}`);
  const kindOf = ({ message: { text, blocks } }: Post) => {
    const [first] = blocks;
    const header = first?.type === 'header' ? first.text.text : '';
    if (header === 'Your customers today') return 'digest';
    if (header === "The team's customers today") return 'team';
    if (text.startsWith('A complaint of')) return 'escalation';
    return /I can't (reach|post)/.test(text) ? 'problem' : 'unknown';
  };

  /** Slack failed them a while ago, or refused them today: whoever is refused is tried again on the next day. */
  const stillFailing = (id: string, zone: string): boolean =>
    (slack.excused.get(id) ?? 0) > now() || isRefusedToday(id, zone);
  const isRefusedToday = (id: string, zone: string): boolean =>
    local(slack.refusedAt.get(id) ?? 0, zone).day === local(now(), zone).day;

  /** Whether a digest came exactly in its turn, and said what it had to. */
  function judgeDigest(
    person: Person,
    own: Post[],
    isNothing: () => boolean,
    differenceOf: (post: Post) => string | null,
    { down, killed }: Step,
  ): void {
    const { day } = local(now(), person.zone);
    const clean = !down && !killed && !stillFailing(person.id, person.zone);
    if (own.length > 1) complain(person.id, `${own.length} digests at once`);
    const [digest] = own;
    if (digest) {
      if (slack.refused.has(person.id)) complain(person.id, 'a digest to somebody who is refused');
      const difference = isNothing() ? 'nothing is due' : differenceOf(digest);
      if (difference !== null) complain(person.id, `${written(day)}: ${difference}`);
      person.settledOn = day;
    } else if (isNothing()) {
      if (clean) person.settledOn = day;
      else if (!down) unclear.set(person.id, day);
    } else if (clean) {
      if (unclear.get(person.id) === day) person.settledOn = day;
      else complain(person.id, `${written(day)}: no digest, but something is due`);
    }
  }

  /** Whether everybody who has to know of a late complaint was told, once, and nobody else. */
  function judgeEscalations(posts: Post[], { down, killed }: Step): void {
    const { day, time } = local(now(), rules.zone);
    const isDay = hasTurn({ ...team, settledOn: null }, rules, now());
    const late = lateComplaints(clients, day);
    // Of customers that are archived nobody is told, nor need be when they come back.
    if (isDay && !down)
      for (const { client, owed, due } of late) if (client.archived) spared.set(owed.id, due);
    const waiting = late.filter(
      ({ client, owed, due }) => !client.archived && escalated.get(owed.id) !== due,
    );
    const refused = isRefusedToday(CHANNEL, rules.zone) || slack.refused.has(CHANNEL);
    const toldToday = new Set<string>();
    const wanted = waiting.map(({ client, owed, due }) => {
      const owner = people.find(({ id, access }) => id === client.owner && access && id !== owed.owner)?.id;
      const instead = refused && owed.owner !== ADMIN ? [ADMIN] : [];
      const before = [CHANNEL, ADMIN, owner].some((to) => told.get(`${owed.id}/${to}`) === due);
      return { owed, due, owner, before, allowed: new Set([CHANNEL, ...instead, ...(owner ? [owner] : [])]) };
    });
    for (const { to, message } of posts) {
      const id = /"commitment\\?":\\?"(\w+)/.exec(JSON.stringify(message.blocks))?.[1] ?? '';
      const about = wanted.find(({ owed }) => owed.id === id);
      if (!about) complain(to, `a complaint that is not late, or was told: ${message.text}`);
      else if (!about.allowed.has(to)) complain(to, `nobody to tell of ${message.text}`);
      else if (told.get(`${id}/${to}`) === about.due) complain(to, `told twice: ${message.text}`);
      else if (!isDay) complain(to, `told on ${written(day)} at ${time}`);
      else if (!message.text.includes(`${days(day - about.due)} late`))
        complain(to, `wrongly counted: ${message.text}`);
      told.set(`${id}/${to}`, about?.due ?? 0);
      toldToday.add(id);
    }
    const reached = (id: string, to: string, due: number) => told.get(`${id}/${to}`) === due;
    const clean =
      !down &&
      !killed &&
      [CHANNEL, ADMIN, ...wanted.flatMap(({ owner }) => owner ?? [])].every(
        (id) =>
          (slack.excused.get(id) ?? 0) <= now() || (slack.refused.has(id) && isRefusedToday(id, rules.zone)),
      );
    // Where a process died, or Slack failed somebody, the day's telling may be settled, or not.
    const maybeSettled = unclear.get('complaints') === day;
    if (isDay && !down && !clean) unclear.set('complaints', day);
    if (!isDay || !clean) return;
    for (const { owed, due, owner, before } of wanted) {
      const first = [CHANNEL, ADMIN, owner ?? ''].filter((to) => reached(owed.id, to, due));
      if (first.length > 0) {
        const isSpared =
          before || owner === undefined || isRefusedToday(owner, zoneOf(owner)) || slack.refused.has(owner);
        if (!isSpared && !reached(owed.id, owner, due))
          complain(owner, `not told of the late complaint ${owed.id}`);
        if (!before && !refused && !reached(owed.id, CHANNEL, due))
          complain(CHANNEL, `not told of the late complaint ${owed.id}`);
        escalated.set(owed.id, due);
      } else if (
        escalatedOn < day &&
        !maybeSettled &&
        spared.get(owed.id) !== due &&
        toldToday.size < ESCALATIONS &&
        !refused
      )
        complain(CHANNEL, `nobody was told of the late complaint ${owed.id}`);
    }
    escalatedOn = day;
  }

  const zoneOf = (to: string): string => people.find(({ id }) => id === to)?.zone ?? rules.zone;

  return {
    verdict,
    /** Who has their turn now, before anything is sent. */
    turns: () => [...people, team].filter((person) => hasTurn(person, rules, now())),
    judge(posts: Post[], turns: Person[], step: Step): void {
      const of = (kind: string) => posts.filter((post) => kindOf(post) === kind);
      for (const { to, message } of of('unknown')) complain(to, `an unknown message: ${message.text}`);
      verdict.problems += of('problem').length;
      verdict.digests += of('digest').length;
      verdict.teams += of('team').length;
      verdict.escalations += of('escalation').length;
      for (const { to } of [...of('digest'), ...of('team')])
        if (!turns.some(({ id }) => id === to)) complain(to, 'a digest out of turn');
      for (const person of turns) {
        const own = [...of('digest'), ...of('team')].filter(({ to }) => to === person.id);
        if (person === team) {
          const says = teamSays(team, people, clients, rules, now());
          const differs = ({ message }: Post) => teamDifference(message, says);
          judgeDigest(person, own, () => isSilent(says), differs, step);
        } else {
          const lines = dueFor(person, people, clients, rules, now());
          const differs = ({ message }: Post) => memberDifference(message, lines);
          judgeDigest(person, own, () => lines.length === 0, differs, step);
        }
      }
      judgeEscalations(of('escalation'), step);
    },
  };
}
