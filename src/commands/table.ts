import { add } from './add.ts';
import { next, promise } from './commitment.ts';
import { done } from './done.ts';
import { due } from './due.ts';
import { edit } from './edit.ts';
import { find } from './find.ts';
import { makeHelp } from './help.ts';
import { importCommand } from './import.ts';
import { note } from './note.ts';
import { owner } from './owner.ts';
import { person } from './person.ts';
import { referral } from './referral.ts';
import { remember } from './remember.ts';
import { show } from './show.ts';
import { snooze } from './snooze.ts';
import type { Subcommand } from './subcommand.ts';

/** Every subcommand of `/crm`, in the order of the help. */
export const SUBCOMMANDS: readonly Subcommand[] = [
  note,
  add,
  show,
  find,
  referral,
  due,
  next,
  promise,
  done,
  snooze,
  owner,
  person,
  remember,
  edit,
  importCommand,
  makeHelp(() => SUBCOMMANDS),
];
