import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { EVENT_SCOPES } from '../playground/delivery/events.ts';
import { type Manifest, readManifest } from '../playground/manifest.ts';
import { METHODS } from '../playground/web-api/server.ts';
import type { World } from '../playground/world.ts';
import { SUBCOMMANDS } from '../src/commands/table.ts';
import { SHORTCUTS_HEARD } from '../src/listeners/heard.ts';
import { manifestPath, manifestScopes } from '../src/manifest.ts';

let manifest: Manifest;
let source: string;
beforeAll(async () => {
  manifest = readManifest(manifestPath());
  const folder = fileURLToPath(new URL('../src', import.meta.url));
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.ts'));
  source = (await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')))).join('\n');
});

const all = (pattern: RegExp): string[] =>
  [...new Set([...source.matchAll(pattern)].map(([, found]) => found ?? ''))].sort();
const listenedTo = (what: string) => all(new RegExp(`\\bapp\\.${what}\\(\\s*'([^']+)'`, 'g'));

/** Every method of the Web API that the sources call, such as `chat.postMessage`. */
const called = () => [
  ...all(
    /(?:[cC]lient|\))\.((?:admin|api|apps|auth|bots|chat|conversations|files|oauth|reactions|team|users|usergroups|views)\.[\w.]+)\(/g,
  ),
  // The client's own helper calls these.
  ...(source.includes('.filesUploadV2(')
    ? ['files.getUploadURLExternal', 'files.completeUploadExternal']
    : []),
];

const KINDS = new Map([
  ['D1', { kind: 'dm' }],
  ['C1', { kind: 'channel' }],
  ['G1', { kind: 'private' }],
]);

/** The scopes of which a call needs one: for a DM, a channel and a private channel, where that makes a difference. */
function needsOf(method: string): string[][] {
  const known = METHODS[method];
  if (!known) throw new Error(`the playground has no ${method}, so nobody knows what it needs`);
  const world = { workspace: { conversations: KINDS } } as unknown as World;
  if (known.token !== 'bot') return [];
  return [...KINDS.keys()].map((channel) => known.scopes({ channel }, world));
}

/** What the manifest subscribes to for each event that a listener hears: of messages, only those to the app itself. */
const subscriptionOf = (event: string) => (event === 'message' ? 'message.im' : event);

test('every method that the bot calls is granted by a scope of the manifest', () => {
  expect(called()).toContain('chat.postMessage');
  const { bot } = manifest.oauth_config.scopes;
  const refused = called().filter((method) =>
    needsOf(method).some((needs) => needs.length > 0 && !needs.some((scope) => bot.includes(scope))),
  );
  expect(refused).toEqual([]);
});

test('every event that is listened to is subscribed to and granted, and no other', () => {
  const wanted = listenedTo('event').map(subscriptionOf);
  expect([...manifest.settings.event_subscriptions.bot_events].sort()).toEqual(wanted.sort());
  for (const event of wanted) {
    const scope = EVENT_SCOPES[event];
    if (scope) expect(manifest.oauth_config.scopes.bot).toContain(scope);
  }
});

test('no scope is asked for that is not used', () => {
  const used = new Set([
    ...called().flatMap((method) => needsOf(method).flat()),
    ...listenedTo('event').flatMap((event) => EVENT_SCOPES[subscriptionOf(event)] ?? []),
    ...(manifest.features.slash_commands.length > 0 ? ['commands'] : []),
    // A field that comes only with its own scope: https://docs.slack.dev/reference/scopes/users.read.email
    ...(/profile[?.\s\S]{0,80}email/.test(source) ? ['users:read.email'] : []),
  ]);
  expect(manifest.oauth_config.scopes.bot.filter((scope) => !used.has(scope))).toEqual([]);
});

test('the commands and shortcuts of the manifest are those that have a listener', () => {
  expect(manifest.features.slash_commands.map(({ command }) => command)).toEqual(listenedTo('command'));
  const offered = manifest.features.shortcuts.map((shortcut) => shortcut.callback_id);
  expect(offered.sort()).toEqual(SHORTCUTS_HEARD.map(({ callback }) => callback).sort());
});

test('the hint of the command is one of its subcommands', () => {
  const hints = manifest.features.slash_commands.map(({ usage_hint: hint }) => hint.split(' ')[0]);
  const names = SUBCOMMANDS.map(({ name }) => name);
  for (const hint of hints) expect(names).toContain(hint);
});

test('OAuth asks for the same scopes as the manifest', async () => {
  expect(await manifestScopes()).toEqual(manifest.oauth_config.scopes.bot);
});
