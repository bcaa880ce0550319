import { asksFor } from '../filter/manner.ts';
import type { Reading } from '../parse/reading.ts';
import { severalIn } from '../slots/thresholds.ts';
import { BY_RULE, customerOf, type Grammar } from './grammar.ts';
import type { Pattern } from './pattern.ts';
import {
  asksWhoSentMost,
  BOTH_SENT,
  groupsOfReferral,
  isSentByGroup,
  kindOfSender,
  PEOPLE,
  SENDS,
  WAS_ANY_SENT_BY,
  WHO_WAS_SENT_BY,
} from './senders.ts';

/** Which of two customers was referred. */
const objectOf = (reading: Reading): 0 | 1 =>
  reading.has(
    `<C> .. ${SENDS} .. by .. <C>`,
    '<C> .. (come|get) .. (through|via|from) .. <C>',
    `<C> .. be .. ${SENDS} .. <C>`,
    SUPPOSED,
  )
    ? 0
    : 1;

/** "Acme now, was it Globex that sent them to us?" */
export const SUPPOSED = `<C> .. (be it|do) <C> (who|that)? ${SENDS} (them|they|it|him|her)`;

/** Nobody referred a person outside: whoever names only one asks whom they referred. */
const isAboutOutsider = ({ outside, customers, contacts, strangers }: Reading): boolean =>
  outside.length > 0 && customers.length + contacts.length + strangers.length === 0;

/** Whereto somebody sends us customers. */
export const OUR_WAY =
  '(us|our way|our direction|our door|on to us|onto us|to us|towards us|anyone|anybody|someone|somebody|other|any|new|who|in)';

const FIRM = '(one|firm|company|customer|client|account|outfit|business|organisation)';
/** "… and who recommended that firm itself?": one step further back. */
const FURTHER_BACK: readonly Pattern[] = [
  `(@refer|thank|owe) ... and ... (that|this|the latter) (@refer)? ${FIRM} (itself|themselves)? (@refer|come|get|by|from|through|owe|thank|have come|$)`,
  // "Acme: referred by? And that one?", where the name is put in for "that one".
  '@refer (by|from|through)? and <E> (be)? @refer (by|from|through)',
  `@refer (them|it|he|she|<E>) and ... @refer (that|this|the|those) ${FIRM}`,
  `and (on|through|via|by|from|thanks to) (who|whos|whose) .. (that|this|those) .. ${FIRM} .. (come|get|arrive|join|find|land)`,
  `(thank|owe) .. for ... and who .. (thank|owe) .. for (that|this|those|the other)`,
  // "Acme was sent by which firm, and that firm by which other one?"
  `@refer ... and (that|this|the latter) ${FIRM}? (be)? @refer? (by|through|via|from) (who|which|what)`,
  `${SENDS} ... and (that|this|the latter) ${FIRM}? (be)? (by|through|via|from) (who|which|what)`,
  `(who|which|what) .. ${SENDS} .. <E> ... and (who|which|what) .. ${SENDS} .. (that|this|the latter) ${FIRM}?`,
  `who .. @refer .. <E> .. and who .. @refer .. (the|that|this) (@refer|sender|${FIRM.slice(1, -1)})`,
];
/** "Every step of the referral that brought them to us", "each recommendation in the chain". */
const STEP_BY_STEP: readonly Pattern[] = [
  `(string|chain|row|series|sequence|succession|line) of .. who .. ${SENDS}`,
  `who ${SENDS} (us|who)? (on)? (to)? who $`,
  '(step|link|hop|stage|station|chain|stop) .. @refer ... (<E>|bring|lead|get|come)',
  '(every|each|all the|all|whole|full) (step|link|hop|stage|station|stop)? (of|in)? (the)? @refer .. (chain|line|until|till|up to|back to|origin|row)',
];
/** Whether it is asked by whom those were sent who sent somebody to us. */
const asksBack = ({ has, customers }: Reading): boolean =>
  customers.length === 1 &&
  (has(...FURTHER_BACK) ||
    (has(...STEP_BY_STEP) &&
      has(
        '(bring|lead|get|come|find|arrive|reach|land) .. <E>',
        '<E> .. (come|get|reach|find|arrive|land|to us)',
      )));

