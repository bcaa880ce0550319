import { nameKey } from './name.ts';

/** Forms that no rule leads back to their stem. */
const IRREGULAR = new Map<string, string>(
  Object.entries({
    buy: 'bought',
    bring: 'brought',
    speak: 'spoke spoken',
    see: 'saw seen',
    send: 'sent',
    meet: 'met',
    say: 'said',
    tell: 'told',
    get: 'got gotten',
    go: 'went gone goes',
    come: 'came',
    do: 'did done does',
    have: 'has had',
    be: 'is are was were been am being',
    spend: 'spent',
    write: 'wrote written',
    find: 'found',
    leave: 'left',
    lose: 'lost',
    win: 'won',
    hear: 'heard',
    give: 'gave given',
    take: 'took taken',
    know: 'knew known',
    // Not the stem of "not".
    note: 'notes noted noting note',
    feel: 'felt',
    ring: 'rang rung',
    owe: 'owed owing owes',
    make: 'made',
    keep: 'kept',
    think: 'thought',
    hold: 'held',
    pay: 'paid',
    sell: 'sold',
    fall: 'fell fallen',
    person: 'people persons',
    child: 'children',
    good: 'well',
    drop: 'dropped dropping',
    lie: 'lying',
    use: 'used using uses',
    agree: 'agreed agreeing',
    due: 'dues',
    ad: 'ads',
    add: 'adds added adding',
    news: 'news',
    this: 'this',
    us: 'us',
    // No form of "take".
    takings: 'takings',
    gross: 'gross',
    address: 'address addresses addressed',
    business: 'business businesses',
    status: 'status',
    bus: 'bus',
    lens: 'lens',
    always: 'always',
    // Not what is said to be polite.
    pleased: 'pleased',
    cheers: 'cheers',
    various: 'various',
  }).flatMap(([stem, forms]) => [stem, ...forms.split(' ')].map((form) => [form, stem] as const)),
);
/** "com", which is left of "coming", is "come": the e that the rules drop belongs to these. */
const WITH_E = new Map(
  [...new Set(IRREGULAR.values())]
    .filter((base) => base.endsWith('e'))
    .map((base) => [base.slice(0, -1), base]),
);

/**
 * The stem that the inflected forms of an English word share: "calls", "called" and "calling" are "call". It is a key to
 * compare by, no word to show. It leaves word classes apart ("refer" and "referral" differ). Expects a `nameKey` word.
 * Source: step 1 of Martin Porter's "An algorithm for suffix stripping" (1980), with a final e dropped as in step 5.
 */
export function stem(word: string): string {
  const known = IRREGULAR.get(word);
  if (known !== undefined) return known;
  if (word.length <= 3 || !/^[a-z]+$/.test(word)) return word;
  const single = singular(word);
  const bare = withoutE(withoutEnding(single));
  return WITH_E.get(bare) ?? IRREGULAR.get(bare) ?? bare;
}

/** The stems of a text's words, in order, as one key: "Cold calling" and "cold calls" are both "cold call". */
export const stemKey = (text: string): string => nameKey(text).split(' ').map(stem).join(' ');

function singular(word: string): string {
  if (word.endsWith('sses') || word.endsWith('shes') || word.endsWith('ches') || word.endsWith('xes'))
    return word.slice(0, -2);
  if (word.endsWith('ies')) return word.length > 4 ? `${word.slice(0, -3)}y` : word;
  if (word.endsWith('ss') || word.endsWith('us') || word.endsWith('is')) return word;
  return word.endsWith('s') ? word.slice(0, -1) : word;
}

function withoutEnding(word: string): string {
  if (word.endsWith('ied')) return `${word.slice(0, -3)}y`;
  const ending = ['ing', 'ed'].find(
    (end) => word.endsWith(end) && !word.endsWith('eed') && /[aeiouy]/.test(word.slice(0, -end.length)),
  );
  if (ending === undefined || word.length - ending.length < 2) return word;
  const left = word.slice(0, -ending.length);
  return /([bdfgmnprt])\1$/.test(left) ? left.slice(0, -1) : left;
}

const withoutE = (word: string): string => (word.length > 3 && word.endsWith('e') ? word.slice(0, -1) : word);
