import { analyse } from './analyse.ts';
import { compactMap } from './compact-map.ts';
import { type ImportOptions, type ImportReport, importFile } from './import-file.ts';
import { memorySource, type Source } from './source.ts';
import { TABLES } from './understand/fields.ts';

/** A file as it is at hand: by name and content, or as a source to read. */
export type InputFile = Source | { name: string; content: Uint8Array | string };

/**
 * Imports several files that belong together, whatever their order: customers before what refers to them.
 * @throws UserError as `importFile` does; no file is imported then but those that came before
 */
export async function importFiles(
  options: ImportOptions,
  files: readonly InputFile[],
): Promise<ImportReport[]> {
  const sources = files.map((file) => ('open' in file ? file : memorySource(file.name, file.content)));
  const ordered: { source: Source; order: number }[] = [];
  for (const source of sources)
    ordered.push({ source, order: TABLES.indexOf((await analyse(source, options)).understanding.table) });
  ordered.sort((a, b) => a.order - b.order);
  const reports: ImportReport[] = [];
  const imagined = compactMap();
  for (const { source } of ordered) reports.push(await importFile(source, { ...options, imagined }));
  return reports;
}
