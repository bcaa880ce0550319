import { Purchase } from '../domain/purchase.ts';
import { phrasesOf } from './facets.ts';
import type { Kind } from './scoped.ts';

export const PURCHASES: Kind<Purchase> = {
  collection: 'purchases',
  schema: Purchase,
  version: 1,
  derive: (purchase) => ({
    search: {
      live: purchase.removedAt === null,
      item: purchase.item.toLowerCase(),
      items: phrasesOf(purchase.item),
    },
  }),
};

/** From how many of the last purchases a customer's rhythm is told. */
export const RHYTHM_OF = 24;
