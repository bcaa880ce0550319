import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { expect, onTestFinished, test } from 'vitest';
import { documentDBEngine, startDocumentDB } from '../../src/local-database/documentdb/start.ts';
import { checkManifest } from '../../src/local-database/manifest.ts';
import { runModule } from '../helpers/bot-process.ts';
import { hasDocumentDB } from '../helpers/document-db.ts';
import { temporaryDirectory } from '../helpers/temporary.ts';

// It fetches 142 MB and takes half a minute, so it runs where that is nobody's waiting time.
test.runIf(hasDocumentDB && process.env['CI'])(
  'a fetch that was killed half-way is taken up by the next, and its engine runs',
  async () => {
    const cacheDirectory = join(await temporaryDirectory(), 'cache');
    const module = new URL('../../src/local-database/documentdb/start.ts', import.meta.url).href;
    const { child, line } = runModule(`
      import { documentDBEngine } from ${JSON.stringify(module)};
      await documentDBEngine({
        cacheDirectory: ${JSON.stringify(cacheDirectory)}, environment: process.env, progress: (line) => console.log(line),
      });
    `);
    for (let said = await line(); !/ [1-9]\d* of \d+ MB/.test(said); ) said = await line();
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await readdir(cacheDirectory)).not.toContain('documentdb-1');

    const progress: string[] = [];
    const engine = await documentDBEngine({
      cacheDirectory,
      environment: process.env,
      progress: (line) => progress.push(line),
    });
    expect(progress.at(-1)).toBe('Fetching DocumentDB: unpacking it');
    expect(await readdir(cacheDirectory)).toEqual(['documentdb-1']);
    expect(await checkManifest(engine, { thorough: true })).toBeUndefined();

    const directory = await temporaryDirectory();
    const running = await startDocumentDB({
      engine,
      directory,
      durable: false,
      environment: process.env,
      log: () => undefined,
    });
    onTestFinished(() => running.stop());
    const client = new MongoClient(running.uri);
    onTestFinished(() => client.close());
    await client.db('d').collection('c').insertOne({ n: 1 });
    expect(await client.db('d').collection('c').countDocuments()).toBe(1);
  },
  180_000,
);
