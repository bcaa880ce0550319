import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { calendarOf, nextDigestAt, settledAtStart } from '../domain/calendar.ts';
import type { MemberId } from '../domain/id.ts';
import { Member } from '../domain/member.ts';
import { DEFAULT_SETTINGS, type Settings } from '../domain/settings.ts';
import { isZone } from '../domain/text/day.ts';
import { emailDomain } from '../domain/text/email-domain.ts';
import type { WorkspaceStore } from '../store/store.ts';

/** A user as Slack tells it (https://docs.slack.dev/reference/objects/user-object), as far as it matters here. */
export const SlackUser = z.object({
  id: z.string(),
  team_id: z.string().optional(),
  name: z.string().default(''),
  real_name: z.string().optional(),
  deleted: z.boolean().default(false),
  is_bot: z.boolean().default(false),
  is_admin: z.boolean().default(false),
  is_owner: z.boolean().default(false),
  is_restricted: z.boolean().default(false),
  is_ultra_restricted: z.boolean().default(false),
  is_stranger: z.boolean().default(false),
  /** In an Enterprise organisation: the workspaces that the user belongs to. */
  enterprise_user: z.object({ teams: z.array(z.string()).default([]) }).optional(),
  tz: z.string().optional(),
  profile: z
    .object({
      display_name: z.string().optional(),
      real_name: z.string().optional(),
      email: z.string().optional(),
    })
    .default({}),
});
export type SlackUser = z.infer<typeof SlackUser>;

const REFRESH_AFTER_MS = 24 * 60 * 60 * 1000;

function accessOf(user: SlackUser, teamId: string | undefined): Member['access'] {
  if (user.deleted) return 'deactivated';
  if (user.is_bot || user.id === 'USLACKBOT') return 'bot';
  if (user.is_stranger || !belongsTo(user, teamId)) return 'outsider';
  return user.is_restricted || user.is_ultra_restricted ? 'guest' : 'member';
}

/** Whether a user is of the workspace: by their team, or as a colleague from another workspace of the organisation. */
const belongsTo = ({ team_id, enterprise_user }: SlackUser, teamId: string | undefined): boolean =>
  teamId === undefined ||
  team_id === undefined ||
  team_id === teamId ||
  (enterprise_user?.teams.includes(teamId) ?? false);

/**
 * Turns what Slack tells of a user into a member as it is kept; what we know beyond Slack stays.
 * @param teamId the team of the installation; undefined for an org-wide install, where users come from many teams
 */
export function toMember(
  user: SlackUser,
  known: Member | null,
  teamId: string | undefined,
  now: Date,
  settings: Settings = DEFAULT_SETTINGS,
): Member {
  const zone = user.tz !== undefined && isZone(user.tz) ? user.tz : (known?.zone ?? settings.zone);
  const access = accessOf(user, teamId);
  const learnt = {
    id: user.id,
    name: user.profile.display_name || user.real_name || user.profile.real_name || user.name,
    handle: user.name,
    realName: user.real_name || user.profile.real_name || null,
    zone,
    isAdmin: user.is_admin || user.is_owner,
    // A colleague's domain is our own: it says nothing about a customer.
    emailDomain:
      access === 'member' || user.profile.email === undefined ? null : emailDomain(user.profile.email),
    access,
    refreshedAt: now,
  };
  const member = Member.parse({ ...known, ...learnt });
  if (access !== 'member') return { ...member, nextDigestAt: null };
  if (known?.access === 'member' && known.zone === zone && known.nextDigestAt !== null) return member;
  const calendar = calendarOf(member, settings);
  // Whoever travels keeps what is settled; whoever is new does not get a digest out of the blue.
  const digestedOn = known?.access === 'member' ? known.digestedOn : settledAtStart(now, calendar);
  return { ...member, digestedOn, nextDigestAt: nextDigestAt(now, calendar, digestedOn) };
}

export type Directory = {
  /** A user of the workspace, asked of Slack when not known or not asked for a day; null where Slack knows none. */
  find(
    store: WorkspaceStore,
    client: WebClient,
    id: MemberId,
    teamId: string | undefined,
  ): Promise<Member | null>;
  /** What Slack said of a user by itself (`user_change`). */
  learn(store: WorkspaceStore, user: SlackUser, teamId: string | undefined): Promise<Member>;
};

/** Who is who, kept in the store and refreshed from Slack. */
export function makeDirectory({ clock }: { clock: Clock }): Directory {
  async function learn(store: WorkspaceStore, user: SlackUser, teamId: string | undefined): Promise<Member> {
    // The schedule goes by the workspaces that are known.
    await store.settings.enrol();
    // In one transaction: a digest that is settled meanwhile is not forgotten.
    return store.together(async ({ members, settings }) => {
      const known = await members.get(user.id);
      return members.put(toMember(user, known, teamId, clock.now(), await settings.get()));
    });
  }
  return {
    learn,
    async find(store, client, id, teamId) {
      const known = await store.members.get(id);
      if (known && clock.now().getTime() - known.refreshedAt.getTime() < REFRESH_AFTER_MS) return known;
      try {
        const { user } = await client.users.info({ user: id });
        return await learn(store, SlackUser.parse(user), teamId);
      } catch (error) {
        if (isSlackError(error, 'user_not_found', 'user_not_visible')) return null;
        // Slack is out of reach: what we knew yesterday is better than to turn a colleague away.
        if (known) return known;
        throw error;
      }
    },
  };
}

/** Whether Slack's Web API refused a call with one of these codes. */
export function isSlackError(error: unknown, ...codes: string[]): boolean {
  const parsed = z.object({ data: z.object({ error: z.string() }) }).safeParse(error);
  return parsed.success && codes.includes(parsed.data.data.error);
}
