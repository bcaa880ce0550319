import { ObjectId } from 'bson';
import { Contact } from '../../src/domain/contact.ts';
import { Customer } from '../../src/domain/customer.ts';
import { nameKey } from '../../src/domain/text/name.ts';
import { NOW } from './helpers.ts';

/** Numbers that look random and are the same for the same seed (mulberry32). */
export function randomOf(seed: number) {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    next,
    below,
    chance: (share: number): boolean => next() < share,
    pick: <T>(items: readonly T[]): T => items[below(items.length)] as T,
  };
}
export type Random = ReturnType<typeof randomOf>;

const SYLLABLES =
  'ba be bo da del dor fa fen gar gil ha hol ian ka kel kra la len lin lo mar mel mo na nor ol pa per pol qui ra rei ro sa sel sen so ta ten tor ul va ver vi wen win yar zel'.split(
    ' ',
  );
const TRADES =
  'Bakery,Hotel,Logistics,Dental,Architects,Garden,Motors,Foods,Consulting,Coffee,Clinic,Books,Tools,Insurance,Textiles,Brewery,Print,Optics,Travel,Energy'.split(
    ',',
  );
const CITIES = 'Berlin,Bergen,Bristol,Basel,Lyon,Lisbon,Leeds,Lund,Porto,Parma,Oslo,Odense'.split(',');
const FORMS = ['', '', ' Ltd', ' GmbH', ' Inc.', ' LLC', ' AG', ' & Co. KG', ' S.r.l.', ' B.V.'];
const FIRST =
  'Ada Ben Clara Dario Eva Finn Greta Hugo Ida Jonas Kira Luca Mona Nils Olga Paul Rosa Sven Tara Uwe Vera Will Yara Zoe'.split(
    ' ',
  );

type Made = { customer: Customer; contacts: Contact[] };
export type World = { customers: Customer[]; contacts: Contact[]; truth: Set<string> };

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
const invented = (random: Random, syllables: number): string =>
  capital(Array.from({ length: syllables }, () => random.pick(SYLLABLES)).join(''));

/** One to three edits as fingers make them: a letter left out, doubled, replaced, or swapped with its neighbour. */
function typo(random: Random, text: string): string {
  const at = 1 + random.below(Math.max(1, text.length - 2));
  const letter = 'abcdefghijklmnopqrstuvwxyz'[random.below(26)] ?? 'e';
  const kinds = [
    () => text.slice(0, at) + text.slice(at + 1),
    () => text.slice(0, at) + letter + text.slice(at),
    () => text.slice(0, at) + letter + text.slice(at + 1),
    () => text.slice(0, at) + (text[at + 1] ?? '') + (text[at] ?? '') + text.slice(at + 2),
  ];
  return random.pick(kinds)();
}

const accents = (text: string): string =>
  text.replace(/[aeou]/, (letter) => ({ a: 'ä', e: 'é', o: 'ö', u: 'ü' })[letter] ?? letter);

/** The same number as people write it. */
const notation = (random: Random, digits: string): string =>
  random.pick([
    `+49 ${digits}`,
    `0${digits}`,
    `0049${digits}`,
    `+49 (0) ${digits.slice(0, 2)} ${digits.slice(2, 5)}-${digits.slice(5)}`,
    `0${digits.slice(0, 2)}/${digits.slice(2)}`,
  ]);

function firm(random: Random): {
  name: string;
  form: string;
  domain: string;
  phone: string;
  people: string[];
} {
  const core = invented(random, 2 + random.below(2));
  const name = random.pick([
    () => `${core} ${random.pick(TRADES)}`,
    () => `${core} ${invented(random, 2)}`,
    () => `${core} ${random.pick(TRADES)} ${random.pick(CITIES)}`,
    () => invented(random, 4),
  ])();
  const people = Array.from(
    { length: 1 + random.below(2) },
    () => `${random.pick(FIRST)} ${invented(random, 2)}`,
  );
  return {
    name,
    form: random.pick(FORMS),
    domain: `${name.toLowerCase().replace(/[^a-z]/g, '')}.example`,
    phone: `${30 + random.below(60)}${1_000_000 + random.below(8_999_999)}`,
    people,
  };
}

