import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { MANIFEST } from './a-bolt-app.ts';

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
  const path = join(mkdtempSync(join(tmpdir(), 'manifest-')), 'manifest.yml');
  writeFileSync(path, stringify(manifest));
  return path;
};

export const ALL_SCOPES = [
  'app_mentions:read',
  'channels:history',
  'channels:read',
  'chat:write',
  'commands',
  'groups:history',
  'groups:read',
  'im:history',
  'im:read',
  'im:write',
  'team:read',
  'users:read',
];
