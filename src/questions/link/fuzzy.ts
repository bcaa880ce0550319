import type { Contact } from '../../domain/contact.ts';
import type { Customer } from '../../domain/customer.ts';
import { bareKey, nameKey, words } from '../../domain/text/name.ts';
import { rankNames } from '../../domain/text/rank-names.ts';
import { distance, fuzzyKeys } from '../../domain/text/typo.ts';
import type { WorkspaceStore } from '../../store/store.ts';
import { spanText, type Token } from '../language/tokens.ts';
import type { Link } from './link.ts';
import type { Run } from './runs.ts';

/** How many letters a whole name may be off: two, or one of a short name. */
const allowed = (key: string): number => (key.length <= 3 ? 0 : key.length <= 6 ? 1 : 2);
const NEAR = 3;

/** The names that a run of words is one or two letters off from; or else the names nearest to it, to offer. */
export async function fuzzyLinks(
  run: Run,
  text: string,
  tokens: readonly Token[],
  store: WorkspaceStore,
  prior: (from: number, to: number) => number,
): Promise<{ links: Link[]; near: string[] }> {
  const wanted = words(
    tokens
      .slice(run.from, run.to + 1)
      .map(({ key }) => key)
      .join(' '),
  );
  const keys = [...new Set(wanted.flatMap((word) => fuzzyKeys(word)))];
  const [customers, contacts] = await Promise.all([
    store.customerLists.byFuzzy(keys),
    store.contacts.byFuzzy(keys),
  ]);
  for (const window of windows(run, tokens)) {
    const key = nameKey(spanText(text, tokens, window.from, window.to).replace(/'s$/i, ''));
    const base = {
      ...window,
      text: spanText(text, tokens, window.from, window.to),
      how: 'typo' as const,
      prior: prior(window.from, window.to) - 0.5,
    };
    const nearest = closest(key, customers, ({ name, aliases }) => [name, bareKey(name), ...aliases]);
    if (nearest.length > 0)
      return { links: [{ ...base, reading: { kind: 'customer', customers: nearest } }], near: [] };
    const person = closest(key, contacts, ({ name }) => [name]);
    if (person.length > 0)
      return { links: [{ ...base, reading: { kind: 'contact', contacts: person } }], near: [] };
  }
  // Every word of it within a typing error of a word of the name: "Zefyr" for "Zephyr Labs".
  const base = {
    ...run,
    text: spanText(text, tokens, run.from, run.to),
    how: 'typo' as const,
    prior: prior(run.from, run.to) - 0.8,
  };
  const parts = customers.filter(({ name, aliases }) =>
    [name, ...aliases].some((known) => hasNearly(known, wanted)),
  );
  if (parts.length > 0)
    return { links: [{ ...base, reading: { kind: 'customer', customers: parts } }], near: [] };
  const people: Contact[] = contacts.filter(({ name }) => hasNearly(name, wanted));
  if (people.length > 0)
    return { links: [{ ...base, reading: { kind: 'contact', contacts: people } }], near: [] };
  const asked = spanText(text, tokens, run.from, run.to).replace(/'s$/i, '');
  return { links: [], near: await offered(asked, wanted, customers, store) };
}

/** The run itself, then with the ordinary words beside it, which a name may have too. */
function windows(run: Run, tokens: readonly Token[]): { from: number; to: number }[] {
  const found = [{ from: run.from, to: run.to }];
  for (const [before, after] of [
    [0, 1],
    [1, 0],
    [1, 1],
    [0, 2],
    [2, 0],
  ] as const) {
    const [from, to] = [run.from - before, run.to + after];
    if (from >= 0 && to < tokens.length) found.push({ from, to });
  }
  return found;
}

/** Those at the smallest distance, if that is within reach and plainly nearer than all others. */
function closest<T>(key: string, all: readonly T[], namesOf: (one: T) => string[]): T[] {
  const measured = all
    .map((one) => ({ one, far: Math.min(...namesOf(one).map((name) => distance(key, nameKey(name)))) }))
    .filter(({ far }) => far <= allowed(key))
    .sort((a, b) => a.far - b.far);
  const best = measured[0];
  return best === undefined ? [] : measured.filter(({ far }) => far === best.far).map(({ one }) => one);
}

function hasNearly(name: string, wanted: readonly string[]): boolean {
  const there = words(name);
  return wanted.every((word) =>
    there.some((other) => distance(word, other) <= (word.length >= 5 && word[0] === other[0] ? 1 : 0)),
  );
}

async function offered(
  asked: string,
  wanted: readonly string[],
  customers: Customer[],
  store: WorkspaceStore,
): Promise<string[]> {
  const ranked = rankNames(asked, customers).map(({ candidate }) => candidate.name);
  const sharing = ranked.length >= NEAR ? [] : await store.customerLists.byWords(wanted, 20);
  const bySimilarity = [
    ...new Set([...ranked, ...sharing.map(({ name }) => name), ...customers.map(({ name }) => name)]),
  ];
  const key = nameKey(asked);
  return bySimilarity
    .map((name) => ({ name, far: distance(key, nameKey(name)) }))
    .filter(
      ({ name, far }) => far <= Math.max(2, key.length * 0.4) || sharing.some((one) => one.name === name),
    )
    .sort((a, b) => a.far - b.far)
    .slice(0, NEAR)
    .map(({ name }) => name);
}
