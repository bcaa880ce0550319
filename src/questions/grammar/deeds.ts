import type { CommitmentKind } from '../../domain/commitment.ts';
import { stem } from '../../domain/text/stem.ts';
import { classMembers, isFunctionWord } from '../language/lexicon.ts';
import type { DeedOrder, PeriodSlot } from '../query.ts';
import type { Reading } from '../reading.ts';
import { periodOf } from '../slots.ts';
import { occurs, type Pattern } from './pattern.ts';

/** How what we owe is put in order, where a question asks for one end of that order. Stems, the first that fits. */
const ORDERS: readonly (readonly [DeedOrder, readonly Pattern[]])[] = [
  [
    { by: 'took', last: true },
    [
      '(take|drag|last|go on|run|need|require) .. longest',
      'longest .. (take|drag|until|till|settle|solve|resolve|close|closing|fix|finish|complete|to be)',
      '(settle|solve|close|resolve|done|finish) .. (longest|slowest)',
      '(slowest|most time)',
    ],
  ],
  [
    { by: 'took', last: false },
    ['(quickest|fastest|swiftest|quicker)', 'shortest', 'least time', 'most (quickly|swiftly)'],
  ],
  [
    { by: 'closed', last: true },
    [
      '(last|latest|recent|recently|newest) .. (settle|solve|close|keep|fulfil|done|finish|complete|resolve|drop)',
      '(settle|solve|close|keep|fulfil|finish|complete|resolve|drop) .. (last|latest|recent|recently)',
    ],
  ],
  [
    { by: 'due', last: false },
    [
      '(longest|most|worst|furthest) .. (overdue|late|behind|delay)',
      '(overdue|late|behind) .. (longest|most)',
      '(soonest|urgent|nearest|earliest|tightest) .. (due|deadline|promise|step|task|thing|item|commitment|next)?',
      '(due|deadline|fall) .. (first|next|soonest|earliest)',
      '(first|next) (one|thing|deadline|due date|to fall)',
    ],
  ],
  [
    { by: 'due', last: true },
    [
      '(furthest|farthest|further|distant|far) .. (off|away|ahead|out|future|deadline|due|date)?',
      '(latest|last) .. (due|deadline|due date)',
      '(due|deadline|fall) .. (last|latest|furthest)',
      'longest .. (time|horizon|off|deadline|ahead)',
      'most (distant|remote)',
    ],
  ],
  [
    { by: 'opened', last: false },
    [
      '(oldest|longest|earliest)',
      '(first|very first) .. (complaint|complain|promise|commitment)',
      '(open|wait|pending|stand|outstanding|unsolved|unresolved) .. longest',
    ],
  ],
  [
    { by: 'opened', last: true },
    ['(newest|youngest|latest|last|freshest) .. (complaint|complain|promise|commitment|problem|issue|step)'],
  ],
];

/** Which end of which order is asked for, and how many from there on: "the three oldest". */
export function orderOf(reading: Reading): { order: DeedOrder | null; limit: number | null } {
  const order = ORDERS.find(([, patterns]) => reading.has(...patterns))?.[0] ?? null;
  if (order === null) return { order, limit: null };
  const words = reading.symbols.trim().split(' ');
  const at = words.findIndex((word) => SUPERLATIVE.has(word));
  const near = [words[at - 1], words[at + 1], words[words.indexOf('top') + 1]];
  const limit = near.map((word) => COUNTS.get(word ?? '')).find((count) => count !== undefined);
  return { order, limit: limit ?? 1 };
}
const SUPERLATIVE = new Set(
  'longest oldest newest latest last furthest soonest urgent earliest first next quickest fastest slowest shortest nearest top'
    .split(' ')
    .map(stem),
);
const COUNTS = new Map(
  'two three four five six seven eight nine ten'
    .split(' ')
    .flatMap((word, at) => [[stem(word), at + 2] as const, [String(at + 2), at + 2] as const]),
);

/** By what a breakdown is asked for. */
function groupOf({ has }: Reading): 'owner' | 'customer' | 'kind' | null {
  const most = '(most|fewest|least|highest|lowest)';
  if (
    has(
      '(per|by|each|every) (head|person|member|colleague|owner|rep|employee|teammate|each)',
      '(each|every) (one)? of us',
      'each member',
      `who .. ${most} .. (open|overdue|task|promise|step|commitment|complaint|due|do|late)`,
      `(who|which) .. (of us|colleague|member|owner) .. ${most}`,
      `who (have|own|make|owe|break|keep) .. ${most}`,
    )
  )
    return 'owner';
  if (
    has(
      `which @account .. ${most} ..`,
      '(per|by|each|every) (customer|client|account|firm|company)',
      `(who|whom) do we owe .. ${most}`,
      `${most} .. (from|by|at|with|to|for) (which|one|a) @account`,
      `who (complain|moan|grumble) .. (most|least|often)`,
    )
  )
    return 'customer';
  return has('(per|by|each|every|of each) (kind|type|sort|category)', 'of each', 'break down')
    ? 'kind'
    : null;
}

