import { nameKey, words } from '../../domain/text/name.ts';
import { stem } from '../../domain/text/stem.ts';
import type { WorkspaceStore } from '../../store/store.ts';
import { isEnglish } from '../language/english.ts';
import { classMembers, FORMS } from '../language/lexicon.ts';
import { spelledOut } from '../language/short-forms.ts';
import { type Token, tokenise } from '../language/tokens.ts';

/** What is somebody's: "marks accounts" are hardly anything else. */
const OWNED = ['account', 'customer', 'prospect', 'birthday', 'address', 'role', 'promise'].map(classMembers);

/** Whether a word may be a name with a possessive ending that lacks its apostrophe: "carlas prospects", "sams number". */
function mayBePossessive({ raw, key, possessive, quoted }: Token, next: Token | undefined): boolean {
  if (!/^\p{L}{2,}s$/u.test(raw) || /ss$/i.test(raw) || possessive || quoted || next === undefined)
    return false;
  if (FORMS.has(key) || spelledOut(key) !== null || /[^ ]/.test(next.gap)) return false;
  return !isEnglish(key) || OWNED.some((some) => some.has(stem(next.key)));
}

/** A text with the apostrophes that it lacks: of names of members, contacts and customers, where no name ends so by itself. */
export async function withApostrophes(text: string, store: WorkspaceStore): Promise<string> {
  const tokens = tokenise(text);
  const possible = tokens.filter((token, at) => mayBePossessive(token, tokens[at + 1]));
  if (possible.length === 0) return text;
  const bare = possible.map(({ key }) => key.slice(0, -1));
  const keys = [...bare, ...possible.map(({ key }) => key)];
  const [members, contacts, customers] = await Promise.all([
    store.members.byWords(keys),
    store.contacts.byWords(keys),
    store.customerLists.byWords(keys),
  ]);
  const known = new Set([
    ...members.flatMap(({ name, realName, handle }) => [name, realName ?? '', handle].flatMap(words)),
    ...contacts.flatMap(({ name }) => words(name)),
    ...customers.flatMap(({ name, aliases }) => [name, ...aliases].flatMap(words)),
  ]);
  return possible
    .filter(({ key }) => !known.has(key) && known.has(nameKey(key.slice(0, -1))))
    .reduceRight((said, { end }) => `${said.slice(0, end - 1)}'${said.slice(end - 1)}`, text);
}
