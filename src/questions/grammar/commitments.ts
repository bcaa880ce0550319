import { NOTHING_OWED } from '../filter/owed.ts';
import { NO_NEXT_STEP, OUT_OF_TOUCH } from '../filter/patterns.ts';
import { moved } from '../language/periods.ts';
import { periodOf } from '../slots/period-slots.ts';
import { wantsCount } from '../slots/slots.ts';
import { dayOf } from './deeds/days.ts';
import { groupsOf } from './deeds/groups.ts';
import { kindsOwed } from './deeds/kinds.ts';
import { narrowingOf } from './deeds/narrowing.ts';
import { isComing, orderOf } from './deeds/order.ts';
import { ownersOf } from './deeds/owners.ts';
import { stateOf } from './deeds/state.ts';
import { owedBonus, topicsOf } from './deeds/topics.ts';
import { customerOf, type Grammar } from './grammar.ts';
import type { Pattern } from './pattern.ts';

/** "Which promises …, without …": what is owed is asked for. */
const OF_DEEDS =
  '(which|what|how many|list|show) (open|overdue|late|outstanding|pending|of our|our)? (promise|commitment|task|pledge|step|next step|complaint)';

/** "Late or due today": all that is due by then. */
const LATE_OR_DUE: readonly Pattern[] = [
  '(overdue|late) (or|and|plus) (also|be)? due <T>',
  'due <T> (or|and|plus) (already|be)? (overdue|late)',
];

