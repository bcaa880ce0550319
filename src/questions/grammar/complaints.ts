import type { Reading } from '../parse/reading.ts';
import { periodOf } from '../slots/period-slots.ts';
import { wantsCount } from '../slots/slots.ts';
import { dayOf } from './deeds/days.ts';
import { groupsOf } from './deeds/groups.ts';
import { narrowingOf } from './deeds/narrowing.ts';
import { orderOf } from './deeds/order.ts';
import { ownersOf } from './deeds/owners.ts';
import { GIVEN_UP, NOT_ENDED, SHOULD_HAVE } from './deeds/state.ts';
import { owedBonus, topicsOf } from './deeds/topics.ts';
import { contactOf, customerOf, type Grammar } from './grammar.ts';

export const complaints: Grammar = {
  name: 'complaints',
  needs: 'nothing',
  accepts: true,
  cues: [
    [
      8,
      '(that|the|this) (business|matter|affair|trouble|mess|row|fuss) (with|about|over) ... how do (it|that|this) .. (end|go|turn out|resolve|finish)',
    ],
    [
      8,
      'how do (that|the|this) (business|matter|affair|story|saga|trouble|thing|mess|row|fuss) (with|about|over) ... (end|go|turn out|resolve|finish)',
    ],
    [7, '(complaint|complaints|complain|grievance|grumble)'],
    [5, '(who|what|which|anyone|anybody) .. (complain|moan|grumble|gripe)'],
    [6, 'what .. do (we|i|<M>|anyone|anybody) do .. about'],
    [4, '(complaint|complain) ... (<E>|open|unresolved|unsolved|settle|solve|drop|close|<T>)'],
    [2, '<E> .. (complaint|complain)'],
    [6.5, '(problem|problems|issue|trouble|troubles) .. (with|at|for|from) <E>'],
    [6, '(wrong|broken|broke) .. (at|with|for) <E>'],
    [3, '(open|unresolved|unsolved) (issue|problem|case)'],
    [6, '(bone|axe) to (pick|grind)'],
    [6, '(make|kick|raise) .. (fuss|stink|row)'],
    [6, '(earful|gripe|beef|grumble|whinge|quibble|dissatisfaction)'],
    [
      6,
      'between .. complaint and .. (settle|settlement|solve|solution|resolution|close|closing|closure|end)',
    ],
    [-4, 'birthday'],
  ],
  bonus: owedBonus,
  build: (reading, { asker, today }) => {
    const narrowing = narrowingOf(reading);
    // Of one customer all is told: "did we make it in time?"
    const whether = narrowing.kept !== null && reading.customers.length > 0;
    if (whether) narrowing.kept = null;
    const order = orderOf(reading);
    const asked = whether ? null : narrowing.kept === null ? statusOf(reading) : 'done';
    // What is closed is due no more.
    const status = asked === null && order.order?.by === 'due' ? 'open' : asked;
    const day = dayOf(reading, 'opened', { today });
    return {
      intent: 'complaints',
      customer: customerOf(reading),
      contact: contactOf(reading),
      period: day === null || day.on === 'closed' ? null : periodOf(reading),
      closed: day?.on === 'closed' ? day.period : null,
      status,
      ...ownersOf(reading, asker),
      ...topicsOf(reading),
      ...narrowing,
      ...order,
      ...groupsOf(reading),
      mode: wantsCount(reading)
        ? 'count'
        : reading.has('(who|anyone|anybody)', 'which (customer|account|client|firm|company|prospect)')
          ? 'customers'
          : 'list',
    };
  },
  examples: [
    ['complaint history for Acme?', { intent: 'complaints' }],
    ['any open complaints?', { intent: 'complaints', status: 'open' }],
    [
      'Which customers have made a complaint in 2026, whether solved or not?',
      { mode: 'customers', status: null },
    ],
    ['what happened in the end with the Acme complaint', { intent: 'complaints', status: null }],
    ['any complaint that got dropped instead of solved?', { status: 'dropped' }],
    ['how many complaints did we get last quarter', { mode: 'count' }],
    ['what did Acme complain about', { intent: 'complaints' }],
  ],
};

/** Plainly: one may complain of something late. */
const OVERDUE = [
  'overdue',
  'past (due|their|its|date|deadline)',
  '(due|deadline|due date) .. (pass|go by|elapse|expire|miss|exceed|over)',
  'past (the)? (day|date) .. due',
  SHOULD_HAVE,
  '(miss|pass|exceed|after|beyond|past|cross|overshoot|overshot|overstep|overrun) .. (deadline|due)',
  '^ .. (late|behind) (with|on|in) .. complaint',
  '(complaint|complaints) .. (we|i|<M>) be (late|behind)',
];

