import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { MANIFEST } from './a-bolt-app.ts';

const folder = mkdtempSync(join(tmpdir(), 'manifest-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
let count = 0;

/** The path of a manifest like ours, but with other scopes or events. */
export const aManifest = ({
  scopes,
  events,
  homeTab,
  socketMode,
}: {
  scopes?: string[];
  events?: string[];
  homeTab?: boolean;
  socketMode?: boolean;
}): string => {
  const manifest = parse(readFileSync(MANIFEST, 'utf8'));
  if (scopes) manifest.oauth_config.scopes.bot = scopes;
  if (events) manifest.settings.event_subscriptions.bot_events = events;
  if (homeTab !== undefined) manifest.features.app_home.home_tab_enabled = homeTab;
  if (socketMode !== undefined) manifest.settings.socket_mode_enabled = socketMode;
  count += 1;
  const path = join(folder, `${count}.yml`);
  writeFileSync(path, stringify(manifest));
  return path;
};

export const ALL_SCOPES = [
  'app_mentions:read',
  'channels:history',
  'channels:read',
  'chat:write',
  'commands',
  'files:read',
  'files:write',
  'groups:history',
  'groups:read',
  'im:history',
  'im:read',
  'im:write',
  'team:read',
  'users:read',
];
