import type { InteractionKind } from '../kinds.ts';

/** Where in a text the word is that tells what happened. */
export type KindFound = { kind: InteractionKind; word: string; index: number };

/** What happened is said near the beginning; later verbs are about something else. */
const LOOKED_AT = 300;

const GIFTS = 'flowers|bouquet|gifts?|presents?|hamper|chocolates?|wine|champagne|card|cake|book|samples?';
const CHATS = 'dm|text|sms|message|whatsapp|slack|telegram|linkedin message';

/** Of two that begin at the same place the first one counts. */
const WORDS: [InteractionKind, string][] = [
  ['gift', `(?:sent|gave|brought|got|handed)(?:\\s\\S{1,30}){0,4}?\\s(?:${GIFTS})`],
  ['message', `(?:sent|got|received)(?:\\s\\S{1,30}){0,3}?\\s(?:${CHATS})`],
  [
    'message',
    '(?:wrote|replied|answered|talked)(?:\\s\\S{1,30}){0,3}?\\s(?:on|via|in|over)\\s(?:slack|whatsapp|linkedin|teams|chat|telegram)',
  ],
  ['meeting', '(?:video|zoom|teams|in-person) (?:call|chat|meeting)'],
  [
    'meeting',
    '(?:had|grabbed|over|for)(?: an?)? (?:chat over )?(?:lunch|coffee|dinner|breakfast|drinks?|beers?)',
  ],
  [
    'call',
    'call(?:ed|s|ing)?|phone(?:d| ?call)?|telephoned|rang|spoke|spoken|talk(?:ed)?|voicemail|conf call',
  ],
  [
    'visit',
    'visit(?:ed|s|ing)?|(?:dropped|stopped|popped|came|went|swung|drove) (?:by|in|over|round)|on-?\\s?site|toured',
  ],
  [
    'meeting',
    'met|meet(?:s|ing|ings)?|saw|(?:ran|bumped) into|lunch|coffee|dinner|breakfast|drinks|demo(?:ed|nstrated)?|presented|presentation',
  ],
  ['meeting', 'workshop|zoom(?:ed)?|sat down|caught up|catch-?\\s?up|1:1|qbr|kick-?off'],
  ['email', 'e-?mail(?:ed|s|ing)?|mail(?:ed|s)?|wrote|written|replied|sent|forwarded|letter'],
  [
    'message',
    "messaged?|text(?:ed)?|sms|chat(?:ted|s)?|slack(?:ed)?|whatsapp(?:ed)?|dm(?:ed|'d|s)?|pinged|linkedin",
  ],
  [
    'event',
    'events?|trade (?:fair|show)|fair|conference|expo|exhibition|party|webinar|meet-?up|summit|congress|seminar',
  ],
  ['gift', `gift(?:s|ed)?|bouquet|flowers|hamper|(?:birthday|christmas|xmas|wedding) present`],
  [
    'complaint',
    'complain(?:ed|s|ing|ts?)?|(?:angry|furious|livid|upset) (?:about|with|at|over|because)|escalat(?:ed|ion)',
  ],
];

const ANY = new RegExp(
  `(?<![\\p{L}\\p{N}-])(?:${WORDS.map(([, words]) => `(${words})`).join('|')})(?![\\p{L}\\p{N}])`,
  'giu',
);
const INTERNAL =
  /^\W{0,3}(internal(?:ly)?|fyi|research(?:ed)?|note to self|background|heads-?\s?up)(?![\p{L}\p{N}])/iu;
const COMPLAINING = /(?<![\p{L}\p{N}])(?:complain(?:ed|s|ing)|to complain)(?![\p{L}\p{N}])/iu;

const NOT_COMPLAINING = /(?:\bnot|\bnever|n't|\bstopped)\s(?:\S{1,20}\s)?complain/i;

/**
 * What happened, by the first word that tells. A complaint made in a call is a complaint; "internal" and its like
 * count at the beginning only. Null when no word tells.
 */
export function firstKind(text: string): KindFound | null {
  const looked = text.slice(0, LOOKED_AT);
  const internal = INTERNAL.exec(looked);
  if (internal?.[1] !== undefined)
    return { kind: 'other', word: internal[1], index: internal[0].length - internal[1].length };
  const [first] = looked.matchAll(ANY);
  if (first === undefined) return null;
  const kind = WORDS[first.slice(1).findIndex((group) => group !== undefined)]?.[0] ?? 'meeting';
  const isComplaint = COMPLAINING.test(looked) && !NOT_COMPLAINING.test(looked);
  return { kind: isComplaint ? 'complaint' : kind, word: first[0], index: first.index };
}
