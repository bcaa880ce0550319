import type { Pattern } from '../grammar/pattern.ts';
import type { Reading } from '../parse/reading.ts';
import type { Shown } from '../query/of-many.ts';

const NEWEST = '(last|latest|most recent|newest|most recently)';
const BUYERS = '(who|everyone|everybody|all|list|@account|buyer|buyers)';
const OF_EACH = '(each|every|per|they|their|them)';
/** Whoever bought something, with what each of them paid the last time. */
export const LAST_OF_EACH: readonly Pattern[] = [
  `${BUYERS} ... <I> ... ${NEWEST} ... ${OF_EACH}`,
  `${BUYERS} ... <I> ... ${OF_EACH} ... ${NEWEST}`,
  `<I> .. ${BUYERS} ... ${NEWEST} .. (pay|paid|amount|purchase|order|sale)`,
  `<I> (buyer|user|owner) ... ${OF_EACH} ... ${NEWEST}`,
];

const LAST = '(last|latest|most recent|newest)';
const PAID = '(amount|payment|bill|invoice|price|sum|figure|order|purchase|sale|renewal|pay|paid)';
/** Joined to a choice of other words. */
const LAST_PAID = 'last purchase|latest purchase|last order|latest order|the last time|last occasion';
const EACH = '(each|every|everyone|everybody|per|their|them|they)';
/** How what is to be told of each customer of a list is asked for: "… and who is their supplier?", "with amounts". */
const ASKED: readonly [Shown, readonly Pattern[]][] = [
  [
    'competitors',
    [
      '(supplier|competitor|rival|competition|provider|vendor|incumbent)',
      '(who|whom|where) .. (buy|get|order|deal|use|shop|go) .. (from|now|else|elsewhere|instead)',
      '(who|which|what) .. (supply|serve) .. (them|they|it|contract|business)',
      '(who|which|what) (firm|company|one|else|other|now|currently)? (have|hold) .. (them|they|it|contract|business)',
      '(who|which firm|which company|what company) (else)? (currently|now|do)? (supply|serve)',
    ],
  ],
  [
    'why-not',
    [
      '(and|with|,) .. (why|reason)',
      '(reason|objection|excuse|obstacle|hurdle|blocker)',
      '(and|with) what .. (wait|hesitate|hold|stop|keep)',
      '(something|anything|what) .. (@hinder|put) ... (from|off|back)',
      '(each|every) ... what (make|let|@hinder) .. (they|them|it|hesitate)',
    ],
  ],
  [
    'won-from',
    [
      '(which|what|how many) .. (competitor|rival|supplier|provider) (have|do)? we (have)? (win|poach|take|snatch) .. @account',
    ],
  ],
  ['needs', ['(and|with) .. (need|want|look for|require)', '(what|which) .. (need|want|require)']],
  [
    'source',
    [
      '(and|with) .. (channel|source)',
      '(source|channel|origin) (of|for) (each|every|all|my|our|<M>|the)',
      '(from where|where from|where) (do|have) (we|i) (have|get|know) (@account|<M>|my|our|the)',
      'how (do|be|have|they) .. (find|hear|come|get to know|arrive)',
      '(where|how|what|which way|what way) (do|have) .. @account .. (come|find|hear|arrive|discover|get to know)',
      '(through|via|by|over) (what|which) (channel|source|way|route) .. (come|arrive|find|hear|get)',
      'how do (each|every|all) (one)? .. @account .. (come|find|hear|get|arrive|reach)',
      'how (each|every|all|they) (one|of them)? .. (come|find|hear|get|arrive|reach)',
      '(and|with) (how|where) (each|every|they) .. (come|find|hear|get|arrive)',
      '(which|what) (source|channel) be (note|record|file|enter|give|put down|on file) (for|of|against|with)',
      '(for|of) (each|every|all) .. @account .. (how|where|channel|source)',
    ],
  ],
  [
    'referrer',
    [
      '(owe|due|thank|down) .. to who',
      '(by|through|via|from|of) (who|which firm|which customer|which contact|which person|which one|which of them|which of those)',
      '(who|whom|which|what) ... @refer (they|them|it|each|these|those)',
      'whose (@refer|good|word|tip|name)',
      '(and|,) (on|by|through|via|from|of|thanks to)? (who|whose) $',
      '(on|by|through|via|from|thanks to) whose',
      '(referrer|recommender|introducer|referee|go between|matchmaker)',
      '(and|,|with) (who|whose|the names of who) ... (@refer|bring|send|thank|vouch)',
    ],
  ],
  [
    'contact',
    [
      '(and|with|plus|incl|include) .. (date|day|time)? .. (last|latest|recent) (contact|call|visit|conversation|touch|interaction)',
      '(and|with) when .. (last|latest) .. (contact|call|visit|talk|speak|touch)',
      'when .. (each|every) ... (contact|visit|call|see|speak to|talk to) .. last',
      'when .. (last|latest) (contact|call|visit|talk|speak|touch|see) (they|them|each|of each)',
    ],
  ],
  [
    'since',
    [
      'since (when|what|which)',
      '(and|with) .. (when|date|since)',
      'and (what|which|on what|on which) (day|date|month|year) do they (become|join|sign|come|start)',
    ],
  ],
  [
    'spend',
    [
      '(and|with|,|give|incl|include|plus) .. (amount|spend|spent|revenue|turnover|total|sum|figure|value|euro)',
      'how much',
    ],
  ],
  [
    'last-order',
    [
      `(and|with|,|plus|give|list|incl|include) ... ${LAST} .. ${PAID} .. ${EACH}`,
      `(and|with|,|plus|give|list|incl|include) ... ${EACH} .. ${LAST} .. ${PAID}`,
      `(and|with|,|plus|list) (the|a)? ${LAST} (single)? ${PAID} (of|for|by|to)? (each|every|per|it|them|those)?`,
      `${EACH} ... (pay|paid|spend|spent|charge|bill|invoice|renew|cost|buy|order|purchase) ... (last time|most recently|recently|${LAST_PAID})`,
      `${EACH} .. last (pay|paid|spend|spent|buy|order|charge|renew)`,
      `last (pay|paid|spend|spent|buy|order|charge|renew) .. ${EACH}`,
    ],
  ],
  [
    'feeling',
    [
      '(and|with) .. (how .. feel|mood|feeling)',
      '(mood|feeling) (of|across|among|at|in|for) (each|every|all|my|our|the|<M>)? (of)? (my|our|the|all)? (@account|@prospect|@former|them|these|those)',
      'how (do|be) (my|our|all|the|<M>|these|those|they) .. feel',
    ],
  ],
  ['buys', ['(and|with) what .. (buy|order|purchase)']],
];

/** What a question wants to be told of each customer besides its name. */
export const shownIn = ({ has }: Reading): Shown[] =>
  ASKED.flatMap(([fact, patterns]) => (has(...patterns) ? [fact] : []));
