import type { Day } from '../domain/text/day.ts';
import type { Token } from './language/tokens.ts';
import { type Link, type Linked, mayBeSmall } from './link/link.ts';
import { meant, THEM } from './pronouns.ts';
import { type Reading, readWith } from './reading.ts';

/** A name this likely is one: that it is none is not tried. */
const SURE = 3;
/** One of several words may be less likely. */
const SURE_OF_SEVERAL = 2.4;
/** What it counts for that a sentence of its own leads to the question. */
const LED_TO = 1.5;
const PER_CLUSTER = 5;
const MOST = 48;

/** The ways to read a question, by which stretches are taken for names and of what kind. */
export function hypotheses(tokens: readonly Token[], linked: Linked, today: Day): Reading[] {
  let combinations: Link[][] = [[]];
  for (const cluster of clusters(linked.links)) {
    const options = optionsOf(cluster);
    combinations = combinations
      .flatMap((chosen) => options.map((option) => [...chosen, ...option]))
      .slice(0, MOST);
  }
  // A word that we do not know may be a name written small.
  const small = linked.strangers.some(mayBeSmall);
  // What has the words of something that we owe is hardly one.
  const owed = linked.strangers.some((one) => one.owed);
  const last = lastQuestion(tokens);
  return combinations.flatMap((chosen) => [
    ...asRead(narrowed(chosen), 0),
    ...afterIntroduction(narrowed(chosen)),
    ...(last > 0 && chosen.some(({ from, reading }) => from >= last && reading.kind === 'customer')
      ? asRead(narrowed(chosen.filter(({ from }) => from >= last)), last)
      : []),
  ]);

  /** "I am meeting Acme tomorrow. Who referred them?": the question is the last sentence, about whom the first names. */
  function afterIntroduction(links: Link[]): Reading[] {
    const [named, ...others] = links.filter(
      ({ reading: { kind } }) => kind === 'customer' || kind === 'contact',
    );
    if (last === 0 || !named || others.length > 0 || named.from >= last) return [];
    const symbol = named.reading.kind === 'customer' ? '<C>' : '<P>';
    const names =
      named.reading.kind === 'customer'
        ? { customers: [named.reading.customers], links }
        : { contacts: named.reading.kind === 'contact' ? [named.reading.contacts] : [], links };
    return asRead(
      links.filter(({ from }) => from >= last),
      last,
    ).flatMap((reading) => {
      if (!THEM.test(reading.symbols)) return [];
      const about = meant(reading, names, (text) => text.replace(THEM, `${symbol} `));
      return [{ ...about, prior: about.prior + LED_TO }];
    });
  }

  function asRead(links: Link[], begin: number): Reading[] {
    const likely =
      misfit(links) +
      links.reduce((sum, link) => sum + Math.min(link.prior, 2.5) * 0.6 + (link.to - link.from) * 0.3, 0);
    const read = (prior: number, names: { strange?: boolean; owed?: boolean } = {}): Reading => ({
      ...readWith(tokens, linked, links, today, { ...names, begin }),
      prior,
    });
    return [
      read(likely),
      ...(small ? [read(likely - 1.6, { strange: true })] : []),
      ...(owed ? [read(likely - 3, { strange: small, owed: true })] : []),
    ];
  }
}

/** Where the last sentence begins if others lead to it: "Buck expects me at 2. A refresher on Acme?" Else 0. */
const lastQuestion = (tokens: readonly Token[]): number =>
  Math.max(
    0,
    tokens.findLastIndex(({ gap }, at) => at > 2 && at < tokens.length - 1 && /[.!] /.test(gap)),
  );

/** "Dana" of "Dana at Acme" is the Dana of that firm. */
function narrowed(links: readonly Link[]): Link[] {
  const firms = new Set(
    links.flatMap(({ reading }) =>
      reading.kind === 'customer' ? reading.customers.map(({ id }) => id) : [],
    ),
  );
  return links.map((link) => {
    if (link.reading.kind !== 'contact') return link;
    const theirs = link.reading.contacts.filter(({ customerId }) => firms.has(customerId));
    return theirs.length === 0 ? link : { ...link, reading: { kind: 'contact', contacts: theirs } };
  });
}

/** A person named together with a firm is one of that firm's. */
function misfit(links: readonly Link[]): number {
  const firms = links.flatMap(({ reading }) =>
    reading.kind === 'customer' ? reading.customers.map(({ id }) => id) : [],
  );
  const people = links.flatMap(({ reading }) => (reading.kind === 'contact' ? [reading.contacts] : []));
  if (firms.length === 0) return 0;
  return people.filter((some) => !some.some(({ customerId }) => firms.includes(customerId))).length * -2.5;
}

/** Links that overlap, directly or through others. */
function clusters(links: readonly Link[]): Link[][] {
  const found: Link[][] = [];
  let end = -1;
  for (const link of [...links].sort((a, b) => a.from - b.from || b.to - a.to)) {
    const open = found.at(-1);
    if (open && link.from <= end) open.push(link);
    else found.push([link]);
    end = Math.max(end, link.to);
  }
  return found;
}

function optionsOf(cluster: Link[]): Link[][] {
  const value = (link: Link) => link.prior + (link.to - link.from) * 1.5;
  const ranked = [...cluster].sort((a, b) => value(b) - value(a));
  const best = ranked[0];
  if (!best) return [[]];
  const isSure = best.prior >= (best.to > best.from && best.how === 'whole' ? SURE_OF_SEVERAL : SURE);
  const rivals = isSure ? ranked.filter((link) => link.from <= best.from && link.to >= best.to) : ranked;
  const singles: Link[][] = rivals.slice(0, PER_CLUSTER).map((link) => [link]);
  // Two names side by side within one stretch, such as a firm and its person.
  if (!isSure)
    for (const a of ranked.slice(0, 4))
      for (const b of ranked.slice(0, 4)) if (a.to < b.from) singles.push([a, b]);
  return isSure && best.how === 'whole' ? singles : [...singles, []];
}
