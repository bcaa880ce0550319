import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';

/** The Slack app's manifest: found from the sources and from what `npm run build` makes of them. */
export function manifestPath(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'manifest.yml'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('manifest.yml is missing: it belongs beside package.json');
    folder = parent;
  }
  return join(folder, 'manifest.yml');
}

const Manifest = z.object({ oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }) });

/** The scopes that an installation asks for. */
export async function manifestScopes(): Promise<string[]> {
  return Manifest.parse(parse(await readFile(manifestPath(), 'utf8'))).oauth_config.scopes.bot;
}
