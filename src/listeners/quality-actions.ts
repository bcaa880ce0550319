import { showWeak, WeakPage } from '../commands/quality.ts';
import { ACTIONS } from '../views/ids.ts';
import { type Action, action } from './types.ts';

/** The buttons below the figures of `/crm quality`. */
export const qualityActions: Action[] = [action(ACTIONS.mend, WeakPage, showWeak)];