/** "The oldest open complaint", "left open", "what have we still to sort out": of those alone, since when it is or what comes of it. */
const STILL_OPEN = [
  '(oldest|longest|earliest|newest|first) (still)? open',
  'open complaint .. (oldest|longest|earliest|newest|first)',
  'not (yet)? (close|settle|solve|resolve|fix|sort) ... (oldest|longest|earliest|newest|first)',
  'have be open (the)? (longest|most)',
  '(leave|left|remain|stand|stay) open (the)? (longest|most)',
  'still (have|be|need|remain) .. to (be)? (settle|solve|resolve|fix|sort|close|deal)',
  'have (still|yet) to (be)? (settle|solve|resolve|fix|sort|close|deal)',
  'have be wait ... (complaint|settle|solve|resolve|fix|sort)',
];

/** "Of the resolved ones, which was open longest?": those alone, however long they were open. */
const OF_CLOSED = [
  '(of|among|from) (all|the|those|our)? (one|complaint|those)? (already|that be|which be|that have be)? (settle|solve|resolve|close|done|finish) ... (longest|shortest|greatest|most|quickest|slowest)',
  '(longest|shortest|quickest|slowest) ... (of|among) (all|the|those)? (one|complaint)? (already|that be|which be|that have be)? (settle|solve|resolve|close|done|finish)',
];

/** Whether open, settled or dropped ones are asked for; null: all of them. */
function statusOf(reading: Reading): 'open' | 'overdue' | 'done' | 'dropped' | 'closed' | null {
  const { has, spots } = reading;
  // "Until when should it have been settled?" asks for the day.
  if (has(...OVERDUE)) return has('(when|by when|which day|what day) .. should') ? null : 'overdue';
  const settled = '(solve|solved|resolve|resolved|settle|settled|fix|fixed|sort|sorted)';
  const closed = settled.replace(')', '|close|drop)');
  if (has(...STILL_OPEN)) return 'open';
  // "Opened when and closed when", "is it settled or still open": both ends of it.
  const both = has(
    'open .. (and|or|plus|,)? .. (close|closed|solve|settle|drop|dropped|resolve)',
    `(close|closed|drop|dropped|solve|settle|resolve) .. (and|or|versus|vs|plus) .. open`,
    '(whether|or not)',
    `and .. (be|have|do) (it|that|this|they|these|those) .. ${settled}`,
    'how many ... (how many|which) .. (open|close|settle|solve|resolve|drop|outstanding|unsettled|unsolved|unresolved)',
    '(number|count) of ... (how many|which) ... (open|close|settle|solve|resolve|drop|outstanding|unsettled|unsolved|unresolved)',
    '(all|total|altogether|overall|ever) ... (and|of which) .. (how many|which) .. open',
    '(be|open) open (when|on|in|<T>)',
    'when .. open',
    'open when',
    `${closed} .. (include|included|including|as well|too|also|or not|count)`,
    `(include|including|also|even|plus|incl|both|count) .. ${closed}`,
    `(regardless|irrespective|no matter|settled or)`,
    '(all|every) .. (complaint|complaints) .. (ever|so far|open or)',
    'open .. (and|or|plus|also) .. (finish|end|old|past|over) (one|case|complaint|matter)',
    `${closed} .. (and|or|plus) .. (still)? (open|unresolved|unsettled|unsolved|pending|outstanding)`,
    `(even if|even when|even though|never mind|no matter|do not care) ... ${closed}`,
  );
  // "Whose are they to sort?" is asked of open ones.
  const isToSettle = has(`(it|that|this|they|these|those) to (be)? ${settled}`);
  if (has(...OF_CLOSED) && !has('still')) return 'closed';
  if (both && !isToSettle) return null;
  if (has('(drop|dropped|abandon|abandoned|dismiss|give up)', ...GIVEN_UP)) return 'dropped';
  if (has(...NOT_ENDED)) return 'open';
  // "Was it settled?": what is asked does not narrow.
  const asked = has(
    `(be|do|have) .. (the|that|this|<C>|their|it|complaint|issue) .. ${settled}`,
    `(how|what|when) .. (complaint|it|that|issue) .. (be)? .. (close|closed|end|${settled.slice(1, -1)})`,
    `(how|when) (do|be|have) .. ${settled}`,
  );
  if (has(`^ (be|have|do) (all|any|some|every|each) .. ${settled}`)) return null;
  if (asked && !has('(which|who|all|any|list)', 'how many')) return null;
  if (
    spots.some(({ symbol, word }) => symbol === 'open' && word !== 'opened') ||
    (has('drag on') && !has(settled)) ||
    has(
      '(outstanding|pending|ongoing|active)',
      'still',
      'not .. (deal|answer)',
      'current (complaint|complaints)',
    )
  )
    return 'open';
  if (has('(close|closed)', 'put to (rest|bed)')) return 'closed';
  return has(settled) ? 'done' : null;
}
