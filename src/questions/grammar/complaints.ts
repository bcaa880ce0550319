import type { Reading } from '../reading.ts';
import { isMine, periodOf, standingsOf, wantsCount } from '../slots.ts';
import { dayOf, groupsOf, orderOf, topicsOf } from './deeds.ts';
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
    [6, '(bone|axe) to (pick|grind)'],
    [6, '(make|kick|raise) .. (fuss|stink|row)'],
    [6, '(earful|gripe|beef|grumble|whinge|quibble|dissatisfaction)'],
    [-4, 'birthday'],
  ],
  build: (reading, { asker }) => {
    const status = statusOf(reading);
    const day = dayOf(reading, 'opened');
    const standings = standingsOf(reading);
    return {
      intent: 'complaints',
      customer: customerOf(reading),
      contact: contactOf(reading),
      period: day === null || day.on === 'closed' ? null : periodOf(reading),
      closed: day?.on === 'closed' ? day.period : null,
      status,
      owner: reading.members[0]?.id ?? (isMine(reading) ? asker : null),
      ...topicsOf(reading),
      ...orderOf(reading),
      ...groupsOf(reading),
      tags: reading.vocabulary.tags.map(({ value }) => value),
      standing: standings.loose ? [] : standings.standing,
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

/** Whether open, settled or dropped ones are asked for; null: all of them. */
function statusOf({ has }: Reading): 'open' | 'done' | 'dropped' | 'closed' | null {
  const settled = '(solve|solved|resolve|resolved|settle|settled|fix|fixed|sort|sorted)';
  // "Opened when and closed when", "is it settled or still open": both ends of it.
  const both = has(
    'open .. (and|or|plus|,)? .. (close|closed|solve|settle|drop|dropped|resolve)',
    `(close|closed|drop|dropped|solve|settle|resolve) .. (and|or|versus|vs|plus) .. open`,
    '(whether|or not|how many be)',
    '(be|open) open (when|on|in|<T>)',
    'when .. open',
    'open when',
    `^ (be|do|have) .. (the|that|this|<C>|their) .. (complaint|it|issue|problem) .. ${settled}`,
    `(how|what|when) .. (complaint|it|that|issue) .. (be)? .. (close|closed|end|${settled.slice(1, -1)})`,
    `(how|when) (do|be|have) .. ${settled}`,
    `${settled} .. (include|included|including|as well|too|also|or not|count)`,
    `(include|including|also|even|plus|incl|both|count) .. ${settled}`,
    `(regardless|irrespective|no matter|settled or)`,
  );
  const all = '(all|every) .. (complaint|complaints) .. (ever|so far|open or)';
  if (both || has(all)) return null;
  if (has('(drop|dropped|abandon|abandoned|dismiss|give up)')) return 'dropped';
  if (
    has(
      '(open|unresolved|unsolved|unsettled|outstanding|pending|ongoing|unanswered|active)',
      `not (yet|be|have|been)? .. (solve|settle|resolve|close|fix|deal|sort|answer)`,
      'still',
      'current (complaint|complaints)',
    )
  )
    return 'open';
  if (has('(close|closed)', 'put to (rest|bed)')) return 'closed';
  return has(settled) ? 'done' : null;
}
