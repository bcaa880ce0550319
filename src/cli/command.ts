import type { ParseArgsConfig } from 'node:util';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { Store, WorkspaceStore } from '../store/store.ts';
import type { Output } from './output.ts';

/** The options of a command, as `parseArgs` takes them. */
export type Options = NonNullable<ParseArgsConfig['options']>;

/** Options that every command has. */
export const COMMON = {
  workspace: { type: 'string', short: 'w' },
  json: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const satisfies Options;

/** What a command was given: its words, and its options as `parseArgs` reads them. */
export type Given = {
  words: string[];
  text(option: string): string | undefined;
  flag(option: string): boolean;
  all(option: string): string[];
};

export type CommandContext = {
  given: Given;
  config: Config;
  clock: Clock;
  out: Output;
  /** Aborted by Ctrl-C. */
  signal: AbortSignal;
  /** The whole store; opened when it is first asked for. */
  store(): Promise<Store>;
  /** The workspace that `--workspace` names, or the only one there is. */
  workspace(): Promise<WorkspaceStore>;
};

/** One subcommand of the command line. It is all there is to add for another one, beside its line in `table.ts`. */
export type Command = {
  name: string;
  usage: string;
  help: string;
  options?: Options;
  /** Whether it may be the first to speak of a workspace. */
  newWorkspace?: boolean;
  /** @returns the exit code: 0 well, 1 not all could be done */
  run(context: CommandContext): Promise<number>;
};

/** The command was not called as it has to be. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
