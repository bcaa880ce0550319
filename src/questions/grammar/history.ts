import { whoseIn } from '../filter/filters.ts';
import { first } from '../language/calendar.ts';
import { numberOf } from '../language/numbers.ts';
import type { Reading } from '../parse/reading.ts';
import type { PeriodSlot } from '../query/list-filter.ts';
import type { QueryInput } from '../query/query.ts';
import { kindsOf } from '../slots/kinds.ts';
import { periodOf } from '../slots/period-slots.ts';
import { wantsCount } from '../slots/slots.ts';
import { actorsOf } from './actors.ts';
import { contactOf, customerOf, type Grammar } from './grammar.ts';

/** Presents for Christmas are given in the weeks before. */
const ofTheSeason = (period: PeriodSlot | null): PeriodSlot | null =>
  period?.from && /\b(?:christmas|xmas)\b/.test(period.words)
    ? { ...period, from: first(period.from) }
    : period;

/** "How did things go with Acme in May?": what happened then, with the mood of each time. */
const HOW_IT_WENT = ['how (do|have) (thing|it|all|everything|matter) (go|run|work|turn) .. <E> .. <T> $'];
const TELLING = 8;
const KIND = '(visit|call|meeting|email|mail|message|contact|conversation|interaction|gift|event|talk)';
const IN_ALL = '(total|altogether|overall|in all|all together|number|tally)';
/** "Acme visits this year, total?": how many there were, rather than what was spent. */
export const asksTally = ({ has }: Reading): boolean =>
  has(`${KIND} .. <T>? .. (in)? ${IN_ALL} $`, `${IN_ALL} .. (of)? ${KIND} .. (<E>|<T>)`) &&
  !has('(spend|spent|revenue|turnover|sales|money|euro|buy|bought|purchase|order|pay|paid)');

