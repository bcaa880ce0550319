import { groupIn } from '../filter/filters.ts';
import type { FilterInput } from '../filter/input.ts';
import type { Reading } from '../parse/reading.ts';
import type { QueryInput } from '../query/query.ts';
import { wantsCount } from '../slots/slots.ts';
import { contactOf, customerOf, type Grammar } from './grammar.ts';
import { OUR_CONTACT } from './owner.ts';
import { rolesOf, saidFor } from './person.ts';

export const people: Grammar = {
  name: 'people',
  needs: 'nothing',
  accepts: true,
  searches: true,
  cues: [
    [7, 'who (can|could|should) <A> (call|ask|phone|contact|write|email|speak to|talk to) (at|in) <E>'],
    [-5, 'come .. contact with'],
    [-8, OUR_CONTACT],
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
    [7, '(which|what|any|some|one) (contact|contacts) of our'],
    [7, '(who|which|any|anyone|one|some) of our (contact|contacts)'],
    [6, '(oldest|eldest|youngest) .. (contact|person|people|of|among|whose)'],
    // A day of a year that is not told is a birthday.
    [-6, 'born <T>'],
    [8, '(contact|person|people|who|anybody|anyone) .. (birth year|year of birth|born)'],
    [8, '(contact|contacts|people|person) .. neither .. (email|phone|birthday|role|number|mail|address)'],
    [6, '(who|which|whose) .. (oldest|eldest|youngest)'],
    [
      6,
      '(contact|contacts|people|person|persons) .. (no|without|lack|miss|missing) .. (email|phone|birthday|role|number|mail|address)',
    ],
    [
      8,
      '(email|mail|phone|birthday|role|number|address) (address|number)? (be)? (miss|missing|lacking) .. (contact|contacts|people|person|who)',
    ],
    [
      9,
      '(post|position|job|role|office|function|title) .. (hold|have|fill|occupy|do|carry) .. (at|in|with) <E>',
    ],
    [9, '(hold|have|fill|occupy|do) .. (post|position|job|role|office|function|title) .. (at|in|with) <E>'],
    [6, '(which|what) (firm|company|customer|account|outfit) (do)? they (belong|work|be|sit)'],
    [6, '(number|email|phone|mail|mobile) .. (of|for) (our|the|a) .. (contact|contacts)'],
    [
      7,
      '(who|whom|which|someone|somebody) .. (look after|handle|manage|responsible for|charge of|take care of|do|keep|run) (the|their|its) .. (at|in) <E>',
    ],
    [
      -8,
      '(look after|handle|manage|responsible for|charge of|take care of|keep|run) (the|their) (account|business|customer|relationship|contract|contact) .. (at|in) <E>',
    ],
    [-4, '@compete'],
    [-5, 'on time'],
    [-4, '(record|log) of'],
    [-4, 'who (own|look|handle)'],
    [-3, '(look after|from our side|on our side|of ours|responsible from)'],
    [-4, '(prep|brief|before i|meet the people)'],
  ],
  // "The bursar, what was the name, and of which school?" asks for somebody at one of a sort of firms.
  // "How many contacts have we at the pubs?" asks for people, whatever sort of customers is named.
  bonus: ({ has, odd, vocabulary, customers }) =>
    (customers.length === 0 && vocabulary.tags.length > 0 && odd.length > 0 && has('(name|call)') ? 4 : 0) +
    (customers.length === 0 &&
    vocabulary.tags.length > 0 &&
    has(
      '(contact|contacts|person|people) .. (at|of|in|from|among|with) (the|our|my|all)?',
      '(who|whom) do (we|i) know (at|in|among|from)',
    )
      ? 5
      : 0),
  build: (reading, { asker }) => {
    // "The contacts we had with Acme in May" are no people.
    if (
      reading.periods.length > 0 &&
      reading.has('contact (that|which)? (i|we|<M>|somebody|anybody) .. have')
    )
      return null;
    const mode = wantsCount(reading) ? 'count' : 'list';
    const [namesakes] = reading.contacts;
    if (namesakes && (mode === 'count' || reading.has(...ALL_CALLED_SO)))
      return { intent: 'people', ids: namesakes.map(({ id }) => id), mode };
    if (contactOf(reading) !== null && !asksForOthers(reading)) return whole(reading);
    const role = reading.has(...TOP) ? ['boss'] : besidesTags(rolesOf(reading), reading);
    return {
      intent: 'people',
      customer: customerOf(reading),
      role,
      said: saidFor(role, reading),
      order: reading.has(
        '(oldest|eldest|older|elder|most senior in age)',
        '(most|least) (old|aged)',
        'born first',
        'senior in year',
      )
        ? 'eldest'
        : reading.has('(youngest|younger)', 'born last')
          ? 'youngest'
          : null,
      lacks: lackingIn(reading),
      born: bornIn(reading),
      filter: atWhose(reading, asker),
      mode,
    };
  },
  examples: [
    ['which of our contacts is a chess player?', { intent: 'people', customer: null }],
    ['who is the eldest of all our contacts', { intent: 'people', order: 'eldest' }],
    ['contacts without a phone number', { intent: 'people', lacks: ['phone'] }],
    ['which contacts were born in 1967', { intent: 'people', born: { from: 1967, to: 1967 } }],
    ['Contacts at Acme?', { intent: 'people' }],
    ['who do we know at Acme', { intent: 'people' }],
    ['who works at Acme?', { intent: 'people' }],
    ['names of the people at Acme', { intent: 'people' }],
  ],
};

