import type { MemberId } from '../domain/id.ts';
import { nameKey } from '../domain/text/name.ts';

/** Finds a member by what people write in a column: a Slack id, @handle, name or e-mail address. */
export type MemberDirectory = {
  /** Null: nobody, or more than one person, is called that. */
  find(text: string): MemberId | null;
};

export type DirectoryEntry = {
  id: MemberId;
  handle: string;
  name: string;
  email?: string | null | undefined;
};

/** A directory of these people. Of two with the same name, neither is found by it. */
export function directoryOf(people: readonly DirectoryEntry[]): MemberDirectory {
  const ids = new Map<string, MemberId>();
  const names = new Map<string, MemberId | null>();
  const put = (key: string, id: MemberId) =>
    names.set(key, names.has(key) && names.get(key) !== id ? null : id);
  for (const { id, handle, name, email } of people) {
    ids.set(id.toLowerCase(), id);
    ids.set(handle.toLowerCase(), id);
    if (email) ids.set(email.toLowerCase(), id);
    if (nameKey(name) !== '') put(nameKey(name), id);
  }
  for (const { id, name } of people) {
    const first = nameKey(name).split(' ')[0] ?? '';
    if (first !== '' && !names.has(first)) put(`first ${first}`, id);
  }
  return {
    find(text) {
      const wanted = text
        .trim()
        .replace(/^<?@?|>$/g, '')
        .toLowerCase();
      const address = /<([^<>@\s]+@[^<>\s]+)>/.exec(text)?.[1]?.toLowerCase();
      const key = nameKey(text);
      return (
        ids.get(wanted) ??
        (address ? ids.get(address) : undefined) ??
        names.get(key) ??
        names.get(`first ${key}`) ??
        null
      );
    },
  };
}
