import { type Change, changesBetween } from '../domain/audit.ts';
import { Customer } from '../domain/customer.ts';
import { customerDueOn } from '../domain/due.ts';
import type { Id, MemberId } from '../domain/id.ts';
import { LONGEST_CHAIN } from '../domain/referral.ts';
import type { Settings } from '../domain/settings.ts';
import type { Day } from '../domain/text/day.ts';
import { ConflictError } from '../errors.ts';
import { auditIn } from './audit.ts';
import { type Context, inTransaction, newId } from './context.ts';
import { asSeen, CUSTOMERS, type FollowedFacts, factFields } from './customer-kind.ts';
import { membersIn } from './members.ts';
import { isDuplicateKey, scoped } from './scoped.ts';
import { settingsIn } from './settings.ts';

/** The fields whose changes are kept in the audit. */
const AUDITED = [
  'name',
  'aliases',
  'standing',
  'owner',
  'cadenceDays',
  'tags',
  'referredBy',
  'website',
  'source',
  'buys',
  'competitors',
  'needs',
  'needsMet',
  'whyNot',
  'wonFrom',
  'lostTo',
  'importantDates',
  'remember',
  'customerSince',
  'channel',
  'snoozedUntil',
  'archivedAt',
] as const satisfies (keyof Customer)[];

export type NewCustomer = Pick<Customer, 'name' | 'standing' | 'owner'> & CustomerEdit;
export type CustomerEdit = Partial<Pick<Customer, (typeof AUDITED)[number]>>;

/** A customer of that name is already there. */
export class NameTakenError extends Error {
  override readonly name = 'NameTakenError';
}

const PAGE = 200;