export const referrer: Grammar = {
  name: 'referrer',
  needs: 'customer',
  cues: [
    [9, 'who (give|gave) (the)? <C> .. (tip|hint|idea|advice|recommendation|nudge|suggestion) .. (to|that)'],
    [-5, 'who do <E> (get|buy|order|source) .. from'],
    [-8, WHO_WAS_SENT_BY],
    [-8, WAS_ANY_SENT_BY],
    [-8, '(by|through|via) who (have|be|do) <E> (not|ever|last)? be? @talk'],
    [14, SUPPOSED],
    [-8, `${SENDS} .. (more|most|fewer|less) ... <C> or <C>`],
    [9, BOTH_SENT],
    [6, '(who|which|what) .. @refer .. <E>'],
    [5, '(who|which) ... @refer .. us .. to <E>'],
    [6, `<E> .. be .. ${SENDS}`],
    [5, '<E> .. @refer (by|from)'],
    [5, '(who|through who|via who|by who) .. <E> (come|get|end|find|join|land|arrive)'],
    [5, '(through|via|by|thank|from) who .. <E>'],
    [5, 'how .. <E> .. (come|get|end|arrive|land) .. (us|here|customer|client)'],
    [5, '(who|which|what) ... (bring|send|put|point|steer|connect|hook|get|tell|pass) .. <E>'],
    [6, 'thank for .. <E>'],
    [7, `<E> ... (somebody|someone|anybody|anyone|who) .. ${SENDS} (them|it|us|him|her)`],
    [7, `(somebody|someone|anybody|anyone) .. ${SENDS} <E>`],
    [9, '(referrer|recommender|introducer) (of|for|behind) <E>'],
    [9, '(who|whom) (have|do|be)? @refer us (at|there|with|in) <E>'],
    [5, 'put us .. touch with <E>'],
    [8, '(who|whom) .. (owe|thank) .. <E> (to|for)? $'],
    [-5, '(who|whom) (have|do) <E> .. (for us|to us|our way)'],
    [4, '(chain|line|tree|trail) .. (of|behind|for) .. (@refer|<E>)'],
    [3, '(@refer|referrals) (chain|tree|line|trail|path)'],
    [4, '(origin|referral) of <E>'],
    [4, 'where .. @refer .. <E> .. come'],
    [4, 'whose (@refer|friend|tip)'],
    [8, '(on|by|through|upon|via) whose (@refer|word|tip|advice|say so) .. <E>'],
    [3.5, '(@refer) ... <E>'],
    [6, 'be <E> .. (referral|refer)'],
    [6, '(trace|track) .. (referral|referrals) ... <E>'],
    [6, '(referral|referrals|recommendation) behind <E>'],
    [5, '(who|which|what) .. (know|friend|contact) .. <E> .. come'],
    [3, 'whose'],
    [2, 'chain'],
    [9, '(every|each|all|whole|entire|full) .. (link|step|hop|chain|line) ... (@refer|recommendation)'],
    [9, '<C> ... (link|step|hop|chain) .. (@refer|recommendation)'],
    [9, '@refer <E> .. who .. @refer'],
    [14, '(do|have|be) .. <C> .. @refer .. <C>'],
    [14, '(do|have|be) .. <C> .. (bring|send|introduce|get) .. <C>'],
    [14, '<C> .. (come|refer|bring|recommend|introduce) .. (through|via|from|by) .. <C>'],
    [6, '(back|origin|start|root) ... (referral|referrals)'],
    [2, '(in turn|further back|all the way|whole chain|full chain|right back)'],
    [-4, '(who|which|how many) .. <E> .. @refer'],
    [-6, '(any|which|what|how many|some) .. @account .. be .. @refer .. (by|through|via|from) <E>'],
    [-3, '@refer .. by <E>'],
    [-3, '(did|has|have|do|does) <E> .. (@refer|bring|send)'],
  ],
  bonus: (reading) => (asksBack(reading) ? BY_RULE : 0),
  build: (reading) =>
    // "The firms introduced to us by Acme" asks whom Acme referred.
    isAboutOutsider(reading) ||
    (reading.customers.length === 1 && reading.has(WHO_WAS_SENT_BY)) ||
    reading.has(WAS_ANY_SENT_BY)
      ? null
      : {
          intent: 'referrer',
          // "Did A refer B?" is about B, "was B referred by A" too.
          customer:
            reading.customers.length > 1
              ? (reading.customers[objectOf(reading)]?.[0]?.id ?? null)
              : customerOf(reading),
          supposed:
            reading.customers.length > 1 ? (reading.customers[1 - objectOf(reading)]?.[0]?.id ?? null) : null,
          each: reading.has(BOTH_SENT) ? reading.customers.flatMap(([one]) => one?.id ?? []) : [],
          chain:
            asksFor(reading, 'chain') ||
            asksBack(reading) ||
            reading.has(
              '(chain|trace|track|tree|lineage|root)',
              '(every|each|all) (the)? (link|step|hop|referrer)',
              '(up|back|down) to .. (first|start|beginning|source|origin|very)',
              '(in turn|ultimately|very first|go back|further back|back to|right back|all the way)',
              '(original|originally) .. @refer',
              'both (referrer|recommender)',
              '(@refer|send|bring) the (sender|referrer|recommender|introducer)',
              'itself (have)? (be)? @refer',
              '(beginning|start|origin) of the (@refer|recommendations|referrals)',
              '(line|path|trail|sequence|story) .. (of|behind|to) .. (@refer|<E>)',
              '@refer .. (line|path|trail|sequence|links)',
              '(second|next|third) (step|link|level|hop|generation|degree)',
              '(who|which) .. @refer .. (company|firm|customer|one|person|people|outfit|account|those|whoever|who|business|that) .. (who|that|which)? .. @refer .. <E>',
              '(through|by|via) who .. (that|the|this) (firm|company|customer|one|client|account) .. come',
              '@refer .. the @refer',
              '(referrer|recommender) .. (referrer|recommender)',
              'and .. who .. @refer .. (them|that|those|turn|him|her)',
              'who .. @refer ... who .. @refer',
            ),
        },
  examples: [
    ['who referred Acme?', { intent: 'referrer', chain: false }],
    ['Through whom did Acme come to us?', { intent: 'referrer' }],
    ['who sent Acme our way', { intent: 'referrer' }],
    ['who recommended us to Acme', { intent: 'referrer' }],
    ['who brought in Acme?', { intent: 'referrer' }],
    ['Acme was referred by whom?', { intent: 'referrer' }],
    ["what is Acme's referral chain?", { intent: 'referrer', chain: true }],
    ['who referred Acme, and who referred them in turn?', { intent: 'referrer', chain: true }],
    ['whose recommendation was Acme', { intent: 'referrer' }],
    ['do we have anyone to thank for Acme', { intent: 'referrer' }],
  ],
};

