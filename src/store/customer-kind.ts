import type { Document } from 'mongodb';
import { monthDayOf } from '../domain/calendar.ts';
import { Customer } from '../domain/customer.ts';
import { referringCustomer } from '../domain/referral.ts';
import { alikeNames, alikeReach, phoneFacts } from '../domain/text/alike.ts';
import { nameKey } from '../domain/text/name.ts';
import { facetsOf } from './facets.ts';
import type { Kind } from './scoped.ts';
import { misspeltKeys, searchKeys } from './search-keys.ts';

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
export function asSeen(seen: Customer): Document {
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
