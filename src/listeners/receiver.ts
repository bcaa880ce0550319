import {
  type AppOptions,
  HTTPReceiver,
  type Installation,
  LogLevel,
  type Receiver,
  SocketModeReceiver,
} from '@slack/bolt';
import type { SlackConfig } from '../config.ts';
import type { Log } from '../log.ts';
import type { Installations } from '../store/installations.ts';
import { CALENDAR_PATH, type Route } from './calendar-feed.ts';
import { slackLogger } from './slack-logger.ts';

/** How the app hears of Slack, and by whose token it speaks. */
export type Connection = {
  receiver: Receiver;
  authorization: { token: string } | { authorize: NonNullable<AppOptions['authorize']> };
  /** The bot's token of a workspace; null where Rapport is not installed. */
  tokenOf(workspace: string): Promise<string | null>;
};

type Deps = {
  slackApiUrl: string | undefined;
  scopes: string[];
  installations: Installations;
  /** Serves health checks and calendars. */
  route: Route;
  log: Log;
};

/** Makes the receiver that the configuration asks for: Socket Mode, signed HTTP, or HTTP with OAuth for many workspaces. */
export function makeConnection(slack: Exclude<SlackConfig, { mode: 'playground' }>, deps: Deps): Connection {
  const { slackApiUrl, scopes, installations, route, log } = deps;
  const logger = slackLogger(log);
  const clientOptions = {
    ...(slackApiUrl === undefined ? {} : { slackApiUrl }),
    retryConfig: { retries: 3, factor: 2, minTimeout: 500 },
    logger,
  };
  if (slack.mode === 'socket') {
    const receiver = new SocketModeReceiver({
      appToken: slack.appToken,
      logger,
      installerOptions: { clientOptions },
    });
    return { receiver, authorization: { token: slack.botToken }, tokenOf: async () => slack.botToken };
  }
  const http = {
    signingSecret: slack.signingSecret,
    endpoints: '/slack/events',
    logger,
    logLevel: LogLevel.WARN,
    customRoutes: ['/healthz', '/readyz', '/metrics', CALENDAR_PATH].map((path) => ({
      path,
      method: ['GET', 'HEAD'],
      handler: (request: Parameters<Route>[0], response: Parameters<Route>[1]) =>
        void route(request, response),
    })),
  };
  if (slack.mode === 'http')
    return {
      receiver: new HTTPReceiver(http),
      authorization: { token: slack.botToken },
      tokenOf: async () => slack.botToken,
    };

  const installationStore = {
    storeInstallation: async (installation: Installation) =>
      installations.put(ownerOf(installation), installation),
    fetchInstallation: async (query: InstallationQuery): Promise<Installation> => {
      const found = await installations.get(idOf(query));
      if (found === null) throw new Error('Rapport is not installed in that workspace');
      return found as Installation;
    },
    deleteInstallation: async (query: InstallationQuery) => installations.remove(idOf(query)),
  };
  const { clientId, clientSecret, stateSecret } = slack;
  const receiver = new HTTPReceiver({
    ...http,
    clientId,
    clientSecret,
    stateSecret,
    scopes,
    installationStore,
    installerOptions: { clientOptions, directInstall: true },
  });
  const { installer } = receiver;
  if (!installer) throw new Error('OAuth was not set up by its receiver');
  return {
    receiver,
    authorization: { authorize: installer.authorize },
    tokenOf: async (workspace) => {
      const found = (await installations.get(workspace)) as Installation | null;
      return found?.bot?.token ?? null;
    },
  };
}

type InstallationQuery = {
  teamId?: string | undefined;
  enterpriseId?: string | undefined;
  isEnterpriseInstall: boolean;
};

const idOf = ({ isEnterpriseInstall, enterpriseId, teamId }: InstallationQuery): string => {
  const id = isEnterpriseInstall ? enterpriseId : teamId;
  if (id === undefined) throw new Error('Slack named no workspace');
  return id;
};
const ownerOf = ({ isEnterpriseInstall, enterprise, team }: Installation): string =>
  idOf({ isEnterpriseInstall: isEnterpriseInstall ?? false, enterpriseId: enterprise?.id, teamId: team?.id });
