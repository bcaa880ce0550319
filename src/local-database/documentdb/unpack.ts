import { access, chmod, copyFile, cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';
import { type RunOptions, run } from '../processes.ts';
import { type Layout, layoutOf, POSTGRESQL, REAL_POSTGRES } from './layout.ts';

const MACHINE = 'x86_64-linux-gnu';
/** What of the packages is never needed; most of their size. */
const LEFT_OUT = [
  './etc',
  './var',
  './usr/bin',
  './usr/sbin',
  './usr/share/[!p]*',
  './usr/share/p[!o]*',
  `./usr/lib/${MACHINE}/perl*`,
  `./usr/lib/${MACHINE}/gconv`,
  `./usr/lib/${MACHINE}/libLLVM*`,
  `./usr/lib/postgresql/${POSTGRESQL}/lib/bitcode`,
];
/** The modules that DocumentDB loads or depends on. */
const MODULES = [
  'pg_cron',
  'pg_documentdb',
  'pg_documentdb_core',
  'pg_documentdb_extended_rum',
  'pg_documentdb_extended_rum_core',
  'pg_documentdb_extended_rum_core_builtin_rmgr',
  'rum',
  'vector',
  'postgis-3',
  'plpgsql',
  'tsm_system_rows',
  'dict_snowball',
];
const EXTENSIONS = [
  'documentdb',
  'documentdb_core',
  'documentdb_extended_rum',
  'pg_cron',
  'rum',
  'vector',
  'plpgsql',
  'tsm_system_rows',
];

/** Of PostgreSQL's own shared files, what initdb and the server read. */
const SHARED = /^(timezonesets|tsearch_data|catalog_version)$|\.(sample|sql|bki|txt)$/;

/** Given the package, the directory and tar's options. */
const UNPACK = `package=$1 into=$2
shift 2
dpkg-deb --fsys-tarfile "$package" | tar -x -C "$into" --no-same-owner --no-same-permissions "$@"`;

/** Unpacks package files into a directory, one for each core at a time, without what the engine does not need. */
export async function unpack(packages: readonly string[], into: string, options: RunOptions): Promise<void> {
  await mkdir(into, { recursive: true });
  const leftOut = LEFT_OUT.map((pattern) => `--exclude=${pattern}`);
  const waiting = [...packages];
  await Promise.all(
    Array.from({ length: availableParallelism() }, async () => {
      for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        await run('sh', ['-c', UNPACK, 'sh', next, into, ...leftOut], options);
      }
    }),
  );
}

/**
 * Picks PostgreSQL, DocumentDB's modules and the libraries that they need out of unpacked packages, so that they run
 * from `engine` on any Linux of the same processor, whatever is installed there.
 */
export async function relocate(unpacked: string, engine: string, options: RunOptions): Promise<void> {
  const from = layoutOf(unpacked);
  const to = layoutOf(engine);
  for (const directory of [to.libraries, to.bin, to.modules, join(to.share, 'extension')]) {
    await mkdir(directory, { recursive: true });
  }
  const loader = join(unpacked, 'usr/lib64/ld-linux-x86-64.so.2');
  const systemLibraries = join(unpacked, 'usr/lib', MACHINE);
  const interpreter = (await exists(loader)) ? loader : join(systemLibraries, 'ld-linux-x86-64.so.2');

  await copyFile(join(from.bin, 'initdb'), join(to.bin, 'initdb'));
  await copyFile(join(from.bin, 'postgres'), join(to.bin, REAL_POSTGRES));
  const modules = new Set(await readdir(from.modules));
  const wanted = MODULES.map((name) => `${name}.so`).filter((name) => modules.has(name));
  for (const name of wanted) await copyFile(join(from.modules, name), join(to.modules, name));

  const needed = new Set<string>();
  for (const file of [
    join(to.bin, 'initdb'),
    join(to.bin, REAL_POSTGRES),
    ...wanted.map((name) => join(to.modules, name)),
  ]) {
    const path = `${systemLibraries}:${from.modules}`;
    const listing = await run(interpreter, ['--library-path', path, '--list', file], options);
    for (const [, library] of listing.matchAll(/ => (\/\S+)/g))
      if (library !== undefined) needed.add(library);
  }
  for (const library of needed) await copyFile(library, join(to.libraries, basename(library)));
  await copyFile(interpreter, to.loader);
  await chmod(to.loader, 0o755);

  await copyShare(from, to);
  // initdb starts `postgres` from its own directory, without the loader in front.
  await writeFile(join(to.bin, 'postgres'), POSTGRES_SCRIPT);
  await chmod(join(to.bin, 'postgres'), 0o755);
}

const POSTGRES_SCRIPT = `#!/bin/sh
engine=$(cd "$(dirname "$0")/../../../../.." && pwd)
exec "$engine/lib/ld-linux-x86-64.so.2" --argv0 "$0" --library-path "$engine/lib" "$(dirname "$0")/${REAL_POSTGRES}" "$@"
`;

async function copyShare(from: Layout, to: Layout): Promise<void> {
  const shared = await readdir(from.share);
  const copied = shared.filter((name) => SHARED.test(name));
  for (const name of copied) {
    await cp(join(from.share, name), join(to.share, name), { recursive: true, dereference: true });
  }
  const available = await readdir(join(from.share, 'extension'));
  for (const extension of EXTENSIONS) {
    for (const name of available.filter((name) => isOf(extension, name))) {
      await copyFile(join(from.share, 'extension', name), join(to.share, 'extension', name));
    }
  }
  await copyPostgis(join(from.share, 'extension'), join(to.share, 'extension'), available);
}

/** PostGIS lies there under its major version, as `postgis-3`, until dpkg's scripts give it its own name. */
async function copyPostgis(from: string, to: string, available: readonly string[]): Promise<void> {
  const control = available.find((name) => /^postgis(-3)?\.control$/.test(name));
  if (control === undefined) throw new Error('the packages have no PostGIS');
  await copyFile(join(from, control), join(to, 'postgis.control'));
  const version = /^default_version = '(.+)'/m.exec(await readFile(join(from, control), 'utf8'))?.[1];
  const script = available.find(
    (name) => name === `postgis-3--${version}.sql` || name === `postgis--${version}.sql`,
  );
  if (script === undefined) throw new Error(`the packages have no script of PostGIS ${version}`);
  await copyFile(join(from, script), join(to, `postgis--${version}.sql`));
}

const isOf = (extension: string, file: string): boolean =>
  file === `${extension}.control` || (file.startsWith(`${extension}--`) && file.endsWith('.sql'));

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );
