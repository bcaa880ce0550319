import type { Reading } from '../parse/reading.ts';
import type { QueryInput } from '../query/query.ts';
import { contactOf, customerOf, type Grammar } from './grammar.ts';

type Fact = Extract<QueryInput, { intent: 'fact' }>['fact'];
const about =
  (fact: Fact) =>
  (reading: Reading): QueryInput => ({ intent: 'fact', customer: customerOf(reading), fact });

export const website: Grammar = {
  name: 'website',
  needs: 'customer',
  cues: [
    [6, '(website|site|web|homepage|url) .. <E>'],
    [6, '<E> .. (website|web|homepage|url|site)'],
    [-3, '(find|hear|come)'],
  ],
  build: about('website'),
  examples: [["what is Acme's website", { fact: 'website' }]],
};

export const since: Grammar = {
  name: 'since',
  needs: 'customer',
  cues: [
    [7, '(since when|how long|when) .. <E> .. (customer|client|with us|on board)'],
    [6, '(when|since when) .. <E> .. (become|join|sign|start)'],
    [7, '(since when|how long|when) .. <E> .. (on|in) (our|the) (list|file|book|system)'],
    [5, '<E> .. (customer|client) .. since'],
    [4, '(customer|client) since'],
    [4, 'how long .. (customer|client)'],
    [-6, '(happiest|unhappiest|angriest|happy|unhappy|angry|content|satisfied|mood)'],
  ],
  build: about('since'),
  examples: [
    ['since when is Acme a customer?', { fact: 'since' }],
    ['how long has Acme been with us', { fact: 'since' }],
    ['since when is Acme on our list?', { fact: 'since' }],
    ['when did Acme become a customer', { fact: 'since' }],
  ],
};

/** "Is Acme a customer of one of our competitors, too?" */
export const OF_COMPETITORS =
  'be <E> .. (customer|client) (of|at|with|to) .. (competitor|rival|competition|elsewhere|<R>)';

export const standing: Grammar = {
  name: 'standing',
  needs: 'customer',
  cues: [
    [6, '^ be <E> .. (customer|client|prospect|lead|former)'],
    [-9, OF_COMPETITORS],
    [5, '(status|standing|stage) .. <E>'],
    [5, '<E> .. (status|standing|stage)'],
    [4, '(customer|client) or (prospect|lead)'],
    [4, '(prospect|lead) or (customer|client)'],
    [-4, '(since|how long|happy|unhappy|overdue)'],
  ],
  build: about('standing'),
  examples: [
    ['is Acme a customer or a prospect?', { fact: 'standing' }],
    ['is Acme still a customer', { fact: 'standing' }],
  ],
};

export const tags: Grammar = {
  name: 'tags',
  needs: 'customer',
  cues: [
    [6, '(tag|tags|label|labels|category|segment) .. <E>'],
    [6, '<E> .. (tag|tags|tagged|label|category|segment)'],
    [5, 'how .. <E> .. (tag|tagged|labelled|categorise|classify)'],
    [-3, '(who|which) .. (customer|prospect|account)s'],
  ],
  build: about('tags'),
  examples: [['which tags does Acme have', { fact: 'tags' }]],
};

export const remember: Grammar = {
  name: 'remember',
  needs: 'customer',
  cues: [
    [6, '(remember|mind|special|preference|quirk|trivia|careful|watch) .. (about|for|with|of|at|out) .. <E>'],
    [5, '(personal|small|little|special|fun) (fact|facts|detail|details|thing|things|note) .. <E>'],
    [5, '<E> .. (preference|quirk|peculiarity|special|allergy|allergies|hobby|hobbies|likes)'],
    [4, '(bear|keep) .. mind'],
    [4, '(fact|facts|detail) .. (about|on) <E>'],
    [-3, '(birthday|order|mood)'],
  ],
  build: (reading) =>
    contactOf(reading) !== null
      ? { intent: 'person', contact: contactOf(reading), fact: 'remember' }
      : about('remember')(reading),
  examples: [['anything to keep in mind about Acme?', { fact: 'remember' }]],
};

export const buys: Grammar = {
  name: 'buys',
  needs: 'customer',
  cues: [
    [7, 'what .. <E> .. (usually|regularly|normally|generally|typically) .. (buy|use|order|have|get|take)'],
    [9, '(what|which) .. do <A> (supply|sell|provide|deliver|serve) (to)? <E> (with)?'],
    [9, 'what do <E> (buy|order|get|take) from us $'],
    // "Which things are bought here by Acme?", "what is Acme a customer for?"
    [8, '(what|which) (thing|product|item|good|article)? be (buy|bought) (here|from us)? by <E>'],
    [8, 'what be <E> (a|our) (customer|client|buyer) (for|of)'],
    [
      5,
      'what .. <E> .. (buy|use|order|have|get|take) .. (from us|of ours|usually|regularly|normally|in general)',
    ],
    [
      5,
      '(which|what) (product|products|machine|machines|item|items|service|services) .. <E> .. (use|have|buy|take|get)',
    ],
    [4, 'what .. <E> .. (buy|use) $'],
    [4, '(usual|standard|regular) (order|purchase) .. <E>'],
    [-5, '<T>'],
    [-4, '(last|first|ever|latest|biggest|spend|total|much)'],
    [-3, '(from|else) $'],
    [-4, '(who|why|when)'],
  ],
  build: about('buys'),
  examples: [
    ['what does Acme buy from us?', { fact: 'buys' }],
    ['which products does Acme use', { fact: 'buys' }],
  ],
};
