import { createHash } from 'node:crypto';
import type { MemberId } from '../../domain/id.ts';
import type { Member } from '../../domain/member.ts';
import { Settings } from '../../domain/settings.ts';
import { UserError } from '../../errors.ts';
import type { MemberDirectory } from '../members.ts';
import { readLines } from '../read/lines.ts';
import type { Source } from '../source.ts';
import { Header, KINDS, Line, Person, unpacked } from './kinds.ts';
import { decode } from './refs.ts';

/** Whether a file is a backup of ours, by its first line. */
export async function isBackup(source: Source): Promise<boolean> {
  for await (const { content } of readLines(source)) return content.startsWith('{"rapport":"backup"');
  return false;
}

/**
 * What a backup says it holds: lines by kind, if its checksum is right.
 * @throws UserError where it is damaged or of another version
 */
export async function verified(source: Source): Promise<Header> {
  const digest = createHash('sha256');
  let header: ReturnType<typeof Header.safeParse> | null = null;
  const counts: Record<string, number> = {};
  for await (const { number, content } of readLines(source)) {
    if (number === 1) header = Header.safeParse(json(content, 1));
    else {
      digest.update(`${content}\n`);
      const { kind } = parsed(Line, json(content, number), number);
      counts[kind] = (counts[kind] ?? 0) + 1;
    }
  }
  if (!header?.success)
    throw new UserError(`${source.name} is no backup that this version of Rapport can read.`);
  if (
    digest.digest('hex') !== header.data.checksum ||
    JSON.stringify(counts) !== JSON.stringify(header.data.counts)
  )
    throw new UserError(
      `${source.name} is damaged: its checksum is not that of its header. Nothing was restored.`,
    );
  return header.data;
}

export type Decoded =
  | { kind: 'settings'; settings: Settings }
  | { kind: 'member'; person: Person; found: MemberId | null; preferences: Preferences | null }
  | { kind: 'document'; of: (typeof KINDS)[number]; document: { id: string } };
type Preferences = Pick<Member, 'digestTime' | 'workingDays' | 'away'>;

/**
 * What the lines of a backup mean in a workspace, in their order.
 * @param prefix the first 16 hex digits of the ids that its things get
 * @throws UserError naming the line that cannot be read
 */
export async function* decoded(
  source: Source,
  counts: Header['counts'],
  members: MemberDirectory,
  prefix: string,
): AsyncGenerator<Decoded> {
  const people = new Map<string, MemberId>();
  // Ids in the order of their numbers, so that a backup of the restored workspace numbers them alike.
  const idOf = (ref: string): string | undefined => {
    const member = people.get(ref);
    if (member !== undefined) return member;
    const [, letter = '', number = ''] = /^([a-z])(\d+)$/.exec(ref) ?? [];
    const index = KINDS.findIndex((kind) => kind.letter === letter);
    const most = counts[KINDS[index]?.name ?? ''] ?? 0;
    if (index < 0 || Number(number) < 1 || Number(number) > most) return undefined;
    return `${prefix}${index.toString(16)}${Number(number).toString(16).padStart(7, '0')}`;
  };
  // What everybody set for themselves names others, who have to be known first.
  const persons: { person: Person; number: number }[] = [];
  for await (const { number, content } of readLines(source)) {
    if (number === 1) continue;
    const { kind, value } = parsed(Line, json(content, number), number);
    if (kind !== 'member') continue;
    const person = parsed(Person, value, number);
    people.set(person.ref, memberOf(person, members) ?? person.id ?? `?${person.handle}`.slice(0, 32));
    persons.push({ person, number });
  }
  for (const { person, number } of persons) {
    const { preferences } = person;
    const own = preferences && parsed(Person.shape.preferences, resolved(preferences, idOf, number), number);
    yield { kind: 'member', person, found: memberOf(person, members), preferences: own ?? null };
  }
  for await (const { number, content } of readLines(source)) {
    if (number === 1) continue;
    const { kind, value } = parsed(Line, json(content, number), number);
    if (kind === 'member') continue;
    if (kind === 'settings') {
      yield { kind, settings: parsed(Settings, resolved(value, idOf, number), number) };
      continue;
    }
    const of = KINDS.find(({ name }) => name === kind);
    if (!of)
      throw new UserError(`Line ${number} holds "${kind}", which this version of Rapport does not know.`);
    const document = parsed(of.schema, unpacked(of, resolved(value, idOf, number)), number);
    yield { kind: 'document', of, document };
  }
}

/** Who a person of a backup is here: by e-mail, else by id, else by handle. */
const memberOf = ({ email, id, handle }: Person, members: MemberDirectory): MemberId | null =>
  (email ? members.find(email) : null) ?? (id ? members.find(id) : null) ?? members.find(`@${handle}`);

function resolved(value: unknown, idOf: (ref: string) => string | undefined, number: number): unknown {
  try {
    return decode(value, idOf);
  } catch (error) {
    throw new UserError(`Line ${number} ${error instanceof Error ? error.message : 'cannot be read'}.`);
  }
}

function parsed<T>(
  schema: {
    safeParse(
      value: unknown,
    ):
      | { success: true; data: T }
      | { success: false; error: { issues: { path: PropertyKey[]; message: string }[] } };
  },
  value: unknown,
  number: number,
): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new UserError(
    `Line ${number} cannot be restored: ${issue?.path.map(String).join('.')} ${issue?.message}.`,
  );
}

function json(content: string, number: number): unknown {
  try {
    return JSON.parse(content);
  } catch {
    throw new UserError(`Line ${number} is damaged. Nothing was restored.`);
  }
}