export const history: Grammar = {
  name: 'history',
  needs: 'nothing',
  accepts: true,
  searches: true,
  cues: [
    [8, 'by who (have|be) <E> (ever)? be? @talk .. <T>'],
    [6, '(brief|update|remind) me .. <E> .. <T>'],
    [6, '(brief|update|remind) me .. <T> .. <E>'],
    [6, '<E> .. <T> .. (brief|update|remind) me'],
    [-4, '(any|which|what) (hotel|customer|account|prospect|client|office|cafe) .. not'],
    [-4, '(who|which) can i (call|ask|phone|contact)'],
    [-4, '(before|ahead of) my'],
    [6, 'what .. (happen|occur|go on|take place|come up|crop up) .. <E>'],
    [6, '<E> .. what .. (happen|occur|go on|take place|come up|crop up) .. <T>'],
    [6, 'what .. (come|crop) up .. <T>'],
    [8, '(who|which) (of us|colleague|member|of the team) .. @talk ... (most|often|fewest)'],
    [8, '(<A>|who|she|he) .. (stand|stood|step|fill) in .. for <A>'],
    [8, '(<A>|who|she|he) .. (cover|sub|deputise) for <A>'],
    [
      6,
      '(what|who|which|how many|anything) ... (while|when|as|during) <A> .. be (away|out|off|ill|sick|absent|on)',
    ],
    [
      6,
      '(while|when|as|during) <A> .. be (away|out|off|ill|sick|absent|on) .. (what|who|which|anything) .. (happen|do|go on|take place|@talk)',
    ],
    [-6, '(should|must|need|have|ought) .. (to)? know'],
    [6, 'who .. (take|make|have|hold|run|lead|handle|attend) .. (call|visit|meeting|event)'],
    [7, '(who|which|what) .. (get|receive|give|send|hand) .. (gift|present|hamper)'],
    [6, 'what .. (gift|present|hamper)'],
    [7, '(as|for) (a|the)? (gift|present|hamper)'],
    [7, '(last|latest) .. (to|with|at) (anyone|anybody|anywhere|somebody|someone|any @account)'],
    [7, '(which|what|who) .. @account? .. (be|do|have) <A> last (in|@talk)'],
    [7, '(which|what|who) @account? (be|do|have) <A> .. (last|latest|most recent) @talk'],
    [6, 'when .. (i|<M>) last .. (anyone|anybody|somebody|someone|any @account)'],
    [6, '(story|saga|tale|course) of'],
    [5, '(what|anything) ... (happen|go on|went on|take place)'],
    [5, '(summarise|summarize|recap) ... (talk|discuss|happen|do|say) ... <T>'],
    [5, 'what .. <A> .. (do|discuss|talk|say|tell|agree|cover|hear) ... <E>'],
    [7, 'what be (say|tell|report|mention|ask|discuss|explain|write) .. by <E>'],
    [5, 'what .. do .. <A> ... <E>'],
    [5, '(everything|all|anything|whatever) .. (log|note|record|happen|about|on|with|from|at)'],
    [
      5,
      '(log|note|record|interaction|history|timeline|activity|entry) .. (with|for|of|on|at|from|between) .. <E>',
    ],
    [5, '<E> .. (history|timeline|log|activity|interaction|entries)'],
    [4, '<E> .. (anything|something|news) .. <T>'],
    [4, '(anything|news|something|update) .. <E> .. <T>'],
    [9, `${KIND} .. (in)? ${IN_ALL} $`],
    [4, 'how (many|often) .. (time|@talk|interaction|call|visit|meeting|email|conversation|entry)'],
    [4, '(call|visit|meeting|email|interaction|gift|event|note) .. (to|with|at|for|from) <E>'],
    [4, '(any|which|were|list|all|be) .. (call|visit|meeting|email|interaction|note|gift|event)'],
    [4, '<T> .. (at|with) <E>'],
    [3, '<E> .. <T> $'],
    [3, '(what|which) .. (call|visit|meeting|email|event) .. <A>'],
    [3, 'what .. <A> .. (do|be)'],
    [6, '(do|have|be) .. (<A>|anyone|anybody|somebody|someone) .. (@talk|see) ... <E> ... <T>'],
    [5, '(conversation|conversations|talks|calls|meetings|visits|contacts) (with|to|at) <E> .. <T>'],
    [5, '(record|records|log) of (contacts|contact|calls|visits)'],
    [5.5, 'who (do|have) <A> (talk|speak|call|visit|meet|email|see)'],
    [5, '^ (do|have) <A> (talk|speak|call|visit|meet|email|see) .. (anyone|anybody|somebody|someone)'],
    [5.5, 'who (visit|call|meet|email|talk|speak) .. <T>'],
    [4, '<M> .. @talk ... <E>'],
    [6, '(who|which) .. (most|fewest|least) .. (call|visit|meeting|email|contact|conversation|interaction)'],
    [6, '(call|visit|meeting|email|contact|interaction) .. (per|by|for each|of each) ..'],
    [5, '(last|latest) (two|three|four|five|six) .. (call|visit|meeting|email|entry|note|interaction)'],
    [5, 'who do <A> .. (talk|speak|meet|deal) .. (to|with) (at|from|of) <C>'],
    [3, '(do|have) .. <A> .. (call|visit|meet|email|speak|talk|go) ... <T>'],
    [7, '<M> .. be up to'],
    [6, 'what (do|have) <A> (do|be|achieve|log) .. <T>'],
    [5, '<E> .. (history|timeline)'],
    [3, '(who) .. (do|have|be) .. <A> .. (call|visit|meet|email|speak|talk|see) ... <T>'],
    [2, '<T>'],
    [2, 'what .. <E> .. (say|tell|ask|want) .. (about)? '],
    [1, '(happen|discuss|talk about)'],
    [
      -5,
      '(order|buy|purchase|spend|revenue|birthday|due|overdue|owe|promise|open|mood|feel|unhappy|happy|refer|competitor|outcome|invoice)',
    ],
    [-3, '(complain|complaint)'],
    [-4, '@last .. (contact|conversation|interaction|time)'],
    [-3, '(what is|what be|what) .. next'],
    [-3, '(new customer|new customers|become)'],
    [-3, '(not|never|nobody|without) ... @talk'],
    [-3, '(become|customer since)'],
    [-2, 'should i'],
    [-6, '<E> ... most recent (call|visit|meeting|email|contact|conversation|interaction)'],
    [-6, 'most recent (call|visit|meeting|email|contact|conversation|interaction) ... <E>'],
    [-3, 'come out of'],
  ],
  bonus: ({ has, periods, customers }) =>
    customers.length > 0 && periods.length > 0 && has(...HOW_IT_WENT) ? TELLING : 0,
  build: (reading, { asker, today }) => {
    const customer = customerOf(reading);
    const period = periodOf(reading);
    // Nothing has happened yet in what is to come.
    if (period?.from && period.from > today) return null;
    const actors = actorsOf(reading, asker);
    const filter = customer === null ? whoseIn(reading, asker) : {};
    // Whoever visited Ben's customers need not be Ben.
    const by = filter.owner === actors.by && !reading.has('i') ? null : actors.by;
    const kinds = kindsOf(reading).filter(
      (kind) => kind !== 'message' || reading.has('(message|text|dm|slack)'),
    );
    const limit = limitOf(reading, customer === null);
    const isOfAll = customer === null && by === null && period === null && kinds.length + (limit ?? 0) === 0;
    if (isOfAll) return null;
    return {
      intent: 'history',
      customer,
      contact: contactOf(reading),
      by,
      notBy: actors.notBy,
      kinds,
      period: kinds.includes('gift') ? ofTheSeason(period) : period,
      about: aboutOf(reading),
      mode: wantsCount(reading) || asksTally(reading) || reading.has('how often') ? 'count' : 'list',
      ...(limit === 1 ? {} : groupsOf(reading, customer !== null)),
      limit,
      // Who sent a gift recommended nobody.
      filter: kinds.includes('gift') && !reading.has('@refer') ? { ...filter, referred: undefined } : filter,
    };
  },
  examples: [
    ['what happened with Acme in May?', { intent: 'history' }],
    ['gimme everything logged on Acme since September 1', { intent: 'history' }],
    ['how many interactions are logged with Acme this year', { intent: 'history', mode: 'count' }],
    ['last month at Acme, what went on', { intent: 'history' }],
    ['were there any visits to Acme in 2026', { intent: 'history', kinds: ['visit'] }],
    ['Acme, anything in October?', { intent: 'history' }],
    ['who of us has been dealing with Acme this year?', { intent: 'history', group: 'by' }],
    ['which of us made the most calls in October?', { group: 'by', top: 'most', kinds: ['call'] }],
    ['our last three visits to Acme', { intent: 'history', kinds: ['visit'], limit: 3 }],
    ['Acme, what came up in September', { intent: 'history' }],
    ['who took the Acme call in September, and what did they want?', { kinds: ['call'] }],
    ['who got a gift from us last December?', { intent: 'history', kinds: ['gift'] }],
    ['when was my last visit to anyone?', { intent: 'history', kinds: ['visit'], limit: 1 }],
    ['how many calls did we make last week?', { intent: 'history', mode: 'count', kinds: ['call'] }],
  ],
};

