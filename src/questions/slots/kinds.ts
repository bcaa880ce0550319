import { InteractionKind } from '../../domain/kinds.ts';
import type { Pattern } from '../grammar/pattern.ts';
import type { Reading } from '../parse/reading.ts';

/** "When was I last present at Acme?" speaks of no gift either. */
const BEING_PRESENT: Pattern =
  '(<A>|anyone|anybody|someone|somebody|nobody) (be|have)? (not|never|ever|last|all)? (be)? (last|ever)? present (at|in|with) <E>';
const KINDS: [InteractionKind, Pattern[]][] = [
  ['call', ['(call|phone|ring|telephone|dial)', 'by phone', 'on the phone']],
  [
    'visit',
    [
      '(visit|onsite)',
      'physically',
      'in person',
      'in the flesh',
      'on site',
      '(drop|pop|stop|look) (by|in|round|over)',
      'be .. (round|over) at <E>',
      'be (<A>|anyone|anybody|somebody|someone|nobody|any of us) (last|ever|actually|all)? (last|ever|actually)? (there|over there|out there) (at|in|with)? <E>',
      '(<A>|anyone|anybody|somebody|someone|nobody) (last|ever)? (be|have be) (last|ever|actually)? (there|over there|out there) (at|in|with)? <E>',
      BEING_PRESENT,
      '(<A>|anyone|somebody|someone) .. (go|travel|drive) (over|out|round|up|down)? to .. <E>',
      '(i|we|<M>) (not|never|ever) be (over|out|round|up|down)? to',
      '(nobody|no one|i|we|<M>|anyone|anybody|someone|somebody) (have|do) (not|never|ever|yet)? (ever|yet)? be (over|out|round|up|down)? to',
      'have (<A>|anyone|anybody|somebody|someone) (ever)? be (over|out|round|up|down)? to <E>',
      '(<A>|anyone|anybody|somebody|someone) have (ever)? be (over|out|round|up|down)? to <E>',
    ],
  ],
  ['meeting', ['(meeting|meetings|sitdown)', '(meet) with?']],
  [
    'email',
    [
      '(email|mail)',
      'e mail',
      'write (to|with)',
      'in writing',
      '(call|phone|ring|visit|meet) or write',
      'write or (call|phone|ring|visit|meet)',
    ],
  ],
  ['message', ['(message|text|dm|slack|whatsapp)']],
  ['event', ['(event)']],
  [
    'gift',
    [
      '(gift|gifts)',
      '(a|which|what|that|no|any|our|my|the|last|latest|first|small|little) (present|presents)',
      '(present) (to|for|from|we|i|did|do)',
      '(as|be) (present|presents)',
      '(give|get|receive|send|bring|hand|deserve) .. present',
    ],
  ],
  ['complaint', ['(complaint|complain)']],
  ['other', ['internal (note|notes)', 'note to (self|myself|ourselves)']],
];
/** "At the present moment" speaks of no gift. */
const NO_GIFT: Pattern[] = [
  '(at|to|for) the present',
  BEING_PRESENT,
  'the present (moment|time|day|state|supplier|owner|one|provider)',
];

const LEFT_OUT =
  '(who care about|not care about|not|no|non|bar|barring|beyond|except|without|nor|never mind|forget|ignore|ignoring|skip|exclude|excluding|besides|apart from|aside from|other than|leave|leaving|minus|rather than|instead of)';
/** "I have not called" tells what happened; it rules no kind out. */
const NOT_DONE = '(have|be|do) (i|we|<M>|anyone|anybody|somebody|they|<E>)? (not|never)';
const SMALL = '(a|an|by|the|out|aside|only|just|count|counting|include|including|any|mere|our|my)?';
const OTHER_KIND =
  '(call|phone|ring|telephone|visit|meeting|email|mail|message|text|event|gift|complaint|note)?';

const namedIn = ({ has }: Reading) =>
  KINDS.filter(([kind, patterns]) => has(...patterns) && !(kind === 'gift' && has(...NO_GIFT)));

