import { stem } from '../../domain/text/stem.ts';
import { groupIn } from '../filters.ts';
import { isFunctionWord } from '../language/lexicon.ts';
import { asksFor } from '../manner.ts';
import type { QueryInput } from '../query.ts';
import type { Reading } from '../reading.ts';
import { isMine, periodOf, wantsCount } from '../slots.ts';
import { contactOf, customerOf, type Grammar } from './grammar.ts';

export const people: Grammar = {
  name: 'people',
  needs: 'nothing',
  accepts: true,
  searches: true,
  cues: [
    [7, 'who (can|could|should) <A> (call|ask|phone|contact|write|email|speak to|talk to) (at|in) <E>'],
    [-5, 'come .. contact with'],
    [6, '(contact|contacts|people|person) (do)? (we)? (have|know)? (at|of|for|with|from|in) (the)? <E> $'],
    [
      5,
      '(who|which|what|list|all|our|the|names) .. (contact|contacts|people) (do)? (we)? (have|know)? (at|of|with|from|in) <E>',
    ],
    [4, '(contact|contacts|person) (at|of) <E>'],
    [-4, '@need $'],
    [6, '<E> .. (contact|contacts|people|staff|team) $'],
    [6, '(who) .. (be|do) .. (we|you|i)? (know|deal|talk|speak|work) .. (at|with|to|from) <E>'],
    [6, '(who|which) .. (work|sit|run|be) .. (at|for|in) <E>'],
    [
      6,
      '(who) .. be .. (the|their|our)? (owner|manager|director|head|ceo|cfo|boss|chef|buyer|contact|procurement|partner|founder|bookkeeper|coo|cto) .. (at|of|for|in) <E>',
    ],
    [
      6,
      '(who) .. be <E> .. (owner|manager|director|head|ceo|cfo|boss|chef|buyer|contact|founder|partner|bookkeeper)',
    ],
    [5, '(how many) .. (contact|people) .. <E>'],
    [5, '(names?) .. (people|contacts|contact) ... <E>'],
    [4, '(contact|contacts) .. <E>'],
    [6, '(names?|list|everybody|everyone|all) .. (know|people|contacts) .. (at|of|from) <E>'],
    [7, 'who .. charge of .. at <E>'],
    [7, 'who .. (run|lead|head|direct|found|boss) <E>'],
    [7, '(run|lead|head) (the)? (place|show|business|thing) .. (at|of|for) <E>'],
    [4, '(who) .. (ask|call|speak to|talk to|turn to|write) .. at <E>'],
    [-4, '(last|when|birthday|how long|overdue|first|touch|know before|days) .. <E>'],
    [-4, '(email|mail|phone|number) .. <E>'],
    [6, '(oldest|eldest|youngest) .. (contact|person|people|of|among|whose)'],
    [6, '(who|which|whose) .. (oldest|eldest|youngest)'],
    [
      6,
      '(contact|contacts|people|person|persons) .. (no|without|lack|miss|missing) .. (email|phone|birthday|role|number|mail|address)',
    ],
    [-4, '@compete'],
    [-5, 'on time'],
    [-4, '(record|log) of'],
    [-4, 'who (own|look|handle)'],
    [-3, '(look after|from our side|on our side|of ours|responsible from)'],
    [-4, '(prep|brief|before i|meet the people)'],
  ],
  build: (reading, { asker }) => ({
    intent: 'people',
    customer: customerOf(reading),
    role: reading.has(...TOP) ? ['boss'] : rolesOf(reading),
    order: reading.has(
      '(oldest|eldest|most senior in age)',
      '(most|least) (old|aged)',
      'born first',
      'senior in year',
    )
      ? 'eldest'
      : reading.has('(youngest)', 'born last')
        ? 'youngest'
        : null,
    lacks: LACKING.find(([, ...words]) => reading.has(...words.map(without)))?.[0] ?? null,
    filter: groupIn(reading, asker),
    mode: wantsCount(reading) ? 'count' : 'list',
  }),
  examples: [
    ['which of our contacts is a chess player?', { intent: 'people', customer: null }],
    ['who is the eldest of all our contacts', { intent: 'people', order: 'eldest' }],
    ['contacts without a phone number', { intent: 'people', lacks: 'phone' }],
    ['Contacts at Acme?', { intent: 'people' }],
    ['who do we know at Acme', { intent: 'people' }],
    ['who works at Acme?', { intent: 'people' }],
    ['names of the people at Acme', { intent: 'people' }],
  ],
};

