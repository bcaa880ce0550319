import { type Day, daysBetween } from '../../domain/text/day.ts';
import type { Token } from '../language/tokens.ts';
import { type Link, type Linked, mayBeSmall } from '../link/link.ts';
import { ofRoleBeside } from '../link/roles.ts';
import { TITLES } from '../link/runs.ts';
import { HE, pointing, THEM, THERE } from '../slots/pronouns.ts';
import { circumstances } from './circumstances.ts';
import { isInstruction } from './instructions.ts';
import { readWith } from './read.ts';
import type { Reading } from './reading.ts';

/** A name this likely is one: that it is none is not tried. */
const SURE = 3;
/** One of several words may be less likely. */
const SURE_OF_SEVERAL = 2.4;
/** Up to here it is none. */
const NO_NAME = -3;
/** From here on it is likely a name. */
const LIKELY = 1;
/** What it counts for that what is left out only tells how it comes that somebody asks. */
const TOLD = 2;
/** From so many days on a period is what is asked about, rather than when somebody asks. */
const MONTH = 27;
/** And that two of us are named in one breath. */
const JOINED = 1.5;
const PER_CLUSTER = 5;
const MOST = 48;

/** The ways to read a question, by which stretches are taken for names and of what kind. */
export function hypotheses(tokens: readonly Token[], linked: Linked, today: Day): Reading[] {
  let combinations: Link[][] = [[]];
  for (const cluster of clusters(linked.links.filter(({ prior }) => prior > NO_NAME))) {
    const options = optionsOf(cluster);
    combinations = combinations
      .flatMap((chosen) => options.map((option) => [...chosen, ...option]))
      .slice(0, MOST);
  }
  // A word that we do not know may be a name written small.
  const small = linked.strangers.some(mayBeSmall);
  // What has the words of something that we owe is hardly one.
  const owed = linked.strangers.some((one) => one.owed);
  return combinations.flatMap((chosen) => {
    const links = narrowed(chosen, tokens);
    return [...asRead(links, priorOf(links)), ...apart(links)];
  });

  /**
   * The question without what leads to it: "I am meeting Acme tomorrow. Who referred them?" is about whom that names, where
   * the question only points to somebody.
   */
  function apart(links: Link[]): Reading[] {
    const told = circumstances(tokens, links);
    const last = told.length > 0 ? 0 : lastSentence(tokens, linked.links);
    if (told.length === 0 && last === 0) return [];
    const leads = (at: number) => at < last || told.some(({ from, to }) => from <= at && at <= to);
    const own = links.filter(({ from }) => !leads(from));
    // What is very likely a name there is not left out.
    const isOverlooked = (name: Link) => !links.some(({ from, to }) => from <= name.to && to >= name.from);
    if (
      linked.links.some(
        (name) => leads(name.from) && isSomebody(name) && name.prior > LIKELY && isOverlooked(name),
      )
    )
      return [];
    const isPlain = told.length > 0 || own.some(({ reading }) => reading.kind === 'customer');
    const alone: Reading[] = asRead(
      own,
      told.length > 0 ? priorOf(links) + TOLD : priorOf(own),
      spanned(leads, links, own),
    );
    const isOfMatter = (symbols: string) => POINTS_BACK.test(symbols) || OF_MATTER.test(symbols);
    if (alone.some(({ symbols }) => isOfMatter(symbols) || isInstruction(symbols))) return [];
    const isLed = ({ from }: { from: number }) => leads(from);
    const { items, sources } = linked.vocabulary;
    const pointsTo = (some: typeof items, words: RegExp) =>
      some.some(isLed) && alone.some(({ symbols }) => words.test(symbols));
    if (pointsTo(items, ONE_OF_IT) || pointsTo(sources, THAT_WAY)) return [];
    const led = links.filter(({ from }) => leads(from));
    return alone.flatMap((reading) => pointedAt(reading, led) ?? (isPlain ? [reading] : []));
  }

  /** What is left out, without a period of a month or more, or one that is planned, that the question itself lacks: that is when it asks about. */
  function spanned(leads: (at: number) => boolean, links: Link[], own: Link[]): (at: number) => boolean {
    if (readWith(tokens, linked, own, today, { skips: leads }).periods.length > 0) return leads;
    const { spots, periods } = readWith(tokens, linked, links, today, { skips: (at) => !leads(at) });
    const long = spots
      .filter(({ symbol }) => symbol === '<T>')
      .filter(({ to: last }, nth) => {
        const { from = null, to = null } = periods[nth] ?? {};
        // "Next year's stand" is no time of anything.
        const isWhose = tokens[last]?.possessive === true;
        const isAhead =
          from !== null && from > today && tokens.some(({ key }, at) => leads(at) && PLANNING.test(key));
        return !isWhose && from !== null && (to === null || daysBetween(from, to) >= MONTH || isAhead);
      });
    return (at) => leads(at) && !long.some(({ from, to }) => from <= at && at <= to);
  }

  function asRead(links: Link[], likely: number, skips: (at: number) => boolean = () => false): Reading[] {
    const read = (prior: number, names: { strange?: boolean; owed?: boolean } = {}): Reading => ({
      ...readWith(tokens, linked, links, today, { ...names, skips }),
      prior,
    });
    return [
      read(likely),
      ...(small ? [read(likely - 1.6, { strange: true })] : []),
      ...(owed ? [read(likely - 3, { strange: small, owed: true })] : []),
    ];
  }
}

/** "I am planning my next week": that is when it is asked about. */
const PLANNING = /^(?:plan(?:ning)?|prepar(?:e|ing)|schedul(?:e|ing))$/;

