import { ALL_FOLLOWS } from '../../../src/store/following.ts';
import { added, begun, type Call, contactId, existing, inOne, interactionId, must } from './given.ts';

/** Of imports. */
export const IMPORT: Record<string, Call> = {
  'imports.get': ({ store }) => store.imports.get('x'),
  'imports.begin': begun,
  'imports.advance': async (given) => {
    const run = await begun(given);
    await given.store.imports.advance(run, 1, run.counts);
  },
  'imports.finish': async (given) => given.store.imports.finish(await begun(given), 'done'),
  'imports.release': async (given) => given.store.imports.release(await begun(given)),
  'imports.recent': ({ store }) => store.imports.recent(5),
  'imports.unfinished': ({ store }) => store.imports.unfinished('x'),
  'imports.page': ({ store }) => store.imports.page(null, 10),
  'imports.insertMany': ({ store }) => store.imports.insertMany([]),
  'importing.customersNamed': ({ store }) => store.importing.customersNamed(['firm17 street17']),
  'importing.contactsNamed': (given) =>
    given.store.importing.contactsNamed([existing(given).id], ['person34 family34'], ['person35']),
  'importing.contactsOfAnyone': ({ store }) => store.importing.contactsOfAnyone(['person34 family34']),
  'importing.referredByOutsiders': ({ store }) => store.importing.referredByOutsiders(['aunt 18']),
  'importing.factsOf': (given) =>
    given.store.importing.factsOf(new Map([[existing(given).id, new Set(ALL_FOLLOWS)]])),
  ...Object.fromEntries(
    (['customers', 'contacts', 'interactions', 'commitments', 'purchases'] as const).flatMap(
      (kind): [string, Call][] => [
        [`importing.${kind}.newId`, async ({ store }) => store.importing[kind].newId()],
        [`importing.${kind}.getMany`, ({ store }) => store.importing[kind].getMany(['x'])],
        [
          `importing.${kind}.byImportKey`,
          ({ store }) => store.importing[kind].byImportKey(['row17', 'row18']),
        ],
        [`importing.${kind}.page`, ({ store }) => store.importing[kind].page(null, 10)],
        [`importing.${kind}.insertMany`, ({ store }) => store.importing[kind].insertMany([])],
      ],
    ),
  ),
  'importing.customers.rewriteMany': async (given) => {
    const customer = await added(given);
    await inOne(given, (within) => within.importing.customers.rewriteMany([customer]));
  },
  'importing.customers.refreshMany': async (given) => {
    const customer = await added(given);
    await inOne(given, (within) => within.importing.customers.refreshMany([customer]));
  },
  'importing.contacts.rewriteMany': (given) =>
    inOne(given, async (within) => {
      await within.importing.contacts.rewriteMany([await must(within.contacts.get(contactId(given)))]);
    }),
  'importing.interactions.rewriteMany': (given) =>
    inOne(given, async (within) => {
      await within.importing.interactions.rewriteMany([
        await must(within.interactions.get(interactionId(given))),
      ]);
    }),
  'importing.commitments.rewriteMany': (given) =>
    inOne(given, async (within) =>
      within.importing.commitments.rewriteMany(await within.commitments.ofInteraction(interactionId(given))),
    ),
  'importing.purchases.rewriteMany': (given) =>
    inOne(given, async (within) =>
      within.importing.purchases.rewriteMany(await within.purchases.of(existing(given).id)),
    ),
};
