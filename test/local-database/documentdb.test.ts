import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MongoClient, MongoServerError } from 'mongodb';
import pg from 'pg';
import { describe, expect, onTestFinished, test } from 'vitest';
import { fetchPackages } from '../../src/local-database/documentdb/fetch.ts';
import { startDocumentDB } from '../../src/local-database/documentdb/start.ts';
import { findOnPath, identify } from '../../src/local-database/processes.ts';
import { runModule } from '../helpers/bot-process.ts';
import { builtEngine, hasDocumentDB } from '../helpers/document-db.ts';
import { temporaryDirectory } from '../helpers/temporary.ts';

const pidIn = async (directory: string): Promise<number> =>
  Number((await readFile(join(directory, 'documentdb/postmaster.pid'), 'utf8')).split('\n')[0]);

async function start(directory: string, logged: string[] = []) {
  const running = await startDocumentDB({
    engine: await builtEngine(),
    directory,
    durable: true,
    environment: process.env,
    log: (line) => logged.push(line),
  });
  onTestFinished(() => running.stop());
  return running;
}

async function aClient(uri: string) {
  const client = new MongoClient(uri);
  onTestFinished(() => client.close());
  return client.db('d').collection<{ _id: string; n: number }>('c');
}

describe.skipIf(!hasDocumentDB)('DocumentDB', () => {
  test('PostgreSQL listens on no network, and keeps what it acknowledges', async () => {
    const directory = await temporaryDirectory();
    await start(directory);
    const direct = new pg.Client({ host: join(directory, 'run'), user: 'postgres', database: 'postgres' });
    await direct.connect();
    const { rows } = await direct.query(
      `SELECT name, setting FROM pg_settings WHERE name IN ('listen_addresses', 'fsync', 'full_page_writes', 'synchronous_commit')`,
    );
    await direct.end();
    expect(Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))).toEqual({
      listen_addresses: '',
      fsync: 'on',
      full_page_writes: 'on',
      synchronous_commit: 'on',
    });
  });

  test('when PostgreSQL is killed it is started again, and commands wait for it', async () => {
    const directory = await temporaryDirectory();
    const logged: string[] = [];
    const things = await aClient((await start(directory, logged)).uri);
    await things.insertOne({ _id: 'before', n: 0 });
    const killed = await pidIn(directory);
    process.kill(killed, 'SIGKILL');
    // A process of the old one may answer for a moment; a new one starts only when all of these have ended.
    await expect.poll(() => pidIn(directory).catch(() => killed), { timeout: 15_000 }).not.toBe(killed);
    await expect.poll(() => things.countDocuments().catch(() => undefined), { timeout: 15_000 }).toBe(1);
    await things.insertOne({ _id: 'after', n: 0 });
    expect(logged.join('\n')).toContain('PostgreSQL was ended by SIGKILL; starting it again');
  });

  test('a transaction in which PostgreSQL dies is done again as a whole', async () => {
    const directory = await temporaryDirectory();
    const { uri } = await start(directory);
    const things = await aClient(uri);
    await things.insertOne({ _id: 'a', n: 0 });
    const client = new MongoClient(uri);
    onTestFinished(() => client.close());
    let tries = 0;
    await client.withSession((session) =>
      session.withTransaction(async () => {
        tries += 1;
        const inside = client.db('d').collection<{ _id: string; n: number }>('c');
        await inside.updateOne({ _id: 'a' }, { $inc: { n: 1 } }, { session });
        if (tries === 1) {
          const killed = await pidIn(directory);
          process.kill(killed, 'SIGKILL');
          await expect.poll(() => pidIn(directory), { timeout: 15_000 }).not.toBe(killed);
        }
        await inside.insertOne({ _id: 'b', n: tries }, { session });
      }),
    );
    expect(tries).toBeGreaterThan(1);
    expect(await things.find().sort({ _id: 1 }).toArray()).toMatchObject([{ n: 1 }, { _id: 'b' }]);
  });

  test('a commit in which PostgreSQL dies is never done twice', async () => {
    const directory = await temporaryDirectory();
    const { uri } = await start(directory);
    const things = await aClient(uri);
    await things.insertOne({ _id: 'a', n: 0 });
    const client = new MongoClient(uri);
    onTestFinished(() => client.close());
    const session = client.startSession();
    session.startTransaction();
    const inside = client.db('d').collection<{ _id: string; n: number }>('c');
    await inside.updateOne({ _id: 'a' }, { $inc: { n: 1 } }, { session });
    process.kill(await pidIn(directory), 'SIGKILL');
    const outcome = await session.commitTransaction().then(
      () => 1,
      (error: unknown) => {
        // Without this label nobody runs the transaction again.
        expect(error instanceof MongoServerError && error.hasErrorLabel('TransientTransactionError')).toBe(
          false,
        );
        return 0;
      },
    );
    await session.endSession();
    expect(await things.findOne({ _id: 'a' })).toEqual({ _id: 'a', n: outcome });
  });

  test('a PostgreSQL that outlived its supervisor is ended by the next start', async () => {
    const directory = await temporaryDirectory();
    // No setpriv on its PATH, so nothing ends it together with the process that started it.
    const path = await temporaryDirectory();
    for (const command of ['unshare', 'sh', 'id', 'cp', 'sync']) {
      await symlink((await findOnPath(command, process.env)) ?? '/nowhere', join(path, command));
    }
    const module = new URL('../../src/local-database/documentdb/start.ts', import.meta.url).href;
    const { child, line } = runModule(`
      import { startDocumentDB } from ${JSON.stringify(module)};
      await startDocumentDB({
        engine: ${JSON.stringify(await builtEngine())}, directory: ${JSON.stringify(directory)},
        durable: true, environment: { PATH: ${JSON.stringify(path)} }, log: () => undefined,
      });
      console.log('started');
    `);
    await line();
    const orphan = await pidIn(directory);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await identify(orphan)).toBeDefined();
    const things = await aClient((await start(directory)).uri);
    await things.insertOne({ _id: 'a', n: 1 });
    expect(await identify(orphan)).toBeUndefined();
  });

  test('a lock file whose number another process has got is no hindrance', async () => {
    const directory = await temporaryDirectory();
    await (await start(directory)).stop();
    const file = join(directory, 'documentdb/postmaster.pid');
    await writeFile(
      file,
      `${process.ppid}\n${join(directory, 'documentdb')}\n1700000000\n5432\n/nowhere\n\n    1    1\nready\n`,
    );
    const things = await aClient((await start(directory)).uri);
    expect(await things.countDocuments()).toBe(0);
  });

  test('data of another version of PostgreSQL is left alone', async () => {
    const directory = await temporaryDirectory();
    await mkdir(join(directory, 'documentdb'));
    await writeFile(join(directory, 'documentdb/PG_VERSION'), '17\n');
    await expect(start(directory)).rejects.toThrow('is of PostgreSQL 17, and the engine is 18');
  });

  test('what PostgreSQL itself says is the reason when it does not start', async () => {
    const directory = await temporaryDirectory();
    await (await start(directory)).stop();
    await writeFile(join(directory, 'documentdb/global/pg_control'), 'spoilt');
    await expect(start(directory)).rejects.toThrow(/PostgreSQL did not start: .*pg_control/);
  });
});