function make(
  name: string,
  facts: {
    website?: string | undefined;
    people: { name: string; email?: string | undefined; phone?: string | undefined }[];
  },
): Made {
  const base = { createdAt: NOW, createdBy: 'UTEST', version: 1 };
  const customer = Customer.parse({
    ...base,
    id: new ObjectId().toHexString(),
    name,
    standing: 'customer',
    owner: null,
    dueOn: null,
    website: facts.website ?? null,
  });
  const contacts = facts.people.map((person) =>
    Contact.parse({
      ...base,
      id: new ObjectId().toHexString(),
      customerId: customer.id,
      name: person.name,
      emails: person.email ? [person.email] : [],
      phones: person.phone ? [person.phone] : [],
    }),
  );
  return { customer, contacts };
}

const address = (person: string, domain: string): string =>
  `${person.toLowerCase().replace(' ', '.')}@${domain}`;

/**
 * Made-up customers, of whom one in six is there twice: misspelt, with words swapped, another legal form, accents, other
 * notations, and fields missing. Beside them stand firms that are alike and not the same: sisters in other cities,
 * houses of a chain that share a domain, neighbours that share a switchboard.
 */
export function madeUp(seed: number, firms: number): World {
  const random = randomOf(seed);
  const world: World = { customers: [], contacts: [], truth: new Set() };
  const taken = new Set<string>();
  const put = ({ customer, contacts }: Made): string | null => {
    if (taken.has(nameKey(customer.name))) return null;
    taken.add(nameKey(customer.name));
    world.customers.push(customer);
    world.contacts.push(...contacts);
    return customer.id;
  };
  while (world.customers.length < firms) {
    const { name, form, domain, phone, people } = firm(random);
    const first = put(
      make(name + form, {
        website: random.chance(0.8) ? `https://www.${domain}` : undefined,
        people: people.map((person) => ({
          name: person,
          email: address(person, domain),
          phone: random.chance(0.8) ? notation(random, phone) : undefined,
        })),
      }),
    );
    if (first === null) continue;
    if (random.chance(1 / 6)) {
      const second = put(again(random, { name, form, domain, phone, people }));
      if (second !== null) world.truth.add([first, second].sort().join('/'));
    } else if (random.chance(0.15)) {
      put(sister(random, { name, domain, phone }));
    }
  }
  return world;
}

/** The same firm once more, as somebody else typed it. */
function again(random: Random, { name, form, domain, phone, people }: ReturnType<typeof firm>): Made {
  let other = name;
  if (random.chance(0.5)) other = typo(random, other);
  if (random.chance(0.15)) other = typo(random, other);
  if (random.chance(0.2)) other = accents(other);
  if (random.chance(0.2)) other = other.split(' ').reverse().join(' ');
  if (random.chance(0.2)) other = other.toUpperCase();
  const suffix = random.chance(0.5) ? form : random.pick(FORMS);
  const written = other + suffix === name + form ? `${other}${suffix === '' ? ' Ltd' : ''}` : other + suffix;
  const person = random.pick(people);
  return make(written, {
    website: random.chance(0.6) ? domain : undefined,
    people: random.chance(0.8)
      ? [
          {
            name: random.chance(0.7) ? person : `${random.pick(FIRST)} ${invented(random, 2)}`,
            email: random.chance(0.7)
              ? address(random.chance(0.6) ? person : 'office desk', domain)
              : undefined,
            phone: random.chance(0.6) ? notation(random, phone) : undefined,
          },
        ]
      : [],
  });
}

/** Another firm that looks alike. */
function sister(
  random: Random,
  { name, domain, phone }: { name: string; domain: string; phone: string },
): Made {
  const person = `${random.pick(FIRST)} ${invented(random, 2)}`;
  const [core = name] = name.split(' ');
  return random.pick([
    () =>
      make(`${core} ${random.pick(TRADES)} ${random.pick(CITIES)}`, {
        website: `${core.toLowerCase()}-group.example`,
        people: [{ name: person }],
      }),
    () =>
      make(`${invented(random, 3)} ${random.pick(TRADES)}`, {
        website: domain,
        people: [{ name: person, email: address(person, domain) }],
      }),
    () =>
      make(`${invented(random, 3)} ${random.pick(TRADES)}`, {
        people: [{ name: person, phone: notation(random, phone) }],
      }),
    () =>
      make(`${name} ${1 + random.below(9)}`, {
        people: [{ name: person, email: address(person, 'gmail.com') }],
      }),
  ])();
}
