import { writeFile } from 'node:fs/promises';
import { dataDictionary } from '../src/domain/data-dictionary.ts';

/** Writes docs/data-dictionary.md anew; run it after a schema has changed. */
await writeFile(new URL('../docs/data-dictionary.md', import.meta.url), dataDictionary());
