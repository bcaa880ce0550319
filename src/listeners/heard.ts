import { SUBCOMMANDS } from '../commands/table.ts';
import { cardMenu } from './card-actions.ts';
import { commandActions } from './command.ts';
import { commitmentActions, commitmentSubmissions } from './commitment-listeners.ts';
import { complaintActions, complaintSubmissions } from './complaint-listeners.ts';
import { customerActions, customerSubmissions } from './customer-actions.ts';
import { exportActions, exportSubmissions } from './export-listeners.ts';
import { fileSubmissions } from './file-submission.ts';
import { forgetActions, forgetSubmissions } from './forget-listeners.ts';
import { handoverActions, handoverSubmissions } from './handover-listeners.ts';
import { historyActions, historySubmissions } from './history-listeners.ts';
import { importActions, importSubmissions } from './import/listeners.ts';
import { listActions, listSubmissions } from './list-listeners.ts';
import { mergeActions, mergeSubmissions } from './merge-listeners.ts';
import { noteActions } from './note-actions.ts';
import { noteSubmission } from './note-submission.ts';
import { personActions, personSubmissions } from './person-listeners.ts';
import { qualityActions } from './quality-actions.ts';
import { questionActions } from './question-actions.ts';
import { referralSubmission } from './referral-submission.ts';
import { rememberSubmission } from './remember-submission.ts';
import { saleActions, saleSubmissions } from './sale-listeners.ts';
import { settingsActions, settingsSubmissions } from './settings-listeners.ts';
import { shortcuts } from './shortcuts.ts';
import { standingActions, standingSubmissions } from './standing-listeners.ts';
import { suggestions } from './suggestions.ts';
import type { Action, Shortcut, Submission, Suggestion } from './types.ts';
import { undoActions } from './undo-actions.ts';

/** Every button that is answered. */
export const ACTIONS_HEARD: readonly Action[] = [
  ...noteActions,
  ...customerActions,
  ...commitmentActions,
  ...personActions,
  ...saleActions,
  ...standingActions,
  ...listActions,
  ...historyActions,
  ...complaintActions,
  ...settingsActions,
  ...handoverActions,
  ...cardMenu,
  ...forgetActions,
  ...undoActions,
  ...exportActions,
  ...importActions,
  ...mergeActions,
  ...qualityActions,
  ...questionActions,
  ...commandActions(SUBCOMMANDS),
];

/** Every type-ahead and every shortcut that is answered. */
export const SUGGESTIONS_HEARD: readonly Suggestion[] = suggestions;
export const SHORTCUTS_HEARD: readonly Shortcut[] = shortcuts;

/** Every modal that is answered. */
export const SUBMISSIONS_HEARD: readonly Submission[] = [
  noteSubmission,
  referralSubmission,
  ...customerSubmissions,
  ...commitmentSubmissions,
  ...personSubmissions,
  ...fileSubmissions,
  rememberSubmission,
  ...exportSubmissions,
  ...importSubmissions,
  ...mergeSubmissions,
  ...saleSubmissions,
  ...forgetSubmissions,
  ...handoverSubmissions,
  ...settingsSubmissions,
  ...complaintSubmissions,
  ...listSubmissions,
  ...historySubmissions,
  ...standingSubmissions,
];
