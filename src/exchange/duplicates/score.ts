import type { Contact } from '../../domain/contact.ts';
import type { Customer } from '../../domain/customer.ts';
import { emailKey, ownDomain, phoneFacts, sortedWords } from '../../domain/text/alike.ts';
import { bareKey, nameKey } from '../../domain/text/name.ts';
import { distance } from '../../domain/text/typo.ts';
import { samePhone } from './phone.ts';

/** What two customers are compared by. */
export type Profile = {
  customer: Customer;
  names: string[];
  emails: Map<string, string>;
  domains: Set<string>;
  phones: string[];
  people: Set<string>;
};

/** How alike two customers are, 0 to 1, why, and whether that leaves no reasonable doubt. */
export type Likeness = { score: number; sure: boolean; reasons: string[] };

/** From here on a pair is offered, and from here on it is called sure. */
export const OFFERED = 0.5;
export const SURE = 0.9;

export function profileOf(customer: Customer, contacts: readonly Contact[]): Profile {
  const addresses = contacts.flatMap(({ emails }) => emails);
  const sites = customer.website === null ? [] : [customer.website];
  return {
    customer,
    names: [customer.name, ...customer.aliases],
    emails: new Map(addresses.map((address) => [emailKey(address), address])),
    domains: new Set([...addresses, ...sites].map(ownDomain).filter((domain) => domain !== null)),
    phones: [...contacts.flatMap(({ phones }) => phones), ...phoneFacts(customer.remember)],
    people: new Set(contacts.map(({ name }) => nameKey(name))),
  };
}

/**
 * Weighs what speaks for two customers being one, and what against it. Evidence adds up as independent chances do; what
 * speaks against it (another domain, another number in the name) lowers the whole.
 */
export function likeness(one: Profile, other: Profile, country: string | undefined): Likeness {
  const reasons: string[] = [];
  const chances: number[] = [];
  const add = (chance: number, reason: string) => {
    chances.push(chance);
    reasons.push(reason);
  };
  const name = bestName(one, other);
  if (name) add(name.chance, name.reason);
  const email = [...one.emails.keys()].find((key) => other.emails.has(key));
  if (email) add(0.8, `the same e-mail address ${one.emails.get(email)}`);
  const domain = [...one.domains].find((own) => other.domains.has(own));
  if (domain && !email) add(0.55, `the same domain ${domain}`);
  const phone = one.phones.find((own) => other.phones.some((theirs) => samePhone(own, theirs, country)));
  if (phone) add(0.6, `the same phone number ${phone}`);
  const person = [...one.people].find((own) => own.includes(' ') && other.people.has(own));
  if (person) add(0.4, 'a contact of the same name');
  const doubt = doubts(one, other, domain !== undefined, name?.chance ?? 0);
  const score = (1 - chances.reduce((rest, chance) => rest * (1 - chance), 1)) * doubt;
  // The name alone is never sure: two firms may be called the same.
  return { score, sure: score >= SURE && chances.length > 1 && (name?.chance ?? 0) >= 0.5, reasons };
}

function bestName(one: Profile, other: Profile): { chance: number; reason: string } | null {
  let best: { chance: number; reason: string } | null = null;
  for (const own of one.names)
    for (const theirs of other.names) {
      const found = nameChance(own, theirs);
      if (found && found.chance > (best?.chance ?? 0)) best = found;
    }
  return best;
}

/** How likely two names are of one firm, and why; null: not likely. */
export function nameChance(a: string, b: string): { chance: number; reason: string } | null {
  const [left, right] = [bareKey(a), bareKey(b)];
  if (numbersOf(left) !== numbersOf(right)) return null;
  if (nameKey(a) === nameKey(b)) return { chance: 0.8, reason: 'the same name' };
  if (left === right) return { chance: 0.75, reason: 'the same name but for its legal form' };
  if (sortedWords(a) === sortedWords(b)) return { chance: 0.75, reason: 'the same words in another order' };
  if (left.replaceAll(' ', '') === right.replaceAll(' ', ''))
    return { chance: 0.75, reason: 'the same name but for its spaces' };
  const off = Math.min(distance(left, right), distance(sortedWords(a), sortedWords(b)));
  const length = Math.max(left.length, right.length);
  const share = off / length;
  if (off === 1 && length >= 5)
    return { chance: length >= 8 ? 0.65 : 0.5, reason: 'names that differ by one letter' };
  if (off <= 3 && share <= 0.2)
    return { chance: 0.7 - share * 1.5, reason: `names that differ by ${off} letters` };
  return containment(left, right);
}

/** "Acme" and "Acme Grinders": one has all the words of the other. */
function containment(left: string, right: string): { chance: number; reason: string } | null {
  const [short, long] = [left.split(' '), right.split(' ')].sort((a, b) => a.length - b.length) as [
    string[],
    string[],
  ];
  const letters = short.join('').length;
  if (letters < 5 || short.length < 2 || !short.every((word) => long.includes(word))) return null;
  return { chance: 0.4, reason: 'one name contains the other' };
}

/** What lowers the whole: 1 is no doubt. */
function doubts(one: Profile, other: Profile, sameDomain: boolean, name: number): number {
  let factor = 1;
  if (!sameDomain && one.domains.size > 0 && other.domains.size > 0) factor *= 0.75;
  if (name === 0) factor *= 0.75;
  return factor;
}

const numbersOf = (key: string): string => (key.match(/\d+/g) ?? []).sort().join(' ');
