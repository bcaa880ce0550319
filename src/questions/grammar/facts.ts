import type { Reading } from '../parse/reading.ts';
import type { Shown } from '../query/of-many.ts';
import type { QueryInput } from '../query/query.ts';
import { factOfGroup } from './fact-of-group.ts';
import { type Asking, customerOf, type Grammar } from './grammar.ts';
import { BEFORE_US } from './owner.ts';
import { OF_COMPETITORS } from './small-facts.ts';

type Fact = Extract<QueryInput, { intent: 'fact' }>['fact'] & Shown;
const about =
  (fact: Fact) =>
  (reading: Reading, asking: Asking): QueryInput =>
    factOfGroup(fact, reading, asking) ?? {
      intent: 'fact',
      customer: customerOf(reading),
      fact,
      others: reading.has(TOGETHER) ? reading.customers.slice(1).flatMap(([one]) => one?.id ?? []) : [],
    };
/** "Did Acme and Globex find us by the same channel?" */
const TOGETHER = '<C> (and|or) (from|by|through|with|for)? (who|what|which)? <C>';

export const competitors: Grammar = {
  name: 'competitors',
  needs: 'customer',
  cues: [
    [9, 'who do <E> (get|buy|order|source|purchase) .. from'],
    [5, '(who|where) do .. @account (get|buy|order|source|purchase) .. from'],
    [
      6,
      '(who|what|which|where|whom) (else|other) .. <E> .. (buy|order|get|use|purchase|deal|source|work|shop)',
    ],
    [6, '(competitor|competition|rival|supplier|provider|vendor|incumbent) ... <E>'],
    [6, '<E> .. (competitor|supplier|provider|vendor|competition|rival)'],
    [5, '(who|what|which|whom) ... <E> .. (buy|order|get|purchase|source|use|work|go) .. (from|with|to)'],
    [5, '(who|which|what) .. (supply|serve|deliver) .. <E>'],
    [-9, '(what|which) .. <A> (supply|sell|provide|deliver|serve) (to)? <E>'],
    [6, OF_COMPETITORS],
    [
      6,
      '(who|whom|where) do .. @account (currently|now)? (buy|get|order|source|purchase|shop) .. (from|now|today|thes)',
    ],
    [5, '(buy|order|purchase|get|source) .. (elsewhere|somewhere else|other|from else|besides|apart)'],
    [5, '(who|which|what) .. (have|hold|get|with) .. (business|contract|account|deal) ... <E>'],
    [5, '<E> .. (business|contract|account) .. (now|moment|currently|at present|go|with)'],
    [9, '<E> .. (buy|order|get|purchase|source|shop) .. (anywhere|somewhere|nowhere) else'],
    [4, '(compete|competing|up against)'],
    [6, '<R> .. (at|with|in) <C>'],
    [6, '<C> .. <R>'],
    [
      6,
      '(who|which|whoever|anybody|anyone|somebody|someone) (one|firm|company|competitor|else|other|still|also|currently|now|do|be)? .. (sell|deliver|ship) .. to .. <E>',
    ],
    [7, '<E> .. (bind|bound|tie|lock) .. (to|with) (who|which|what|whom)'],
    [7, '(to|with) (who|which|what) .. <E> .. (bind|bound|tie|lock|sign|under contract)'],
    [-5, 'from .. (win|won) .. <E>'],
    [4, '<E> ... (elsewhere|other supplier|someone else|somebody else|anyone else|besides us|apart from us)'],
    [-3, '(win|won|lose|lost) .. from'],
    [-2, '(who|which) .. (customer|prospect|account) .. (buy|use) .. <R>'],
  ],
  build: about('competitors'),
  examples: [
    ['Who else does Acme buy from?', { fact: 'competitors' }],
    ['which competitors are at Acme', { fact: 'competitors' }],
    ["Who is Acme's current supplier?", { fact: 'competitors' }],
    ["who has Acme's business at the moment", { fact: 'competitors' }],
    ['who are we up against at Acme', { fact: 'competitors' }],
  ],
};

