import type { App } from '@slack/bolt';
import { z } from 'zod';
import { Id } from '../../domain/id.ts';
import type { ImportSession } from '../../domain/import-session.ts';
import { UserError } from '../../errors.ts';
import { TABLES } from '../../exchange/understand/fields.ts';
import { ACTIONS, INPUTS, VIEWS } from '../../views/ids.ts';
import { FILE_TYPES, readingElsewhere } from '../../views/import-modals.ts';
import { problem } from '../../views/refusals.ts';
import { inline } from '../../views/text.ts';
import { readAct } from '../act.ts';
import { explain } from '../explain.ts';
import type { RegisterDeps } from '../register.ts';
import { fieldErrors, modal, nothing, toActor } from '../reply.ts';
import type { Request } from '../request.ts';
import { requireAdmin } from '../require-admin.ts';
import { tell } from '../send.ts';
import { filesOf, GivenFile } from '../state.ts';
import { type Action, action, forAdmins, type Submission, submission } from '../types.ts';
import { chosenIn, columnsModal, modalOfTable } from './columns.ts';

const Target = z.object({ session: Id });
/** Buttons of before there were columns to begin with begin with the first. */
const From = Target.extend({ from: z.int().min(0).default(0) });

async function sessionOf(id: string, { store }: Request): Promise<ImportSession> {
  const session = await store.importSessions.get(id);
  if (!session) throw new UserError('I no longer have that file. Please give it to me again: `/crm import`.');
  return session;
}

const busy = () => new UserError('That is under way or done already: the message above tells how far it is.');

/** A session whose columns can still be changed. */
async function changeable(id: string, request: Request): Promise<ImportSession> {
  const session = await sessionOf(id, request);
  if (session.state === 'running' || session.state === 'done') throw busy();
  return session;
}

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
  action(ACTIONS.changeImport, From, async ({ session: id, from }, request) =>
    modal(columnsModal(await changeable(id, request), from)),
  ),
  action(
    ACTIONS.tableImport,
    From.extend({ table: z.enum(TABLES) }),
    async ({ session: id, from, table }, request, state) =>
      modal(modalOfTable(await changeable(id, request), from, table, state), 'update'),
  ),
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
