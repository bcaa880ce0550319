import { askCommand } from './ask.ts';
import { backupCommand, restoreCommand } from './backup.ts';
import type { Command } from './command.ts';
import { doctorCommand } from './doctor.ts';
import { exportCommand } from './export.ts';
import { importCommand } from './import.ts';
import { remindCommand } from './remind.ts';

/** The subcommands, in the order of the help. */
export const COMMANDS: readonly Command[] = [
  importCommand,
  exportCommand,
  backupCommand,
  restoreCommand,
  remindCommand,
  askCommand,
  doctorCommand,
];

/** What `crm` alone, `--help` and a wrong word answer. */
export const helpText = (): string =>
  [
    'Usage: npm run -s crm -- COMMAND [--workspace T…] [--dry-run] [--json]',
    '',
    ...COMMANDS.map(({ usage, help }) => `  ${usage}\n      ${help}`),
    '',
    'It uses the same environment as the bot, and the database of a running bot where there is one.',
  ].join('\n');
