import { z } from 'zod';
import { showList } from '../commands/list.ts';
import { Standing } from '../domain/customer.ts';
import { LONGEST } from '../domain/limits.ts';
import { formatListLine, readListLine } from '../domain/text/list-line.ts';
import { filterModal } from '../views/customer-list.ts';
import { ACTIONS, FIELDS, INPUTS, VIEWS } from '../views/ids.ts';
import { linesProblem } from './lines.ts';
import { fieldErrors, modal, replace } from './reply.ts';
import { Origin } from './request.ts';
import { listOf, selectedOf, textOf, userOf } from './state.ts';
import { type Action, action, type Submission, submission } from './types.ts';

const Filters = z.object({ text: z.string().max(1500) });
/** Nobody turns more pages than this; a deeper one would only cost the database. */
const DEEPEST = 10_000;

export const listActions: Action[] = [
  action(
    ACTIONS.listPage,
    Filters.extend({ page: z.int().min(0).max(DEEPEST) }),
    async ({ text, page }, request) => {
      const reply = await showList(text, page, request);
      return reply.type === 'message' ? replace(reply.message) : reply;
    },
  ),
  action(ACTIONS.filterList, Filters, async ({ text }, { origin }) =>
    modal(filterModal(readListLine(text), { origin: { ...origin, replace: true } })),
  ),
];

export const listSubmissions: Submission[] = [
  submission(VIEWS.filterList, z.object({ origin: Origin }), async ({ origin }, state, request) => {
    const tags = listOf(state, FIELDS.tags);
    const problem = linesProblem(tags, { longest: LONGEST.tag, most: 5 });
    if (problem !== null) return fieldErrors({ [FIELDS.tags]: problem });
    const quiet = textOf(state, INPUTS.quiet);
    const line = formatListLine({
      standing: Standing.nullable().catch(null).parse(selectedOf(state, FIELDS.standing)),
      tags,
      owner: userOf(state, FIELDS.owner),
      quiet: quiet === '' ? null : Number(quiet),
      feeling: z.enum(['up', 'even', 'down']).nullable().catch(null).parse(selectedOf(state, INPUTS.feeling)),
      unknown: [],
    });
    const reply = await showList(line, 0, request);
    return origin.replace && reply.type === 'message' ? replace(reply.message) : reply;
  }),
];
