import { add } from './add.ts';
import { ask } from './ask.ts';
import { channel } from './channel.ts';
import { next, promise } from './commitment.ts';
import { complaint } from './complaint.ts';
import { done } from './done.ts';
import { due } from './due.ts';
import { duplicates } from './duplicates.ts';
import { edit } from './edit.ts';
import { exportCommand } from './export.ts';
import { find } from './find.ts';
import { forget } from './forget.ts';
import { handover } from './handover.ts';
import { makeHelp } from './help.ts';
import { history } from './history.ts';
import { importCommand } from './import.ts';
import { list } from './list.ts';
import { merge } from './merge.ts';
import { note } from './note.ts';
import { owner } from './owner.ts';
import { person } from './person.ts';
import { quality } from './quality.ts';
import { referral } from './referral.ts';
import { remember } from './remember.ts';
import { sale } from './sale.ts';
import { settings } from './settings.ts';
import { show } from './show.ts';
import { snooze } from './snooze.ts';
import { lost, won } from './standing.ts';
import type { Subcommand } from './subcommand.ts';

/** Every subcommand of `/crm`, in the order of the help. */
export const SUBCOMMANDS: readonly Subcommand[] = [
  note,
  add,
  show,
  find,
  list,
  history,
  referral,
  due,
  next,
  promise,
  complaint,
  done,
  snooze,
  owner,
  person,
  remember,
  sale,
  won,
  lost,
  edit,
  quality,
  duplicates,
  merge,
  importCommand,
  exportCommand,
  ask,
  handover,
  channel,
  forget,
  settings,
  makeHelp(() => SUBCOMMANDS),
];
