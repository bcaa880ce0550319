import { stem } from '../../domain/text/stem.ts';
import type { HeldFact } from '../../store/facets.ts';
import { classMembers } from '../language/lexicon.ts';
import { numberOf } from '../language/numbers.ts';
import type { Reading, Spot } from '../parse/reading.ts';
import { stems } from '../slots/slots.ts';

/** The nouns for what a customer's file may hold; `-` begins the word that has to come before. */
const NOUNS: readonly [fact: Noun, nouns: ReadonlySet<string>, before?: ReadonlySet<string>][] = [
  ['website', stems('website webpage homepage url site web')],
  ['email', stems('email mail')],
  ['source', stems('source origin channel')],
  ['tag', stems('tag tags label category')],
  ['rival', stems('competitor rival competition supplier provider vendor')],
  ['rival', stems('firm company house outfit business'), stems('other another further different')],
  ['reason', stems('reason objection excuse obstacle hurdle blocker why')],
  ['need', stems('need needs requirement wish')],
  ['feeling', stems('feeling feelings mood sentiment')],
  ['contact', stems('person'), stems('contact')],
  ['contact', stems('contacts')],
  ['step', stems('step'), stems('next')],
  ['step', stems('followup todo')],
  ['date', stems('date anniversary'), stems('important special')],
  ['alias', stems('alias nickname')],
  ['referral', stems('referrer referral')],
  ['met', stems('met'), stems('need')],
];
/** Clauses that stand for such a noun: "we have not noted why they do not buy", "how they found us is unknown". */
const BUYING = stems('buying buy purchasing ordering order signing sign joining');
const BUYING_WORDS = `(?:${[...BUYING].join('|')})`;
const HINDERS = `(?:${[...classMembers('hinder'), 'put', 'speak against'].join('|')})`;
const THEY = '(?:they|he|she|it|that|this|the [a-z]+)';
const CLAUSES: readonly (readonly [fact: Noun, clause: RegExp])[] = [
  [
    'reason',
    RegExp(
      ` (?:reason|objection|excus)(?: (?:why|for|not|${THEY}|do|be|buy|sign|order|purchas|from|us|against|of|to)(?= ))+? (?=(?:be|do|have|we|no|never) |not (?!${BUYING_WORDS})|$)`,
    ),
  ],
  [
    'reason',
    RegExp(
      ` why(?: ${THEY})?(?: (?:do|have|will|would|be|can))?(?: not)?(?: (?:buy|order|sign|purchas|join|hesitat|come|want|say no|wait|hold back|turn us down))?(?: from us| yet)* `,
    ),
  ],
  [
    'reason',
    RegExp(` what (?:be )?${HINDERS}(?: (?:they|them|it|back|off|from|buy|order|sign|purchas|us|with))* `),
  ],
  [
    'source',
    RegExp(
      ` (?:how|where) ${THEY}(?: first)? (?:find|hear|come|get|learn|know)(?: (?:of|about|to|from|know|us))* `,
    ),
  ],
  ['referral', / (?:through |by )?who (?:refer|recommend|introduc|send|bring)(?: (?:they|them|it|us|to))* /],
  ['feeling', RegExp(` how ${THEY}(?: be)? feel(?: (?:about|toward) us)? `)],
  ['need', RegExp(` what ${THEY} (?:need|want|requir|be after|look for) `)],
  [
    'rival',
    RegExp(
      ` (?:who|where) (?:else )?${THEY}(?: else)? buy(?: (?:from|else))* | who (?:else )?supply(?: them| it)? `,
    ),
  ],
];
/** "Something keeps them from buying", "nothing speaks against us". */
const BARRIER = RegExp(
  ` (someth|anyth|noth) (?:that |which )?(?:be |have )?(?:actual |real |still |concret |specific )?${HINDERS} `,
);
/** "Where we know nobody", "where we do not have anybody to call". */
const NO_SOUL = '(?:nobody|no (?:one|soul|person|name|contact))';
const A_SOUL = '(?:anybody|anyone|any (?:person|name|contact)|a (?:singl )?(?:person|soul|contact|name))';
const TO_CALL =
  '(?:person )?(?:at(?! all)|ther|in(?! charg)|on fil|to (?:call|ring|write|talk|speak|ask|contact)|$)';
