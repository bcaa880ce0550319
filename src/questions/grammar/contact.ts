import { stem } from '../../domain/text/stem.ts';
import { asksWhichKind, kindsOf } from '../kinds.ts';
import type { QueryInput } from '../query.ts';
import type { Reading } from '../reading.ts';
import { isMine, periodOf, wantsCount } from '../slots.ts';
import { contactOf, customerOf, type Grammar } from './grammar.ts';

export const lastContact: Grammar = {
  name: 'last-contact',
  needs: 'customer',
  cues: [
    [6, '@last .. (contact|conversation|touch|interaction|exchange|touchpoint|communication)'],
    [6, 'when .. (do|be|have) .. @talk'],
    [6, 'when .. last'],
    [6, '(last|latest) time .. @talk'],
    [6, '(last|latest|recent) .. @talk .. (<E>|with|to|at)'],
    [5, 'how long .. (since|ago) .. @talk'],
    [5, 'how long .. (since|ago)'],
    [5, '(who|which) .. (last|latest|recent) .. @talk'],
    [5, '(who|which) .. (last|latest) (to|one|person|us|of)'],
    [5, '(which|who) .. us .. last'],
    [4, 'last .. @talk'],
    [6, 'who .. @talk .. <E> .. (recent|last|lately)'],
    [6, '@talk .. <E> .. (most recent|recently|last)'],
    [4, '@talk .. last'],
    [5, '(first) .. (contact|conversation|interaction|meeting|call|visit)'],
    [4, 'when .. (first|last)'],
    [4, 'in touch with <E>'],
    [3, '(have|do|did|has) .. @talk .. <E> .. (recent|lately|yet|ever|this|<T>)'],
    [3, 'when .. @talk'],
    [3, 'what .. <E> .. (say|tell|want|think) .. last'],
    [4, 'what .. (last|latest) .. @talk .. about'],
    [2, '(last|latest) (time|contact)'],
    [-5, '(order|buy|purchase|spend|birthday|referral|complain)'],
    [-3, '(outcome|result|come out|came out|came of|come of)'],
    [-3, 'overdue'],
    [-7, '(over|past|beyond|exceed|within) .. (limit|cadence|interval|rhythm)'],
    [-4, 'how many days may'],
    [-3, '(who|which) .. not'],
    [-4, '(customers|accounts|prospects|clients) .. last'],
    [-3, '(promise|owe)'],
    [-2, '(feel|mood|happy)'],
    [-2, 'how many (times|call|visit|meeting|interaction|email)'],
  ],
  build: (reading, { asker }) => {
    const member = reading.members[0]?.id ?? null;
    const how = reading.has('how long', 'how many days', '(days|weeks|months) since');
    return {
      intent: 'last-contact',
      customer: customerOf(reading),
      contact: contactOf(reading),
      by: member ?? (isMine(reading) ? asker : null),
      kinds: (asksWhichKind(reading) ? [] : kindsOf(reading)).filter(
        (kind, _, all) =>
          all.length > MOST_NAMED ||
          (kind !== 'complaint' &&
            (kind !== 'message' || reading.has('(text|message|dm|slack)')) &&
            isNarrow(reading.symbols, kind)),
      ),
      first:
        reading.has(
          'first (contact|conversation|interaction|meeting|call|visit|time|talk|speak|email)',
          'when .. first',
        ) && !reading.has('last'),
      ask: how
        ? 'how-long'
        : reading.has(
              '^ .. (who|which) .. us',
              '^ .. who .. @talk',
              '(who|which) .. (last|latest)',
              'by who',
              'who (make|do|be)',
            ) && !reading.has('^ .. when')
          ? 'who'
          : reading.has(
                'what .. (say|tell|about|discuss|last|topic)',
                '(about|regarding) what',
                '^ what .. (last|latest)',
              ) && !reading.has('^ .. when')
            ? 'what'
            : 'when',
      period: periodOf(reading),
    };
  },
  examples: [
    ['when did we last talk to Acme?', { intent: 'last-contact', ask: 'when' }],
    ['Last contact with Acme?', { intent: 'last-contact' }],
    ['when did we last speak to Acme and about what?', { intent: 'last-contact' }],
    ['how long ago did anybody speak to Acme', { intent: 'last-contact', ask: 'how-long' }],
    ['who was the last one to visit Acme?', { intent: 'last-contact', ask: 'who', kinds: ['visit'] }],
    ['when did somebody last call Acme', { intent: 'last-contact', kinds: ['call'] }],
    ['what did Acme say the last time we were in touch?', { intent: 'last-contact', ask: 'what' }],
    ['most recent touchpoint with Acme', { intent: 'last-contact' }],
    ['when was I last at Acme', { intent: 'last-contact' }],
  ],
};

/** So many kinds are never named: they are what is left where one is ruled out. */
const MOST_NAMED = 4;

/** "Call" and "visit" narrow the kind only where one is plainly meant: not in "by phone or by e-mail". */
function isNarrow(symbols: string, kind: string): boolean {
  if (kind === 'meeting') return /\b(?:meeting|met|meet)\b/.test(symbols) && !/before i meet/.test(symbols);
  return true;
}

