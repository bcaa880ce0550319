import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Clock } from '../clock.ts';
import { ConfigError, readConfig } from '../config.ts';
import { UserError } from '../errors.ts';
import { LocalDatabaseError, startLocalDatabase } from '../local-database/start.ts';
import { ImportBusyError } from '../store/imports.ts';
import { openStore, type Store, type WorkspaceStore } from '../store/store.ts';
import {
  COMMON,
  type Command,
  type CommandContext,
  type Given,
  type Options,
  UsageError,
} from './command.ts';
import { makeOutput } from './output.ts';
import { COMMANDS, helpText } from './table.ts';

export type Surroundings = {
  environment: Record<string, string | undefined>;
  clock: Clock;
  results: Parameters<typeof makeOutput>[0]['results'];
  messages: Parameters<typeof makeOutput>[0]['messages'];
  signal: AbortSignal;
};

/** The command could not be carried out at all. */
const FAILED = 2;

/**
 * Runs one command line.
 * @returns the exit code: 0 well, 1 not all could be done (rows refused, problems found), 2 wrongly called or failed
 */
export async function run(words: readonly string[], surroundings: Surroundings): Promise<number> {
  const { results, messages } = surroundings;
  const command = COMMANDS.find(({ name }) => name === words[0]);
  if (!command) {
    const asked = words.length === 0 || words[0] === '--help' || words[0] === '-h' || words[0] === 'help';
    (asked ? results : messages).write(
      `${asked ? '' : `There is no command "${words[0]}".\n\n`}${helpText()}\n`,
    );
    return asked ? 0 : FAILED;
  }
  try {
    const given = read(words.slice(1), command);
    if (given.flag('help')) {
      results.write(`Usage: npm run -s crm -- ${command.usage}\n${command.help}\n`);
      return 0;
    }
    return await carryOut(command, given, surroundings);
  } catch (error) {
    messages.write(`${explain(error, command)}\n`);
    return FAILED;
  }
}

function read(words: string[], { options = {} }: Command): Given {
  const config: Options = { ...COMMON, ...options };
  const { values, positionals } = parsed(words, config);
  return {
    words: positionals,
    text(option) {
      const value = values[option];
      return typeof value === 'string' ? value : undefined;
    },
    flag: (option) => values[option] === true,
    all: (option) => [values[option] ?? []].flat().filter((value) => typeof value === 'string'),
  };
}

function parsed(args: string[], options: Options) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

async function carryOut(
  command: Command,
  given: Given,
  { environment, clock, results, messages, signal }: Surroundings,
): Promise<number> {
  const config = readConfig(environment);
  const out = makeOutput({ results, messages, json: given.flag('json') });
  const undo: (() => Promise<void>)[] = [];
  let opening: Promise<Store> | undefined;
  const open = async (): Promise<Store> => {
    const uri = config.mongodbUri ?? (await localDatabase());
    const store = await openStore({ uri, clock });
    undo.push(() => store.close());
    return store;
  };
  const localDatabase = async (): Promise<string> => {
    const directory = join(config.dataDir, 'database');
    const database = await startLocalDatabase({
      directory,
      durable: true,
      join: true,
      environment,
      progress: out.say,
      signal,
    });
    undo.push(database.stop);
    return database.uri;
  };
  const context: CommandContext = {
    given,
    config,
    clock,
    out,
    signal,
    store: () => (opening ??= open()),
    workspace: async () => workspaceOf(await context.store(), given.text('workspace'), command),
  };
  try {
    return await command.run(context);
  } finally {
    out.clear();
    for (const step of undo.reverse()) await step();
  }
}

async function workspaceOf(
  store: Store,
  named: string | undefined,
  { newWorkspace = false }: Command,
): Promise<WorkspaceStore> {
  const known = await store.workspaces();
  if (named !== undefined) {
    if (known.includes(named)) return store.in(named);
    if (!newWorkspace)
      throw new UsageError(
        `No workspace "${named}" has used Rapport. There are: ${known.slice(0, 5).join(', ') || 'none'}.`,
      );
    return store.in(workspaceIn(named));
  }
  const [only, ...others] = known;
  if (only === undefined) throw new UsageError('No workspace has used Rapport yet. Name one: --workspace T…');
  if (others.length > 0)
    throw new UsageError(
      `There are several workspaces. Name one: --workspace ${[only, ...others].slice(0, 5).join(' | ')}`,
    );
  return store.in(only);
}

function workspaceIn(named: string): string {
  if (/^[TE][A-Z0-9]{2,30}$/.test(named)) return named;
  throw new UsageError(
    `"${named}" is no workspace. Its id begins with T (or E) and is all capitals and digits.`,
  );
}

function explain(error: unknown, command: Command): string {
  if (error instanceof UsageError) return `${error.message}\nUsage: npm run -s crm -- ${command.usage}`;
  if (error instanceof UserError || error instanceof ConfigError || error instanceof LocalDatabaseError)
    return error.message;
  if (error instanceof ImportBusyError)
    return `${error.message} is being imported by another process. Wait for it to end; one that was killed is taken over after a minute.`;
  return system(error) ?? (error instanceof Error ? (error.stack ?? error.message) : String(error));
}

/** What the operating system says of a file, in words. */
const SYSTEM: Record<string, string> = {
  ENOENT: 'there is no such file or directory',
  EACCES: 'no permission',
  EPERM: 'no permission',
  EISDIR: 'is a directory',
  ENOTDIR: 'is in no directory',
  ENOSPC: 'the disk is full',
  EROFS: 'the disk is read-only',
};

function system(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error) || !('path' in error)) return null;
  const why = SYSTEM[String(error.code)];
  return why === undefined ? null : `${String(error.path)}: ${why}.`;
}
