import { createServer } from 'node:net';
import { App, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { vi } from 'vitest';
import { type Playground, type PlaygroundOptions, startPlayground } from '../../playground/start.ts';

export type BoltApp = App;

export const SILENT = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => LogLevel.ERROR,
  setName: () => {},
};

export const MANIFEST = 'manifest.yml';

const freePort = async (): Promise<number> => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
};

/** Says when all listeners of an app have finished. */
const settlingOf = (app: BoltApp): (() => Promise<void>) => {
  const under = new Set<Promise<void>>();
  const processEvent = app.processEvent.bind(app);
  app.processEvent = (event) => {
    const run = processEvent(event);
    under.add(run);
    const done = () => under.delete(run);
    run.then(done, done);
    return run;
  };
  return async () => {
    while (under.size > 0) await Promise.allSettled([...under]);
  };
};

export type Running = { playground: Playground; app: BoltApp; errors: Error[]; stop: () => Promise<void> };

/** A playground with a small real Bolt app in it, over Socket Mode or signed HTTP. */
export const startBoltApp = async (
  by: 'socket' | 'http',
  register: (app: BoltApp) => void,
  options: Partial<PlaygroundOptions> = {},
): Promise<Running> => {
  const playground = await startPlayground({ manifest: MANIFEST, ...options });
  const port = await freePort();
  const clientOptions = { slackApiUrl: playground.apiUrl, retryConfig: { retries: 0 } };
  const app = new App({
    token: playground.botToken,
    logger: SILENT,
    clientOptions,
    ...(by === 'http'
      ? { signingSecret: playground.signingSecret }
      : {
          receiver: new SocketModeReceiver({
            appToken: playground.appToken,
            logger: SILENT,
            // How long it waits before it connects anew.
            clientPingTimeout: 1000,
            installerOptions: { clientOptions },
          }),
        }),
  });
  const errors: Error[] = [];
  app.error(async (error) => {
    errors.push(error);
  });
  register(app);
  playground.setSettle(settlingOf(app));
  if (by === 'socket') {
    await app.start();
  } else {
    await app.start({ port, host: '127.0.0.1' });
    playground.setRequestUrl(`http://127.0.0.1:${port}/slack/events`);
  }
  // Bolt asks who it is in the background.
  await vi.waitFor(() => {
    if (!playground.traffic.some(({ name }) => name === 'auth.test')) throw new Error('not yet');
  });
  return {
    playground,
    app,
    errors,
    stop: async () => {
      await app.stop();
      await playground.stop();
    },
  };
};