const KNOWN_THERE = RegExp(
  ` (?:know ${NO_SOUL}|(?:not|never|without) know ${A_SOUL}|have ${NO_SOUL} ${TO_CALL}|not (?:have|get) ${A_SOUL} ${TO_CALL})`,
);
type Noun = HeldFact | 'feeling' | 'referral' | 'met';

const NO = stems('no without lack lacking lacks miss missing nor neither zero nothing');
const NEVER = stems('not never nothing nobody none no');
const NOTED = stems(
  'note noted record recorded register registered known know enter entered fill filled given give written write file log logged set stored state stated put documented available exist captured hold down mention mentioned tell told say said',
);
const EMPTY = stems('empty blank missing lacking unknown unfilled absent unrecorded unset vacant');
const LINKS = stems(
  'be is are do get got the a an for of field still in on at with under have has had yet ever been we us our their not buying buy any even just totally completely currently moment present to from about regarding concerning',
);
const SOME = stems('a an any some');
/** Said of a noun without making it another one. */
const OF_ANY_SORT = stems(
  'other single current present existing further known own proper real actual whatever',
);
const SEVERAL = stems('several multiple various plural');
const SUPPLY = stems('buy order purchase supply serve deliver source use deal');
const RHYTHM = stems('rhythm cadence frequency interval cycle limit');
const REACH = 5;
/** How far back a negation may stand, past words that only join. */
const FAR = 8;

export type Held = { fact: Noun; least: number; most: number | null };

/** What the customers of a list have to have in their file or not: "no website", "two competitors", "with a reason". */
export function heldOf({ spots }: Reading): Held[] {
  const found = new Map<Noun, Held>();
  const text = ` ${spots.map(({ symbol }) => symbol).join(' ')} `;
  const barrier = BARRIER.exec(text);
  if (barrier !== null)
    found.set('reason', {
      fact: 'reason',
      ...(barrier[1] === 'noth' ? { least: 0, most: 0 } : { least: 1, most: null }),
    });
  if (KNOWN_THERE.test(text)) found.set('contact', { fact: 'contact', least: 0, most: 0 });
  for (const [fact, clause] of CLAUSES) {
    const match = clause.exec(text);
    if (match === null || found.has(fact)) continue;
    const from = text.slice(0, match.index).split(' ').length - 1;
    const to = from + match[0].trim().split(' ').length - 1;
    const bounds = clauseBounds(spots, from, to) ?? (NAMED.test(match[0]) ? boundsAt(spots, from, to) : null);
    if (bounds !== null) found.set(fact, { fact, ...bounds });
  }
  spots.forEach(({ symbol }, at) => {
    for (const [fact, nouns, before] of NOUNS) {
      if (found.has(fact) || !nouns.has(symbol)) continue;
      if (before !== undefined && !before.has(spots[at - 1]?.symbol ?? '')) continue;
      // "Two other firms" are suppliers only of those who buy from them.
      if (fact === 'rival' && before !== undefined && !spots.some((spot) => SUPPLY.has(spot.symbol)))
        continue;
      // "A contact rhythm" is no contact.
      if (RHYTHM.has(spots[at + 1]?.symbol ?? '')) continue;
      const bounds = boundsAt(spots, before === undefined ? at : at - 1, at);
      // "No contact" tells of nobody having talked to them.
      if (fact === 'contact' && before === undefined && bounds?.least === 0) break;
      if (bounds !== null) found.set(fact, { fact, ...bounds });
      break;
    }
  });
  return [...found.values()];
}

/** What is said of a whole clause: "… is not known", "we have not noted …", "have told us …". */
function clauseBounds(
  spots: readonly Spot[],
  from: number,
  to: number,
): { least: number; most: number | null } | null {
  const around = [...spots.slice(Math.max(0, from - REACH), from), ...spots.slice(to + 1, to + REACH)];
  if (!around.some(({ symbol }) => NOTED.has(symbol) || EMPTY.has(symbol) || symbol === TELL)) return null;
  return isEmpty(spots, from, to) ? { least: 0, most: 0 } : { least: 1, most: null };
}
const TELL = stem('told');
/** A clause that begins with its noun: "reason for not buying". */
const NAMED = /^ (?:reason|objection|excus)/;

