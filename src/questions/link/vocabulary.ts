import { stem, stemKey } from '../../domain/text/stem.ts';
import { type FacetKind, facet } from '../../store/facets.ts';
import type { WorkspaceStore } from '../../store/store.ts';
import { idiomsIn } from '../language/idioms.ts';
import { classMembers, isFunctionWord, isKnownWord } from '../language/lexicon.ts';
import { countOf } from '../language/numbers.ts';
import { spelledOut } from '../language/short-forms.ts';
import type { Token } from '../language/tokens.ts';
import type { Mark, Vocabulary } from './link.ts';

const LONGEST = 4;
const KINDS = ['tag', 'source', 'competitor', 'won', 'lost', 'buys'] as const satisfies FacetKind[];
/** Single words of why a prospect does not buy, and of what a customer needs. */
const WORD_KINDS = ['reason', 'need'] as const satisfies FacetKind[];
/** Words of the questions that reasons are made of too. */
const REASONS = new Set(
  'price budget contract quality money supplier delivery service approval decision staff'
    .split(' ')
    .map(stem),
);

/** Ways to find us that go by several names. */
const SAME_SOURCES = [
  'fair;trade fair;trade show;exhibition;expo',
  'web search;web;internet;google;google search;online search;internet search;search engine;online',
  'referral;word of mouth;recommendation',
  'newsletter;mailing',
  'cold call;cold calling;phoned cold;rang cold;called cold;out of the blue;phone campaign;telephone campaign;telesales;telemarketing',
  'online ad;ad;ads;online ads;web ad;web ads;advert;adverts;advertisement;advertising;online advertising',
  'trade magazine;trade press;trade journal;trade paper;magazine',
  'magazine ad;magazine advert;magazine advertisement;mag ad;mag advert;ad in a magazine;advert in a magazine;press ad;print ad',
  'newspaper ad;newspaper advert;newspaper advertisement;paper ad;ad in the paper;advert in the paper',
  'radio ad;radio advert;radio advertisement;radio spot',
  'social media;facebook;instagram;linkedin;twitter;tiktok',
].map((names) => names.split(';').map(stemKey));
/** The names of a source: its own first. "Searching the web" is a web search. */
const namesOf = (value: string): readonly string[] => {
  const content = value.split(' ').filter((word) => !isFunctionWord(word));
  const turned = content.length === 2 ? content.reverse().join(' ') : value;
  return [...new Set([value, turned])].flatMap((one) => [
    one,
    ...(SAME_SOURCES.find((names) => names.includes(one)) ?? []),
  ]);
};

/** Which words of a question are tags, sources, competitors or products of this workspace, people outside of it, or what is owed. */
export async function vocabularyOf(
  tokens: readonly Token[],
  store: WorkspaceStore,
): Promise<Vocabulary & { outside: Mark[]; owed: Mark[][]; grounds: Mark[] }> {
  const marks: Mark[] = [];
  for (let from = 0; from < tokens.length; from += 1)
    for (let to = from; to < Math.min(tokens.length, from + LONGEST); to += 1) {
      const stems = tokens.slice(from, to + 1).map(({ key }, at) =>
        (at > 0 ? key.replace(PARTICLES, '$1') : key)
          .split(' ')
          .flatMap((word) => spelledOut(word) ?? [word])
          .map(stem)
          .join(' '),
      );
      if (stems.every((word) => isFunctionWord(word))) continue;
      marks.push({ from, to, value: stems.join(' ') });
    }
  const values = [...new Set(marks.map(({ value }) => value))];
  const plain = (mark: Mark) =>
    tokens
      .slice(mark.from, mark.to + 1)
      .map(({ key }) => key)
      .join(' ');
  const outsideKeys = new Map(
    marks.filter(({ from, to }) => to > from).map((mark) => [facet('outside', plain(mark)), mark]),
  );
  const single = marks.filter(
    ({ from, to, value }) =>
      from === to && value.length > 2 && (REASONS.has(value) || !isKnownWord(tokens[from]?.key ?? '')),
  );
  const content = marks.filter(({ from, to, value }) => from === to && value.length > 2);
  const usual = content.filter((mark) => !single.includes(mark) && !isFunctionWord(mark.value));
  const isStrange = ({ from }: Mark) => !isKnownWord(tokens[from]?.key ?? '');
  const [facets, items, owed] = await Promise.all([
    store.customerLists.known([
      ...values.flatMap((value) => KINDS.map((kind) => facet(kind, value))),
      ...values.flatMap(namesOf).map((value) => facet('source', value)),
      ...single.flatMap(({ value }) => WORD_KINDS.map((kind) => facet(kind, value))),
      ...usual.map(({ value }) => facet('reason', value)),
      ...outsideKeys.keys(),
    ]),
    store.purchases.known(values),
    store.commitments.withWords(content.filter(isStrange).map(({ value }) => value)),
  ]);
  const known = new Set(facets);
  const of = (kind: FacetKind) => longest(marks.filter(({ value }) => known.has(facet(kind, value))));
  const bought = new Set(items);
  const sources = longest(
    marks.flatMap((mark) => {
      const name = namesOf(mark.value).find((one) => known.has(facet('source', one)));
      return name === undefined ? [] : [{ ...mark, value: name }];
    }),
  );
  const rivals = of('competitor');
  // "Trade" of "trade fair" is no tag "trades".
  const tags = of('tag').filter(
    (tag) =>
      !sources.some((source) => isWithin(tag, source)) &&
      // "Lodged a complaint" speaks of no lodge.
      (!isDeed(tag, tokens) || isSortOfCustomer(tag, tag, tokens)),
  );
  return {
    tags: tags.filter((tag) => !isOfIdiom(tag, tokens)).map((tag) => withItsNoun(tag, tokens)),
    sources,
    rivals,
    won: of('won'),
    lost: of('lost'),
    buys: of('buys'),
    reasons: single.filter(({ value }) => known.has(facet('reason', value))),
    needs: single.filter(({ value }) => known.has(facet('need', value))),
    // A bare number counts something.
    items: longest(marks.filter(({ value }) => bought.has(value) && !/^\d+$/.test(value))).filter(
      (item) =>
        ![...sources, ...rivals].some((name) => isWithin(item, name)) &&
        !tags.some((tag) => isSortOfCustomer(item, tag, tokens) || isCalledTag(item, tag, tokens)) &&
        !isOfIdiom(item, tokens) &&
        !isSign(item, tokens) &&
        !isOfFeeling(item, tokens) &&
        !isOfTheFile(item) &&
        !isDeed(item, tokens),
    ),
    grounds: usual.filter(({ value }) => known.has(facet('reason', value))),
    owed: owed.map((words) => content.filter(({ value }) => words.has(value))),
    outside: [...outsideKeys]
      .filter(([key]) => known.has(key))
      .map(([key, mark]) => ({ ...mark, value: key.slice('outside:'.length) })),
  };
}