/** A breakdown, or who is at one end of it. */
export const groupsOf = (reading: Reading) => {
  const group = groupOf(reading);
  const top: 'most' | 'least' | null =
    group === null ? null
    : reading.has('(most|highest|more than once)') ? 'most'
    : reading.has('(fewest|least|lowest)') ? 'least'
    : null; // biome-ignore format: a choice
  // What is ranked is not put in order besides.
  return { group, top, ...(top === null ? {} : { order: null, limit: null }) };
};

const CLOSE: readonly Pattern[] = [
  '(settle|solve|resolve|close|fulfil|fulfill|keep|finish|complete|drop|abandon|dismiss|fix|closing|wrap|tick|honour|honor)',
];
const OPEN: readonly Pattern[] = [
  '(open|make|promise|commit|raise|come|receive|register|file|lodge|complain|complaint|agree|pledge|opening)',
];
const DUE: readonly Pattern[] = [
  '(due|fall|deadline|by|until|till|must|should|have|need|owe|for|run|ripe|mature|expire|task|plate|list|coming|upcoming|plan|schedule)',
];
/** How far before a period the word stands that tells what happened in it. */
const NEAR = 6;

/** Which of its days the period of a question is about: when something was opened, is due, was closed. */
export function dayOf(
  reading: Reading,
  otherwise: 'due' | 'opened' | 'closed',
): { on: 'due' | 'opened' | 'closed'; period: PeriodSlot } | null {
  const past = periodOf(reading);
  const ahead = periodOf(reading, 'ahead');
  if (past === null || ahead === null || reading.has('since when') || seasonal(reading) !== null) return null;
  const words = reading.symbols.trim().split(' ');
  const at = words.indexOf('<T>');
  const before = words.slice(Math.max(0, at - NEAR), at).reverse();
  const after = words.slice(at + 1, at + 4);
  const is = (patterns: readonly Pattern[], word: string) => patterns.some((one) => occurs(one, `${word} `));
  for (const word of [...before, ...after]) {
    if (
      is(CLOSE, word) &&
      !reading.has('(must|should|have to|need to|to be) .. (finish|complete|close|settle|fix)')
    )
      return { on: 'closed', period: past };
    if (is(DUE, word)) return { on: 'due', period: ahead };
    if (is(OPEN, word) && !isFuture(ahead)) return { on: 'opened', period: past };
  }
  return { on: otherwise, period: otherwise === 'due' ? ahead : past };
}
/** A period that is named as one to come. */
const isFuture = ({ words }: PeriodSlot): boolean =>
  /\b(?:next|tomorrow|coming|following|upcoming)\b/.test(words);

/** In which state, as far as the question says. */
export function stateOf(reading: Reading): 'open' | 'overdue' | 'done' | 'dropped' | 'closed' | 'any' | null {
  const { has } = reading;
  if (has(...OVERDUE)) return 'overdue';
  const ended = '(keep|fulfil|fulfill|complete|settle|close|finish|honour|honor|resolve|solve|tick|wrap)';
  const dropped = '(drop|abandon|dismiss|cancel|scrap|shelve)';
  if (
    has(
      `^ .. (be|do|have) .. (we|i|it|that|this|they|all|<M>|promise|<C>|the) .. ${ended}`,
      'whether',
      'or not',
      'if (it|that|we|<M>|the promise) ..',
      'what (become|became) of',
      'what .. happen .. (with|to) .. (promise|step|commitment|task)',
      '(so far|ever|regardless|altogether|in total|all time)',
      `(open|outstanding|pending) (and|or|as well as|as) ${ended}`,
      `${ended} (and|or|as well as|as) (still)? (open|outstanding|pending|drop)`,
      '(status|state|history) of .. (promise|commitment|step)',
    ) &&
    !has('(still|not|yet|never) ..', 'have to')
  )
    return 'any';
  if (
    has(
      '(still|outstanding|pending|unkept|unfinished|undone|unfulfilled|ongoing)',
      `(not|never|yet) .. ${ended}`,
      'not (yet)? do',
      '(be|fall|stand|remain) .. open',
      'open (promise|commitment|step|task|todo|item|action|thing|point|issue|next|one)',
      `(must|should|have to|has to|need to|ought to|suppose to|to be) .. ${ended}`,
    )
  )
    return 'open';
  if (has(dropped)) return 'dropped';
  if (has(ended.replace('|close', ''), 'tick off', 'deliver .. (promise|on)', 'make good')) return 'done';
  return has('close') ? 'closed' : null;
}
const OVERDUE: readonly Pattern[] = [
  '(overdue|late|behind|slip|slipped|belated|arrears|delay|delayed|tardy|overrun|lapsed)',
  'past (due|their|its|date|deadline|the)',
  '(miss|missed|pass|passed|exceed|over) .. (deadline|date|due)',
  'should have',
  'drop .. ball',
  '(break|broken) .. (promise|word|commitment)',
  'run over',
];

