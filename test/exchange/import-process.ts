import { importFile } from '../../src/exchange/import-file.ts';
import { directoryOf } from '../../src/exchange/members.ts';
import { fileSource } from '../../src/exchange/source.ts';
import { openStore } from '../../src/store/store.ts';

/** Imports a file in a process of its own, for a test to kill. */
const now = new Date('2024-06-01T10:00:00Z');
const [uri = '', workspace = '', path = ''] = process.argv.slice(2);
const store = await openStore({ uri, clock: { now: () => now } });
await importFile(fileSource(path), {
  store: store.in(workspace),
  by: 'UIMPORTER',
  members: directoryOf([]),
  zone: 'Europe/Berlin',
  now,
  findDuplicates: false,
});
await store.close();
