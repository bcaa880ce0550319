import type { Customer } from '../domain/customer.ts';
import type { MemberId } from '../domain/id.ts';
import { GAPS, type Gap, type Quality, STALE_DAYS } from '../domain/quality.ts';
import { DAY_MS } from '../domain/text/day.ts';
import type { Context } from './context.ts';
import { CUSTOMERS } from './customer-kind.ts';
import { type FacetKind, facet } from './facets.ts';
import { scoped } from './scoped.ts';

/** Whose customers: everybody's, one member's, or those of nobody. */
export type Whose = MemberId | 'everybody' | 'nobody';
/** What is looked for: something that is lacking, or e-mail addresses that may be stale. */
export type Weakness = Gap | 'email';

/** How complete one workspace's file is; each figure is counted in the index of facets, which only live customers have. */
export function qualityIn(context: Context) {
  const all = scoped(context, CUSTOMERS);
  const staleBefore = () => new Date(context.clock.now().getTime() - STALE_DAYS * DAY_MS);
  const figure = (kind: FacetKind, value: string, whose: Whose) =>
    whose === 'everybody' ? facet(kind, value) : facet('held', `${whose}/${facet(kind, value)}`);

  const filterOf = (weakness: Weakness, whose: Whose) =>
    weakness === 'email'
      ? {
          'search.facets': figure('mail', 'yes', whose),
          'search.quietSince': { $lt: staleBefore() },
        }
      : { 'search.facets': figure('lacks', weakness, whose) };

  return {
    /** How complete the file is, or the part of it that somebody looks after. */
    async of(whose: Whose): Promise<Quality> {
      const standing = (one: Customer['standing']) =>
        all.count({ 'search.facets': figure('standing', one, whose) });
      const [customer, prospects, former] = await Promise.all([
        standing('customer'),
        standing('prospect'),
        standing('former'),
      ]);
      const counts = await Promise.all(
        GAPS.map(async (gap) => [gap, await all.count(filterOf(gap, whose))] as const),
      );
      return {
        customers: customer + prospects + former,
        prospects,
        former,
        lacking: Object.fromEntries(counts) as Record<Gap, number>,
        staleEmails: await all.count(filterOf('email', whose)),
      };
    },

    /** The customers that have a weakness, the longest quiet first. */
    weak: (weakness: Weakness, whose: Whose, limit: number, skip = 0): Promise<Customer[]> =>
      all.find(filterOf(weakness, whose), { sort: { 'search.quietSince': 1 }, limit, skip }),
  };
}