export const commitments: Grammar = {
  name: 'commitments',
  needs: 'nothing',
  accepts: true,
  searches: true,
  cues: [
    [-8, '(due|suppose|mean|overdue) to hear from'],
    [-8, '(job|role|title|position) (of|for) .. <P>'],
    [-6, '(late|behind) ... (rhythm|cadence|interval)'],
    [5.5, '^ (when|by when|until when) (must|should) ..'],
    [6, 'what .. (on|for) me .. <T>'],
    [5, 'what .. on for <A>'],
    [6, '(what|anything|something) <A> .. on .. <T>'],
    [6, '(what|anything|something) (have|be|do) <A> .. on .. <T>'],
    [6, '(what|which|anything|something) .. (drop|abandon|shelve|scrap)'],
    [6, 'what .. next .. (for|with|on|at|about|step)'],
    [6, 'next (step|steps|action|actions|move|todo|task)'],
    [6, '(what|anything|something|everything) .. (owe|promise|commit|pledge|guarantee)'],
    [6, '(what|which|anything|who|how many) .. (due|overdue|outstanding|late)'],
    [6, '(due|overdue) .. (today|tomorrow|<T>|for|this|next)'],
    [5, '(what|which) .. (do|have|be) .. <A> .. (promise|commit|owe|late|behind|overdue|due|plan|supposed)'],
    [5, '(what|which|anything) .. <A> (have|need|must|should|ought) .. do'],
    [5, '(what|which|anything) (have|need|must|should|do) <A> .. (have|need|must)? .. to do'],
    [
      5,
      '(open|outstanding|pending|unfinished|overdue) .. (promise|commitment|step|task|todo|item|action|thing|point|point|issue|follow)',
    ],
    [
      5,
      '(promise|commitment|promised|todo|follow up|followup|next steps|tasks) ... (<E>|<A>|open|due|broken|kept|not|still)',
    ],
    [
      5,
      '(anything|something|what|still|nothing) .. (open|outstanding|pending|left|undone) .. (with|for|at|on) .. <E>',
    ],
    [5, '(what|which) .. <A> .. (list|plate|todo|agenda|desk)'],
    [5, '<A> .. (list|plate|todo|agenda|desk) .. (<T>|for)'],
    [
      5,
      '(by when|when|until when) .. (be|do|have|should|must) .. (<A>|we) .. (suppose|due|need|have|must|promise|going)',
    ],
    [5, '(suppose|supposed|meant|due) to'],
    [4, '(have|must|need|should) .. (do|deliver|send|finish) ... (<E>|<T>)'],
    [4, 'by when'],
    [4, '<A> .. (promise|commit)'],
    [4, '(promise) .. <E>'],
    [4, '(overdue|late|behind) (on|with)'],
    [6, '(be|run|fall|get) (late|behind|overdue) (with|on|for)'],
    [
      6,
      '(something|anything|thing|what) .. (of|from) (mine|us|<M>) .. (be)? (overdue|late|due|open|outstanding|pending|owe)',
    ],
    [6, '(something|anything|thing) .. (overdue|late|outstanding|pending) .. (of|from) (mine|us|<M>)'],
    [
      -8,
      '(which|any|all|how many|list) .. @account .. (no|without|lack) .. (next step|follow up|todo|to do)',
    ],
    [4, '(owe) .. <E>'],
    [3, '(due|owe|promise|deadline|todo|to do)'],
    [3, '(next) .. <E>'],
    [6, '(still|left|yet) .. to do .. <E>'],
    [6, 'what .. (have|be) .. (get|leave|left) to do'],
    [6, '(deadline|due date)'],
    [8, '^ what be .. <D> (overdue|late)'],
    [7, 'what .. <A> (behind|late|overdue) (on|with|in)'],
    [7, 'what (have|do) <A> (miss|neglect|forget|forgotten)'],
    [5, '(everything|anything|something|thing) (that|which)? (be)? (overdue|late) .. <A>'],
    [5, 'which @account (it|this|that|they|each) (be)? for'],
    [11, '(overdue|late) (item|task|point|todo|deadline|thing)'],
    [6, 'to be do .. <E>'],
    [6, '(coming|come) up .. <T>'],
    [5, '(task|tasks|todo|todos|assignments|duties|jobs|homework)'],
    [
      5.5,
      '(have|has|need|ought) to (send|revise|deliver|draft|prepare|write|call|get|order|fix|check|make|finish|do|offer|install)',
    ],
    [5, '(wait|waiting) for .. (from|by) (us|me|<A>)'],
    [5, '(everything|all|anything) .. (overdue|outstanding|due)'],
    [6, 'what .. <A> have <T>'],
    [6, '(on|for) my (plate|list|desk)'],
    [5, 'what .. (come|become) of the'],
    [
      6,
      '(which|what|who) @account? (do|must|should|shall|be) <A> .. (offer|send|deliver|bring|supply|lend|give|prepare|install)',
    ],
    [6, '(who|which) .. (most|much|least|more) .. (plate|desk|list|hand)'],
    [5, 'my (plate|day|week|list|agenda|todo|duties)'],
    [3, '(plan|planned|upcoming|coming up) .. (for|with|at) <E>'],
    [2, '(open|outstanding|pending)'],
    [-5, '(overdue) (call|calls|contact|contacts|visit|visits)'],
    [-4, 'suppose to be (contact|call|visit)'],
    [-3, '(contact|touch|call|talk) .. (due|overdue)'],
    [-4, '(overdue|due) .. (for|to) .. (contact|call|touch|visit|talk|catch|check|word)'],
    [-4, 'be <E> .. overdue'],
    [-4, '(birthday|complaint|complain|complaints|meeting next|refer|buy|order|spend|mood)'],
    [-3, '(should|whom|who) .. i .. (call|contact|visit|reach)'],
    [-2, '(last|latest)'],
    [-3, '(overdue) .. (customer|account|prospect) $'],
  ],
  bonus: owedBonus,
  build: (reading, { asker, today }) => {
    // All of them ask for customers, not for what we owe them.
    if (
      reading.customers.length === 0 &&
      reading.has(...OUT_OF_TOUCH, ...NO_NEXT_STEP, ...NOTHING_OWED) &&
      !reading.has(OF_DEEDS)
    )
      return null;
    const narrowing = narrowingOf(reading);
    // Of one customer all is told: "did we make it in time?"
    const whether = narrowing.kept !== null && reading.customers.length > 0;
    if (whether) narrowing.kept = null;
    const until = reading.has(...LATE_OR_DUE) ? periodOf(reading, 'ahead') : null;
    const said = until ? 'open' : whether ? 'any' : narrowing.kept === null ? stateOf(reading) : 'done';
    // Nothing is late that has no due date.
    const state = said === 'overdue' && narrowing.undated ? 'open' : said;
    const isOver = state !== null && state !== 'open' && state !== 'any';
    const isOpen = state === 'open' || state === 'overdue';
    const day = dayOf(reading, isOver && !isOpen ? 'closed' : 'due', { today, isOver, isOpen });
    const within = reading.durations[0];
    const order = orderOf(reading);
    const opened = day?.on === 'opened' ? day.period : null;
    const closed = day?.on === 'closed' ? day.period : null;
    return {
      intent: 'commitments',
      customer: customerOf(reading),
      ...ownersOf(reading, asker),
      kinds: kindsOwed(reading),
      state: state ?? (closed || order.order?.by === 'took' ? 'closed' : opened ? 'any' : null),
      due: until
        ? { ...until, from: null }
        : day?.on === 'due'
          ? day.period
          : day === null && !isOver && isComing(reading)
            ? { from: today, to: null, words: 'from now on' }
            : null,
      opened,
      closed,
      ...topicsOf(reading),
      ...narrowing,
      ...order,
      ...groupsOf(reading),
      mode: wantsCount(reading) ? 'count' : 'list',
      ...(day === null && within && narrowing.days === null && reading.has('(within|in) (the|next)? <D>')
        ? {
            due: {
              from: today,
              to: moved(today, Math.round(within.count), within.unit),
              words: within.words,
            },
          }
        : {}),
    };
  },
  examples: [
    ["what's next for Acme?", { intent: 'commitments' }],
    ['what do we still owe Acme, and when is it due', { intent: 'commitments' }],
    ['whats due today, whole team', { intent: 'commitments' }],
    ['what did I promise that is not done yet', { intent: 'commitments', kinds: ['promise'], state: 'open' }],
    ['which things am I late with', { intent: 'commitments', state: 'overdue' }],
    ['is there anything still open with Acme that we have to do?', { intent: 'commitments' }],
    ['next step on Acme', { intent: 'commitments', kinds: ['next-step'] }],
    ['what is due next week', { intent: 'commitments' }],
    ['which promises are overdue', { intent: 'commitments', state: 'overdue', kinds: ['promise'] }],
  ],
};
