import type { Customer } from '../domain/customer.ts';
import { customerDueOn } from '../domain/due.ts';
import type { Id, MemberId } from '../domain/id.ts';
import { Merge, type MergeChoice, mergedCustomer, UNDO_DAYS } from '../domain/merge.ts';
import { referringCustomer } from '../domain/referral.ts';
import { DAY_MS } from '../domain/text/day.ts';
import { ConflictError, UserError } from '../errors.ts';
import { auditIn } from './audit.ts';
import { COMMITMENTS } from './commitment-kind.ts';
import { CONTACTS } from './contact-kind.ts';
import { type Context, inTransaction, newId } from './context.ts';
import { CUSTOMERS } from './customer-kind.ts';
import { NameTakenError } from './customers.ts';
import { ALL_FOLLOWS, followingIn } from './following.ts';
import { INTERACTIONS } from './interaction-kind.ts';
import { membersIn } from './members.ts';
import { PURCHASES } from './purchase-kind.ts';
import { referralsIn } from './referrals.ts';
import { isDuplicateKey, type Kind, scoped } from './scoped.ts';
import { settingsIn } from './settings.ts';

export const MERGES: Kind<Merge> = { collection: 'merges', schema: Merge, version: 1 };

/** Merges of two customers of one workspace, and their undoing. */
export function mergesIn(context: Context) {
  const all = scoped(context, MERGES);

  /** Gives what belongs to one customer to another; of all, or only of those with these ids. */
  async function move<T extends { id: Id; customerId: Id }>(
    within: Context,
    kind: Kind<T>,
    from: Id,
    to: Id,
    only?: readonly Id[],
  ): Promise<Id[]> {
    const door = scoped(within, kind);
    const found = only
      ? (await door.getMany(only)).filter(({ customerId }) => customerId === from)
      : await door.find({ customerId: from });
    await door.rewriteMany(found.map((one) => ({ ...one, customerId: to })));
    return found.map(({ id }) => id);
  }

  /** Leads the referrals of others from one customer to another, except where that would make one its own. */
  async function redirect(within: Context, from: Id, to: Id, only?: readonly Id[]): Promise<Id[]> {
    const door = scoped(within, CUSTOMERS);
    const found = (only ? await door.getMany(only) : await door.find({ 'search.referrer': from })).filter(
      ({ id, referredBy }) => id !== to && referringCustomer(referredBy) === from,
    );
    await door.rewriteMany(
      found.map(
        (one) =>
          ({ ...one, referredBy: one.referredBy && { ...one.referredBy, customerId: to } }) as Customer,
      ),
    );
    return found.map(({ id }) => id);
  }

  /** Whether a referral comes, in the end, from a customer: it would close a circle there. */
  async function leadsTo(within: Context, referral: Customer['referredBy'], id: Id): Promise<boolean> {
    const referrer = referringCustomer(referral);
    if (referrer === null || referrer === id) return referrer === id;
    return (await referralsIn(within).chainOf(referrer)).some((link) => link.id === id);
  }

  /** A customer with the facts that follow from what it has now. */
  async function withFacts(within: Context, customer: Customer): Promise<Customer> {
    const facts = await followingIn(within).factsOf(new Map([[customer.id, new Set(ALL_FOLLOWS)]]));
    const settings = await settingsIn(within).get();
    const zone = await membersIn(within).zoneOf(customer.owner, settings);
    const next: Customer = { ...customer, ...facts.get(customer.id) };
    return { ...next, dueOn: customerDueOn(next, settings, zone) };
  }

  return {
    get: all.get,
    insertMany: all.insertMany,
    page: all.page,
    /** The merges that can still be undone, newest first. */
    recent: (limit: number): Promise<Merge[]> =>
      all.find(
        { at: { $gte: new Date(context.clock.now().getTime() - UNDO_DAYS * DAY_MS) } },
        { sort: { at: -1 }, limit },
      ),

    /**
     * Makes one customer of two. All that belonged to the second belongs to the first; the second is archived, and its id
     * leads to the first from then on.
     * @throws ConflictError when one of them was changed since it was read, or merged already
     */
    async merge(survivor: Customer, loser: Customer, choice: MergeChoice, by: MemberId): Promise<Merge> {
      return inTransaction(context, async (within) => {
        const customers = scoped(within, CUSTOMERS);
        const [kept, gone] = [await customers.get(survivor.id), await customers.get(loser.id)];
        if (
          !kept ||
          !gone ||
          kept.id === gone.id ||
          kept.archivedAt ||
          gone.archivedAt ||
          kept.version !== survivor.version ||
          gone.version !== loser.version
        )
          throw new ConflictError(`customers ${survivor.id} and ${loser.id} were changed meanwhile`);
        // The second gives its name free first: the first may take it.
        await customers.replace({
          ...gone,
          archivedAt: context.clock.now(),
          mergedInto: kept.id,
          dueOn: null,
        });
        const moved = {
          contacts: await move(within, CONTACTS, gone.id, kept.id),
          interactions: await move(within, INTERACTIONS, gone.id, kept.id),
          commitments: await move(within, COMMITMENTS, gone.id, kept.id),
          purchases: await move(within, PURCHASES, gone.id, kept.id),
          referred: await redirect(within, gone.id, kept.id),
        };
        const merged = mergedCustomer(kept, gone, choice);
        const referredBy = (await leadsTo(within, merged.referredBy, kept.id)) ? null : merged.referredBy;
        const after = await customers.replace(await withFacts(within, { ...merged, referredBy }));
        await auditIn(within).add({
          by,
          action: 'merge',
          entity: { type: 'customer', id: kept.id, version: after.version },
          customerId: kept.id,
          changes: [{ field: 'merged', from: gone.name, to: after.name }],
        });
        return scoped(within, MERGES).insert({
          id: newId(),
          survivor: kept.id,
          loser: gone.id,
          before: { survivor: kept, loser: gone },
          after,
          moved,
          by,
          at: context.clock.now(),
          undoneAt: null,
        });
      });
    },

    /**
     * Makes two customers of one again. What was added since stays with the survivor, and so do its fields that were edited since.
     * @throws UserError when it is too long ago or undone already; NameTakenError when the old name has gone to another
     */
    async undo(id: Id, by: MemberId): Promise<{ survivor: Customer; loser: Customer }> {
      try {
        return await inTransaction(context, (within) => undoWithin(within, id, by));
      } catch (error) {
        if (isDuplicateKey(error)) throw new NameTakenError((await all.get(id))?.before.loser.name ?? '');
        throw error;
      }
    },
  };

  async function undoWithin(
    within: Context,
    id: Id,
    by: MemberId,
  ): Promise<{ survivor: Customer; loser: Customer }> {
    const customers = scoped(within, CUSTOMERS);
    const merge = await scoped(within, MERGES).change(
      { _id: id, undoneAt: null, at: { $gte: new Date(context.clock.now().getTime() - UNDO_DAYS * DAY_MS) } },
      { $set: { undoneAt: context.clock.now() } },
    );
    const [kept, gone] = merge ? [await customers.get(merge.survivor), await customers.get(merge.loser)] : [];
    if (!merge || !kept || !gone || gone.mergedInto !== kept.id)
      throw new UserError(
        `This merge cannot be undone any more: it is older than ${UNDO_DAYS} days, or was undone already.`,
      );
    const { moved, before, after } = merge;
    await move(within, CONTACTS, kept.id, gone.id, moved.contacts);
    await move(within, INTERACTIONS, kept.id, gone.id, moved.interactions);
    await move(within, COMMITMENTS, kept.id, gone.id, moved.commitments);
    await move(within, PURCHASES, kept.id, gone.id, moved.purchases);
    await redirect(within, kept.id, gone.id, moved.referred);
    const survivor = await customers.replace(
      await withFacts(within, { ...kept, ...reverted(kept, before.survivor, after) }),
    );
    const { version: _, ...fields } = before.loser;
    const loser = await customers.replace(await withFacts(within, { ...gone, ...fields, mergedInto: null }));
    await auditIn(within).add({
      by,
      action: 'unmerge',
      entity: { type: 'customer', id: kept.id, version: survivor.version },
      customerId: kept.id,
      changes: [{ field: 'merged', from: survivor.name, to: loser.name }],
    });
    return { survivor, loser };
  }
}

/** Those fields that the merge changed and nobody since, as they were before it. */
function reverted(now: Customer, before: Customer, after: Customer): Partial<Customer> {
  const same = (field: keyof Customer) => JSON.stringify(now[field]) === JSON.stringify(after[field]);
  const fields = (Object.keys(before) as (keyof Customer)[]).filter(
    (field) => field !== 'version' && same(field),
  );
  return Object.fromEntries(fields.map((field) => [field, before[field]]));
}