/** Whom one met one may have visited, and what was written was an e-mail or a message: a verb tells less than a noun. */
const LIKE: readonly (readonly [kind: InteractionKind, verb: RegExp, like: InteractionKind])[] = [
  ['meeting', /^(?:meet|meets|met)$/, 'visit'],
  ['email', /^(?:write|writes|wrote|written)$/, 'message'],
];
function withLike(named: typeof KINDS, { spots }: Reading): typeof KINDS {
  const said = (kind: InteractionKind) => named.some(([one]) => one === kind);
  const more = LIKE.filter(([kind, verb]) => said(kind) && spots.some(({ word }) => verb.test(word)));
  return KINDS.filter(([kind]) => said(kind) || more.some(([, , like]) => like === kind));
}

/** "Contacted or visited": in whatever way. */
const OR_CONTACTED: Pattern[] = [
  '(contact|speak|spoke|talk) (to|with)? (or|nor) (call|phone|ring|visit|meet|email|message)',
  '(call|phone|ring|visit|meet|email|message) (on|in on|at)? (or|nor) (contact|speak|spoke|talk|see|saw|live|in person|face to face|otherwise)',
  '(see|saw|live|in person|face to face) (or|nor) (call|phone|ring|telephone)',
];

/** The kinds of interaction that are named, be it to say that there was none. */
export const namedKinds = (reading: Reading): InteractionKind[] => namedIn(reading).map(([kind]) => kind);

/**
 * The kinds of interaction that are named, without those that are ruled out: "not a call, an actual visit", "calls only,
 * forget the visits and mails". Where some are ruled out and none is named, all the others that count as contact.
 */
export function kindsOf(reading: Reading): InteractionKind[] {
  const { has } = reading;
  if (has(...OR_CONTACTED)) return [];
  const named = namedIn(reading);
  const only = named.filter(([, patterns]) =>
    has(
      ...patterns.flatMap((one) => [
        `${one} (only|alone|exclusively|strictly)`,
        `(only|strictly|solely|just) (the|a|by)? ${one}`,
      ]),
    ),
  );
  const isOut = (patterns: readonly Pattern[]) =>
    patterns.some(
      (one) =>
        has(
          `${LEFT_OUT} ${SMALL} ${SMALL} ${one}`,
          `${LEFT_OUT} ${SMALL} ${SMALL} ${OTHER_KIND} ${OTHER_KIND} (and|or|nor) ${SMALL} ${one}`,
          `${one} (do|be|shall|should|would|need)? not (to be|be)? (count|matter|mean|interest|include)`,
          `${one} (aside|exclude|excluded|apart)`,
        ) && !has(`${NOT_DONE} ${one}`),
    );
  const out = named.filter(([, patterns]) => isOut(patterns)).map(([kind]) => kind);
  const left = (only.length > 0 ? only : withLike(named, reading))
    .map(([kind]) => kind)
    .filter((kind) => !out.includes(kind));
  const counted = out.filter((kind) => kind !== 'other');
  return left.length > 0 || counted.length === 0
    ? left
    : InteractionKind.options.filter((kind) => kind !== 'other' && !out.includes(kind));
}

/** "By which means", "mail or phone or what", "was it a call or a visit?": the kind is asked for, so that none narrows. */
export const asksWhichKind = ({ has }: Reading): boolean =>
  has(
    '(which|what) (way|mean|channel|medium|form|mode|method)',
    'by what',
    'how (do|have|be) (i|we|<M>|anyone|anybody|somebody|someone|he|she|they) .. (last|latest|touch|contact|reach)',
    'how (do|have|be) (i|we|<M>|anyone|anybody|somebody) (last|latest|recently)',
    'or (what|whatever|something|other|otherwise|else|how|so) $',
    'or (what|whatever|something else|some other|otherwise|how) ',
    `(be|do) (it|that|this) (happen|be)? (a|an|by|in|over|on|via)? (the)? ${OTHER_KIND.slice(0, -1)}`,
    '(contact|touch|interaction|exchange) .. (a|an) (call|visit|meeting|email|message) or (a|an) (call|visit|meeting|email|message)',
    '(phone|call|visit|meeting|email|mail|letter) or (by|in|a|an|via|over)? (the)? (phone|call|visit|meeting|email|mail|person|letter) or',
  );
