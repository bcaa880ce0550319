import type { App } from '@slack/bolt';
import { z } from 'zod';
import { Id } from '../../domain/id.ts';
import type { ImportSession } from '../../domain/import-session.ts';
import { UserError } from '../../errors.ts';
import { FIELDS, isField, TABLES } from '../../exchange/understand/fields.ts';
import { HEADERS } from '../../exchange/understand/headers.ts';
import { ACTIONS, INPUTS, VIEWS } from '../../views/ids.ts';
import { FILE_TYPES, importColumnsModal, readingElsewhere, UNUSED } from '../../views/import-modals.ts';
import { problem } from '../../views/refusals.ts';
import { inline } from '../../views/text.ts';
import { readAct } from '../act.ts';
import { explain } from '../explain.ts';
import type { RegisterDeps } from '../register.ts';
import { fieldErrors, modal, nothing, toActor } from '../reply.ts';
import type { Request } from '../request.ts';
import { requireAdmin } from '../require-admin.ts';
import { tell } from '../send.ts';
import { filesOf, GivenFile, type InputState, selectedOf } from '../state.ts';
import { type Action, action, forAdmins, type Submission, submission } from '../types.ts';

const Target = z.object({ session: Id });

async function sessionOf(id: string, { store }: Request): Promise<ImportSession> {
  const session = await store.importSessions.get(id);
  if (!session) throw new UserError('I no longer have that file. Please give it to me again: `/crm import`.');
  return session;
}

const busy = () => new UserError('That is under way or done already: the message above tells how far it is.');

/** The buttons of an import. */
export const importActions: Action[] = [
  action(ACTIONS.startImport, Target, async ({ session: id }, request) => {
    const session = await sessionOf(id, request);
    // Pressed twice, or while it runs: its message tells how it stands.
    if (session.preview) await request.imports.start(request.store, id);
    else await request.imports.reread(request.store, id, session.choices);
    return nothing;
  }),
  action(
    ACTIONS.orderImport,
    Target.extend({ dateOrder: z.enum(['day-first', 'month-first']) }),
    async ({ session: id, dateOrder }, request) => {
      const { choices } = await sessionOf(id, request);
      await request.imports.reread(request.store, id, { ...choices, dateOrder });
      return nothing;
    },
  ),
  action(ACTIONS.changeImport, Target, async ({ session: id }, request) => {
    const session = await sessionOf(id, request);
    if (session.state === 'running' || session.state === 'done') throw busy();
    const table = TABLES.find((one) => one === session.preview?.table) ?? 'customers';
    const fields = Object.keys(HEADERS[table]).filter(isField);
    const choices = fields.map((field) => ({ field, label: FIELDS[field].label }));
    return modal(importColumnsModal(session, { tables: TABLES, fields: choices }));
  }),
  action(ACTIONS.cancelImport, Target, async ({ session: id }, request) => {
    await sessionOf(id, request);
    await request.imports.cancel(request.store, id);
    return nothing;
  }),
].map(forAdmins);

/** The modals of an import. */
export const importSubmissions: Submission[] = [
  submission(VIEWS.importFile, z.object({}), async (_, state, request) => {
    const [file] = filesOf(state, INPUTS.file);
    if (!file) return fieldErrors({ [INPUTS.file]: 'Which file?' });
    const wrong = unreadable(file);
    if (wrong) return fieldErrors({ [INPUTS.file]: wrong });
    await request.imports.offer(request.store, request.actor, file, request.key);
    return toActor(readingElsewhere(file.name));
  }),
  submission(VIEWS.importColumns, Target, async ({ session: id }, state, request) => {
    const session = await sessionOf(id, request);
    if (!(await request.imports.reread(request.store, id, chosenIn(state, session)))) throw busy();
    return nothing;
  }),
].map(forAdmins);

/** What the modal of the columns was set to. Of another table, the columns are understood anew. */
function chosenIn(state: InputState, { preview, choices }: ImportSession): ImportSession['choices'] {
  const table = selectedOf(state, INPUTS.table);
  const order = z.enum(['day-first', 'month-first']).nullable().catch(null);
  const dateOrder = order.parse(selectedOf(state, INPUTS.dateOrder));
  if (table !== preview?.table) return { table, columns: [], dateOrder };
  const columns = (preview?.columns ?? []).flatMap(({ index, field }) => {
    const chosen = selectedOf(state, `${INPUTS.column}.${index}`);
    const to = chosen === UNUSED ? null : (chosen ?? field);
    const before = choices.columns.some((one) => one.index === index);
    return to === field && !before ? [] : [{ index, field: to }];
  });
  return { table, columns, dateOrder };
}

/** What is wrong with a file as far as its name and size tell. */
function unreadable({ name, size }: GivenFile): string | null {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  if (!FILE_TYPES.includes(ending))
    return `I read CSV, vCard and my own backups (${FILE_TYPES.map((type) => `.${type}`).join(', ')}). Save it as one of these first.`;
  return size === 0 ? 'That file is empty.' : null;
}

const DroppedFiles = z.object({
  channel_type: z.literal('im'),
  subtype: z.literal('file_share'),
  files: z.array(GivenFile).min(1),
});

/** A file dropped into a direct message is to be imported. */
export function registerDroppedFiles(app: App, { gate, log }: RegisterDeps): void {
  app.event('message', async ({ event, body, context, client }) => {
    const dropped = DroppedFiles.safeParse(event);
    const act = readAct(body, context);
    const user = act.userId;
    if (!dropped.success || user === null) return;
    const say = (text: string) => tell(client, user, problem(text, null));
    try {
      const request = await gate(act, client);
      requireAdmin(request, 'Importing files');
      for (const [at, file] of dropped.data.files.entries()) {
        const wrong = unreadable(file);
        if (wrong) await say(`*${inline(file.name, 120)}*: ${wrong}`);
        else await request.imports.offer(request.store, request.actor, file, `${request.key}/${at}`);
      }
    } catch (error) {
      const explanation = explain(error, log, { dropped: true, workspace: act.workspace });
      if (explanation) await say(explanation.text);
    }
  });
}
