import { isMine, periodOf, wantsCount } from '../slots.ts';
import { contactOf, customerOf, type Grammar } from './grammar.ts';

export const complaints: Grammar = {
  name: 'complaints',
  needs: 'nothing',
  accepts: true,
  cues: [
    [7, '(complaint|complaints|complain|grievance|grumble)'],
    [5, '(who|what|which|anyone|anybody) .. (complain|moan|grumble|gripe)'],
    [4, '(complaint|complain) ... (<E>|open|unresolved|unsolved|settle|solve|drop|close|<T>)'],
    [2, '<E> .. (complaint|complain)'],
    [6.5, '(problem|problems|issue|trouble|troubles) .. (with|at|for|from) <E>'],
    [6, '(wrong|broken|broke) .. (at|with|for) <E>'],
    [3, '(open|unresolved|unsolved) (issue|problem|case)'],
    [-4, 'birthday'],
  ],
  build: (reading, { asker }) => {
    const status = reading.has('(drop|dropped|abandon|abandoned|dismiss|give up)') ? 'dropped'
      : reading.has('(open|unresolved|unsolved|unsettled|outstanding|pending|ongoing)', 'not (yet|be)? .. (solve|settle|resolve|close|fix|deal)', 'still', 'current (complaint|complaints)') && !reading.has('whether') ? 'open'
      : reading.has('(solve|solved|resolve|resolved|settle|settled|closed|fixed)') && !reading.has('(how|what|whether|or not|be <E>)', 'be .. complaint .. (settle|solve|resolve|close)') ? 'done'
      : null; // biome-ignore format: a table
    return {
      intent: 'complaints',
      customer: customerOf(reading),
      contact: contactOf(reading),
      period: periodOf(reading),
      status,
      owner: reading.members[0]?.id ?? (isMine(reading) ? asker : null),
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
