import { join } from 'node:path';

/** The PostgreSQL that the engine is an extension of. */
export const POSTGRESQL = '18';

/** The server's own file; `postgres` beside it is a script that starts it by the engine's loader. */
export const REAL_POSTGRES = 'postgres.real';

export type Layout = ReturnType<typeof layoutOf>;

/** Where the parts of a built engine are. It is laid out as in the packages, so that PostgreSQL finds its own files. */
export function layoutOf(engine: string) {
  const bin = join(engine, `usr/lib/postgresql/${POSTGRESQL}/bin`);
  return {
    loader: join(engine, 'lib/ld-linux-x86-64.so.2'),
    /** Every shared library that is needed, the C library too: the machine's own may be older. */
    libraries: join(engine, 'lib'),
    bin,
    modules: join(engine, `usr/lib/postgresql/${POSTGRESQL}/lib`),
    share: join(engine, `usr/share/postgresql/${POSTGRESQL}`),
    /** A database directory with the extensions in it, copied for each new database. */
    template: join(engine, 'template'),
    /** The command line of one of PostgreSQL's programs, run by the engine's own loader. */
    command: (program: 'postgres' | 'initdb'): [string, ...string[]] => [
      join(engine, 'lib/ld-linux-x86-64.so.2'),
      '--argv0',
      join(bin, program),
      '--library-path',
      join(engine, 'lib'),
      join(bin, program === 'postgres' ? REAL_POSTGRES : program),
    ],
  };
}
