import type { KnownBlock, PlainTextOption, View } from '@slack/types';

/**
 * What the playground's page and the tests' drivers say to the playground's server, and what they hear back.
 * The page talks JSON over HTTP (`POST /page/act`) and hears server-sent events (`GET /page/events?as=<user id>`);
 * a test calls the same functions in-process.
 */

/** A person of the pretend workspace, as the page shows them. */
export type Person = {
  id: string;
  handle: string;
  name: string;
  /** IANA zone, as `users.info` tells it. */
  tz: string;
  kind: 'member' | 'admin' | 'guest' | 'stranger' | 'bot' | 'deactivated';
  /** The workspace the person belongs to: a stranger (Slack Connect) has another one. */
  teamId: string;
};

export type Conversation = {
  id: string;
  kind: 'channel' | 'private' | 'dm';
  /** `sales` for a channel; the other person's name for a DM. */
  name: string;
  memberIds: string[];
  archived: boolean;
  shared: boolean;
};

/** A file as people see it under a message; `size` in bytes. */
export type SharedFile = { id: string; name: string; mimetype: string; size: number };

export type Message = {
  /** Slack's id of a message within its conversation: seconds with six decimals, as a string. */
  ts: string;
  conversation: string;
  /** The author's user id. */
  user: string;
  text: string;
  blocks: KnownBlock[];
  threadTs: string | null;
  edited: boolean;
  /** Set for an ephemeral message: the only person who sees it. */
  onlyFor: string | null;
  replyCount: number;
  /** Files that the message shares; `GET /page/file?as=<user id>&id=<file id>` gives one. */
  files?: SharedFile[];
};

/** A modal on someone's screen; the last of the stack is the one on top. */
export type Modal = { id: string; hash: string; view: View; errors: Record<string, string> };

export type SlashCommand = { command: string; description: string; usageHint: string };
export type Shortcut = { callbackId: string; name: string; description: string; type: 'global' | 'message' };

/** How to begin, asked of whoever opens the page first; and how far the choice that was made has come. */
export type Welcome = {
  title: string;
  text: string;
  /** Small print. */
  note: string;
  choices: { id: string; label: string; text: string }[];
  /** `share` is from 0 to 1. */
  progress: { choice: string; line: string; share: number } | null;
  problem: string | null;
};

/** How the page helps with a step: a text for the composer of a channel (by name), or the next working morning. */
export type Suggestion = { type: 'text'; channel: string; text: string } | { type: 'morning' };

/** A few things to try. */
export type Tour = {
  id: string;
  title: string;
  text: string;
  suggestion: Suggestion | null;
  done: boolean;
}[];

/** Everything one person sees when the page opens. */
export type Snapshot = {
  type: 'snapshot';
  team: { id: string; name: string };
  me: Person;
  people: Person[];
  bot: Person;
  /** The playground's present, ISO 8601 in UTC. */
  now: string;
  conversations: Conversation[];
  messages: Message[];
  modals: Modal[];
  home: View | null;
  commands: SlashCommand[];
  shortcuts: Shortcut[];
  /** Null when it is decided, or nothing is offered. */
  welcome: Welcome | null;
  /** Null when there is none, or it was put away. */
  tour: Tour | null;
  /** The last lines of the inspector, oldest first. */
  traffic: Traffic[];
};

/** One change of what a person sees. */
export type Change =
  | { type: 'message'; message: Message }
  | { type: 'message-removed'; conversation: string; ts: string }
  | { type: 'conversation'; conversation: Conversation }
  | { type: 'modals'; modals: Modal[] }
  | { type: 'home'; home: View }
  | { type: 'people'; people: Person[] }
  | { type: 'clock'; now: string }
  /** Slack's own red line under the composer, such as "/crm failed with the error dispatch_failed". */
  | { type: 'notice'; text: string }
  | { type: 'traffic'; traffic: Traffic }
  | { type: 'guide'; welcome: Welcome | null; tour: Tour | null };

/** One line of the inspector: a payload sent to the app, or a call of the Web API by the app. */
export type Traffic = {
  id: number;
  at: string;
  direction: 'to-app' | 'from-app';
  /** `slash_commands`, `block_actions`, `chat.postMessage` … */
  name: string;
  payload: unknown;
  response: unknown;
  /** Milliseconds until the ack, or until the call was answered. */
  took: number | null;
  /** Why the call was refused, and where the rule comes from. */
  refused: { error: string; why: string; source: string } | null;
};

/**
 * The state of the inputs of a modal or message, as Slack sends it: block id -> action id -> element state. The files of a
 * `file_input` come from the page as `{ name, content_base64 }`, and are uploaded with the form.
 */
export type InputState = Record<string, Record<string, unknown>>;

/** Where a clicked element is: on a message, in a modal or on the App Home. */
export type Place =
  | { in: 'message'; conversation: string; ts: string }
  | { in: 'modal'; viewId: string; state: InputState }
  | { in: 'home' };

/** What a person does. */
export type Act =
  | { act: 'type'; conversation: string; text: string; threadTs?: string }
  /** Sends files, with or without a text; `content` is base64. */
  | {
      act: 'drop';
      conversation: string;
      text?: string;
      threadTs?: string;
      files: { name: string; content: string }[];
    }
  /** `input` carries what an element other than a button was set to: `{ selected_option }`, `{ selected_date }` … */
  | { act: 'click'; place: Place; blockId: string; actionId: string; input?: Record<string, unknown> }
  | { act: 'type-ahead'; place: Place; blockId: string; actionId: string; query: string }
  | { act: 'submit'; viewId: string; state: InputState }
  | { act: 'close'; viewId: string; all?: boolean }
  | { act: 'shortcut'; callbackId: string; message?: { conversation: string; ts: string } }
  | { act: 'open-home' }
  /** Exactly one of the two: an instant (ISO 8601), or milliseconds forward. The clock never goes back. */
  | { act: 'move-clock'; to?: string; by?: number }
  | { act: 'open-dm'; with: string }
  | { act: 'fault'; fault: Fault }
  /** Chooses how to begin; answered when that is done. */
  | { act: 'choose'; choice: string }
  | { act: 'dismiss-tour' };

/** A fault to be met by the app, until it has happened `times` times (default 1). */
export type Fault = (
  | { kind: 'rate-limited'; method?: string; retryAfter: number }
  | { kind: 'server-error'; method?: string; status?: number }
  | { kind: 'refused'; method?: string; error: string }
  | { kind: 'latency'; method?: string; milliseconds: number }
  | { kind: 'drop-socket' }
  /** The next payload to the app is delivered twice. */
  | { kind: 'redeliver' }
) & { times?: number };

/** The answer to an act: what the page needs at once; all else comes as changes. */
export type ActResult = { ok: true; options?: PlainTextOption[]; ts?: string } | { ok: false; error: string };
