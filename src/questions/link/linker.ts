import type { Contact } from '../../domain/contact.ts';
import type { Customer } from '../../domain/customer.ts';
import type { Member } from '../../domain/member.ts';
import { bareKey, nameKey, searchWords, words } from '../../domain/text/name.ts';
import { stem } from '../../domain/text/stem.ts';
import type { WorkspaceStore } from '../../store/store.ts';
import { NUMBERED_DAY } from '../language/calendar.ts';
import { isEnglish } from '../language/english.ts';
import { classMembers, isKnownWord } from '../language/lexicon.ts';
import { countOf } from '../language/numbers.ts';
import { respelt } from '../language/spelling.ts';
import { places, spanText, type Token } from '../language/tokens.ts';
import { fuzzyLinks } from './fuzzy.ts';
import { keptWords } from './kept.ts';
import type { Link, Linked, Mark, Stranger } from './link.ts';
import { notedWords } from './noted.ts';
import { isLedTo, isMixedCase, isNameLike, isOneCase, namePrior } from './prior.ts';
import { toldByRole } from './roles.ts';
import { isRunWord, type Run, runsOf } from './runs.ts';
import { spanKeys } from './spans.ts';
import { vocabularyOf } from './vocabulary.ts';

/**
 * Finds what a question names: customers, contacts, members, people outside, and the workspace's own tags, sources,
 * competitors and products. Everything is looked up by index; what may be meant in several ways is returned in all.
 * @param before the customer that the question before was about, whose people are meant rather than others, and may be told
 * by their roles
 */