/** Words that no question is made of, and those too in which needs, reasons and products are written. */
function aboutOf({ odd, vocabulary: { needs, reasons, items } }: Reading): string[] {
  const noted = [...needs, ...reasons, ...items].flatMap(({ value }) => value.split(' '));
  return [...new Set([...odd.filter((word) => word.length > 2), ...noted])];
}

const MOST = '(most|fewest|least|often|busiest)';

/** By what a breakdown is asked for: who of us, with whom, of what kind. */
function groupsOf(
  { has }: Reading,
  isOfOne: boolean,
): Pick<Extract<QueryInput, { intent: 'history' }>, 'group' | 'top'> {
  const whom = '(who|whom) (do|have|be|did) (<A>|i|we) .. (@talk|see|deal|work)';
  const wasVisited = has(`who (have|be) be? (visit|call|contact|see|ring|meet) .. ${MOST}`);
  const group =
    !wasVisited &&
    has(
      '(who|which) (of|from|in|on|amongst|among) .. (us|our|team|side)',
      'which (colleague|member|rep) ..',
      'by who (have|be) <E>',
      'who (here|else) ..',
      `who (do|have|make|log|@talk) .. ${MOST}`,
      '(per|by|each|every) (person|member|colleague|head|rep|teammate)',
      'each of us',
    )
      ? 'by'
      : isOfOne && has(whom, 'which (people|contact|person) .. (do|have) <A>')
        ? 'contact'
        : !isOfOne &&
            (wasVisited ||
              has(
                whom,
                'which @account .. (do|have|be) <A>',
                `(which|what) @account .. ${MOST}`,
                '(per|by|each) (customer|client|account|firm|company)',
                '(who|which @account) .. (mention|say|ask|write|tell)',
              ))
          ? 'customer'
          : has('(per|by|each|of each) (kind|type|sort|channel)')
            ? 'kind'
            : null;
  const top =
    group === null || !has(MOST) || has('most (recent|recently|lately)')
      ? null
      : has('(fewest|least)')
        ? 'least'
        : 'most';
  return { group, top };
}

/** "The last three visits": how many of the newest are asked for; "my last visit to anyone": one. */
function limitOf({ symbols, has }: Reading, isOfAny: boolean): number | null {
  if (
    isOfAny &&
    has(
      '(last|latest|recent|newest) (@talk|entry|note|thing|log|record|place|stop|trip)',
      'where .. (last|latest|most recent|most recently)',
      '(last|latest) .. (anyone|anybody|somebody|someone|anywhere)',
      '(@talk|touch) .. (last|most recent|most recently) ',
      'last (in|get in|be in|have) .. (touch|contact)',
    )
  )
    return 1;
  const word =
    /(?<= |^)(?:last|latest|recent|newest) (\w+) (?:call|visit|meet|email|messag|entry|note|interaction|contact|tim|conversation|gift|event)/.exec(
      symbols,
    )?.[1];
  if (word === undefined) return null;
  const number = numberOf(word);
  return number !== null && number >= 2 && number <= 50 ? number : null;
}
