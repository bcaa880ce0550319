import type { MovableClock } from './clock.ts';
import type { Delivery } from './delivery/delivery.ts';
import type { ResponseUrls } from './delivery/response-url.ts';
import type { Triggers } from './delivery/trigger.ts';
import type { Faults } from './faults.ts';
import type { Files } from './files/store.ts';
import type { Uploads } from './files/uploads.ts';
import type { Guide } from './guide.ts';
import type { Manifest } from './manifest.ts';
import type { Pace } from './pace.ts';
import type { Fault } from './protocol.ts';
import type { Screens } from './screens.ts';
import type { TrafficLog } from './traffic.ts';
import type { Workspace } from './workspace.ts';

type Tokens = {
  bot: string;
  app: string;
  signingSecret: string;
  clientId: string;
  clientSecret: string;
  verification: string;
};

/** Everything that the acts of people and the methods of the Web API work on. */
export type World = {
  clock: MovableClock;
  manifest: Manifest;
  tokens: Tokens;
  workspace: Workspace;
  screens: Screens;
  files: Files;
  uploads: Uploads;
  /** The server's own address. */
  url: () => string;
  triggers: Triggers;
  responseUrls: ResponseUrls;
  delivery: Delivery;
  faults: Faults;
  traffic: TrafficLog;
  guide: Guide;
  /** OAuth codes given out, and who is installing. */
  oauthCodes: Map<string, string>;
  /** `false` once the app was uninstalled. */
  installed: () => boolean;
  /** A new WebSocket address for Socket Mode. */
  socketUrl: () => string;
  pace: Pace;
  plan: (fault: Fault) => void;
};