/** "Walk-ins", "check-ups": a compound of which only the end has a plural. */
const PARTICLES = /^(in|on|up|out|off|by|down)s$/;

/** "Care" of "takes care of" is no product, "in the house" no tag, as it is written. */
const isOfIdiom = ({ from, to }: Mark, tokens: readonly Token[]): boolean =>
  from === to &&
  !tokens[from]?.capital &&
  idiomsIn(tokens.map(({ key }) => key)).some((idiom) => idiom.from <= from && idiom.to >= from);

/** "Sports customers", "the sports tag" speak of a tag, and of no product that is called so too. */
const isSortOfCustomer = ({ from, to }: Mark, tag: Mark, tokens: readonly Token[]): boolean => {
  const [before, next] = [tokens[from - 1], tokens[to + 1]].map((token) => stem(token?.key ?? ''));
  return (
    tag.from === from &&
    tag.to === to &&
    (STANDS_BESIDE_TAG.has(next ?? '') || classMembers('account').has(next ?? '') || before === TAGGED)
  );
};
/** "The clinic tag", "the tag clinic": what one calls a tag is no product called so. */
const isCalledTag = ({ from, to }: Mark, tag: Mark, tokens: readonly Token[]): boolean =>
  from === to &&
  (from === tag.to + 1 || from === tag.from - 1) &&
  STANDS_BESIDE_TAG.has(stem(tokens[from]?.key ?? ''));
const TAGGED = stem('tagged');
const STANDS_BESIDE_TAG = new Set('tag label category segment group prospect lead'.split(' ').map(stem));

/** "Booked" is no "Booking". */
const isDeed = ({ from, to }: Mark, tokens: readonly Token[]): boolean =>
  from === to && !tokens[from]?.capital && /[a-z]ed$/.test(tokens[from]?.key ?? '');

/** What customer files are asked about, in whatever trade: "contact" alone is no "contact gel", "order" no "order pad". */
const isOfTheFile = ({ from, to, value }: Mark): boolean => from === to && OF_THE_FILE.has(value);
const OF_THE_FILE = new Set(
  'contact call visit meeting email mail message event customer client account prospect owner order purchase complaint promise step team person people interval rhythm name date time day week month quarter year total sum amount tag tagged label'
    .split(' ')
    .map(stem),
);

/** "Bad feelings" are no "Felt". */
const isOfFeeling = ({ from, to }: Mark, tokens: readonly Token[]): boolean =>
  from === to && /^(?:feel|feels|feeling|feelings)$/.test(tokens[from]?.key ?? '');

/** "Plus two" is a mark, and no product of that name. */
const isSign = ({ from, to }: Mark, tokens: readonly Token[]): boolean =>
  from === to &&
  /^(?:plus|minus)$/.test(tokens[from]?.key ?? '') &&
  (countOf(tokens[to + 1]?.key ?? '') !== null || AFTER_PLUS.has(tokens[to + 1]?.key ?? ''));
/** "Items plus total". */
const AFTER_PLUS = new Set(
  'the a an its their his her our my all any total totals sum sums amount amounts value price prices date dates when what who whom which how'.split(
    ' ',
  ),
);

/** "Coworking spaces", "hotel operators": what those with a tag are called besides. */
const withItsNoun = (tag: Mark, tokens: readonly Token[]): Mark =>
  SORT_OF_FIRM.has(stem(tokens[tag.to + 1]?.key ?? '')) ? { ...tag, to: tag.to + 1 } : tag;
const SORT_OF_FIRM = new Set(
  'space place operator venue site premises house establishment outfit practice operation crowd lot bunch set guy gang crew sector trade side landlord group body bodies provider institution'
    .split(' ')
    .map(stem),
);

/** Those that lie in no longer one. */
const longest = (marks: Mark[]): Mark[] =>
  marks.filter((mark) => !marks.some((other) => isWithin(mark, other)));

const isWithin = (mark: Mark, other: Mark): boolean =>
  other.from <= mark.from && other.to >= mark.to && other.to - other.from > mark.to - mark.from;