function boundsAt(
  spots: readonly Spot[],
  from: number,
  to: number,
): { least: number; most: number | null } | null {
  const symbol = (at: number) => spots[at]?.symbol ?? '';
  if (isEmpty(spots, from, to)) return { least: 0, most: 0 };
  // "Two competitors", "more than one", "a second supplier", "only one".
  let before = from - 1;
  while (/^(?:different|other|such|note|know)$/.test(symbol(before))) before -= 1;
  const orMore = /^more$/.test(spots[before]?.word ?? '') && symbol(before - 1) === 'or';
  if (orMore && numberOf(symbol(before - 2)) !== null)
    return { least: numberOf(symbol(before - 2)) ?? 1, most: null };
  const number = numberOf(symbol(before));
  const earlier = [spots[before - 1]?.word ?? '', spots[before - 2]?.word ?? ''];
  if (SEVERAL.has(symbol(before))) return { least: 2, most: null };
  if (symbol(before) === stem('single') || number === 1) {
    if (earlier.includes('than') && earlier.some((word) => /^(?:more|great)/.test(word)))
      return { least: 2, most: null };
    return earlier.includes('least') ? { least: 1, most: null } : { least: 1, most: 1 };
  }
  if (number !== null && number > 1) {
    if (earlier.includes('than'))
      return earlier.some((word) => /^(?:less|few)/.test(word))
        ? { least: 0, most: number - 1 }
        : { least: number + 1, most: null };
    if (earlier.includes('most')) return { least: 0, most: number };
    if (earlier.some((word) => /^(?:only|just|exact|precise)/.test(word)))
      return { least: number, most: number };
    return { least: number, most: null };
  }
  const after = [to + 1, to + 2, to + 3].map(symbol);
  const isNoted =
    after.slice(0, 2).some((word) => NOTED.has(word)) || (after[1] === 'on' && after[2] === 'file');
  const leads = symbol(before);
  if (
    SOME.has(leads) &&
    (isNoted || /^(?:have|with|give|name|stat|mention|carry|own)$/.test(symbol(before - 1)))
  )
    return { least: 1, most: null };
  return isNoted && /^(?:have|with|whose|where|a|an|any|some|give)$/.test(leads)
    ? { least: 1, most: null }
    : null;
}

const isNounOf = (word: string): boolean => NOUNS.some(([, nouns]) => nouns.has(word));

/** "No website", "website is blank", "no feeling was ever noted", "nothing down as source", "the reason is not known". */
function isEmpty(spots: readonly Spot[], from: number, to: number): boolean {
  const symbol = (at: number) => spots[at]?.symbol ?? '';
  for (let at = from - 1; at >= Math.max(0, from - FAR); at -= 1) {
    const word = symbol(at);
    if (EMPTY.has(word)) return true;
    if (NO.has(word)) return !/^(?:only|just)$/.test(symbol(at + 1));
    // "We do not have a website", "nobody put down a reason".
    if (
      NEVER.has(word) &&
      Array.from({ length: from - at - 1 }, (_, step) => symbol(at + 1 + step)).some(
        (one) => NOTED.has(one) || one === 'have' || one === 'get',
      )
    )
      return true;
    if (
      !LINKS.has(word) &&
      !NOTED.has(word) &&
      !SOME.has(word) &&
      !OF_ANY_SORT.has(word) &&
      word !== 'as' &&
      !isNounOf(word)
    )
      break;
  }
  let never = false;
  for (let at = to + 1; at <= Math.min(spots.length - 1, to + REACH); at += 1) {
    const word = symbol(at);
    if (EMPTY.has(word)) return true;
    // "A reason for not buying" is there.
    if (NEVER.has(word) && BUYING.has(symbol(at + 1))) at += 1;
    else if (NEVER.has(word)) never = true;
    else if (NOTED.has(word)) return never;
    else if (!LINKS.has(word)) return false;
  }
  return false;
}
