import { stem } from '../../domain/text/stem.ts';
import { facet } from '../../store/facets.ts';
import type { WorkspaceStore } from '../../store/store.ts';

/** Which of some words (as they are spelt) stand in what this workspace has noted, promised or calls people. */
export async function notedWords(
  words: readonly string[],
  store: WorkspaceStore,
): Promise<ReadonlySet<string>> {
  const found = await Promise.all(
    words.map(async (word) => {
      const same = stem(word);
      const [facets, people, promises] = await Promise.all([
        store.customerLists.known((['need', 'reason', 'remember'] as const).map((kind) => facet(kind, same))),
        store.contacts.byFacts([same], 1),
        store.commitments.list({ words: [same] }, 1),
      ]);
      return facets.length + people.length + promises.length > 0 ? [word] : [];
    }),
  );
  return new Set(found.flat());
}
