import { UserError } from '../errors.ts';
import type { Request } from '../listeners/request.ts';
import type { Message } from '../views/text.ts';
import { quoted } from './find-customer.ts';
import { note, saveNote } from './note.ts';

/** "log: called Dana": what a mention begins with that is to be kept rather than answered. */
const LOG = /^log\b\s*:?\s*/i;
export const isLog = (text: string): boolean => LOG.test(text);

/**
 * Logs what follows "@Rapport log:", for the customer whose channel it stands in, or the one that it names.
 * @returns what is said in the thread
 */
export async function logByMention(text: string, request: Request): Promise<Message> {
  const line = text.replace(LOG, '').trim();
  if (line === '')
    throw new UserError('What shall I log? Try `@Rapport log: called Dana, happy. Next: quote by Friday`.');
  const own = request.channel === null ? null : await request.store.customers.ofChannel(request.channel);
  const named = /^\s*("[^"]+"|[^:\n]{1,120}):/.exec(line)?.[1];
  const other =
    named === undefined
      ? null
      : (await request.store.customerNames.match(named.replaceAll('"', ''), 2, { near: false })).exact;
  const isAboutOther = other !== null && other.length === 1 && other[0]?.id !== own?.id;
  const reply =
    own && !isAboutOther
      ? await saveNote(own, other?.length === 1 ? line.slice((named ?? '').length + 1).trim() : line, request)
      : await note.run(line, request);
  if (reply.type === 'message' || reply.type === 'replace') return reply.message;
  const name = own ? ` ${quoted(own.name)}` : '';
  throw new UserError(`There is nothing to keep in that. Say what happened, or type \`/crm note${name}\`.`);
}
