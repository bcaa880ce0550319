import { stem } from '../../domain/text/stem.ts';
import { asksFor } from '../filter/manner.ts';
import { isFunctionWord } from '../language/lexicon.ts';
import type { Reading } from '../parse/reading.ts';
import type { QueryInput } from '../query/query.ts';
import { contactOf, type Grammar } from './grammar.ts';
import type { Pattern } from './pattern.ts';

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
  if (
    reading.has(
      'how .. (address|greet|salute) <P>',
      'how .. <P> .. (address|greet|salute)',
      '(write|speak|talk) .. in .. language',
    )
  )
    return 'remember';
  const named = NAMED_FACTS.filter(([, words]) => reading.has(words)).map(([fact]) => fact);
  if (named.length === 1 && named[0]) return named[0];
  if (named.length > 1) return 'all';
  const asked = PERSON_FACTS.find((fact) => asksFor(reading, fact));
  if (asked) return asked;
  if (asksFor(reading, 'all')) return 'all';
  // "Who does that job?" asks for somebody.
  const isRoleOpen = !reading.has('who');
  const told = TOLD_BY.find(
    ([fact, ...patterns]) => (fact !== 'role' || isRoleOpen) && reading.has(...patterns),
  );
  return told?.[0] ?? 'all';
}
/** Words that tell what is asked where nothing else does, those that tell most first. */
const TOLD_BY: readonly (readonly [fact: PersonFact, ...patterns: Pattern[]])[] = [
  ['birthday', '(birthday|born|birth|old)'],
  ['phone', '(phone|number|mobile|telephone|cell|call)'],
  ['email', '(email|mail|address)'],
  ['all', '(reach|contact|get hold)'],
  ['role', '(role|job|title|position|do)', 'what be'],
  ['customer', '(company|firm|customer|client|work)', 'where'],
  ['remember', '(remember|fact|allergic|vegetarian|hobby|like|prefer|detail|drink|eat|kids|children)'],
];

/** The words that may say what somebody's role or peculiarity is; the answer keeps those that a contact has. */
export const rolesOf = ({ symbols, odd, vocabulary }: Reading): string[] =>
  [
    ...new Set([
      ...symbols
        .trim()
        .split(' ')
        .filter((word) => /^[a-z]{2,}$/.test(word) && !isFunctionWord(word) && !NO_ROLE.has(word)),
      ...odd.map(stem),
      ...(PRONOUNS.exec(symbols)?.[0].trim().split(' ') ?? []),
      ...[...vocabulary.items, ...vocabulary.needs].flatMap(({ value }) => value.split(' ')),
    ]),
  ].slice(0, 20);
/** Words of `rolesOf` as they were written, to be shown. */
export const saidFor = (role: readonly string[], { spots, odd }: Reading): string[] =>
  role.map(
    (word) =>
      spots.find(({ symbol }) => symbol === word)?.word ?? odd.find((one) => stem(one) === word) ?? word,
  );
/** Noted of people with them: "goes by they/them". */
const PRONOUNS = /(?<= |^)(?:they them|she (?:her|they)|he (?:him|they)) /;
const NO_ROLE = new Set(
  'contact person people customer client account firm outfit company business human being soul chap bloke fella lady man woman guy deal number email mail name list know call everyone crowd lot side end old oldest eldest young youngest age year born birth file record general book system database crm register total altogether overall belong telephone mobile cell address names post position job role title function hold place note noted believe think guess suppose'
    .split(' ')
    .map(stem),
);

const RELATIVES =
  'daughter son nephew niece wife husband spouse sister brother sibling mother father cousin uncle aunt child children kid twin boss chief assistant deputy successor predecessor colleague';
const RELATION = new RegExp(
  `<P> (?:new |old |former |big |littl |other |own )?(${RELATIVES.split(' ').map(stem).join('|')}) `,
);
/** "Dana's daughter": what the person asked for is to the one that is named. */
const relationIn = ({ symbols, contacts }: Reading): string | null =>
  contacts.length === 1 ? (RELATION.exec(symbols)?.[1] ?? null) : null;

/** "How are Dana Fox and Ben Fox related?", "what are they to each other?" */
const RELATED: readonly Pattern[] = [
  '<P> (and|of|or|to|with) <P> ... (relate|related|relation|relationship|kin|sibling|married|couple|surname|family)',
  '<P> (and|or) <P> ... (belong together|to each other|to eachother|to one another)',
  '(relate|relation|relationship|family tie|connection) .. <P> (and|or|to|with) <P>',
  `<P> .. (${RELATIVES.replaceAll(' ', '|')}) of <P>`,
];
const besideIn = ({ contacts, has }: Reading): string | null => {
  const [one, ...others] = contacts.map((some) => some[0]?.id ?? null);
  const other = others.at(-1) ?? null;
  return other !== null && one !== other && has(...RELATED) ? other : null;
};

/** "Anybody called Willow": a person, whatever firms are called so too. */
export const NAMED_SO: Pattern =
  '(anybody|anyone|somebody|someone|person|people|contact|man|woman|lady|guy|chap) .. (name|call) <P>';

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
    [9, '(down|list|record|note|enter|file) .. (role|job|title|position|function) .. (of|for) .. <P>'],
    ...RELATED.map((pattern) => [14, pattern] as const),
    [6, '(who|what) be <P>'],
    [8, 'how old be <P>'],
    [7, `<P> (${RELATIVES.replaceAll(' ', '|')})`],
    [6, '(what|which) .. <P> .. (do|role|job|title|position|work)'],
    [6, '(where|which company|who) .. <P> .. (work|for|belong|from)'],
    [6, '(which|what) (company|firm|customer|client) .. <P>'],
    [5, '(remember|know|fact|note|detail|allergic|vegetarian|hobby|like|prefer) .. (about|on|of) .. <P>'],
    [5, '(be|do) <P> .. (vegetarian|allergic|like|have|drink|eat|married|kids|children)'],
    [6, '(email|mail|phone|number|mobile|birthday) .. (at|of|for|from) .. <C>'],
    [
      10,
      '(which|what) (email|mail|phone|number|mobile|telephone) (address|number)? do (<P>|he|she|they) have',
    ],
    [9, '(which|what) (company|firm|customer|client|account) have <P>'],
    [9, NAMED_SO],
    [-6, '(which|any|how many|some|none|all) of (these|those|them) .. <P>'],
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
    relation: relationIn(reading),
    beside: besideIn(reading),
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
