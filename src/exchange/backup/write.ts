import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { MemberId } from '../../domain/id.ts';
import type { WorkspaceStore } from '../../store/store.ts';
import { compactMap } from '../compact-map.ts';
import type { DirectoryEntry } from '../members.ts';
import { KINDS, type Person, packed, pagesOf, VERSION } from './kinds.ts';
import { encode } from './refs.ts';

const BASE = 100_000_000;

/**
 * Writes everything that a workspace knows into a file: a header line with counts and a checksum, then a JSON line a
 * document. Ids are written as numbers in their order, and members by e-mail, so that a backup of a restored workspace
 * has the same bytes as the one it was restored from.
 * @param people the members of the workspace, with their e-mail addresses where they are known
 * @param path the file, which is there whole or not at all
 */
export async function writeBackup(
  store: WorkspaceStore,
  people: readonly DirectoryEntry[],
  path: string,
): Promise<{ counts: Record<string, number> }> {
  const body = `${path}.body-${process.pid}`;
  const whole = `${path}.part-${process.pid}`;
  const counts: Record<string, number> = {};
  const digest = createHash('sha256');
  try {
    await pipeline(
      async function* () {
        for await (const { kind, text } of lines(store, people)) {
          counts[kind] = (counts[kind] ?? 0) + 1;
          digest.update(text);
          yield text;
        }
      },
      createWriteStream(body, { mode: 0o600 }),
    );
    const header = `${JSON.stringify({ rapport: 'backup', version: VERSION, counts, checksum: digest.digest('hex') })}\n`;
    await pipeline(
      async function* () {
        yield header;
        yield* createReadStream(body);
      },
      createWriteStream(whole, { mode: 0o600 }),
    );
    await rename(whole, path);
    return { counts };
  } finally {
    await rm(body, { force: true });
    await rm(whole, { force: true });
  }
}

type BackupLine = { kind: string; text: string };
const lineOf = (kind: string, value: unknown): BackupLine => ({
  kind,
  text: `${JSON.stringify({ kind, value })}\n`,
});

async function* lines(store: WorkspaceStore, people: readonly DirectoryEntry[]): AsyncGenerator<BackupLine> {
  // First all ids get their numbers: documents refer forwards and backwards.
  const numbers = compactMap();
  const last = new Map<string, string>();
  for (const [index, kind] of KINDS.entries()) {
    let number = 0;
    for await (const page of pagesOf(store, kind))
      for (const { id } of page) {
        number += 1;
        numbers.set(id, index * BASE + number);
        last.set(kind.name, id);
      }
  }
  const members = await peopleOf(store, people);
  const refOf = (id: string): string | undefined => {
    const member = members.refs.get(id);
    if (member !== undefined) return member;
    const number = /^[0-9a-f]{24}$/.test(id) ? numbers.get(id) : undefined;
    const kind = number === undefined ? undefined : KINDS[Math.floor(number / BASE)];
    return number === undefined || kind === undefined ? undefined : `${kind.letter}${number % BASE}`;
  };
  yield lineOf('settings', encode(await store.settings.get(), refOf));
  for (const { preferences, ...person } of members.people)
    yield lineOf('member', { ...person, ...(preferences && { preferences: encode(preferences, refOf) }) });
  for (const kind of KINDS)
    for await (const page of pagesOf(store, kind))
      for (const document of page) {
        // What came while the backup was made belongs into the next one.
        if (document.id > (last.get(kind.name) ?? '')) continue;
        yield lineOf(kind.name, encode(packed(kind, document), refOf));
      }
}

/** Members in an order that does not depend on their ids. */
async function peopleOf(
  store: WorkspaceStore,
  entries: readonly DirectoryEntry[],
): Promise<{ people: Person[]; refs: Map<MemberId, string> }> {
  const sorted = [...entries].sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
  const refs = new Map(sorted.map(({ id }, index) => [id, `m${index + 1}`]));
  const known = new Map(
    (await store.members.getMany(entries.map(({ id }) => id))).map((member) => [member.id, member]),
  );
  const people = sorted.map(({ id, name, handle, email }, index): Person => {
    const { digestTime = null, workingDays = null, away = null } = known.get(id) ?? {};
    const preferences = (digestTime ?? workingDays ?? away) ? { digestTime, workingDays, away } : undefined;
    return {
      ref: `m${index + 1}`,
      name,
      handle,
      ...(email ? { email } : { id }),
      ...(preferences ? { preferences } : {}),
    };
  });
  return { people, refs };
}

const sortKey = ({ email, handle, id }: DirectoryEntry): string =>
  `${email?.toLowerCase() ?? '~'} ${handle} ${email ? '' : id}`;
