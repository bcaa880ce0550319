import { stem } from '../../domain/text/stem.ts';
import { facet } from '../../store/facets.ts';
import type { WorkspaceStore } from '../../store/store.ts';

/** Which of some words (as they are spelt) stand in what this workspace has noted, promised or calls people. */
export async function notedWords(
  words: readonly string[],
  store: WorkspaceStore,
): Promise<ReadonlySet<string>> {
  const keysOf = (word: string) =>
    (['need', 'reason', 'remember'] as const).map((kind) => facet(kind, stem(word)));
  const known = new Set(await store.customerLists.known(words.flatMap(keysOf)));
  const found = await Promise.all(
    words.map(async (word) => {
      if (keysOf(word).some((key) => known.has(key))) return [word];
      const [people, promises] = await Promise.all([
        store.contacts.byFacts([stem(word)], 1),
        store.commitments.list({ words: [stem(word)] }, 1),
      ]);
      return people.length + promises.length > 0 ? [word] : [];
    }),
  );
  return new Set(found.flat());
}