/** Who is first in a firm, as it is said without the name of a role. */
const TOP = [
  'who (run|head|lead|direct|own|found|boss) (the)? (place|show|business|firm|company|thing|house)? (at|of|for)? <C>',
  '(run|head|lead) (the)? (place|show|business|thing) .. (at|of) <C>',
  '(at|of) <C> (run|head|lead) (the)? (place|show|business|thing)',
];

/** What a person may lack, and how it is called. */
const LACKING = [
  ['email', '(email|mail|address)'],
  ['phone', '(phone|number|telephone|mobile|cell)'],
  ['birthday', '(birthday|birth|birthdate|age)'],
  ['role', '(role|job|title|position|function)'],
] as const;
const without = (words: string) => `(no|without|miss|missing|lack|not|never|blank|empty|unknown) .. ${words}`;

type PersonFact = NonNullable<Extract<QueryInput, { intent: 'person' }>['fact']>;
const PERSON_FACTS: readonly PersonFact[] = ['email', 'phone', 'birthday', 'role', 'remember', 'customer'];

/** The words that name a fact outright. */
const NAMED_FACTS: readonly (readonly [fact: PersonFact, words: string])[] = [
  ['email', '(email|mail)'],
  ['phone', '(phone number|telephone|mobile|cell|telephone number|number|extension)'],
  ['birthday', '(birthday|birth|born|birthdate)'],
];

/** What is asked about a person: by the whole question, or else by a word that tells. */
function factOf(reading: Reading): PersonFact {
  // "How do I address her?" is no question for an address.
  if (reading.has('how .. (address|greet|salute) <P>', '(write|speak|talk) .. in .. language'))
    return 'remember';
  const named = NAMED_FACTS.filter(([, words]) => reading.has(words)).map(([fact]) => fact);
  if (named.length === 1 && named[0]) return named[0];
  if (named.length > 1) return 'all';
  const asked = PERSON_FACTS.find((fact) => asksFor(reading, fact));
  if (asked) return asked;
  if (asksFor(reading, 'all')) return 'all';
  return reading.has('(birthday|born|birth|old)') ? 'birthday'
    : reading.has('(phone|number|mobile|telephone|cell|call)') ? 'phone'
    : reading.has('(email|mail|address)') ? 'email'
    : reading.has('(reach|contact|get hold)') ? 'all'
    : reading.has('(role|job|title|position|do)', 'what be') && !reading.has('who') ? 'role'
    : reading.has('(company|firm|customer|client|work)', 'where') ? 'customer'
    : reading.has('(remember|fact|allergic|vegetarian|hobby|like|prefer|detail|drink|eat|kids|children)') ? 'remember'
    : 'all'; // biome-ignore format: a table
}

/** The words that may say what somebody's role or peculiarity is; the answer keeps those that a contact has. */
export const rolesOf = ({ symbols, odd, vocabulary }: Reading): string[] =>
  [
    ...new Set([
      ...symbols
        .trim()
        .split(' ')
        .filter((word) => /^[a-z]{2,}$/.test(word) && !isFunctionWord(word) && !NO_ROLE.has(word)),
      ...odd.map(stem),
      ...[...vocabulary.items, ...vocabulary.needs].flatMap(({ value }) => value.split(' ')),
    ]),
  ].slice(0, 20);
const NO_ROLE = new Set(
  'contact person people customer client account firm outfit company business human being soul chap bloke fella lady man woman guy deal number email mail name list know call everyone crowd lot side end old oldest eldest young youngest age year born birth'
    .split(' ')
    .map(stem),
);

