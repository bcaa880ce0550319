import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../../src/clock.ts';
import { freshId } from '../ids.ts';
import type { SharedFile } from '../protocol.ts';

/** A file of the workspace. Its content is kept apart. */
export type StoredFile = {
  id: string;
  name: string;
  title: string;
  mimetype: string;
  /** Bytes. */
  size: number;
  /** Whose it is. */
  user: string;
  /** Seconds. */
  created: number;
  /** The conversations that it was shared in. */
  sharedIn: string[];
  /** Whether the app got it by a form of its own, and so may read it wherever it is shared. */
  givenToApp: boolean;
};

/** Files of up to 1 GB: https://slack.com/help/articles/201330736-Add-files-to-Slack */
export const MOST_BYTES = 1_000_000_000;

const TYPES: Record<string, string> = {
  csv: 'text/csv',
  gif: 'image/gif',
  ics: 'text/calendar',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  json: 'application/json',
  pdf: 'application/pdf',
  png: 'image/png',
  tsv: 'text/tab-separated-values',
  txt: 'text/plain',
  vcf: 'text/vcard',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  zip: 'application/zip',
};

/** What stands behind the last dot of a name, small; `binary` where there is none, as Slack calls it. */
export const extensionOf = (name: string): string =>
  /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? 'binary';

/** A file as people see it under a message. */
export const shownFile = ({ id, name, mimetype, size }: StoredFile): SharedFile => ({
  id,
  name,
  mimetype,
  size,
});

export type Files = ReturnType<typeof createFiles>;

/**
 * The files of the workspace.
 *
 * @param directory where their contents are kept, to be there after a restart; without one they stay in memory.
 */
export const createFiles = (clock: Pick<Clock, 'now'>, directory?: string) => {
  const all = new Map<string, StoredFile>();
  const contents = new Map<string, Buffer>();
  const pathOf = (id: string) => (directory === undefined ? undefined : join(directory, id));

  const keep = (id: string, content: Buffer): void => {
    const path = pathOf(id);
    if (directory === undefined || path === undefined) {
      contents.set(id, content);
      return;
    }
    mkdirSync(directory, { recursive: true });
    writeFileSync(path, content, { mode: 0o600 });
  };

  return {
    all,
    get: (id: string): StoredFile | undefined => all.get(id),
    /** Null: it was lost. */
    contentOf: (id: string): Buffer | null => {
      const path = pathOf(id);
      if (path === undefined) return contents.get(id) ?? null;
      return existsSync(path) ? readFileSync(path) : null;
    },
    add: (
      {
        name,
        user,
        id = freshId('F'),
        title = name,
      }: { name: string; user: string; id?: string; title?: string },
      content: Buffer,
    ): StoredFile => {
      const file: StoredFile = {
        id,
        name,
        title,
        mimetype: TYPES[extensionOf(name)] ?? 'application/octet-stream',
        size: content.length,
        user,
        created: Math.floor(clock.now().getTime() / 1000),
        sharedIn: [],
        givenToApp: false,
      };
      keep(id, content);
      all.set(id, file);
      return file;
    },
    /** Takes up a file of an earlier run, if its content is still there. */
    restore: (file: StoredFile): void => {
      const path = pathOf(file.id);
      if (path !== undefined && existsSync(path)) all.set(file.id, file);
    },
  };
};
