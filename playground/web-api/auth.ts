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
  // https://docs.slack.dev/authentication/installing-with-oauth#exchanging
  'oauth.v2.access': method({
    token: 'none',
    arguments: z.object({
      code: z.string(),
      client_id: z.string().default(''),
      client_secret: z.string().default(''),
      redirect_uri: z.string().optional(),
    }),
    run: (args, world) => {
      const refuse = (error: string, why: string) => new Refusal(error, why, methodPage('oauth.v2.access'));
      if (args.client_id !== world.tokens.clientId) throw refuse('invalid_client_id', 'no such client_id');
      if (args.client_secret !== world.tokens.clientSecret)
        throw refuse('bad_client_secret', 'the wrong secret');
      const personId = world.oauthCodes.get(args.code);
      if (!personId) throw refuse('invalid_code', 'no such code was given out, or it was used');
      world.oauthCodes.delete(args.code);
      const { workspace, tokens, manifest } = world;
      return {
        app_id: workspace.appId,
        authed_user: { id: personId },
        scope: manifest.oauth_config.scopes.bot.join(','),
        token_type: 'bot',
        access_token: tokens.bot,
        bot_user_id: workspace.bot.id,
        team: { id: workspace.team.id, name: workspace.team.name },
        enterprise: null,
        is_enterprise_install: false,
      };
    },
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
