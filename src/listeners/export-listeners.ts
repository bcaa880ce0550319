import { z } from 'zod';
import { exportFiles, openCalendar, What } from '../commands/export.ts';
import { calendarClosed } from '../views/export.ts';
import { ACTIONS, INPUTS, VIEWS } from '../views/ids.ts';
import { replace } from './reply.ts';
import { Origin } from './request.ts';
import { selectedOf, textOf } from './state.ts';
import { type Action, action, forAdmins, type Submission, submission } from './types.ts';

/** The buttons below a calendar's address: of whoever presses them. */
export const exportActions: Action[] = [
  action(ACTIONS.renewCalendar, z.object({}), async (_, request) => {
    const reply = await openCalendar(request, true);
    return reply.type === 'message' ? replace(reply.message) : reply;
  }),
  action(ACTIONS.closeCalendar, z.object({}), async (_, { store, actor }) => {
    await store.calendars.close(actor.id);
    return replace(calendarClosed());
  }),
];

export const exportSubmissions: Submission[] = [
  forAdmins(
    submission(VIEWS.export, z.object({ origin: Origin }), async (_, state, request) =>
      exportFiles(
        What.catch('everything').parse(selectedOf(state, INPUTS.table)),
        textOf(state, INPUTS.text),
        request,
      ),
    ),
  ),
];
