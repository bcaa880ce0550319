import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, readdir, readFile, readlink, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';

const NAME = 'manifest.json';

const Entry = z.object({ path: z.string(), size: z.number(), modified: z.number(), sha256: z.string() });
type Entry = z.infer<typeof Entry>;
const Manifest = z.object({ sha256: z.string(), entries: z.array(Entry) });

/** Writes down the size, the time of modification and the SHA-256 of every file in the directory. */
export async function writeManifest(directory: string): Promise<void> {
  const entries: Entry[] = [];
  for (const path of await filesIn(directory)) entries.push(await describe(directory, path));
  await writeFile(join(directory, NAME), JSON.stringify({ sha256: digestOf(entries), entries }));
}

/**
 * Compares a directory with its manifest. Returns what is wrong with it, or undefined when all is well.
 *
 * By default the content is read only where the size or the time of modification differs: that finds a file that is
 * missing, cut short or replaced, and costs some ten milliseconds at each start, where reading 200 MB would cost half
 * a second. A disk that decays keeps both, so `thorough` reads everything.
 */
export async function checkManifest(
  directory: string,
  { thorough = false } = {},
): Promise<string | undefined> {
  let manifest: z.infer<typeof Manifest>;
  try {
    manifest = Manifest.parse(JSON.parse(await readFile(join(directory, NAME), 'utf8')));
  } catch {
    return 'it has no manifest';
  }
  if (digestOf(manifest.entries) !== manifest.sha256) return 'its manifest was changed';
  const wrong = await Promise.all(
    manifest.entries.map(async (entry) =>
      (await isAsWritten(directory, entry, thorough)) ? undefined : entry.path,
    ),
  );
  const first = wrong.find((path) => path !== undefined);
  return first === undefined ? undefined : `${first} is missing or was changed`;
}

async function isAsWritten(directory: string, entry: Entry, thorough: boolean): Promise<boolean> {
  try {
    const { size, mtimeMs } = await lstat(join(directory, entry.path));
    if (size !== entry.size) return false;
    if (!thorough && Math.trunc(mtimeMs) === entry.modified) return true;
    return (await hash(join(directory, entry.path))) === entry.sha256;
  } catch {
    return false;
  }
}

async function describe(directory: string, path: string): Promise<Entry> {
  const file = join(directory, path);
  const { size, mtimeMs } = await lstat(file);
  return { path, size, modified: Math.trunc(mtimeMs), sha256: await hash(file) };
}

async function filesIn(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() || entry.isSymbolicLink())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)))
    .filter((path) => path !== NAME)
    .sort();
}

async function hash(file: string): Promise<string> {
  const digest = createHash('sha256');
  if ((await lstat(file)).isSymbolicLink()) return digest.update(await readlink(file)).digest('hex');
  await pipeline(createReadStream(file), digest);
  return digest.digest('hex');
}

const digestOf = (entries: readonly Entry[]): string =>
  createHash('sha256').update(JSON.stringify(entries)).digest('hex');
