import type { Document } from 'mongodb';
import { type Change, changesBetween } from '../domain/audit.ts';
import { monthDayOf } from '../domain/calendar.ts';
import { Customer } from '../domain/customer.ts';
import { customerDueOn } from '../domain/due.ts';
import type { Id, MemberId } from '../domain/id.ts';
import { LONGEST_CHAIN, type Referral, referringCustomer } from '../domain/referral.ts';
import type { Settings } from '../domain/settings.ts';
import { alikeNames, alikeReach, phoneFacts } from '../domain/text/alike.ts';
import type { Day } from '../domain/text/day.ts';
import { nameKey } from '../domain/text/name.ts';
import { ConflictError } from '../errors.ts';
import { auditIn } from './audit.ts';
import { type Context, inTransaction, newId } from './context.ts';
import { facetsOf } from './facets.ts';
import { membersIn } from './members.ts';
import { isDuplicateKey, type Kind, scoped } from './scoped.ts';
import { misspeltKeys, searchKeys } from './search-keys.ts';
import { settingsIn } from './settings.ts';

export const CUSTOMERS: Kind<Customer> = {
  collection: 'customers',
  schema: Customer,
  version: 1,
  derive: (customer) => {
    const live = customer.archivedAt === null;
    const names = liveNames(customer);
    return {
      search: {
        ...searchKeys(names),
        // An archived customer gives its name free, and stays unique by its own id.
        unique: live ? nameKey(customer.name) : `\u0000${customer.id}`,
        live,
        owned: live && customer.owner !== null,
        referrer: referringCustomer(customer.referredBy),
        // Somebody outside who may yet turn up as a customer or contact: imports look for them.
        outsider: live && customer.referredBy?.type === 'outside' ? nameKey(customer.referredBy.name) : null,
        days: daysOf(customer),
        ...followingKeys(customer),
        dates: live ? customer.importantDates.map(({ date }) => date.slice(-5)) : [],
      },
    };
  },
  keys: {
    collection: 'customer-keys',
    derive: (customer) => {
      const names = liveNames(customer);
      const reach = {
        phones: phoneFacts(customer.remember),
        websites: customer.website === null ? [] : [customer.website],
      };
      return {
        names,
        fuzzy: misspeltKeys(names),
        alike: names.length === 0 ? [] : [...alikeNames(names), ...alikeReach(reach)],
      };
    },
  },
};

/** What a customer is called, while it is there. */
const liveNames = ({ archivedAt, name, aliases }: Customer): string[] =>
  archivedAt === null ? [name, ...aliases] : [];

/** The days of the year (`MM-DD`) on which there is something to remember. */
const daysOf = ({ archivedAt, importantDates, birthdays }: Customer): string[] =>
  archivedAt === null ? [...importantDates, ...birthdays].map(({ date }) => monthDayOf(date)) : [];

/** What of the search fields follows from what belongs to a customer, and is written anew with it. */
const followingKeys = (customer: Customer) => ({
  quietSince: customer.lastContact?.at ?? customer.createdAt,
  facets: customer.archivedAt === null ? facetsOf(customer) : [],
});

/** What is stored where these facts of a customer are new, and nothing else: by far the most of it stays as it is. */
export function factFields(customer: Customer, facts: FollowedFacts): Document {
  const { quietSince, facets } = followingKeys(customer);
  return {
    ...facts,
    dueOn: customer.dueOn,
    'search.quietSince': quietSince,
    'search.facets': facets,
    ...(facts.birthdays ? { 'search.days': daysOf(customer) } : {}),
  };
}

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

/** What of a customer follows from what belongs to it. */
const FOLLOWED = [
  'lastContact',
  'feeling',
  'feelingBefore',
  'buying',
  'openSteps',
  'birthdays',
  'people',
] as const;
export type FollowedFacts = Partial<Pick<Customer, (typeof FOLLOWED)[number]>>;

/** The filter of a customer of which nothing changed since it was read that its due day or its facets follow from. */
function asSeen(seen: Customer): Document {
  const filter: Document = { _id: seen.id, version: seen.version };
  for (const field of FOLLOWED) {
    const fact = seen[field];
    // Whatever changes the birthdays reads the customer in its own transaction.
    if (Array.isArray(fact)) continue;
    if (fact === null || typeof fact !== 'object') filter[field] = fact;
    else for (const [key, value] of Object.entries(fact)) filter[`${field}.${key}`] = value;
  }
  return filter;
}

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

    /** Live customers that one brought to us directly, itself or through one of its contacts. */
    async referredBy(id: Id, limit = 100): Promise<Customer[]> {
      const found = await all.find({ 'search.referrer': id }, { limit });
      return found.filter((customer) => customer.archivedAt === null);
    },

    /** The customers behind a customer, from the one who referred it back to the root of its tree. */
    async referralChain(id: Id): Promise<Customer[]> {
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
      const first = referrer === null ? null : await this.get(referrer);
      if (!first) return [];
      const chain = [first, ...(await this.referralChain(first.id))];
      const closing = chain.findIndex((link) => link.id === id);
      if (closing < 0) await all.rewrite(first);
      return chain.slice(0, closing + 1);
    },

    /**
     * Records who brought a customer to us. Referrals form a forest.
     * @returns the customer, or the chain that the new link would close into a circle (nothing is changed then)
     */
    async setReferral(
      id: Id,
      referral: Referral | null,
      by: MemberId,
    ): Promise<{ customer: Customer } | { circle: Customer[] }> {
      return inTransaction(context, async (within) => {
        const customers = customersIn(within);
        const customer = await customers.get(id);
        if (!customer) throw new Error(`customer ${id} is not there`);
        const circle = await customers.circle(id, referral);
        if (circle.length > 0) return { circle };
        return { customer: await customers.edit(customer, { referredBy: referral }, by, 'referral') };
      });
    },
  };
}
