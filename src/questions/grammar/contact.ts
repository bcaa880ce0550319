import type { MemberId } from '../../domain/id.ts';
import type { Reading } from '../parse/reading.ts';
import { asksWhichKind, kindsOf } from '../slots/kinds.ts';
import { isMine } from '../slots/mine.ts';
import { periodOf } from '../slots/period-slots.ts';
import { type Actors, actorsOf } from './actors.ts';
import { contactOf, customerOf, type Grammar } from './grammar.ts';

/** The first of what was logged. */
const FIRST_ENTRY = '(first|earliest|oldest) (ever|single|known)? (entry|record|note|log|interaction)';

/** "The latest on file for Acme", "the last entry logged": whatever it was. */
export const LATEST_ENTRY =
  '(last|latest|newest|most recent) (thing|item|entry|one|note|record|bit)? (we have|there be|that we have|you have)? (on file|on record|logged|noted|recorded|entered|written down)';

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
    [7, FIRST_ENTRY],
    [9, `${LATEST_ENTRY} .. <E>`],
    [9, `<E> .. ${LATEST_ENTRY}`],
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
    // What is still to come was no contact yet.
    [-8, 'when be <A> (go|plan|mean|intend|about|due) to'],
    [-3, '(who|which) .. not'],
    [-4, '(customers|accounts|prospects|clients) .. last'],
    [-3, '(promise|owe)'],
    [-2, '(feel|mood|happy)'],
    [-2, 'how many (times|call|visit|meeting|interaction|email)'],
  ],
  build: (reading, { asker, today }) => {
    const customer = customerOf(reading);
    const period = periodOf(reading);
    const actors = whoOf(reading, asker);
    // Of nobody in particular it is whatever happened last.
    if (customer === null && reading.has(OF_ANYONE))
      return { intent: 'history', ...actors, kinds: kindsOf(reading), limit: 1 };
    const how = reading.has('how long', 'how many days', '(days|weeks|months) since');
    return {
      intent: 'last-contact',
      customer,
      contact: contactOf(reading),
      ...actors,
      kinds: (asksWhichKind(reading) ? [] : kindsOf(reading)).filter(
        (kind, _, all) =>
          all.length > MOST_NAMED ||
          (kind !== 'complaint' &&
            (kind !== 'message' || reading.has('(text|message|dm|slack)')) &&
            isNarrow(reading.symbols, kind)),
      ),
      first:
        reading.has(
          'first (ever)? (contact|conversation|interaction|meeting|call|visit|time|talk|speak|email)',
          FIRST_ENTRY,
          '(earliest|initial|initially|originally) .. @talk',
          '@talk .. (begin|start)',
          '(begin|start) @talk',
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
      // A time to come is when somebody asks for it.
      period: period?.from && period.from > today ? null : period,
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

const OF_ANYONE =
  '(anyone|anybody|anywhere|somebody|someone|any @account|a @account|any @prospect|a @prospect|whoever|whomever)';

/** By whom: "when was I last at Acme" too, though nothing is said to be done. */
function whoOf(reading: Reading, asker: MemberId): Actors {
  const { by, notBy } = actorsOf(reading, asker);
  const isOwn = isMine(reading) && !notBy.includes(asker) && !reading.has(WITHOUT_NOTES);
  return { by: by ?? (isOwn ? asker : null), notBy };
}
const WITHOUT_NOTES = '(without|not) (my|our|any|the)? internal? note';

/** So many kinds are never named: they are what is left where one is ruled out. */
const MOST_NAMED = 4;

/** "Call" and "visit" narrow the kind only where one is plainly meant: not in "by phone or by e-mail". */
function isNarrow(symbols: string, kind: string): boolean {
  if (kind === 'meeting') return /\b(?:meeting|met|meet)\b/.test(symbols) && !/befor i meet/.test(symbols);
  return true;
}
