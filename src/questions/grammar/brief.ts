import { type Day, daysBetween } from '../../domain/text/day.ts';
import type { Reading } from '../parse/reading.ts';
import { periodOf } from '../slots/period-slots.ts';
import { contactOf, customerOf, type Grammar } from './grammar.ts';

/** "An overview of all complaints" tells of those. */
const OF_ONE_MATTER =
  '(overview|summary|list|rundown|recap|gist) (of|on|over) (all|every|any|each)? (of)? (the|their|its|our)? (complaint|order|purchase|promise|commitment|call|visit|conversation|birthday)';

export const brief: Grammar = {
  name: 'brief',
  needs: 'customer',
  cues: [
    [7, '(tip|tips|pointer|pointers|hint|hints|advice) (on|about|for|regarding|concerning|with) <E>'],
    [8, '(how|where) (matter|thing|affair|all) stand .. <E>'],
    [5, 'who <C> be'],
    [6, '(before|ahead of|for) my (visit|call|meeting|trip)'],
    [
      7,
      '(prep|prepare|brief|briefing|gist|rundown|lowdown|recap|background|overview|summary|summarise|summarize|snapshot|profile|sketch|dossier|card)',
    ],
    [
      7,
      '(what|anything|all|everything|something) .. (should|must|need|have|to|ought|can|do) .. (i|we|you|one)? .. know',
    ],
    [6, 'what .. (i|we) need .. (for|at|with|about) <E>'],
    [6, '(fill|update|bring|catch|get) me (in|on|up)'],
    [6, 'tell me .. (about|on) .. <E>'],
    [-4, 'take care'],
    [6, '(stand in|take over|cover|step in|fill in|sub) .. for'],
    [
      5,
      '(before|ahead of) .. (i|we|my|the|a)? .. (meet|meeting|call|visit|go|see|talk|speak|hop|phone|ring)',
    ],
    [5, '(meet|meeting|see|visit|visiting|call) .. <E> .. (in|<T>|soon|tomorrow|today|shortly|later|<D>)'],
    [
      5,
      '(what|where) .. (story|situation|state of play|deal|status|state|stand|position|latest) .. (with|on|at|of|about) <E>',
    ],
    [4, '(where|how) .. (stand|be) (we)? .. with <E>'],
    [6, 'how (do|be) (thing|matter|all|it|everything) (stand|go|look|lie)'],
    [5, '<E> .. keep in mind'],
    [3, '(what) .. know about <E>'],
    [3, '(what) be (up|new) (with|at) <E>'],
    [4, '(who|what) (be|exactly) <C> $'],
    [4, '^ <C> $'],
    [3, '(show|give|open|card) .. <C> $'],
    [-4, '(order|buy|spend|birthday|refer|recommend|complain|email|phone|promise|owe|due)'],
    [-3, '(last|latest) (contact|time)'],
    [-3, '<M> .. (talk|discuss|do)'],
    [-5, '^ (do|have) (<A>|anyone|anybody|someone)'],
    [-4, '(conversation|conversations|calls|visits|meetings) .. <T>'],
    [6, 'fill .. in on'],
    [6, '(important|essential|essentials|aware|main points|basics|key facts|points|main thing)'],
    [6, '(stand|be) .. with (them|<E>)'],
    [6, 'who be <C> .. (and|where)'],
    [-5, '^ (when|how many|how much|how long)'],
    [6, 'sum (<E>|them|it|that) .. up'],
    [6, '(pay|give) attention to'],
    [-3, '(summarise|summarize) what'],
  ],
  bonus: ({ symbols, customers }) =>
    customers.length > 0 && (symbols.match(/(?<= |^)(?:who|what|which|when|how|where) /g) ?? []).length > 2
      ? 4
      : 0,
  build: (reading, { today }) => {
    // What happened in a time that has begun is no preparation for what comes.
    if (looksBack(reading, today) || reading.has(OF_ONE_MATTER)) return null;
    return { intent: 'brief', customer: customerOf(reading), contact: contactOf(reading) };
  },
  examples: [
    ['prep me for a meeting at Acme pls', { intent: 'brief' }],
    ['quick brief on Acme before i hop on their call', { intent: 'brief' }],
    ['What do I need to know before I meet the people of Acme?', { intent: 'brief' }],
    ['meeting acme in an hr, whats the gist', { intent: 'brief' }],
    ['tell me about Acme', { intent: 'brief' }],
    ['Acme', { intent: 'brief' }],
    ['give me an overview of Acme', { intent: 'brief' }],
  ],
};

/** Whether a time is spoken of that is over, or that began and goes on until now: "in September", "since August". */
function looksBack(reading: Reading, today: Day): boolean {
  const [past, ahead] = [periodOf(reading), periodOf(reading, 'ahead')];
  const isAhead = ahead?.from && ahead.from >= today && daysBetween(today, ahead.from) <= SOON;
  return (
    past !== null &&
    !isAhead &&
    past.from !== null &&
    past.from < today &&
    (past.to === null || past.to < today)
  );
}
/** What is prepared lies at most so many days ahead. */
const SOON = 62;
