import { z } from 'zod';
import { Id } from '../domain/id.ts';
import { type Context, inTransaction } from './context.ts';
import { CUSTOMERS } from './customer-kind.ts';
import { type Kind, scoped } from './scoped.ts';

/**
 * Counts the forms that a customer's search fields and keys have had. It grows whenever what is stored for searches
 * changes, so that customers who were written before are found by it too.
 */
const FORM = 5;

/** How far the customers of a workspace have the newest form. */
const Renewal = z.object({ id: z.string(), form: z.int(), after: Id.nullable() });
type Renewal = z.infer<typeof Renewal>;

const RENEWALS: Kind<Renewal> = {
  collection: 'renewals',
  schema: Renewal,
  version: 1,
  key: (workspace) => workspace,
};

/** Brings what is stored for searches up to its newest form, after an update of Rapport. */
export function renewalsIn(context: Context) {
  const all = scoped(context, RENEWALS);
  return {
    /**
     * Writes one page of customers anew, if there are any whose search fields may be of an earlier form.
     * @returns how many; 0: there are none left
     */
    async renew(limit: number): Promise<number> {
      const known = await all.get(context.workspace);
      const begun = known?.form === FORM;
      if (begun && known.after === null) return 0;
      return inTransaction(context, async (within) => {
        const customers = scoped(within, CUSTOMERS);
        const page = await customers.page(begun ? known.after : null, limit);
        await customers.rewriteMany(page);
        const after = page.length < limit ? null : (page.at(-1)?.id ?? null);
        await scoped(within, RENEWALS).put({ id: context.workspace, form: FORM, after });
        return page.length;
      });
    },
  };
}
