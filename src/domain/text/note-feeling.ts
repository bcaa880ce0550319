import type { Feeling } from '../kinds.ts';

const LEXICON: [Feeling, string][] = [
  [
    2,
    'delighted thrilled ecstatic overjoyed enthusiastic loves loved 😍 🤩 🥳 🎉 ❤ :heart_eyes: :star-struck: :tada: :heart:',
  ],
  [
    1,
    `happy happier pleased satisfied glad grateful thankful impressed likes liked enjoyed cheerful excited
     😀 😃 😄 😁 😊 🙂 ☺ 👍 :slightly_smiling_face: :smile: :smiley: :grinning: :blush: :grin: :+1: :thumbsup: :) :-) :D`,
  ],
  [0, 'fine ok okay neutral indifferent 😐 😑 :neutral_face: :expressionless:'],
  [
    -1,
    `unhappy worried disappointed annoyed frustrated upset concerned dissatisfied unsatisfied displeased irritated
     sceptical skeptical nervous complained complains complaining dislikes disliked
     🙁 ☹ 😕 😟 😞 😒 😠 👎 :slightly_frowning_face: :disappointed: :worried: :confused: :-1: :thumbsdown: :( :-(`,
  ],
  [-2, 'angry furious livid outraged hates 😡 🤬 :rage: :angry: :face_with_symbols_on_mouth:'],
];
const FEELINGS = new Map(
  LEXICON.flatMap(([feeling, list]) => list.split(/\s+/).map((word) => [word, feeling] as const)),
);

const TOKENS =
  /:[a-z0-9_+-]{1,40}:|[:;]-?[()D]|\p{L}[\p{L}\p{N}'’]*|\p{Extended_Pictographic}|[.,;:!?\n"]/giu;
const STOPS = new Set(['"', '.', ';', ':', '!', '?', '\n', ',', 'but', 'and']);
const NEGATIONS = new Set([
  'not',
  'never',
  'hardly',
  'no',
  'neither',
  'nor',
  'without',
  'less',
  'isnt',
  'wasnt',
  'arent',
]);
const STRONG = new Set([
  'very',
  'really',
  'extremely',
  'super',
  'absolutely',
  'totally',
  'incredibly',
  'so',
  'most',
]);
const OURS = new Set(['i', 'we', "i'm", "we're", 'im', 'my', 'our', 'us', 'me', "i'd", "we'd"]);
/** Words that make a feeling of the next word into a phrase of its own: "happy birthday", "happy to help". */
const PHRASES: Record<string, RegExp> = {
  happy: /^(?:birthday|new|holidays?|easter|christmas|hour|hours|anniversary)$|^to (?:help|hear|see|assist)$/,
  fine: /^(?:print|tuning|grind|grain|dining)$/,
  glad: /^to (?:help|hear|see)$/,
};

/**
 * How the customer felt, by the words and emoji of a note, or null when it says nothing of it. "not" turns a feeling
 * round, "very" makes it stronger; what we felt ourselves ("we are worried") does not count. Of several the last
 * counts, for people put first what was and last what is ("was angry, now happy"); a plain "fine" yields to others.
 */
export function readFeeling(text: string): Feeling | null {
  const tokens = (text.match(TOKENS) ?? []).map((token) => token.toLowerCase().replace('’', "'"));
  let found: Feeling | null = null;
  let isQuoted = false;
  for (const [index, token] of tokens.entries()) {
    if (token === '"') isQuoted = !isQuoted;
    const plain = FEELINGS.get(token) ?? FEELINGS.get(token.replace(':d', ':D'));
    if (plain === undefined) continue;
    const after = `${tokens[index + 1] ?? ''}`;
    const phrase = PHRASES[token];
    if (phrase?.test(after) || phrase?.test(`${after} ${tokens[index + 2] ?? ''}`)) continue;
    const before = clauseBefore(tokens, index);
    // In quotation marks "we" are they.
    if (!isQuoted && before.some((word) => OURS.has(word))) continue;
    const feeling = shade(plain, before.slice(-3));
    if (feeling !== 0 || found === null) found = feeling;
  }
  return found;
}

function shade(plain: Feeling, before: string[]): Feeling {
  if (before.some((word) => NEGATIONS.has(word) || word.endsWith("n't"))) {
    return plain >= 0 ? -1 : 0;
  }
  if (!before.slice(-1).some((word) => STRONG.has(word))) return plain;
  return plain > 0 ? 2 : plain < 0 ? -2 : 0;
}

/** Up to five words before `index` that belong to the same clause. */
function clauseBefore(tokens: string[], index: number): string[] {
  const near = tokens.slice(Math.max(0, index - 5), index);
  const stop = near.findLastIndex((token) => STOPS.has(token));
  return near.slice(stop + 1);
}