export const history: Grammar = {
  name: 'history',
  needs: 'nothing',
  accepts: true,
  searches: true,
  cues: [
    [-4, '(any|which|what) (hotel|customer|account|prospect|client|office|cafe) .. not'],
    [-4, '(who|which) can i (call|ask|phone|contact)'],
    [-4, '(before|ahead of) my'],
    [6, 'what .. (happen|occur|go on|take place) .. <E>'],
    [5, '(what|anything) ... (happen|go on|went on|take place)'],
    [5, '(summarise|summarize|recap) ... (talk|discuss|happen|do|say) ... <T>'],
    [5, 'what .. <A> .. (do|discuss|talk|say|tell|agree|cover|hear) ... <E>'],
    [5, 'what .. do .. <A> ... <E>'],
    [5, '(everything|all|anything|whatever) .. (log|note|record|happen|about|on|with|from|at)'],
    [
      5,
      '(log|note|record|interaction|history|timeline|activity|entry) .. (with|for|of|on|at|from|between) .. <E>',
    ],
    [5, '<E> .. (history|timeline|log|activity|interaction|entries)'],
    [4, '<E> .. (anything|something|news) .. <T>'],
    [4, '(anything|news|something|update) .. <E> .. <T>'],
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
    [-3, 'come out of'],
  ],
  build: (reading, { asker }) => {
    const customer = customerOf(reading);
    const period = periodOf(reading);
    const member =
      reading.members[0]?.id ??
      (isMine(reading) &&
      reading.has('(do|have|be|what) i', 'i (do|have|talk|speak|log|call|visit|meet)', 'my')
        ? asker
        : null);
    const kinds = kindsOf(reading).filter(
      (kind) => kind !== 'message' || reading.has('(message|text|dm|slack)'),
    );
    if (customer === null && member === null && period === null && kinds.length === 0) return null;
    return {
      intent: 'history',
      customer,
      contact: contactOf(reading),
      by: member,
      kinds,
      period,
      about: reading.odd.filter((word) => word.length > 2),
      mode: wantsCount(reading) || reading.has('how often') ? 'count' : 'list',
      ...groupsOf(reading, customer !== null),
      limit: limitOf(reading),
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
    ['how many calls did we make last week?', { intent: 'history', mode: 'count', kinds: ['call'] }],
  ],
};

const MOST = '(most|fewest|least|often|busiest)';

/** By what a breakdown is asked for: who of us, with whom, of what kind. */
function groupsOf(
  { has }: Reading,
  isOfOne: boolean,
): Pick<Extract<QueryInput, { intent: 'history' }>, 'group' | 'top'> {
  const whom = '(who|whom) (do|have|be|did) (<A>|i|we) .. (@talk|see|deal|work)';
  const group = has(
    '(who|which) (of|from|in|on|amongst|among) .. (us|our|team|side)',
    'which (colleague|member|rep) ..',
    'who (here|else) ..',
    `who (do|have|make|log|@talk) .. ${MOST}`,
    '(per|by|each|every) (person|member|colleague|head|rep|teammate)',
    'each of us',
  )
    ? 'by'
    : isOfOne && has(whom, 'which (people|contact|person) .. (do|have) <A>')
      ? 'contact'
      : !isOfOne &&
          has(
            whom,
            'which @account .. (do|have|be) <A>',
            `(which|what) @account .. ${MOST}`,
            '(per|by|each) (customer|client|account|firm|company)',
            '(who|which @account) .. (mention|say|ask|write|tell)',
          )
        ? 'customer'
        : has('(per|by|each|of each) (kind|type|sort|channel)')
          ? 'kind'
          : null;
  const top = group === null || !has(MOST) ? null : has('(fewest|least)') ? 'least' : 'most';
  return { group, top };
}

const NUMBERS = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
/** "The last three visits": how many of the newest are asked for. */
function limitOf({ symbols }: Reading): number | null {
  const word =
    /(?<= |^)(?:last|latest|recent|newest) (\w+) (?:call|visit|meet|email|message|entry|note|interaction|contact|time|conversation|gift|event)/.exec(
      symbols,
    )?.[1];
  if (word === undefined) return null;
  const number = /^\d{1,2}$/.test(word) ? Number(word) : NUMBERS.findIndex((one) => stem(one) === word) + 2;
  return number >= 2 && number <= 50 ? number : null;
}

export const outcome: Grammar = {
  name: 'outcome',
  needs: 'customer',
  cues: [
    [6, '(outcome|result|upshot|conclusion|resolution) .. (of|from|with|at)'],
    [6, 'what .. come .. (out|of|from)'],
    [
      6,
      'how .. (last|latest|recent)? (call|visit|meeting|chat|conversation|talk|event) .. (go|end|turn|come)',
    ],
    [5, 'what .. (agree|decide|settle|conclude|arrange) .. (with|at|in|on|by)'],
    [5, 'what .. be .. (agree|decide|arrange)'],
    [5, 'what .. <A> .. (agree|decide|settle|arrange)'],
    [4, '(outcome|upshot)'],
    [3, 'result'],
    [5, '(anything|something|what) come .. (of|out)'],
    [5, '(turn|turned) out'],
    [5, '(work|worked) out'],
    [4, 'what .. (meeting|call|visit|chat) .. (lead|yield|bring|achieve)'],
    [1, '<E>'],
    [-4, '(order|buy|complain|complaint)'],
  ],
  build: (reading, { asker }) => ({
    intent: 'outcome',
    customer: customerOf(reading),
    contact: contactOf(reading),
    kinds: kindsOf(reading).filter((kind) => kind !== 'message' || reading.has('(message|text|dm)')),
    by: reading.members[0]?.id ?? (isMine(reading) && reading.has('my') ? asker : null),
    period: periodOf(reading),
  }),
  examples: [
    ['what came out of the last meeting with Acme?', { intent: 'outcome', kinds: ['meeting'] }],
    ['outcome of last chat w/ Acme', { intent: 'outcome' }],
    ['how did the last visit to Acme go?', { intent: 'outcome', kinds: ['visit'] }],
    ['what did we agree with Acme?', { intent: 'outcome' }],
  ],
};
