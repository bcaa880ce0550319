import { stat } from 'node:fs/promises';
import { mustBeText } from '../exchange/read/text-only.ts';
import { fileSource } from '../exchange/source.ts';
import { UsageError } from './command.ts';

/**
 * Looks whether a file is there and can be read as text.
 * @throws UsageError or UserError saying in one line what it is instead, and what to do
 */
export async function mustBeReadable(path: string): Promise<void> {
  const found = await stat(path).catch(() => null);
  if (found === null) throw new UsageError(`There is no file ${path}, or it cannot be read.`);
  if (found.isDirectory()) throw new UsageError(`${path} is a directory: name the files in it.`);
  await mustBeText(fileSource(path));
}
