import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

export const EngineName = z.enum(['mongod', 'fetched mongod', 'DocumentDB']);
export type EngineName = z.infer<typeof EngineName>;

const EngineFile = z.object({
  uri: z.string(),
  engine: EngineName,
  /** The engine's supervisor. */
  pid: z.int().positive(),
});
type EngineFile = z.infer<typeof EngineFile>;

const fileIn = (directory: string): string => join(directory, 'engine.json');

/** What runs in the directory, as its supervisor wrote it; undefined when there is nothing, or nothing sensible. */
export async function readEngineFile(directory: string): Promise<EngineFile | undefined> {
  try {
    return EngineFile.parse(JSON.parse(await readFile(fileIn(directory), 'utf8')));
  } catch {
    return undefined;
  }
}

/** Writes it whole or not at all, for this user's eyes only. */
export async function writeEngineFile(directory: string, content: EngineFile): Promise<void> {
  const half = `${fileIn(directory)}.half`;
  await writeFile(half, JSON.stringify(content, undefined, 2), { mode: 0o600 });
  await rename(half, fileIn(directory));
}

export async function removeEngineFile(directory: string): Promise<void> {
  await rm(fileIn(directory), { force: true });
}
