import type { Query } from '../query/query.ts';
import { stems } from '../slots/slots.ts';

export type Side = 'whether' | 'how' | 'when' | 'how-long' | 'who' | 'what' | 'how-much' | 'how-many' | 'why';
/** What may be asked of a matter, in the order in which it is looked for. */
export const SIDES: readonly (readonly [side: Side, ...patterns: string[]])[] = [
  ['how-long', 'how long', 'how (many|much) (days|weeks|months|time)'],
  ['how-many', 'how many', '(what|which) number'],
  ['how-much', 'how much', '(what|which) (amount|sum|price|value)', 'what .. (add up|come|amount) to'],
  ['when', '(when|date)', '(what|which) (day|date|time|month|year)', 'how (recent|recently)'],
  ['how', '^ .. how (be|do|have)', '^ .. how $'],
  [
    'whether',
    '^ .. (be|do|have) (it|that|this|they) .. (late|overdue|open|settled|solved|due|closed|kept|do|finish|fulfil|deliver|drop|complete)',
  ],
  [
    'why',
    'why',
    'what .. behind (it|that|this)',
    '(what|which) .. reason',
    '^ (and|so|but)? (the|any)? (reason|cause) (for|of)? (it|that|this)? $',
    'how come',
    'because of what',
  ],
  [
    'what',
    '(what|which) (item|product|article|thing|machine|order|purchase)',
    '(topic|subject|gist|content|contents|matter)',
    'what',
    'about what',
    '(anything|something) .. (interesting|notable|noteworthy|worth|new|news|important|special)',
  ],
  [
    'who',
    '(who|whom|whose|whoever)',
    '(what|which) (person|people|one|name|colleague|member|teammate)',
    'which of (us|our|them)',
  ],
];
/** All that such a question is made of: anything else makes it another one. */
export const SIDE_WORDS = stems(
  `when who whom whose what which why how long ago many much is are was were did does do has have had will be get that this it they he she we i you us
   then there to for by since until at on with of from in about regarding day days date week weeks month months time times amount sum price value number reason
   because cause happen happened happening say said saying tell told talk talked write wrote make made done do person people side end hand our their job turn task exactly
   precisely exact each every both them these those respectively lie lay between its topic subject gist content contents matter recent recently all alone and year one over behind
   colleague teammate member team`,
);
const INTERACTION = stems(
  `take part attend join want ask mention discuss speak call visit meet go conversation chat email mail message exchange concern regard revolve around
   deal dealt cover raise raised bring brought come came up interesting notable noteworthy worth anything something in issue point points news word words purpose`,
);
/** How something was brought to an end. */
const ENDED =
  'settle settled solve solved resolve resolved fix fixed put sort handle deal dealt finish cause find found root';
/** What is done about a thing that we owe. */
const DEED = stems(
  `${ENDED} close closed open opened due drop dropped out take took care look after responsible long late overdue keep kept still opening closing start begin end so far away deliver complete fulfil yet by now todo`,
);
export const SOME_OF_THEM = '(open|overdue|late|settle|solve|resolve|fix|close|drop|keep|still)';
/** Further words that belong to a matter of some kind. */
export const OF_KIND: { [I in Query['intent']]?: ReadonlySet<string> } = {
  fact: stems(
    'buy bought order ordered get end ends expire lapse run out free contract lease agreement term latest',
  ),
  feeling: stems('come always ever different before so like way'),
  'last-contact': INTERACTION,
  outcome: INTERACTION,
  history: new Set([
    ...INTERACTION,
    ...stems(ENDED),
    ...stems('last latest newest most least fewest first earliest log record note enter'),
  ]),
  complaints: new Set([...DEED, ...stems('complain complaint log want expect demand ask')]),
  commitments: new Set([...DEED, ...stems('promise owe plan agree next step')]),
  purchases: stems(
    'item product article thing machine order purchase single add up come individual buy bought order ordered pay paid cost spend spent sell sold first last latest newest',
  ),
  rank: stems('spend spent buy bought pay paid order ordered worth'),
  birthdays: stems('firm company customer work birthday born'),
  people: stems('firm company customer work'),
  dates: stems('fall due date renewal anniversary'),
};