/** The words of a role without those that tell at which sort of firm: "the stage manager at one of the festivals". */
const isOfFirms = (spots: Reading['spots'], tags: Reading['vocabulary']['tags']): boolean =>
  tags.some(({ from }) => {
    const at = spots.findIndex((spot) => spot.from === from);
    const lead = spots.slice(Math.max(0, at - 2), Math.max(0, at)).map(({ symbol }) => symbol);
    return lead.some((symbol) => /^(?:at|of|in|with|from)$/.test(symbol));
  });
function besidesTags(role: string[], { customers, spots, vocabulary }: Reading): string[] {
  const tags = vocabulary.tags.flatMap(({ value }) => value.split(' '));
  const own = role.filter((word) => !tags.includes(word));
  if (customers.length > 0) return role;
  // "The contacts at the clubs" are all of theirs, "the chefs among our contacts" are chefs.
  return own.length > 0 || isOfFirms(spots, vocabulary.tags) ? own : role;
}

/** At which customers they are; "how do I reach them?" does not ask for those at mine. */
export function atWhose(reading: Reading, asker: string): FilterInput {
  const { owner, ...filter } = groupIn(reading, asker);
  const isAskers = owner === asker && !reading.has(...OF_ONES_OWN);
  return isAskers ? filter : { ...filter, owner };
}

/** "Our contacts" are everybody's; "my shoes" and "where do I have to ring?" do not tell of whom the asker looks after. */
const OF_ONES_OWN = [
  'my .. (@account|contact|people|person)',
  '(of|at|among|for|with) my',
  'mine',
  'i .. @own',
  'i (serve|see|visit)',
];

/** "Which of our contacts are called Dana", "everybody named Fox": whoever bears the name. */
const ALL_CALLED_SO = [
  '(which|all|every|everyone|everybody|list|what) .. (contact|people|person|one)? .. (name|call) <P>',
];

/** "Who else is there at Acme besides Dana?": others than the one that is named. */
const asksForOthers = ({ customers, has }: Reading): boolean =>
  customers.length > 0 &&
  has(
    '(besides|than|except|beyond|but|next to|if|when|while|instead of) (only|just)? <P>',
    'apart from (only|just)? <P>',
  );

/** "Who is the cook at Acme?": all that is known about that one. */
const whole = (reading: Reading): QueryInput => ({
  intent: 'person',
  contact: contactOf(reading),
  fact: 'all',
});

/** Who is first in a firm, as it is said without the name of a role. */
const TOP = [
  'who (run|head|lead|direct|own|found|boss) (the)? (place|show|business|firm|company|thing|house)? (at|of|for)? <C>',
  '(run|head|lead) (the)? (place|show|business|thing) .. (at|of) <C>',
  '(at|of) <C> (run|head|lead) (the)? (place|show|business|thing)',
];

const EARLIEST = 1900;
const LATEST = 2099;
/** "Born in 1967", "birth year before 1970": in which years. */
function bornIn({ symbols, has, periods }: Reading): { from: number; to: number } | null {
  if (!has('(born|birth|birthyear)')) return null;
  const said = [symbols, ...periods.map(({ words }) => words)]
    .map((text) => /(?:(before|befor|after) )?(?:the )?(19\d\d|20[01]\d)(s)?\b/.exec(text))
    .find((one) => one !== null);
  if (!said) return null;
  const [, side, written, decade] = said;
  const year = Number(written);
  if (side === 'after') return { from: year + 1, to: LATEST };
  if (side !== undefined) return { from: EARLIEST, to: year - 1 };
  return { from: year, to: decade ? year + 9 : year };
}

/** What a person may lack, and how it is called. */
const LACKING = [
  ['email', '(email|mail|address)'],
  ['phone', '(phone|number|telephone|mobile|cell)'],
  ['birthday', '(birthday|birth|birthdate|age)'],
  ['role', '(role|job|title|position|function)'],
] as const;
/** What they lack, be it several things: "neither e-mail nor telephone". */
function lackingIn({ has }: Reading): (typeof LACKING)[number][0][] {
  const found = LACKING.filter(([, ...words]) => has(...words.flatMap(without))).map(([gap]) => gap);
  return has('neither', 'nor', '(no|without|lack|miss) .. (and|or) ..', 'not .. or ..')
    ? found
    : found.slice(0, 1);
}
const without = (words: string) => [
  `(no|without|miss|missing|lack|not|never|neither|nor|blank|empty|unknown) .. ${words}`,
  `${words} (address|number)? (be)? (miss|missing|lacking|blank|empty|unknown)`,
];
