import { stem, stemKey } from '../domain/text/stem.ts';

/** Words that are said for the same: who asks for one of them finds what is written with another. */
const SENSES = [
  'language speak french german spanish english italian dutch polish portuguese welsh gaelic swedish danish hindi turkish',
  'text sms message whatsapp texting',
  'retire retirement retiree pension pensioner',
  'child kid son daughter boy girl baby toddler twin offspring',
  'grandchild grandkid grandson granddaughter grandpa grandma',
  'sibling brother sister',
  'spouse wife husband married partner',
  'relative cousin nephew niece aunt uncle family inlaw',
  'parent mother father mum dad',
  'allergy allergic intolerant intolerance nut gluten lactose coeliac',
  'vegetarian vegan meat veggie veg',
  'pet dog cat puppy horse hound terrier',
  'sport sporty athlete football cricket tennis run runner marathon sailor sail cycle cyclist swim golf rugby ski skier climber',
  'music musician band guitar piano sing singer choir drum musical',
  'money finance financial book ledger cfo accountant bookkeeper treasurer purse budget controller account invoice bill payable',
  'buy buyer purchase purchasing procurement purchaser',
  'boss owner founder ceo chief managing director proprietor president principal landlord',
  'kitchen cook chef',
  'computer it software technology cto',
  'personnel staff hr people',
  'maternity paternity parental sabbatical',
  'pronoun they',
  'safety helmet hat vest',
  'early morning dawn',
  'deaf hearing loud',
  'title dr doctor prof professor',
].map((words) => [...new Set(words.split(' ').map(stem))]);

/** A word (as a stem) together with those that mean the same. */
export const senseOf = (word: string): readonly string[] => [
  ...new Set([word, ...SENSES.filter((sense) => sense.includes(word)).flat()]),
];

/** How many of some words (or of those that mean the same) are among the words of some texts. */
export function fitness(texts: readonly string[], wanted: readonly string[]): number {
  const there = [...new Set(texts.flatMap((one) => stemKey(one).split(' ')))];
  return wanted.filter((word) =>
    senseOf(word).some((same) => there.some((other) => other === same || derives(same, other))),
  ).length;
}

/** "Player" of "play": who does something. */
const derives = (a: string, b: string): boolean => {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return (
    short.length >= 4 &&
    long.startsWith(short) &&
    /^(?:er|or|r|ist|ion|ment|ish|ian)$/.test(long.slice(short.length))
  );
};