export const referrers: Grammar = {
  name: 'referrers',
  needs: 'nothing',
  cues: [
    [6, `${PEOPLE} .. @refer`],
    [
      6,
      '(who|which|list|all|any|everyone|everybody|anyone) .. (have|ever)? .. @refer .. (us|someone|somebody|anyone|anybody|others|customer|other|business)',
    ],
    [6, '(list|all|our|every|who be) .. (referrer|recommender|advocate|introducer)'],
    [
      -9,
      `(@account|@prospect|@former) (that|who|which|whom)? (somebody|someone|anybody|anyone|others|another|a) .. @refer us to`,
    ],
    [-5, '<E>'],
    [-4, '(most|best|top|how many .. each)'],
    [-4, '(by|through|via) (a)? (referral|recommendation)'],
  ],
  // Whom a group of customers sent us is no list that is narrowed down by what those are.
  bonus: (reading) => (isSentByGroup(reading) ? BY_RULE : 0),
  build: (reading, { asker }) =>
    asksWhoSentMost(reading)
      ? null
      : {
          intent: 'referrers',
          who: kindOfSender(reading),
          several: severalIn(reading) ?? 1,
          ...groupsOfReferral(reading, asker),
        },
  examples: [
    ['which people have recommended us to somebody?', { intent: 'referrers', who: 'people' }],
    ['list everybody who ever referred someone to us', { intent: 'referrers' }],
  ],
};
