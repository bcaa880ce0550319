import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { movableClock } from './clock.ts';
import { ACK_MS, createDelivery } from './delivery/delivery.ts';
import { relayEvents, sendEvent } from './delivery/events.ts';
import { createHttp } from './delivery/http.ts';
import { createResponseUrls } from './delivery/response-url.ts';
import { createSocketMode } from './delivery/socket-mode.ts';
import { createTriggers } from './delivery/trigger.ts';
import { createFaults } from './faults.ts';
import { createFiles } from './files/store.ts';
import { createUploads } from './files/uploads.ts';
import { createGuide } from './guide.ts';
import { freshSecret } from './ids.ts';
import { readManifest } from './manifest.ts';
import { createPace, NO_PACE } from './pace.ts';
import { DEFAULT_CHANNELS, DEFAULT_PEOPLE } from './people.ts';
import { createPerson } from './person.ts';
import type { Playground, PlaygroundOptions } from './playground.ts';
import type { Fault, Person } from './protocol.ts';
import { router } from './router.ts';
import { createScreens } from './screens.ts';
import { createSettling } from './settling.ts';
import { exportState, importState } from './state.ts';
import { createTraffic } from './traffic.ts';
import { visibleText } from './visible-text.ts';
import { userObject } from './web-api/users.ts';
import { createWorkspace } from './workspace.ts';
import type { World } from './world.ts';

export type { Playground, PlaygroundOptions } from './playground.ts';

/**
 * Starts a strict local Slack: the Web API, Socket Mode or signed HTTP, and the page's server, on 127.0.0.1.
 *
 * @throws when the manifest cannot be read, or the port is taken (`EADDRINUSE`).
 */
export const startPlayground = async (options: PlaygroundOptions): Promise<Playground> => {
  const manifest = readManifest(options.manifest);
  const clock = options.clock ?? movableClock();
  const { ackMs = ACK_MS } = options;
  let { requestUrl, settle, onClockMoved } = options;
  let url = '';
  let installed = true;

  const workspace = createWorkspace({
    clock,
    botName: manifest.features.bot_user?.display_name ?? manifest.display_information.name,
    people: options.people ?? DEFAULT_PEOPLE,
    channels: options.channels ?? DEFAULT_CHANNELS,
  });
  const files = createFiles(clock, options.filesDirectory);
  const tokens = {
    bot: `xoxb-playground-${freshSecret()}`,
    app: `xapp-1-playground-${freshSecret()}`,
    signingSecret: freshSecret(),
    clientId: `${workspace.team.id}.${workspace.appId}`,
    clientSecret: freshSecret(),
    verification: freshSecret(),
  };
  const traffic = createTraffic(workspace);
  const faults = createFaults();
  const socket = createSocketMode({ clock, appId: workspace.appId, ackMs });
  const http = createHttp({
    clock,
    signingSecret: tokens.signingSecret,
    requestUrl: () => requestUrl,
    ackMs,
  });
  const transport = () => (requestUrl ? http : socket);
  const plan = (fault: Fault) => {
    if (fault.kind === 'drop-socket') socket.drop();
    else faults.plan(fault);
  };
  const world: World = {
    clock,
    manifest,
    tokens,
    workspace,
    screens: createScreens(workspace),
    files,
    uploads: createUploads(clock, () => url),
    url: () => url,
    triggers: createTriggers(clock),
    responseUrls: createResponseUrls(workspace, manifest.oauth_config.scopes.bot, () => url),
    delivery: createDelivery({ clock, faults, traffic, transport }),
    faults,
    traffic,
    guide: createGuide(workspace, options.start),
    oauthCodes: new Map(),
    installed: () => installed,
    socketUrl: () => `${url.replace('http', 'ws')}${socket.ticket()}`,
    pace: options.strictPace ? createPace(clock) : NO_PACE,
    plan,
  };
  const settled = createSettling(world, () => settle);
  const stopEvents = relayEvents(world);
  const stopClock = clock.onMove(async (now) => {
    workspace.emit({ change: { type: 'clock', now: now.toISOString() }, to: 'everyone', why: 'other' });
    await onClockMoved?.(now);
  });

  const server = createServer(router(world, options.assets));
  server.on('upgrade', socket.upgrade);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const known = (handle: string): Person => {
    const person = workspace.byHandle(handle);
    if (!person) throw new Error(`There is nobody called ${handle}.`);
    return person;
  };
  const tellPeople = () =>
    workspace.emit({
      change: { type: 'people', people: [...workspace.people.values()] },
      to: 'everyone',
      why: 'other',
    });

  return {
    url,
    apiUrl: `${url}/api/`,
    botToken: tokens.bot,
    appToken: tokens.app,
    signingSecret: tokens.signingSecret,
    clientId: tokens.clientId,
    clientSecret: tokens.clientSecret,
    teamId: workspace.team.id,
    botUserId: workspace.bot.id,
    clock,
    as: (handle) => createPerson(world, known(handle).id, settled),
    fault: plan,
    refusals: traffic.refusals,
    traffic: traffic.all,
    deliver: (payload, { retry, ...forgery } = {}) =>
      requestUrl ? http.post(payload, retry ?? null, forgery) : socket.send(payload, retry ?? null),
    changes: async (handle, change) => {
      const person = { ...known(handle), ...change };
      workspace.people.set(person.id, person);
      tellPeople();
      const user = userObject(person, workspace, manifest.oauth_config.scopes.bot);
      const event_ts = workspace.nextTs();
      await sendEvent(world, 'user_change', { type: 'user_change', user, cache_ts: 0, event_ts });
      await settled();
    },
    uninstalls: async () => {
      installed = false;
      await sendEvent(world, 'tokens_revoked', {
        type: 'tokens_revoked',
        tokens: { oauth: [], bot: [workspace.bot.id] },
      });
      await sendEvent(world, 'app_uninstalled', { type: 'app_uninstalled' });
      await settled();
    },
    allows: (handle) => {
      const code = freshSecret();
      world.oauthCodes.set(code, known(handle).id);
      installed = true;
      return code;
    },
    joins: (handle, name) => {
      const channel = workspace.channel(name.replace(/^#/, ''));
      if (!channel) throw new Error(`There is no channel ${name}.`);
      const memberIds = [...new Set([...channel.memberIds, known(handle).id])];
      workspace.addConversation({ ...channel, memberIds });
    },
    refreshSockets: (reason = 'refresh_requested') => socket.refresh(reason),
    connections: socket.connections,
    visibleText: (shown) =>
      visibleText(shown, {
        nameOf: (id) => workspace.people.get(id)?.name ?? workspace.conversations.get(id)?.name,
        tz: 'UTC',
      }),
    settled,
    setRequestUrl: (to) => {
      requestUrl = to;
    },
    setSettle: (to) => {
      settle = to;
    },
    setOnClockMoved: (to) => {
      onClockMoved = to;
    },
    exportState: () => exportState(world),
    importState: (state) => importState(world, state),
    stop: async () => {
      stopEvents();
      stopClock();
      world.delivery.stop();
      await socket.stop();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
};
