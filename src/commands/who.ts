import type { MemberId } from '../domain/id.ts';
import type { Member } from '../domain/member.ts';
import { UserError } from '../errors.ts';
import type { Request } from '../listeners/request.ts';
import { inline } from '../views/text.ts';

/** A member as they are pointed at in a command: `@ben`, or the id that a kept command holds. */
const POINTED_AT = /(?<![\w.@])@([\p{L}\p{N}][\p{L}\p{N}._-]*)/gu;
const SLACK_ID = /^[UW][A-Z0-9]{4,}$/;

/** The handles in a text, with where they stand. */
export const handlesIn = (text: string): { handle: string; index: number; length: number }[] =>
  [...text.matchAll(POINTED_AT)].map((match) => ({
    handle: (match[1] ?? '').replace(/[._-]+$/, ''),
    index: match.index,
    length: match[0].replace(/[._-]+$/, '').length,
  }));

/**
 * The member that a handle, an id or "me" means.
 * @throws UserError when it is nobody we know, or somebody who is no full member
 */
export async function memberCalled(word: string, request: Request): Promise<Member> {
  const handle = word.replace(/^@/, '');
  if (/^(?:me|myself|i)$/i.test(handle)) return request.actor;
  const id = idOf(handle, request) ?? (await request.store.members.byHandle(handle))?.id;
  const member = id === undefined ? null : await request.member(id);
  if (member) return member;
  const name = inline(handle, 60);
  throw new UserError(
    id === undefined
      ? `I don't know who *${name}* is. Point at a colleague with an @, or write *me*.`
      : `*${name}* is not a full member of this workspace, so they can't look after customers.`,
  );
}

function idOf(handle: string, { mentions }: Request): MemberId | undefined {
  const mentioned = mentions.find(
    ({ kind, name, id }) =>
      kind === 'user' && (name?.toLowerCase() === handle.toLowerCase() || id === handle),
  );
  return mentioned?.id ?? (SLACK_ID.test(handle) ? handle : undefined);
}

/** Takes a member out of the end of a text: "send the quote by Friday @ben", "… for @ben". */
export async function memberAtEnd(
  text: string,
  request: Request,
): Promise<{ member: Member | null; rest: string }> {
  const last = handlesIn(text).at(-1);
  if (!last || text.slice(last.index + last.length).trim() !== '') return { member: null, rest: text };
  const rest = text.slice(0, last.index).replace(/(?:\s+(?:for|by|to))?\s*$/i, '');
  return { member: await memberCalled(last.handle, request), rest };
}

/**
 * Anybody whom the workspace knows or knew: somebody who has left, too.
 * @throws UserError when it is nobody we know
 */
export async function somebodyCalled(word: string, request: Request): Promise<Member> {
  const handle = word.replace(/^@/, '');
  if (/^(?:me|myself|i)$/i.test(handle)) return request.actor;
  const known = await request.store.members.byHandle(handle);
  const id = idOf(handle, request) ?? known?.id;
  const somebody = id === undefined ? null : await request.anyone(id);
  if (somebody) return somebody;
  throw new UserError(
    `I don't know who *${inline(handle, 60)}* is. Point at a colleague with an @, or write *me*.`,
  );
}
