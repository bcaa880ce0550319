import { z } from 'zod';
import type { Customer } from '../domain/customer.ts';
import { buyingOf } from '../domain/due.ts';
import { CalendarDate } from '../domain/fields.ts';
import { Id } from '../domain/id.ts';
import { contactFact, feelingFact } from '../domain/interaction.ts';
import { Day } from '../domain/text/day.ts';
import { COMMITMENTS } from './commitment-kind.ts';
import { CONTACTS } from './contact-kind.ts';
import type { Context } from './context.ts';
import type { FollowedFacts } from './customer-kind.ts';
import { customersIn } from './customers.ts';
import { INTERACTIONS } from './interaction-kind.ts';
import { PURCHASES, RHYTHM_OF } from './purchase-kind.ts';

import { scoped } from './scoped.ts';

/** What of a customer follows from what belongs to it, by what it follows from. */
export type Follows = 'history' | 'steps' | 'buying' | 'birthdays';
export const ALL_FOLLOWS: readonly Follows[] = ['history', 'steps', 'buying', 'birthdays'];

/** How much is read for many customers at once; beyond it, customer by customer. */
const AT_ONCE = 20_000;

const Open = z.object({ customerId: Id });
const Bought = z.object({ customerId: Id, day: Day });
const Born = z.object({
  _id: Id,
  customerId: Id,
  birthday: CalendarDate.nullish(),
  emails: z.array(z.string()).default([]),
  archivedAt: z.date().nullish(),
});

/** Works out anew, for many customers at once, what is kept on them of what belongs to them. */
export function followingIn(context: Context) {
  const interactions = scoped(context, INTERACTIONS);

  async function history(customerId: Id): Promise<FollowedFacts> {
    const contact = await interactions.first({ customerId, 'search.counts': true }, { at: -1 });
    const felt = await interactions.find({ customerId, 'search.felt': true }, { sort: { at: -1 }, limit: 2 });
    const [feeling = null, feelingBefore = null] = felt.map(feelingFact);
    return { lastContact: contact && contactFact(contact), feeling, feelingBefore };
  }

  async function steps(ids: readonly Id[]): Promise<(id: Id) => FollowedFacts> {
    const open = scoped(context, COMMITMENTS);
    const found = await open.pick(
      { customerId: { $in: [...ids] }, 'search.open': true },
      { customerId: 1 },
      AT_ONCE,
    );
    const counts = groupBy(z.array(Open).parse(found), ({ customerId }) => customerId);
    return (id) => ({ openSteps: counts.get(id)?.length ?? 0 });
  }

  async function buying(ids: readonly Id[]): Promise<(id: Id) => FollowedFacts> {
    const bought = scoped(context, PURCHASES);
    const days = new Map<Id, Day[]>();
    const found =
      ids.length === 1
        ? []
        : await bought.pick(
            { customerId: { $in: [...ids] }, 'search.live': true },
            { customerId: 1, day: 1 },
            AT_ONCE,
          );
    for (const [id, own] of groupBy(z.array(Bought).parse(found), ({ customerId }) => customerId))
      days.set(id, newest(own));
    if (ids.length === 1 || found.length === AT_ONCE)
      for (const id of ids) {
        const own = await bought.find(
          { customerId: id, 'search.live': true },
          { sort: { day: -1 }, limit: RHYTHM_OF },
        );
        days.set(id, newest(own));
      }
    return (id) => ({ buying: buyingOf(days.get(id) ?? []) });
  }

  async function birthdays(ids: readonly Id[]): Promise<(id: Id) => FollowedFacts> {
    const people = scoped(context, CONTACTS);
    const fields = { customerId: 1, birthday: 1, emails: 1, archivedAt: 1 };
    const found = await people.pick({ customerId: { $in: [...ids] } }, fields, AT_ONCE);
    const born = groupBy(z.array(Born).parse(found), ({ customerId }) => customerId);
    return (id) => {
      const live = (born.get(id) ?? []).filter(({ archivedAt }) => !archivedAt);
      return {
        birthdays: live.flatMap(({ _id, birthday }) =>
          birthday ? [{ contactId: _id, date: birthday }] : [],
        ),
        people: { contacts: live.length, emails: live.filter(({ emails }) => emails.length > 0).length },
      };
    };
  }

  /** The facts of some customers that follow from these. */
  async function factsOf(stale: ReadonlyMap<Id, ReadonlySet<Follows>>): Promise<Map<Id, FollowedFacts>> {
    const of = (from: Follows) => [...stale].filter(([, follows]) => follows.has(from)).map(([id]) => id);
    const facts = new Map<Id, FollowedFacts>([...stale.keys()].map((id) => [id, {}]));
    const put = (ids: readonly Id[], factsFor: (id: Id) => FollowedFacts) => {
      for (const id of ids) facts.set(id, { ...facts.get(id), ...factsFor(id) });
    };
    for (const id of of('history')) {
      const own = await history(id);
      put([id], () => own);
    }
    for (const [from, read] of [
      ['steps', steps],
      ['buying', buying],
      ['birthdays', birthdays],
    ] as const) {
      const ids = of(from);
      if (ids.length > 0) put(ids, await read(ids));
    }
    return facts;
  }

  return {
    factsOf,

    /**
     * Writes anew what follows, for some customers: whatever changes what belongs to one calls this, in the same transaction.
     * @returns the customers as they are now
     * @throws Error where one is not there
     */
    async refresh(ids: readonly Id[], follows: readonly Follows[]): Promise<Customer[]> {
      const facts = await factsOf(new Map(ids.map((id) => [id, new Set(follows)])));
      const refreshed: Customer[] = [];
      for (const [id, own] of facts) refreshed.push(await customersIn(context).refresh(id, null, () => own));
      return refreshed;
    },
  };
}

/** Node 20 has no Map.groupBy. */
function groupBy<T>(items: readonly T[], keyOf: (item: T) => Id): Map<Id, T[]> {
  const groups = new Map<Id, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

const newest = (bought: readonly { day: Day }[]): Day[] =>
  bought
    .map(({ day }) => day)
    .sort()
    .slice(-RHYTHM_OF);