export async function linkNames(
  text: string,
  typed: Token[],
  store: WorkspaceStore,
  before: string | null = null,
): Promise<{ tokens: Token[]; linked: Linked }> {
  const spans = spanKeys(text, typed);
  const keys = [...new Set(spans.flatMap((span) => span.keys))];
  const mixed = isMixedCase(typed);
  const partWords = [
    ...new Set(typed.filter((token, at) => isRunWord(token, at, mixed)).flatMap(({ key }) => words(key))),
  ];
  const memberWords = [...new Set(typed.map(({ key }) => key))];
  const [customers, contacts, members, partCustomers, partContacts, asTyped] = await Promise.all([
    store.customerLists.byKeys(keys).then(inOrder),
    store.contacts.byKeys(keys).then(inOrder),
    store.members.byWords(memberWords),
    store.customerLists.byWords([...partWords, ...partWords.map((word) => `${word}s`)]).then(inOrder),
    store.contacts
      .byWords([...new Set([...partWords, ...memberWords.filter((_, at) => typed[at]?.capital)])])
      .then(inOrder),
    vocabularyOf(typed, store),
  ]);
  const named = [...customers, ...partCustomers, ...contacts, ...partContacts, ...members];
  const isKept = keptWords(typed, mixed, named, Object.values(asTyped).flat(2));
  const read = respelt(typed, isKept, mixed);
  const rare = typed.flatMap(({ key }, at) => (read[at]?.key === key || isEnglish(key) ? [] : [key]));
  const noted = await notedWords(rare, store);
  const tokens =
    noted.size === 0 ? read : respelt(typed, (at) => isKept(at) || noted.has(typed[at]?.key ?? ''), mixed);
  const vocabulary = tokens === typed ? asTyped : await vocabularyOf(tokens, store);
  const oneCase = isOneCase(tokens);
  const prior = (from: number, to: number) => namePrior(tokens, from, to, mixed);
  let links: Link[] = [];
  for (const { from, to, keys: spanned } of spans) {
    const base = {
      from,
      to,
      text: spanText(text, tokens, from, to),
      how: 'whole' as const,
      prior: prior(from, to),
    };
    const bearing = bearersOf(customers, spanned);
    if (bearing.length > 0)
      links.push({
        ...base,
        bare: !bearing.some((one) => isWhole(one, spanned)),
        reading: { kind: 'customer', customers: bearing },
      });
    const people = contacts.filter((contact) => spanned.includes(nameKey(contact.name)));
    if (people.length > 0)
      links.push({ ...base, prior: base.prior - 0.1, reading: { kind: 'contact', contacts: people } });
    // The team is small: a member's name may well be meant where it is written as all else is.
    const theirs = namePrior(tokens, from, to, mixed && !oneCase) + 0.3;
    links.push(...memberLinks(members, spanned, { ...base, prior: theirs }));
  }
  const { outside: others, owed, grounds, ...own } = vocabulary;
  const outside = others.map(({ from, to, value }) => ({
    from,
    to,
    text: spanText(text, tokens, from, to),
    how: 'whole' as const,
    prior: 2.5,
    reading: { kind: 'outside' as const, name: value },
  }));
  links.push(...outside);

  const sure = links.filter((link) => !link.bare && (link.prior > 1.9 || link.to > link.from));
  const covered = (at: number) => sure.some((link) => at >= link.from && at <= link.to);
  const marked = (at: number) =>
    [...vocabulary.rivals, ...vocabulary.items, ...vocabulary.tags, ...vocabulary.sources].some(
      ({ from, to }) => at >= from && at <= to,
    );
  const strangers: Stranger[] = [];
  for (const run of runsOf(tokens, mixed, covered)) {
    const within = (link: Link) => link.bare && link.from >= run.from && link.to <= run.to;
    const known = places(run).every(marked);
    if (known && !run.capital) continue;
    // "Bikes", written small, hardly means the firm of that name's second half. "Two bikes" and "which clinic" do not.
    const against = isPlain(run, tokens, mixed)
      ? isOfAKind(run, tokens) || isOurs(run, tokens)
        ? 4
        : tokens[run.from]?.capital
          ? 2.2
          : 1.5
      : 0.2;
    const likely = (from: number, to: number) => prior(from, to) - against;
    const found = partLinks(run, text, tokens, partCustomers, partContacts, likely);
    if (found.length > 0) {
      // A short form that others share is as good as theirs.
      links = [...links.filter((link) => !within(link)), ...found];
      continue;
    }
    if (known) continue;
    // Where names begin with capitals, a usual word written small is no slip of one; nor is one that nothing leads to.
    const isNoSlip =
      isPlain(run, tokens, mixed) &&
      ((mixed && !oneCase) || (run.from === run.to && (!isLedTo(tokens, run.from) || isSaidOf(run, tokens))));
    const fuzzy = isNoSlip ? { links: [], near: [] } : await fuzzyLinks(run, text, tokens, store, likely);
    links.push(...fuzzy.links);
    if (fuzzy.links.length === 0) links = links.filter((link) => !within(link));
    // Words that questions are made of are no name for being capital.
    const ordinary = places(run).every((at) => isKnownWord(tokens[at]?.key ?? '') || isDayNumber(tokens, at));
    if (fuzzy.links.length === 0 && !ordinary && !(await isNoted(run, tokens, store)))
      strangers.push({
        ...run,
        text: spanText(text, tokens, run.from, run.to).replace(/'s$/i, ''),
        near: fuzzy.near,
        capital: run.capital && !isAttribute(run, tokens),
        plain: isUsual(run, tokens) && !isNameLike(tokens, run),
        owed: isOwed(run, owed.flat(), tokens),
      });
  }
  const told = await toldByRole(text, tokens, links, before, store);
  // "The partners at Acme" are no firm called "Partners".
  links = [
    ...links.filter((link) => link.how === 'whole' || !places(link).every(told.isRole)),
    ...told.links,
  ];
  links = links.map((link) => nearer(link, before));
  return { tokens, linked: { links, strangers, vocabulary: own, owed, grounds } };
}

/** Of people who share a name, those of the customer that was spoken of. */
function nearer(link: Link, before: string | null): Link {
  if (before === null || link.reading.kind !== 'contact') return link;
  const theirs = link.reading.contacts.filter(({ customerId }) => customerId === before);
  return theirs.length > 0 ? { ...link, reading: { kind: 'contact', contacts: theirs } } : link;
}

/** Whether what is written small and no usual word stands in what is noted here: "trains for triathlons". */
async function isNoted(run: Run, tokens: readonly Token[], store: WorkspaceStore): Promise<boolean> {
  if (run.capital) return false;
  const rare = places(run).flatMap((at) => {
    const { key = '' } = tokens[at] ?? {};
    return isEnglish(key) || isKnownWord(key) ? [] : [key];
  });
  return rare.length > 0 && (await notedWords(rare, store)).size === new Set(rare).size;
}

/** "The 23rd" is no name. */
const isDayNumber = (tokens: readonly Token[], at: number): boolean =>
  NUMBERED_DAY.test(tokens[at]?.key ?? '');

/** Whether all words are usual ones of English. */
const isUsual = (run: { from: number; to: number }, tokens: readonly Token[]): boolean =>
  places(run).every((at) => isEnglish(tokens[at]?.key ?? ''));

/** Whether a run has words of what is owed, and besides only usual ones. */
function isOwed(run: { from: number; to: number }, owed: readonly Mark[], tokens: readonly Token[]): boolean {
  const is = (at: number) => owed.some(({ from }) => from === at);
  return places(run).some(is) && places(run).every((at) => is(at) || isEnglish(tokens[at]?.key ?? ''));
}

/** Usual words of English, written small but at the beginning of a sentence. */
const isPlain = (run: Run, tokens: readonly Token[], mixed: boolean): boolean =>
  isUsual(run, tokens) &&
  tokens
    .slice(run.from, run.to + 1)
    .every(({ capital, quoted }) => !quoted && (!capital || (mixed && !run.capital)));

/** "Two bikes", "which clinic", "a small hotel", "any other school": one of many, whatever its name is. */
const isOfAKind = ({ from }: { from: number }, tokens: readonly Token[]): boolean =>
  [from - 1, from - 2].some((at) => {
    const { key = '' } = tokens[at] ?? {};
    const isNext = at === from - 1 || isEnglish(tokens[from - 1]?.key ?? '');
    return isNext && (KIND_OF.has(key) || countOf(key) !== null);
  });
const KIND_OF = new Set(
  'a an any which what every each no some many few several all other another same'.split(' '),
);

/** "Where the owner is blank": what is said of something, rather than whom a question is about ("how is acne doing?"). */
const isSaidOf = ({ from }: { from: number }, tokens: readonly Token[]): boolean =>
  /^(?:is|was)$/.test(tokens[from - 1]?.key ?? '') &&
  from > 1 &&
  !/^(?:how|what|whats|who|where|when|why|which|whose|that|and|so|but)$/.test(tokens[from - 2]?.key ?? '');

/** "In our house", "my office": what we have ourselves. */
const isOurs = ({ from }: { from: number }, tokens: readonly Token[]): boolean =>
  /^(?:our|my)$/.test(tokens[from - 1]?.key ?? '');

/** "Japanese accounts", "any Swiss customer": what sort of customers, not which. */
const isAttribute = (run: { from: number; to: number }, tokens: readonly Token[]): boolean => {
  const next = tokens[run.to + 1]?.key ?? '';
  return (
    isUsual(run, tokens) &&
    classMembers('account').has(stem(next)) &&
    (isOfAKind(run, tokens) || next.endsWith('s'))
  );
};

/** Whether a key is a customer's whole name or one of its other names, not only a short form. */
const isWhole = ({ name, aliases }: Customer, keys: string[]): boolean =>
  [name, ...aliases].some((known) => keys.includes(nameKey(known)));

/** The customers that bear one of the keys: those whose own name it is, or else those with such an alias or short name. */
function bearersOf(customers: Customer[], keys: string[]): Customer[] {
  const own = customers.filter(({ name }) => keys.includes(nameKey(name)));
  if (own.length > 0) return own;
  return customers.filter(({ name, aliases }) =>
    [name, ...aliases].some((known) => keys.includes(nameKey(known)) || keys.includes(bareKey(known))),
  );
}

function memberLinks(members: Member[], keys: string[], base: Omit<Link, 'reading'>): Link[] {
  const fitting = members.filter((member) => {
    const names = [member.name, member.realName ?? ''].map(nameKey);
    const known = [...names, ...names.map((name) => name.split(' ')[0]), nameKey(member.handle)];
    return keys.some((key) => known.includes(key));
  });
  if (fitting.length === 0) return [];
  return [{ ...base, reading: { kind: 'member', members: fitting } }];
}

/** Customers and contacts with all the words of a run in their name. */
function partLinks(
  run: { from: number; to: number },
  text: string,
  tokens: readonly Token[],
  customers: Customer[],
  contacts: Contact[],
  prior: (from: number, to: number) => number,
): Link[] {
  const wanted = words(
    tokens
      .slice(run.from, run.to + 1)
      .map(({ key }) => key)
      .join(' '),
  );
  const has = (name: string) => {
    // "MacRae" is a part of "MacRae's Tearoom" too.
    const there = new Set([...searchWords(name), ...words(name.replaceAll(/['’]s(?!\p{L})/gu, ''))]);
    return wanted.every((word) => there.has(word));
  };
  const base = {
    ...run,
    text: spanText(text, tokens, run.from, run.to),
    how: 'part' as const,
    prior: prior(run.from, run.to),
  };
  const found: Link[] = [];
  const some = customers.filter(({ name, aliases }) => [name, ...aliases].some(has));
  if (some.length > 0) found.push({ ...base, reading: { kind: 'customer', customers: some } });
  const people = contacts.filter(({ name }) => has(name));
  if (people.length > 0)
    found.push({ ...base, prior: base.prior - 0.1, reading: { kind: 'contact', contacts: people } });
  return found;
}

/** The store finds them in any order; whoever is asked which one they mean reads the same each time, the oldest first. */
const inOrder = <T extends { id: string }>(found: readonly T[]): T[] =>
  [...found].sort((a, b) => (a.id < b.id ? -1 : 1));