/** The customers of one workspace. */
export function customersIn(context: Context) {
  const all = scoped(context, CUSTOMERS);

  /** Works out from which day on the owner is nudged, in the owner's own zone. */
  async function withDueDay(customer: Customer): Promise<Customer> {
    // Outside of the transaction: neither is changed in it.
    const outside = { ...context, session: undefined };
    const settings = await settingsIn(outside).get();
    const zone = await membersIn(outside).zoneOf(customer.owner, settings);
    return { ...customer, dueOn: customerDueOn(customer, settings, zone) };
  }

  /**
   * Applies an edit to the customer as it is now, if its version is still the one that the person saw. Facts that
   * follow from interactions have no part in the version: a note by a colleague is no conflict with an edit.
   */
  async function edit(
    seen: Customer,
    changes: CustomerEdit,
    by: MemberId,
    action = 'edit',
  ): Promise<Customer> {
    try {
      return await inTransaction(context, async (within) => {
        const customers = scoped(within, CUSTOMERS);
        const before = await customers.get(seen.id);
        if (before?.version !== seen.version)
          throw new ConflictError(`customer ${seen.id} was changed meanwhile`);
        const after = await withDueDay(Customer.parse({ ...before, ...changes }));
        const audited: Change[] = changesBetween(before, after, AUDITED);
        if (audited.length === 0) return before;
        const saved = await customers.replace(after);
        await auditIn(within).add({
          by,
          action,
          entity: { type: 'customer', id: before.id, version: saved.version },
          customerId: before.id,
          changes: audited,
        });
        return saved;
      });
    } catch (error) {
      if (isDuplicateKey(error)) throw new NameTakenError(changes.name ?? seen.name);
      throw error;
    }
  }

  return {
    /** A customer; one that was merged into another leads there, so that old buttons and links still work. */
    async get(id: Id): Promise<Customer | null> {
      let customer = await all.get(id);
      for (let steps = 0; customer?.mergedInto && steps < LONGEST_CHAIN; steps += 1)
        customer = await all.get(customer.mergedInto);
      return customer;
    },
    getMany: all.getMany,

    /** @throws NameTakenError when a live customer bears that name already */
    async add(input: NewCustomer, by: MemberId): Promise<Customer> {
      const now = context.clock.now();
      const draft = Customer.parse({
        ...input,
        id: newId(),
        dueOn: null,
        createdAt: now,
        createdBy: by,
        version: 1,
      });
      try {
        return await inTransaction(context, async (within) => {
          const customer = await scoped(within, CUSTOMERS).insert(await withDueDay(draft));
          await auditIn(within).add({
            by,
            action: 'add',
            entity: { type: 'customer', id: customer.id, version: customer.version },
            customerId: customer.id,
            changes: changesBetween<Partial<Customer>>({}, customer, ['name', 'standing', 'owner']),
          });
          return customer;
        });
      } catch (error) {
        if (isDuplicateKey(error)) throw new NameTakenError(input.name);
        throw error;
      }
    },

    /**
     * Changes a customer that was read before.
     * @throws ConflictError when somebody else changed it since; NameTakenError
     */
    edit,

    /**
     * Writes what follows from what belongs to a customer, and the day of the next nudge with it.
     * @param seen the customer as it was read just now, in this transaction or before it; null: it is read
     * @param factsOf what is new about it, worked out from it as it is
     * @throws Error where it is not there
     */
    async refresh(
      id: Id,
      seen: Customer | null,
      factsOf: (customer: Customer) => FollowedFacts,
    ): Promise<Customer> {
      const customer = seen ?? (await all.get(id));
      if (!customer) throw new Error(`customer ${id} is not there`);
      const facts = factsOf(customer);
      const refreshed = await withDueDay({ ...customer, ...facts });
      if (await all.amend(asSeen(customer), factFields(refreshed, facts))) return refreshed;
      if (seen === null) throw new ConflictError(`customer ${id} was changed meanwhile`);
      return this.refresh(id, null, factsOf);
    },

    /**
     * Works out anew from which day on owners are nudged, after the workspace's cadences changed: of one page.
     * @param after the last customer that was done; null: none was
     * @returns the last one that is done now; null: all are
     */
    async reschedule(settings: Settings, after: Id | null): Promise<Id | null> {
      const zones = new Map<MemberId | null, string>();
      const renewed = async (customer: Customer): Promise<Customer> => {
        const zone = zones.get(customer.owner) ?? (await membersIn(context).zoneOf(customer.owner, settings));
        zones.set(customer.owner, zone);
        return { ...customer, dueOn: customerDueOn(customer, settings, zone) };
      };
      const page = await all.page(after, PAGE);
      const changed: Id[] = [];
      for (const seen of page) if ((await renewed(seen)).dueOn !== seen.dueOn) changed.push(seen.id);
      if (changed.length > 0)
        await inTransaction(context, async (within) => {
          const customers = scoped(within, CUSTOMERS);
          await customers.rewriteMany(await Promise.all((await customers.getMany(changed)).map(renewed)));
        });
      return page.length < PAGE ? null : (page.at(-1)?.id ?? null);
    },

    /** The live customer that a Slack channel belongs to. */
    async ofChannel(channel: string): Promise<Customer | null> {
      const found = await all.find({ channel }, { limit: 5 });
      return found.find(({ archivedAt }) => archivedAt === null) ?? null;
    },

    /** The customers that an owner should be nudged about on a day, longest due first. */
    due: (owner: MemberId, today: Day, limit: number): Promise<Customer[]> =>
      all.find({ owner, dueOn: { $lte: today } }, { sort: { dueOn: 1 }, limit }),

    /** An owner's customers in the order in which they are due, the first first. */
    nextOf: (owner: MemberId, limit: number): Promise<Customer[]> =>
      all.find({ owner, dueOn: { $gte: '' } }, { sort: { dueOn: 1 }, limit }),

    /** How many of an owner's are due on a day; counted up to `limit`. */
    countDue: (owner: MemberId, today: Day, limit: number): Promise<number> =>
      all.count({ owner, dueOn: { $lte: today } }, limit),

    /** Customers that were due by a day, whoever owns them; the longest due first. */
    late: (by: Day, limit: number): Promise<Customer[]> =>
      all.find({ 'search.owned': true, dueOn: { $lte: by } }, { sort: { dueOn: 1 }, limit }),

    countLate: (by: Day, limit: number): Promise<number> =>
      all.count({ 'search.owned': true, dueOn: { $lte: by } }, limit),

    /** Live customers that nobody looks after, the longest quiet first. */
    unowned: (limit: number): Promise<Customer[]> =>
      all.find({ owner: null, 'search.live': true }, { sort: { 'search.quietSince': 1 }, limit }),

    countUnowned: (limit: number): Promise<number> => all.count({ owner: null, 'search.live': true }, limit),

    /** Live customers with a date, or a contact's birthday, on one of some days of the year (`MM-DD`). */
    withDates: (monthDays: readonly string[], limit: number, owner?: MemberId): Promise<Customer[]> =>
      all.find({ ...(owner ? { owner } : {}), 'search.days': { $in: [...monthDays] } }, { limit }),

    /** How many customers were added in a period, the end excluded; not those that were put away since. */
    countAdded: (from: Date, to: Date, limit: number): Promise<number> =>
      all.count({ createdAt: { $gte: from, $lt: to }, 'search.live': true }, limit),

    /** Live customers without contact since an instant, the longest quiet first; of one owner, where given. */
    quietSince: (since: Date, limit: number, owner?: MemberId): Promise<Customer[]> =>
      all.find(
        { ...(owner ? { owner } : {}), 'search.live': true, 'search.quietSince': { $lt: since } },
        { sort: { 'search.quietSince': 1 }, limit },
      ),
  };
}