const KIND_WORDS: readonly (readonly [CommitmentKind, Pattern])[] = [
  ['promise', '(promise|pledge|guarantee)'],
  ['next-step', 'next (step|action|move)'],
  ['complaint', '(complaint|complain)'],
];

/** The kinds that are named, without those that are ruled out: "no promises". */
export function kindsOwed(reading: Reading): CommitmentKind[] {
  if (reading.has('(all|any|every|whatever) (kind|sort|type)', 'of all kinds')) return [];
  const named = KIND_WORDS.filter(([, words]) => reading.has(words)).map(([kind]) => kind);
  const ruledOut = named.filter((kind) => {
    const words = KIND_WORDS.find(([one]) => one === kind)?.[1] ?? '';
    return reading.has(
      `(no|not|except|without|besides|exclude|excluding|ignore|skip|minus) (the|any|count|counting|include|including)? ${words}`,
      `${words} (aside|apart|exclude|excluded|not)`,
      `(leave|leaving) .. ${words}`,
    );
  });
  if (ruledOut.length === 0) return named;
  const left = named.filter((kind) => !ruledOut.includes(kind));
  return left.length > 0 ? left : KIND_WORDS.map(([kind]) => kind).filter((kind) => !ruledOut.includes(kind));
}

/** "Sunday repairs", "the Christmas hampers": a day or season that only says of what sort something is. */
function seasonal({ symbols, periods }: Reading): string | null {
  const words = symbols.trim().split(' ');
  const next = words[words.indexOf('<T>') + 1] ?? '';
  const name = /^(?:the )?([a-z]{3,})$/.exec(periods[0]?.words ?? '')?.[1];
  return name !== undefined && !/^(?:today|tonight|tomorrow|yesterday)$/.test(name) && isTopic(next)
    ? stem(name)
    : null;
}

/** Words by which one speaks of what is owed at all, rather than of what it is about. */
const FRAME = new Set(
  [
    ...[
      'list',
      'count',
      'own',
      'account',
      'customer',
      'prospect',
      'former',
      'next',
      'promise',
      'owe',
      'due',
      'overdue',
    ],
    ...['settle', 'dropped', 'most', 'least', 'complain', 'outcome', 'reason', 'quiet', 'people'],
  ].flatMap((name) => [...classMembers(name as 'list')]),
);
for (const word of `deadline date keep break fulfil fulfill status report name team hand plate desk task job duty homework chore item point
 assign responsible count figure track schedule plan side horizon hook action slip delay arrear forget suppose expect wait belong kind type sort
 state situation progress complete completed closed opened anyone longest oldest newest soonest furthest earliest shortest quickest fastest slowest
 urgent far off long short record file crm word given undertake obligation liability assignment errand matter business shortly soon overall
 pipeline backlog workload day week order question answer whose hand respective respectively individually each number total
 onward unkept kept broken honour honour satisfy done still mean meant intend remain left stuck stall late later missing miss take took drag
 category breakdown head member fall enough unfulfill unfulfilled colleague owner rep everybody happen course reply react respond`.split(
  /\s+/,
))
  FRAME.add(stem(word));
/** Words for doing something about it: looked for, but not missed. */
const DOING = new Set(
  'send deliver give bring make provide prepare finish write call visit get do offer supply hand ship draft check'
    .split(' ')
    .map(stem),
);

/** What it is about: `hard` words name it, `soft` ones only say what is done. */
export function topicsOf(reading: Reading): { about: string[]; soft: string[] } {
  const words = reading.symbols.trim().split(' ');
  const topics = [
    ...new Set(
      words.filter(
        (word) =>
          /^[\p{L}\p{N}]{2,}$/u.test(word) &&
          !/^\d+$/.test(word) &&
          !isFunctionWord(word) &&
          !FRAME.has(word),
      ),
    ),
  ];
  const named = reading.vocabulary.items.flatMap(({ value }) => value.split(' '));
  return {
    about: [...new Set([...topics.filter((word) => !DOING.has(word)), ...named])],
    soft: topics.filter((word) => DOING.has(word)),
  };
}

const isTopic = (word: string): boolean =>
  /^[\p{L}\p{N}]{2,}$/u.test(word) && !/^\d+$/.test(word) && !isFunctionWord(word) && !FRAME.has(word);
