import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type RunOptions, run } from '../processes.ts';
import { asOrdinaryUser } from './as-user.ts';
import { layoutOf } from './layout.ts';
import { startPostgres } from './postgres.ts';
import { relocate, unpack } from './unpack.ts';

/**
 * Makes an engine from package files: PostgreSQL and DocumentDB with every library they need, and a template database
 * with the extensions in it.
 *
 * @param engine an empty directory
 */
export async function buildEngine(
  packages: readonly string[],
  engine: string,
  options: RunOptions,
): Promise<void> {
  // Where root has to run it as "nobody", that user must come in.
  await chmod(engine, 0o755);
  const unpacked = join(engine, 'unpacked');
  await unpack(packages, unpacked, options);
  await relocate(unpacked, engine, options);
  await rm(unpacked, { recursive: true, force: true });
  await makeTemplate(engine, options);
}

async function makeTemplate(engine: string, options: RunOptions): Promise<void> {
  const layout = layoutOf(engine);
  const data = layout.template;
  await mkdir(data, { mode: 0o700 });
  const asUser = await asOrdinaryUser([data], layout.loader, options);
  const settings = ['-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'];
  const [command = '', ...args] = [...asUser, ...layout.command('initdb'), '-D', data, ...settings];
  await run(command, args, { ...options, environment: { ...options.environment, LC_ALL: 'C.UTF-8' } });

  const socketDirectory = await mkdtemp(join(tmpdir(), 'rapport-build-'));
  try {
    await chmod(socketDirectory, 0o700);
    const postgres = await startPostgres({
      ...options,
      engine,
      data,
      socketDirectory,
      durable: false,
      log: () => undefined,
    });
    try {
      const client = new pg.Client({
        host: socketDirectory,
        port: postgres.port,
        user: 'postgres',
        database: 'postgres',
      });
      await client.connect();
      await client.query('CREATE EXTENSION documentdb CASCADE');
      // The gateway builds indexes itself, at once.
      await client.query("UPDATE cron.job SET active = false WHERE command LIKE '%build_index%'");
      await client.query('VACUUM ANALYZE');
      await client.end();
    } finally {
      await postgres.stop();
    }
  } finally {
    await rm(socketDirectory, { recursive: true, force: true });
  }
}
