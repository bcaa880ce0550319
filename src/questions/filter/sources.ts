import { type Pattern, wordsIn } from '../grammar/pattern.ts';
import { FIRM_WORDS } from '../language/lexicon.ts';
import type { Reading } from '../parse/reading.ts';
import { isNegated } from '../slots/negation.ts';
import { stems } from '../slots/slots.ts';
import { type Except, type FilterInput, split } from './input.ts';
import { FOUND_BY, MEDIUM, REFERRED_BY, REFERS } from './patterns.ts';

const REFERRED = stems(
  'referred referral referrals recommended recommendation introduced introduction vouched',
);
/** Nobody sent them. */
const BY_THEMSELVES =
  '(find|come|arrive|get) .. (by|on|off) (himself|herself|itself|themselves|their own|his own|her own|its own)';
const MEDIA = new Set(wordsIn(MEDIUM));

/** How the customers of a list came to us: through which source, through somebody; and whether they sent us others. */
export function sourcesInto(filter: FilterInput, reading: Reading, except: Except): void {
  const { spots, vocabulary, has } = reading;
  const { meant, out } = split(vocabulary.sources, reading);
  except.sources = out;
  const denied = spots.some(
    ({ symbol, from }) => REFERRED.has(symbol) && isNegated(reading, from, { isVerb: true }),
  );
  if (meant.length > 0) filter.sources = meant;
  else if (has(...REFERS))
    filter.refers = !has('(not|never|nobody|no|none) .. @refer', '@refer (nobody|no one|none)');
  else if (denied || has(BY_THEMSELVES)) filter.referred = false;
  else if (has(...REFERRED_BY) || isAttribute(reading)) filter.referred = true;
  else if (out.length === 0 && has(...FOUND_BY)) {
    // A source that is not on file brought nobody.
    const at = spots.findIndex(({ symbol }) => MEDIA.has(symbol));
    const words = spots.slice(at, at + 2).filter(({ symbol }) => MEDIA.has(symbol));
    filter.sources = [words.map(({ word }) => word).join(' ')];
  }
  const as = has(...PERSON_REFERRED) ? 'person' : null;
  if (as !== null) filter.referred ??= true;
  const referrer = filter.referred === true ? (as ?? referrerOf(reading)) : null;
  if (referrer !== null) filter.referrer = referrer;
}

/** "Referred prospects", "any recommended customers". */
const isAttribute = ({ spots }: Reading): boolean =>
  spots.some(
    ({ word }, at) =>
      /^(?:referred|recommended|introduced)$/.test(word) &&
      FIRM_WORDS.has(spots[at + 1]?.symbol ?? '') &&
      (at === 0 || LEADS_SORT.has(spots[at - 1]?.symbol ?? '')),
  );
const LEADS_SORT = stems('our my the all any which what of list these those many and only');

/** "A person is down as the referrer". */
const PERSON_REFERRED: readonly Pattern[] = [
  '(person|individual|somebody private) (be|stand)? (down|list|note|name|record|enter)? as (the|a|their)? (referrer|recommender|introducer)',
  '(referrer|recommender|introducer) be (a|some)? (private)? (person|individual)',
];

const PERSON = stems('person individual outsider man woman human private');
const FIRM = stems('company firm customer client business organisation');
/** What stands between "by" and whom it names. */
const BETWEEN = stems(
  'a an the another other some any existing our one of not no never private single word mouth tip advice recommendation introduction good',
);

/** "Recommended by a person, not by another company": who brought them is of this kind. */
function referrerOf(reading: Reading): 'person' | 'customer' | null {
  const { spots } = reading;
  const named = (words: ReadonlySet<string>): { isOut: boolean } | null => {
    const at = spots.findIndex(({ symbol }, place) => {
      if (!words.has(symbol)) return false;
      let before = place - 1;
      while (BETWEEN.has(spots[before]?.symbol ?? '')) before -= 1;
      return /^(?:by|through|via|from|on)$/.test(spots[before]?.symbol ?? '');
    });
    return at < 0 ? null : { isOut: isNegated(reading, spots[at]?.from ?? -1) };
  };
  const [person, firm] = [named(PERSON), named(FIRM)];
  if (person?.isOut === false || firm?.isOut === true) return 'person';
  return firm?.isOut === false || person?.isOut === true ? 'customer' : null;
}
