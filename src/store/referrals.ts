import type { Customer } from '../domain/customer.ts';
import type { Id, MemberId } from '../domain/id.ts';
import { LONGEST_CHAIN, type Referral, referringCustomer } from '../domain/referral.ts';
import { type Context, inTransaction } from './context.ts';
import { CUSTOMERS } from './customer-kind.ts';
import { customersIn } from './customers.ts';
import { scoped } from './scoped.ts';

/** Who brought whom to us, in one workspace. Referrals form a forest. */
export function referralsIn(context: Context) {
  const all = scoped(context, CUSTOMERS);
  return {
    /** Live customers that one brought to us directly, itself or through one of its contacts. */
    async broughtBy(id: Id, limit = 100): Promise<Customer[]> {
      const found = await all.find({ 'search.referrer': id }, { limit });
      return found.filter((customer) => customer.archivedAt === null);
    },

    /** The customers behind a customer, from the one who referred it back to the root of its tree. */
    async chainOf(id: Id): Promise<Customer[]> {
      const chain: Customer[] = [];
      let next = referringCustomer((await all.get(id))?.referredBy ?? null);
      while (next !== null && chain.length < LONGEST_CHAIN) {
        const customer = await all.get(next);
        if (!customer || chain.some((seen) => seen.id === customer.id)) break;
        chain.push(customer);
        next = referringCustomer(customer.referredBy);
      }
      return chain;
    },

    /**
     * The chain that a referral would close into a circle; empty: it closes none. Within the transaction that records
     * it: two links that would close a circle together, made at once, collide, since each writes what the other read.
     */
    async circle(id: Id, referral: Referral | null): Promise<Customer[]> {
      const referrer = referringCustomer(referral);
      const first = referrer === null ? null : await customersIn(context).get(referrer);
      if (!first) return [];
      const chain = [first, ...(await this.chainOf(first.id))];
      const closing = chain.findIndex((link) => link.id === id);
      if (closing < 0) await all.rewrite(first);
      return chain.slice(0, closing + 1);
    },

    /**
     * Records who brought a customer to us. Referrals form a forest.
     * @returns the customer, or the chain that the new link would close into a circle (nothing is changed then)
     */
    async set(
      id: Id,
      referral: Referral | null,
      by: MemberId,
    ): Promise<{ customer: Customer } | { circle: Customer[] }> {
      return inTransaction(context, async (within) => {
        const customers = customersIn(within);
        const customer = await customers.get(id);
        if (!customer) throw new Error(`customer ${id} is not there`);
        const circle = await referralsIn(within).circle(id, referral);
        if (circle.length > 0) return { circle };
        return { customer: await customers.edit(customer, { referredBy: referral }, by, 'referral') };
      });
    },
  };
}