export const person: Grammar = {
  name: 'person',
  needs: 'contact',
  cues: [
    [7, '(email|mail|phone|number|mobile|telephone|cell|address) .. (of|for|at)? .. <P>'],
    [7, '<P> .. (email|mail|phone|number|mobile|telephone|cell|address|birthday|role|job|title|position)'],
    [7, '(birthday|birth) .. (of)? .. <P>'],
    [7, 'when .. <P> .. (birthday|born)'],
    [7, 'how .. (reach|contact|call|email|phone|get hold) .. <P>'],
    [7, '(role|job|title|position|function) .. of .. <P>'],
    [6, '(who|what) be <P>'],
    [8, 'how old be <P>'],
    [6, '(what|which) .. <P> .. (do|role|job|title|position|work)'],
    [6, '(where|which company|who) .. <P> .. (work|for|belong|from)'],
    [6, '(which|what) (company|firm|customer|client) .. <P>'],
    [5, '(remember|know|fact|note|detail|allergic|vegetarian|hobby|like|prefer) .. (about|on|of) .. <P>'],
    [5, '(be|do) <P> .. (vegetarian|allergic|like|have|drink|eat|married|kids|children)'],
    [6, '(email|mail|phone|number|mobile|birthday) .. (at|of|for|from) .. <C>'],
    [4, 'tell me about <P>'],
    [2, '<P>'],
    [3, '(email|phone|number|birthday)'],
    [-4, '(last|mood|feel|order|buy|refer|promise|next|owe)'],
    [-2, 'when .. @talk'],
  ],
  build: (reading) => ({
    intent: 'person',
    role: contactOf(reading) === null ? rolesOf(reading) : [],
    contact: contactOf(reading),
    customer: reading.customers[0]?.[0]?.id ?? null,
    fact: factOf(reading),
  }),
  examples: [
    ["what is Dana Fox's phone number?", { fact: 'phone' }],
    ['email of Dana Fox', { fact: 'email' }],
    ["when is Dana Fox's birthday", { fact: 'birthday' }],
    ['what does Dana Fox do at Acme', { fact: 'role' }],
    ['who is Dana Fox?', { fact: 'all' }],
    ['how do I reach Dana Fox', { fact: 'all' }],
  ],
};

/** "Who turns 40?", "a 50th birthday": which age is reached. */
function ageIn(symbols: string): number | null {
  const age =
    /(?<= |^)(?:turn|hit|reach|become|be) (\d{2,3}) |(?<= |^)(\d{2,3})(?:st|nd|rd|th) birthday /.exec(
      symbols,
    );
  const years = Number(age?.[1] ?? age?.[2]);
  return age !== null && years >= 10 && years <= 120 ? years : null;
}

export const birthdays: Grammar = {
  name: 'birthdays',
  needs: 'nothing',
  accepts: true,
  cues: [
    [6, '(any|who|whose|which|upcoming|next|all|list) .. (birthday|birthdays)'],
    [6, '(birthday|birthdays) .. (<T>|coming|next|soon|at)'],
    [6, '(who|anyone|anybody) .. (birthday|born|turn) .. <T>'],
    [5, '<T> .. birthday'],
    [4, '(birthday|birthdays)'],
    [3, '(congratulate)'],
    [-5, '<P>'],
  ],
  build: (reading, { asker }) => ({
    intent: 'birthdays',
    period: periodOf(reading, 'ahead'),
    owner: reading.members[0]?.id ?? (isMine(reading) ? asker : null),
    customer: customerOf(reading),
    age: ageIn(reading.symbols),
  }),
  examples: [
    ['any birthdays this week', { intent: 'birthdays' }],
    ['Who has a birthday in December?', { intent: 'birthdays' }],
    ['whose birthday is next', { intent: 'birthdays' }],
  ],
};

export const dates: Grammar = {
  name: 'dates',
  needs: 'nothing',
  accepts: true,
  cues: [
    [6, '(anniversary|anniversaries|renewal|renewals|occasion|occasions)'],
    [6, '(important|special|key) (date|dates|day|days|occasion|event)'],
    [6, '(dates) .. (remember|coming|<T>|for|of|at)'],
    [5, '<E> .. (contract end|renewal|anniversary|dates|lease|opening)'],
    [5, 'when .. <E> .. (anniversary|renewal|contract|lease|celebrate|opening|open|move)'],
    [3, 'when .. (contract|lease) .. (end|expire|renew|run)'],
    [-4, '(birthday|order|last|talk|overdue|due)'],
  ],
  build: (reading, { asker }) => ({
    intent: 'dates',
    period: periodOf(reading, 'ahead'),
    customer: customerOf(reading),
    owner: isMine(reading) ? asker : (reading.members[0]?.id ?? null),
  }),
  examples: [
    ['which important dates are coming up for Acme', { intent: 'dates' }],
    ['any anniversaries next month?', { intent: 'dates' }],
  ],
};
