import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { SHORTCUTS_HEARD } from '../src/app.ts';
import { manifestPath } from '../src/manifest.ts';

const Manifest = z.object({
  features: z.object({ shortcuts: z.array(z.object({ callback_id: z.string() })) }),
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
  settings: z.object({ event_subscriptions: z.object({ bot_events: z.array(z.string()) }) }),
});
const manifest = Manifest.parse(parse(readFileSync(manifestPath(), 'utf8')));

function sources(folder: string): string {
  return readdirSync(folder, { withFileTypes: true })
    .map((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return entry.name === 'local-database' ? '' : sources(path);
      return entry.name.endsWith('.ts') ? readFileSync(path, 'utf8') : '';
    })
    .join('\n');
}
const source = sources('src');

/** What of our code needs a scope: a call of the Web API, an event, or a field that comes only with it. */
const NEEDS: Record<string, RegExp> = {
  'app_mentions:read': /app\.event\('app_mention'/,
  'channels:history': /conversations\.(?:history|replies)/,
  'groups:history': /conversations\.(?:history|replies)/,
  'im:history': /app\.event\('message'/,
  'chat:write': /chat\.postMessage/,
  commands: /app\.command\('\/crm'/,
  'im:write': /conversations\.open/,
  'users:read': /users\.info/,
  'users:read.email': /profile\.email/,
  'channels:read': /conversations\.(?:info|members|list)/,
  'files:read': /files\.info|url_private/,
  'files:write': /files\.(?:upload|getUploadURLExternal)|uploadV2/,
};
const EVENTS: Record<string, RegExp> = { 'message.im': /app\.event\('message'/ };

describe('the manifest asks for nothing that is not used', () => {
  test.each(manifest.oauth_config.scopes.bot)('scope %s', (scope) => {
    const needed = NEEDS[scope];
    if (!needed) throw new Error(`say in this test what needs the scope ${scope}`);
    expect(source).toMatch(needed);
  });

  test.each(manifest.settings.event_subscriptions.bot_events)('event %s', (event) => {
    expect(source).toMatch(EVENTS[event] ?? new RegExp(`app\\.event\\('${event}'`));
  });

  test('every shortcut is answered, and no other', () => {
    expect(SHORTCUTS_HEARD.map(({ callback }) => callback).sort()).toEqual(
      manifest.features.shortcuts.map(({ callback_id: id }) => id).sort(),
    );
  });
});