export const wonFrom: Grammar = {
  name: 'won-from',
  needs: 'customer',
  cues: [
    [6, '(who|which|what|whom) .. (win|won|take|took|poach|steal|get) .. <E> .. from'],
    [7, 'from .. (competitor|supplier|who|which) .. (win|won|take|took|poach|get) .. <E>'],
    [6, '(from) (who|which|whom|what) .. (win|take|poach|steal) .. <E>'],
    [9, 'from (who|which|whom|what) .. <E> (win|won|take|taken|poach|steal|stolen)'],
    [6, '(lose|lost) .. <E> .. (to|against)'],
    [9, '(who|where) (do|have|be) <E> (go|switch|leave|move|change|defect|turn) (over)? (to)?'],
    [9, 'to who .. <E> (go|switch|leave|move|change|defect)'],
    [6, '(who|which) .. <E> .. (buy|with|use|at|supplier|supply) .. before'],
    [6, '<E> .. before (us|we)'],
    [5, '<E> .. (previous|former|old|earlier) (supplier|provider|vendor)'],
    [5, '(previous|former|old|earlier|last) (supplier|provider|vendor) .. <E>'],
    [5, '<E> .. (leave|switch|come over) .. (for|from|to us)'],
    [4, '(who|which) .. (have|supply|serve) .. <E> .. before (us|we)'],
    [2, '(win|won) .. from'],
    ...BEFORE_US.map((pattern) => [9, pattern] as const),
    [
      7,
      '(who|which|what|whom) .. (supply|serve|have|deliver to|provide) <E> .. (earlier|former|past|previous|old|formerly|previously|once|originally)',
    ],
  ],
  build: about('won-from'),
  examples: [
    ['whom did we win Acme from?', { fact: 'won-from' }],
    ["who was Acme's previous supplier", { fact: 'won-from' }],
    ['to whom did we lose Acme', { fact: 'won-from' }],
  ],
};

export const needs: Grammar = {
  name: 'needs',
  needs: 'customer',
  cues: [
    [6, '(need|requirement|wish|want) .. (of|at|from) <E>'],
    [6, '<E> .. (need|requirement|requirements)'],
    [6, '<E> wish'],
    [6, 'what .. <E> .. (need|want|require|look for|after|ask for|expect|wish)'],
    [5, '(need|requirement) .. (meet|met|fulfil|cover|satisfy)'],
    [5, '(give|giving|provide|offer|deliver) <E> .. (need|want|what)'],
    [3, '(need|needs)'],
    [6, 'what would <E> (like|want|need|wish)'],
    [6, 'what .. (miss|missing|lack|lacking) .. <E>'],
    [2, '(meet|met) .. (need)'],
    [-4, '(need to know|need to do|need i)'],
    [-6, '(i|we) need .. (for|at|with|about) <E>'],
    [-3, '(who|which) .. (customer|prospect|account) .. need'],
  ],
  build: about('needs'),
  examples: [
    ['Are the needs of Acme met, and what do they need?', { fact: 'needs' }],
    ['what does Acme need?', { fact: 'needs' }],
    ['what is Acme looking for', { fact: 'needs' }],
    ["are Acme's requirements covered?", { fact: 'needs' }],
  ],
};

