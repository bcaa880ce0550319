import type { MovableClock } from './clock.ts';
import type { Outcome, Payload } from './delivery/delivery.ts';
import type { Forgery } from './delivery/http.ts';
import type { StartOffer } from './guide.ts';
import type { ChannelSeed, PersonSeed } from './people.ts';
import type { PersonDriver } from './person.ts';
import type { Fault, Message, Modal, Person, Traffic } from './protocol.ts';
import type { Assets } from './router.ts';
import type { PlaygroundState } from './state.ts';

export type PlaygroundOptions = {
  /** The path of manifest.yml. */
  manifest: string;
  /** Of the page, the Web API and Socket Mode, on 127.0.0.1. Default: any free one. */
  port?: number;
  /** Default: one that starts at the present. */
  clock?: MovableClock;
  /** Deliver by signed HTTP to this address instead of Socket Mode. */
  requestUrl?: string;
  people?: PersonSeed[];
  channels?: ChannelSeed[];
  /** How the app under test says that its work is done; awaited before a driver's act returns. */
  settle?: () => Promise<void>;
  onClockMoved?: (now: Date) => void | Promise<void>;
  assets?: Assets;
  /** Where the contents of files are kept, to be there after a restart. Default: in memory. */
  filesDirectory?: string;
  /** What the page asks whoever opens it first. Default: nothing. */
  start?: StartOffer;
  /** How long the app has to acknowledge, in milliseconds. Default: 3000, as with Slack; a test may shorten it. */
  ackMs?: number;
  /** Refuse with 429 what comes faster than Slack allows: messages in a channel, and calls of a method. */
  strictPace?: boolean;
};

export type Playground = {
  /** `http://127.0.0.1:PORT`, where the page is. */
  url: string;
  /** Ends with `/api/`. */
  apiUrl: string;
  botToken: string;
  appToken: string;
  signingSecret: string;
  clientId: string;
  clientSecret: string;
  teamId: string;
  botUserId: string;
  clock: MovableClock;
  /** The driver of a person, by handle. Throws for nobody. */
  as(handle: string): PersonDriver;
  fault(fault: Fault): void;
  /** What the app was refused for its own fault. */
  refusals: Traffic[];
  /** The last thousand payloads and calls. */
  traffic: Traffic[];
  /** Sends any payload, over HTTP with a forged signature or time if asked, around all bookkeeping. */
  deliver(
    payload: Payload,
    forgery?: Forgery & { retry?: { num: number; reason: string } },
  ): Promise<Outcome & { status?: number }>;
  /** Changes a person, as their profile does: the app hears `user_change`. */
  changes(handle: string, change: Partial<Pick<Person, 'name' | 'tz' | 'kind'>>): Promise<void>;
  /** Takes the app away: `app_uninstalled` and `tokens_revoked`; the tokens are dead from then on. */
  uninstalls(): Promise<void>;
  /** The code that Slack sends back when somebody allows the app; `oauth.v2.access` takes it once. */
  allows(handle: string): string;
  /** Adds somebody (or `rapport`, the bot) to a channel. */
  joins(handle: string, channel: string): void;
  /** Asks the app to connect anew, as Slack does now and then. */
  refreshSockets(reason?: 'warning' | 'refresh_requested'): void;
  connections(): number;
  /** All that can be read, with mentions by name. */
  visibleText(shown: Message | Modal | Modal['view']): string;
  /** Resolves when every payload is acknowledged and the app is done. */
  settled(): Promise<void>;
  setRequestUrl(url: string | undefined): void;
  setSettle(settle: (() => Promise<void>) | undefined): void;
  setOnClockMoved(listener: ((now: Date) => void | Promise<void>) | undefined): void;
  exportState(): PlaygroundState;
  importState(state: unknown): Promise<void>;
  stop(): Promise<void>;
};