/** "Who was it?": what leads to it tells what is asked. */
const POINTS_BACK =
  /^(?:(?:and|but|so) )*(?:(?:at|with|for|from|in|to|by) )?(?:who|what|which|wher|whos)(?: (?:one|customer|client|account|prospect|company|firm|person|contact|competitor|supplier))? (?:be|do) (?:it|that|this|they|(?:their|the|his|her) nam) (?!that |who |they )/;
/** "By what was it caused, and what was done against it?": what leads to it tells of what. */
const OF_MATTER =
  /(?<= |^)(?:caus|fix|solv|settl|resolv|repair|mend|do (?:about|against)|come of|becom of|happen with|behind) (?:it|that|this) |(?<= |^)(?:it|that|this) (?:be |ever |get )*(?:caus|fix|solv|settl|resolv|repair|mend|sort|increas|decreas|ris|rose|fall|fell|drop|climb|sink|improv|worsen|deteriorat|recover|chang|go (?:up|down)|(?:get )?(?:better|wors)) /;
/** "Who bought one?": of the product that was spoken of. */
const ONE_OF_IT =
  /(?<= |^)(?:bought|buy|order|purchas|have|get|use|need|want) (?:one|it|any|them|that|thos|som) /;

/** "Who came to us that way?": through the source that was spoken of. */
const THAT_WAY =
  /(?<= |^)(?:(?:that|this) (?:way|rout|channel|sourc|path)|(?:through|via|from|by) (?:it|that|this|ther|one)) /;

/**
 * A question that only points to whom or what leads to it names: a firm, one of its people, or one of us. None where that
 * names somebody whom the question leaves out: then it asks about them. Null: it stands by itself.
 */
function pointedAt(reading: Reading, led: readonly Link[]): Reading[] | null {
  if (reading.customers.length + reading.contacts.length > 0) return null;
  const [named, ...others] = led.filter(isSomebody);
  if (named) {
    const [us, ...more] = led.filter((link) => link.reading.kind === 'member');
    // "Ben was at Acme. What did he do there?"
    if (us && more.length + others.length === 0 && HE.test(reading.symbols) && THERE.test(reading.symbols))
      return [pointing(pointing(reading, us, HE), named, THERE)];
    const words = [THEM, THERE].find((pattern) => pattern.test(reading.symbols));
    if (words === undefined && reading.has(OF_MANY)) return [reading];
    return words === undefined || others.length > 0 ? [] : [pointing(reading, named, words)];
  }
  const [member, ...members] = led.filter((link) => link.reading.kind === 'member');
  if (!member || members.length > 0 || reading.members.length > 0) return null;
  if (HE.test(reading.symbols)) return [pointing(reading, member, HE)];
  return IN_THEIR_STEAD.test(reading.symbols) ? [] : null;
}

/** "Acme has been busy. Which of the prospects …?" */
const OF_MANY = '^ (which|how many|list) (of)? (the|our|my|all)? (@account|@prospect|@former)';
/** "Ben is away. Which accounts need cover?": Ben's. */
const IN_THEIR_STEAD =
  /(?<= |^)(?:cover|stand in|fill in|step in|take over|taken over|hand over|reassign|orphan|new (?:hom|owner)|without (?:an )?owner) /;

const isSomebody = ({ reading: { kind } }: Link): boolean => kind === 'customer' || kind === 'contact';

const priorOf = (links: readonly Link[]): number =>
  misfit(links) +
  (isJoined(links) ? JOINED : 0) +
  links.reduce((sum, link) => sum + Math.min(link.prior, 2.5) * 0.6 + (link.to - link.from) * 0.3, 0);

/** Where the last sentence begins if others come before it: "Buck expects me at 2. A refresher on Acme?" Else 0. */
const lastSentence = (tokens: readonly Token[], links: readonly Link[]): number =>
  Math.max(
    0,
    tokens.findLastIndex(
      ({ gap }, at) =>
        at > 2 &&
        at < tokens.length - 1 &&
        /[.!] /.test(gap) &&
        // "K.V. Eendracht", "Dr. Vogel".
        !TITLES.has(tokens[at - 1]?.key ?? '') &&
        !links.some(({ from, to }) => from < at && at <= to),
    ),
  );

/** "Dana" of "Dana at Acme" is the Dana of that firm. */
function narrowed(links: readonly Link[], tokens: readonly Token[]): Link[] {
  const firms = new Set(
    links.flatMap(({ reading }) =>
      reading.kind === 'customer' ? reading.customers.map(({ id }) => id) : [],
    ),
  );
  return links.map((link) => {
    if (link.reading.kind === 'customer') return toldTwice(link, links);
    if (link.reading.kind !== 'contact') return link;
    const theirs = link.reading.contacts.filter(({ customerId }) => firms.has(customerId));
    const contacts = ofRoleBeside(theirs.length === 0 ? link.reading.contacts : theirs, link, tokens);
    return { ...link, reading: { kind: 'contact', contacts } };
  });
}

/** "The pilates place on Pine Street": of those that one part of a name fits, the one that another part tells. */
function toldTwice(link: Link, links: readonly Link[]): Link {
  const { how, reading } = link;
  if (how !== 'part' || reading.kind !== 'customer' || reading.customers.length < 2) return link;
  const told = reading.customers.filter(({ id }) =>
    links.some(
      (other) =>
        other.how === 'part' &&
        other.reading.kind === 'customer' &&
        other.reading.customers.length === 1 &&
        other.reading.customers[0]?.id === id,
    ),
  );
  return told.length === 1 ? { ...link, reading: { kind: 'customer', customers: told } } : link;
}

/** "Hope or Bruno": beside one of us, an ordinary word is one of us too. */
const isJoined = (links: readonly Link[]): boolean =>
  links.some(
    (one) =>
      one.reading.kind === 'member' &&
      links.some((other) => other.reading.kind === 'member' && other.from === one.to + 2),
  );

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
