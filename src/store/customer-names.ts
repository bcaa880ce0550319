import type { Customer } from '../domain/customer.ts';
import { bareKey, nameKey, words } from '../domain/text/name.ts';
import { rankNames } from '../domain/text/rank-names.ts';
import { fuzzyKeys } from '../domain/text/typo.ts';
import type { Context } from './context.ts';
import { CUSTOMERS } from './customer-kind.ts';
import { scoped } from './scoped.ts';
import { beginsWith, keysOf } from './search-keys.ts';

/** What a name leads to: customers that bear it, or else those that it may have been meant for, best first. */
export type Match = { exact: Customer[]; near: Customer[] };
/** How a name is taken: whether a part of a longer one will do ("Borealis"), and whether a legal form may be missing. */
export type Taking = { begun?: boolean; bare?: boolean };

const CANDIDATES = 200;

/** Finds the customers of one workspace by what people call them. */
export function customerNamesIn(context: Context) {
  const all = scoped(context, CUSTOMERS);

  /** Live customers that bear one of these names, with or without a legal form. */
  async function bearing(names: readonly string[]): Promise<Customer[]> {
    const keys = new Set(names.flatMap((name) => [nameKey(name), bareKey(name)]));
    keys.delete('');
    return keys.size === 0 ? [] : all.find({ 'search.keys': { $in: [...keys] } }, { limit: CANDIDATES });
  }

  /** Live customers one of whose names begins with these whole words, in this order. */
  async function beginningWith(wanted: string[]): Promise<Customer[]> {
    if (wanted.length === 0) return [];
    const found = await all.find({ 'search.words': { $all: wanted } }, { limit: CANDIDATES });
    return found.filter((customer) =>
      namesOf(customer).some((one) => wanted.every((word, at) => words(one)[at] === word)),
    );
  }

  /** Live customers whose name has words that begin so, or are at most two letters off; best first. */
  async function search(text: string, limit: number): Promise<Customer[]> {
    const wanted = words(text);
    if (wanted.length === 0) return [];
    const prefixed = await all.find(
      { $and: wanted.map((word) => ({ 'search.words': beginsWith(word) })) },
      { limit: CANDIDATES },
    );
    const misspelt =
      prefixed.length >= limit
        ? []
        : await all.findByKeys({ fuzzy: { $in: wanted.flatMap(fuzzyKeys) } }, CANDIDATES);
    const found = new Map([...prefixed, ...misspelt].map((customer) => [customer.id, customer]));
    return rankNames(text, [...found.values()])
      .slice(0, limit)
      .map(({ candidate }) => candidate);
  }

  return {
    search,

    /**
     * Live customers of exactly that name or alias (a legal suffix may be missing); else those whose name begins with
     * all of its words ("Borealis" means Borealis Hotels, if there is only that one); else near ones, best first.
     */
    async match(
      text: string,
      limit = 5,
      { near = true, ...taking }: Taking & { near?: boolean } = {},
    ): Promise<Match> {
      if (nameKey(text) === '') return { exact: [], near: [] };
      const { begun = true, bare = true } = taking;
      const called = calledSo(await bearing([text]), text, bare);
      const exact = called.length > 0 || !begun ? called : await beginningWith(words(text));
      if (exact.length > 0) return { exact: exact.slice(0, limit), near: [] };
      return { exact: [], near: near ? await search(text, limit) : [] };
    },

    /**
     * The first of some readings of a line that is a customer's name, looked up together; else the first that begins one.
     * @returns the reading and the customers that it may mean; null where none names any
     */
    async first<R extends Taking & { name: string }>(
      readings: readonly R[],
      limit = 5,
    ): Promise<{ reading: R; exact: Customer[] } | null> {
      const known = await bearing(readings.map(({ name }) => name));
      for (const reading of readings) {
        const exact = calledSo(known, reading.name, reading.bare ?? true);
        if (exact.length > 0) return { reading, exact: exact.slice(0, limit) };
      }
      for (const reading of readings.filter(({ begun = true }) => begun)) {
        const exact = await beginningWith(words(reading.name));
        if (exact.length > 0) return { reading, exact: exact.slice(0, limit) };
      }
      return null;
    },

    /** The options of a type-ahead: by the beginnings of words, in the order of the alphabet; all where nothing is typed. */
    async suggest(text: string, limit: number): Promise<Customer[]> {
      if (words(text).length > 0) return search(text, limit);
      return all.find({ 'search.live': true }, { sort: { 'search.quietSince': -1 }, limit });
    },
  };
}

/** Those of some customers that bear a name. "Acme" is Acme's own even where "Acme Ltd" shortens to it. */
function calledSo(customers: readonly Customer[], text: string, bare: boolean): Customer[] {
  const key = nameKey(text);
  const keyed = (wanted: string) => customers.filter((one) => keysOf(namesOf(one)).includes(wanted));
  const own = customers.filter(({ name }) => nameKey(name) === key);
  if (own.length === 1) return own;
  const exact = keyed(key);
  return exact.length > 0 || !bare ? exact : keyed(bareKey(text));
}

const namesOf = ({ name, aliases }: Customer): string[] => [name, ...aliases];