export const whyNot: Grammar = {
  name: 'why-not',
  needs: 'customer',
  cues: [
    [
      8,
      '(explain|justify|explanation|justification|account for) ... (not|never|no) .. (@buy|sign|customer|close|commit)',
    ],
    [6, '(explain|justify|explanation|justification) .. (hesitation|refusal|reluctance|no)'],
    [9, 'what make <E> (leave|left|quit|stop|go|switch|cancel|decline)'],
    [7, 'why .. (not|never) .. <E>'],
    [7, 'why .. be .. <E> .. not'],
    [7, 'why .. <E> .. not'],
    [6, '(what|why|which|whatever) .. (@hinder|put) .. <E>'],
    [
      6,
      '(what|why|whatever) .. (@hinder|put) .. (them|they|these|those|him|her|it) .. (back|off|up|from|away)',
    ],
    [6, '(what) .. <E> .. (wait|wait for|waiting|hesitate)'],
    [6, '(reason|objection|obstacle|hurdle|blocker|barrier|problem|excuse|concern|argument) ... <E>'],
    [6, '<E> .. (hesitate|hesitation|objection|reluctant|reason|obstacle)'],
    [5, '<E> .. not .. (buy|purchase|order|sign|customer|close|convert|commit)'],
    [
      5,
      '(reason|why) .. (not|never|hesitate|reluctant|leave|left|quit|stop|decline|reject|refuse|say no|turn us)',
    ],
    [5, 'why .. <E> .. (leave|left|quit|stop|decline|reject|refuse|say no|say|cancel|switch|drop)'],
    [5, 'why .. (lose|lost) <E>'],
    [7, '<E> .. (tie|bind|bound|lock|commit|stick|stuck)'],
    [7, '(tie|bind|bound|lock|commit|stick|stuck) .. (be|have)? <E>'],
    [8, '(what|anything|something) .. <E> .. (have|hold|say|speak|bring) .. against'],
    [7, '(take|need|require) .. (get|win|bring|convince|persuade|land|sign|sway) <E>'],
    [7, '(get|win|bring|convince|persuade|sway) <E> .. (board|over|round|in|to buy|to sign)'],
    [
      7,
      '(when|until|till|from when|how long) .. <E> .. (budget|money|free|afford|decide|leave|switch|change|get out)',
    ],
    [6, '<E> ... (what|why) .. (wait|hesitate)'],
    [4, '(hold|keep) .. back'],
    [6, '(speak|against|hold up|holdup) .. (at|with|for) <E>'],
    [9, '(speak|be|say) .. against .. (@buy|deal|sale|sell|order|purchase|business|us) ... <E>'],
    [9, '(speak|be|say) .. against <E>'],
    [6, '(price|budget|contract|money|cost) .. @hinder .. <E>'],
    [6, '(change|happen) for <E> to (buy|order|sign)'],
    [
      9,
      '(what|how) .. (take|need|do|require) .. (get|win|convince|persuade|land|bring|convert|sign|close) .. <E>',
    ],
    [9, '(how|what) (can|could|would|should|may|might) .. (win|convince|persuade|land|convert|bring) .. <E>'],
    [8, '(do|be) <E> .. (think|say|consider|believe) .. (we|us|our|price|too)'],
    [
      11,
      '(do|be) <E> .. (think|find|say|consider|believe) .. (we|us|our|price|it) .. (too|expensive|dear|pricey|steep|high|costly|overpriced)',
    ],
    [8, '(be|price|we) .. too (expensive|dear|pricey|steep|high|costly) .. <E>'],
    [8, '<E> .. too (expensive|dear|pricey|steep|high|costly)'],
    [3, '(reason|why)'],
    [-4, '(unhappy|angry|annoyed|upset|complain|complaint|problems)'],
    [-2, '(who|which) .. (prospect|customer)'],
  ],
  build: about('why-not'),
  examples: [
    ["Why isn't Acme buying?", { fact: 'why-not' }],
    ["what's holding Acme back", { fact: 'why-not' }],
    ['For what reason does Acme hesitate to buy from us?', { fact: 'why-not' }],
    ['what is Acme waiting for?', { fact: 'why-not' }],
    ["what is Acme's objection", { fact: 'why-not' }],
    ['why did Acme leave us', { fact: 'why-not' }],
  ],
};

export const source: Grammar = {
  name: 'source',
  needs: 'customer',
  cues: [
    [12, 'how .. (we|i) .. first .. (touch|contact|meet|know|acquaint) .. <E>'],
    [-7, '(link|links|chain|step|steps|hop|hops|line|path|trail|sequence|row) .. (@refer|recommendation)'],
    [8, 'how .. come .. (in|into) contact with <E>'],
    [7, 'how .. <E> .. (find|hear|discover|learn|come across|know|notice)'],
    [6, '(where|how|from where) .. <E> .. (come|hear|find|get|originate|learn)'],
    [6, '(how|where) .. (we|you) .. (find|get|win|acquire|meet|land|come by|pick|gain) .. <E>'],
    [7, '(source|channel|origin|route) .. (of|for|was|behind) .. <E>'],
    [7, 'how .. (get hold of|come by|land|win) <E>'],
    [7, 'how come <E> .. (customer|client|us|here)'],
    [7, '(what|which) bring <E> .. (us|here)'],
    [6, '(which|what|by which|through which|via which) (way|channel|source|route|path|means) ... <E>'],
    [6, '<E> .. (source|channel|lead source|origin)'],
    [6, '<E> .. (referral|newsletter|fair|website|search) or'],
    [5, '<E> .. (find|hear) .. (us|of us|about us|other way)'],
    [4, '(hear|find|found) .. (about|of)? us'],
    [3, '<E> .. (come|came) .. (to us|from)'],
    [-3, '(who|whom|through who)'],
    [-2, '(complaint|order)'],
  ],
  build: about('source'),
  examples: [
    ['How did Acme find us?', { fact: 'source' }],
    ['By which way did Acme hear about us originally?', { fact: 'source' }],
    ['where did we get Acme from', { fact: 'source' }],
    ['what was the source of Acme?', { fact: 'source' }],
    ['how did Acme come to us', { fact: 'source' }],
  ],
};
