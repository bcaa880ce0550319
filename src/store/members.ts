import { changesBetween } from '../domain/audit.ts';
import { calendarOf, nextDigestAt } from '../domain/calendar.ts';
import type { MemberId } from '../domain/id.ts';
import { Member } from '../domain/member.ts';
import type { Settings } from '../domain/settings.ts';
import type { Day } from '../domain/text/day.ts';
import { words } from '../domain/text/name.ts';
import { auditIn } from './audit.ts';
import { type Context, inTransaction } from './context.ts';
import { type Kind, scoped } from './scoped.ts';
import { settingsIn } from './settings.ts';

const MEMBERS: Kind<Member> = {
  collection: 'members',
  schema: Member,
  version: 1,
  derive: (member) => ({
    search: {
      words:
        member.access === 'member' ? words(`${member.name} ${member.handle} ${member.realName ?? ''}`) : [],
    },
  }),
  key: (workspace, id) => `${workspace}/${id}`,
  recent: true,
};

const PREFERENCES = ['digestTime', 'workingDays', 'away'] as const satisfies (keyof Member)[];
/** What a member may set for themselves; null: as the workspace has it. */
export type Preferences = Partial<Pick<Member, (typeof PREFERENCES)[number]>>;

/** The longest chain of substitutes that is followed, each being away too. */
const LONGEST_CHAIN = 5;
const PAGE = 200;

