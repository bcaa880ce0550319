import { WebClient } from '@slack/web-api';
import { afterEach, beforeEach } from 'vitest';
import { type Playground, startPlayground } from '../../playground/start.ts';
import { SILENT } from './a-bolt-app.ts';
import { ALL_SCOPES, aManifest } from './a-manifest.ts';

/** What a refused call was told. */
export const refusal = async (call: Promise<unknown>): Promise<Record<string, unknown> | undefined> => {
  const error = await call.then(
    () => undefined,
    (thrown: { data?: Record<string, unknown> }) => thrown,
  );
  return error?.data;
};

/** A fresh playground and a client of its Web API for each test. */
export const useClient = () => {
  const use = {
    playground: undefined as unknown as Playground,
    client: undefined as unknown as WebClient,
    clientWith: (token?: string) =>
      new WebClient(token, {
        slackApiUrl: use.playground.apiUrl,
        retryConfig: { retries: 0 },
        rejectRateLimitedCalls: true,
        logger: SILENT,
      }),
    /** Starts anew, with another manifest. */
    start: async (options: Parameters<typeof aManifest>[0] = {}, more: { strictPace?: boolean } = {}) => {
      await use.playground?.stop();
      use.playground = await startPlayground({
        manifest: aManifest({ scopes: ALL_SCOPES, ...options }),
        ...more,
      });
      use.client = use.clientWith(use.playground.botToken);
    },
    /** The id of a channel. */
    idOf: (name: string): string => {
      const found = use.playground.exportState().conversations.find((one) => one.name === name);
      if (!found) throw new Error(`There is no channel ${name}.`);
      return found.id;
    },
  };
  beforeEach(() => use.start());
  afterEach(() => use.playground.stop());
  return use;
};
