import { z } from 'zod';
import { methodPage, Refusal } from '../refusal.ts';
import { type Method, method } from './method.ts';

export const AUTH: Record<string, Method> = {
  'api.test': method({
    token: 'none',
    arguments: z.looseObject({}),
    run: (args) => ({ args }),
  }),
  'auth.test': method({
    arguments: z.object({}),
    run: (_args, { workspace }) => ({
      url: `https://${workspace.team.domain}.slack.com/`,
      team: workspace.team.name,
      user: workspace.bot.handle,
      team_id: workspace.team.id,
      user_id: workspace.bot.id,
      bot_id: workspace.botId,
      is_enterprise_install: false,
    }),
  }),
  'apps.connections.open': method({
    token: 'app',
    scopes: ['connections:write'],
    arguments: z.object({}),
    run: (_args, world) => {
      if (!world.manifest.settings.socket_mode_enabled) {
        throw new Refusal(
          'forbidden',
          'the manifest does not enable Socket Mode',
          methodPage('apps.connections.open'),
        );
      }
      return { url: world.socketUrl() };
    },
  }),
  'team.info': method({
    scopes: ['team:read'],
    arguments: z.object({ team: z.string().optional() }),
    run: (_args, { workspace: { team } }) => ({
      team: { id: team.id, name: team.name, domain: team.domain, email_domain: '', icon: {} },
    }),
  }),
  'bots.info': method({
    scopes: ['users:read'],
    arguments: z.object({ bot: z.string() }),
    run: (args, { workspace }) => {
      if (args.bot !== workspace.botId) {
        throw new Refusal('bot_not_found', 'no such bot', methodPage('bots.info'));
      }
      const { botId, appId, bot } = workspace;
      return {
        bot: {
          id: botId,
          deleted: false,
          name: bot.name,
          updated: 0,
          app_id: appId,
          user_id: bot.id,
          icons: {},
        },
      };
    },
  }),
};
