import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Person } from '../protocol.ts';
import { type Json, methodPage, Refusal } from '../refusal.ts';
import type { Workspace } from '../workspace.ts';
import { limit, type Method, method, page } from './method.ts';

/** A user as Slack tells of one: https://docs.slack.dev/reference/objects/user-object */
export const userObject = (person: Person, workspace: Workspace, scopes: readonly string[] = []): Json => {
  const { id, handle, name, tz, kind, teamId } = person;
  const instant = Temporal.Instant.fromEpochMilliseconds(workspace.clock.now().getTime());
  const [first = name, ...rest] = name.split(' ');
  return {
    id,
    team_id: teamId,
    name: handle,
    deleted: kind === 'deactivated',
    color: '9f69e7',
    real_name: name,
    tz,
    tz_label: tz,
    tz_offset: instant.toZonedDateTimeISO(tz).offsetNanoseconds / 1e9,
    profile: {
      title: '',
      phone: '',
      skype: '',
      real_name: name,
      real_name_normalized: name,
      display_name: handle,
      display_name_normalized: handle,
      first_name: first,
      last_name: rest.join(' '),
      status_text: '',
      status_emoji: '',
      avatar_hash: 'playground',
      team: teamId,
      // Only with its scope: https://docs.slack.dev/reference/scopes/users.read.email
      ...(kind !== 'bot' && scopes.includes('users:read.email')
        ? { email: `${handle}@${teamId === workspace.team.id ? workspace.team.domain : 'elsewhere'}.example` }
        : {}),
      ...(kind === 'bot' ? { bot_id: workspace.botId, api_app_id: workspace.appId } : {}),
    },
    is_admin: kind === 'admin',
    is_owner: kind === 'admin',
    is_primary_owner: false,
    is_restricted: kind === 'guest',
    is_ultra_restricted: false,
    is_bot: kind === 'bot',
    is_app_user: false,
    ...(kind === 'stranger' ? { is_stranger: true } : {}),
    updated: Math.floor(workspace.clock.now().getTime() / 1000),
    is_email_confirmed: true,
    who_can_share_contact_card: 'EVERYONE',
  };
};

/** Slackbot is listed as a user and, oddly, not as a bot. */
const slackbot = (workspace: Workspace): Json => ({
  ...userObject(
    {
      id: 'USLACKBOT',
      handle: 'slackbot',
      name: 'Slackbot',
      tz: 'America/Los_Angeles',
      kind: 'member',
      teamId: workspace.team.id,
    },
    workspace,
  ),
  is_bot: false,
});

export const USERS: Record<string, Method> = {
  'users.info': method({
    scopes: ['users:read'],
    arguments: z.object({ user: z.string() }),
    run: (args, { workspace, manifest }) => {
      if (args.user === 'USLACKBOT') return { user: slackbot(workspace) };
      const person = workspace.people.get(args.user);
      if (!person) throw new Refusal('user_not_found', `no user ${args.user}`, methodPage('users.info'));
      return { user: userObject(person, workspace, manifest.oauth_config.scopes.bot) };
    },
  }),
  'users.list': method({
    scopes: ['users:read'],
    arguments: z.object({ cursor: z.string().optional(), limit: limit.optional() }),
    run: (args, { workspace, manifest }) => {
      const own = [...workspace.people.values()].filter(({ teamId }) => teamId === workspace.team.id);
      const all = [
        slackbot(workspace),
        ...own.map((person) => userObject(person, workspace, manifest.oauth_config.scopes.bot)),
      ];
      const { items, response_metadata } = page(all, args, 1000, 'users.list');
      return {
        members: items,
        cache_ts: Math.floor(workspace.clock.now().getTime() / 1000),
        response_metadata,
      };
    },
  }),
};