/** The Slack users that one workspace's bot has met. */
export function membersIn(context: Context) {
  const all = scoped(context, MEMBERS);
  const byId = (id: MemberId) => ({ id, _id: `${context.workspace}/${id}` });

  return {
    get: all.get,
    getMany: all.getMany,
    put: all.put,
    /** All that were met, in the order of their ids. */
    page: all.page,

    /** The zone that days are counted in for an owner: their own, else the workspace's. */
    async zoneOf(owner: MemberId | null, settings: Settings): Promise<string> {
      const member = owner === null ? null : await all.get(owner);
      return member?.zone ?? settings.zone;
    },

    /** The user of a handle (`ben`), as far as we have met them; null where there is none or more than one. */
    async byHandle(handle: string): Promise<Member | null> {
      const found = await all.find({ handle: handle.toLowerCase() }, { limit: 2 });
      return found.length === 1 ? (found[0] ?? null) : null;
    },
    /** All members, page by page. */
    async *each(): AsyncGenerator<Member> {
      let after = `${context.workspace}/`;
      for (;;) {
        const page = await all.find(
          { _id: { $gt: after, $lt: `${context.workspace}0` } },
          { sort: { _id: 1 }, limit: PAGE },
        );
        yield* page;
        const last = page.at(-1);
        if (last === undefined || page.length < PAGE) return;
        after = `${context.workspace}/${last.id}`;
      }
    },

    /** Members with one of these words in their name or handle. */
    byWords: (some: readonly string[], limit = 50): Promise<Member[]> =>
      some.length === 0 ? Promise.resolve([]) : all.find({ 'search.words': { $in: [...some] } }, { limit }),

    /** How many members wait for their digest at an instant; counted up to `limit`. */
    countDigestDue: (now: Date, limit: number): Promise<number> =>
      all.count({ nextDigestAt: { $lte: now } }, limit),

    /**
     * Takes a member who waits for a digest, for this process alone: nobody else is given them before the
     * lease ends. A process that dies leaves them to the next one after that.
     * @returns the member as taken, or null when nobody waits
     */
    takeDigestDue: (now: Date, leaseUntil: Date): Promise<Member | null> =>
      // Unsorted: not every engine reads an index in its order, and would sort thousands for each one that is taken.
      all.change({ nextDigestAt: { $lte: now } }, { $set: { nextDigestAt: leaseUntil } }),

    /** When a member is looked at next. */
    setNextDigest: (id: MemberId, at: Date | null): Promise<Member | null> =>
      all.change(byId(id), { $set: { nextDigestAt: at } }),

    /** A day's digest is settled; with it, when the next one is due, and by which channel the member was reached. */
    settleDigest: (
      id: MemberId,
      settled: { digestedOn: Day; nextDigestAt: Date | null; dmChannel?: string; unreachable?: null },
    ): Promise<Member | null> => all.change(byId(id), { $set: settled }),

    /** Puts back what a member had set, as a backup has it: that is no change, and no entry in the record. */
    async restorePreferences(id: MemberId, had: Preferences): Promise<void> {
      await inTransaction(context, async (within) => {
        const members = scoped(within, MEMBERS);
        const known = await members.get(id);
        const settings = await settingsIn(within).get();
        if (known) await members.put(rescheduled({ ...known, ...had }, settings, context.clock.now()));
      });
    },

    /**
     * Sets what a member may choose, and works out when their next digest is due then.
     * @returns the member as they are then, and whether anything was changed; null where there is no such member
     */
    async setPreferences(
      id: MemberId,
      chosen: Preferences,
      by: MemberId,
      action = 'edit',
    ): Promise<{ member: Member; changed: boolean } | null> {
      return inTransaction(context, async (within) => {
        const members = scoped(within, MEMBERS);
        const known = await members.get(id);
        if (!known) return null;
        const next = { ...known, ...chosen, version: known.version + 1 };
        const changes = changesBetween(known, next, PREFERENCES);
        if (changes.length === 0) return { member: known, changed: false };
        const settings = await settingsIn(within).get();
        const member = await members.put(rescheduled(next, settings, context.clock.now()));
        await auditIn(within).add({
          by,
          action,
          entity: { type: 'member', id, version: member.version },
          customerId: null,
          changes,
        });
        return { member, changed: true };
      });
    },

    /** Works out anew when everybody's digest is due, after the workspace's settings changed. */
    async reschedule(settings: Settings): Promise<void> {
      for await (const member of this.each()) {
        const { nextDigestAt } = rescheduled(member, settings, context.clock.now());
        // Whoever is being served just now has another time by then; what is settled there is worked out anew too.
        if (nextDigestAt?.getTime() !== member.nextDigestAt?.getTime())
          await all.change(
            { ...byId(member.id), nextDigestAt: member.nextDigestAt },
            { $set: { nextDigestAt } },
          );
      }
    },

    /** The members whose due things somebody gets beside their own, as their substitute on a day. */
    async representedBy(id: MemberId, today: Day): Promise<Member[]> {
      const found = new Map<MemberId, Member>();
      let standing: MemberId[] = [id];
      for (let step = 0; step < LONGEST_CHAIN && standing.length > 0; step += 1) {
        const away = await all.find({ 'away.substitute': { $in: standing } }, { limit: PAGE });
        const fresh = away.filter(
          (member) => member.id !== id && !found.has(member.id) && member.away && member.away.until > today,
        );
        for (const member of fresh) found.set(member.id, member);
        standing = fresh.map((member) => member.id);
      }
      return [...found.values()];
    },

    /** Those who get digests: full members whom the bot has met. */
    colleagues: (limit: number): Promise<Member[]> =>
      all.find({ nextDigestAt: { $gt: new Date(0) } }, { sort: { nextDigestAt: 1 }, limit }),

    /** The admins who can be told of a trouble, in a steady order. */
    admins: (limit = 20): Promise<Member[]> =>
      all.find({ isAdmin: true, access: 'member' }, { sort: { _id: 1 }, limit }),

    setDmChannel: (id: MemberId, channel: string | null): Promise<Member | null> =>
      all.change(byId(id), { $set: { dmChannel: channel } }),

    /** Remembers that Slack refuses our messages to a member, or (null) that it takes them again. */
    setUnreachable: (id: MemberId, unreachable: Member['unreachable']): Promise<Member | null> =>
      all.change(byId(id), { $set: { unreachable } }),
  };
}

/** A member with the time of the next digest worked out anew. */
const rescheduled = (member: Member, settings: Settings, now: Date): Member => ({
  ...member,
  nextDigestAt:
    member.access === 'member' ? nextDigestAt(now, calendarOf(member, settings), member.digestedOn) : null,
});