describe("fetching from Debian's packages", () => {
  /** A machine whose apt is a script. */
  async function machineWithApt(script: string) {
    const path = await temporaryDirectory();
    for (const [name, content] of Object.entries({ 'apt-get': script, 'dpkg-deb': '', tar: '' })) {
      await writeFile(join(path, name), `#!/bin/sh\n${content}\n`);
      await chmod(join(path, name), 0o755);
    }
    return { environment: { PATH: path }, progress: () => undefined };
  }

  test('a machine without apt is told so', async () => {
    const bare = { environment: { PATH: '' }, progress: () => undefined };
    await expect(fetchPackages(await temporaryDirectory(), bare)).rejects.toThrow('there is no apt-get here');
  });

  test('a machine whose apt knows no mirror of Debian is told so', async () => {
    const ubuntu = await machineWithApt("echo 'Ubuntu|noble|http://mirror.test/ubuntu/'");
    await expect(fetchPackages(await temporaryDirectory(), ubuntu)).rejects.toThrow(
      "without a mirror of Debian's packages",
    );
  });

  test('what apt complains of is passed on, after every mirror has been tried', async () => {
    const broken = await machineWithApt(`
      if [ "$1" = indextargets ]; then
        echo 'Debian|trixie-security|http://security.test/'
        echo 'Debian|trixie|http://one.test/debian/'
        echo 'Debian|trixie|http://two.test/debian/'
        exit 0
      fi
      echo "E: no network" >&2
      while read -r line; do echo "$line" >> "\${2%apt.conf}tried"; done < "\${2%apt.conf}sources.list"
      exit 100
    `);
    const directory = await temporaryDirectory();
    await expect(fetchPackages(directory, broken)).rejects.toThrow('apt-get ended with 100: E: no network');
    const tried = (await readFile(join(directory, 'tried'), 'utf8')).trim().split('\n');
    expect(tried.map((line) => /^deb \[.*\] (\S+) forky main$/.exec(line)?.[1])).toEqual([
      'http://one.test/debian/',
      'http://two.test/debian/',
    ]);
  });

  test.runIf(hasDocumentDB && existsSync('/etc/debian_version'))(
    'a fresh image, whose apt has never read a list, has a mirror too',
    async () => {
      const real = await findOnPath('apt-get', process.env);
      const fresh = await machineWithApt(`
        if [ "$1" = indextargets ]; then exec ${real} -o Dir::State::lists=/nonexistent "$@"; fi
        echo 'E: far enough' >&2
        exit 100
      `);
      await expect(fetchPackages(await temporaryDirectory(), fresh)).rejects.toThrow('E: far enough');
    },
  );
});
