import type { Spot } from './reading.ts';

/** What one pays or gives somebody, and by which verb that is said plainly. */
const GIVEN: readonly (readonly [gives: RegExp, given: RegExp, verb: string])[] = [
  [/^(?:pay|paid)$/, /^(?:visit|call)$/, 'visit'],
  [/^(?:giv|give|gave)$/, /^(?:call|ring)$/, 'call'],
  [/^drop$/, /^(?:lin|line|not|note)$/, 'write'],
];
const ARTICLE = /^(?:a|an|another|any)$/;
const SORT = /^(?:short|quick|flying|littl|brief|personal|courtesy|surpris)$/;

/** "Paid Acme a visit" is "visited Acme", "gave Dana a quick call" is "called Dana": the verb stands before whom it is about. */
export function withVerbs(spots: readonly Spot[]): readonly Spot[] {
  const put: Spot[] = [];
  for (let at = 0; at < spots.length; at += 1) {
    const [one, whom, article] = [spots[at], spots[at + 1], spots[at + 2]];
    if (one === undefined) break;
    const noun = at + (SORT.test(spots[at + 3]?.symbol ?? '') ? 4 : 3);
    const verb =
      /^<[CPXO]>$/.test(whom?.symbol ?? '') && ARTICLE.test(article?.symbol ?? '')
        ? GIVEN.find(([gives, given]) => gives.test(one.symbol) && given.test(spots[noun]?.symbol ?? ''))?.[2]
        : undefined;
    if (verb === undefined || whom === undefined) put.push(one);
    else {
      put.push({ ...one, symbol: verb, word: verb }, whom);
      at = noun;
    }
  }
  return put;
}
