import { stem } from '../../domain/text/stem.ts';
import type { Pattern } from '../grammar/pattern.ts';
import { FIRM_WORDS } from '../language/lexicon.ts';
import type { Reading } from '../parse/reading.ts';
import { stems } from '../slots/slots.ts';

type Met = 'yes' | 'partly' | 'no';
const ALL: readonly Met[] = ['yes', 'partly', 'no'];
const LACKING: readonly Met[] = ['partly', 'no'];
const NOTHING: readonly Met[] = ['no'];

const NEED = '(need|needs|requirement|requirements|want|unmet|wish|wishes)';
const NONE = '(not|never|no|nothing|cannot)';
const MET = stems(
  'meet met fulfil fulfill fulfilled cover covered satisfy satisfied serve served address addressed',
);
const SATISFIED = stem('satisfied');
const UNMET = stems('unmet unfulfilled uncovered unserved unsatisfied');
const HALF = stems('partly partially partial half halfway partway part');
const FULL = stems('fully completely entirely totally wholly all full');
const NO = stems('not no never neither nor without hardly except excluding fail unable');
/** "I do not mean the partly met ones" says what to leave out. */
const NOT_MEANT = /(?<= |^)not (?:mean|count|includ|interest in|ask (?:about|for)) (?:\S+ ){0,3}$/;
/** "Neither met nor partly met" rules out; "not met" is a state of its own. */
const RULES_OUT = stems('neither nor without except excluding');
/** What may stand between such words. */
const BETWEEN = stems(
  'be is are been get got have has do does we us our they only just at all yet currently now still could can would any or and really even to able met meet need needs that which to in the those ones one account customer',
);
const REACH = 7;
/** "They get all they need from us." */
const SUPPLIED: readonly Pattern[] = [
  '(get|have|find|receive) (all|everything|whatever|what) .. need',
  '(give|sell|supply|provide|offer) .. (all|everything|whatever|what) .. need',
];
/** "They do not get what they need", and that they may get some of it. */
const UNSUPPLIED: readonly Pattern[] = [
  '(get|have|find|receive|give|sell|supply|provide) .. (nothing|none) (of|from)? (that|all|what|anything|whatever|everything) .. need',
  `${NONE} .. (get|have|find|receive) (at all)? (all|everything|whatever|what|anything) .. need`,
  `${NONE} .. (give|sell|supply|provide|offer) .. (all|everything|whatever|what|anything) .. need`,
];
const MET_BY_NOTHING: readonly Pattern[] = [
  '(meet|met|fulfil|cover|satisfy|serve|address) (none|nothing|not one) (of|that)? .. need',
  'none of .. need .. (meet|met|fulfil|cover|satisfy|serve|address)',
];
/** "Whose needs are we missing?", "we let them down on their needs". */
const WE_FAIL: readonly Pattern[] = [
  '(need|needs|requirement|wish) (do|be) (we|our product|our offer) (miss|fail|ignore|neglect|disappoint)',
  'we (be|do)? (completely|totally|entirely|simply)? (miss|fail|ignore|neglect|disappoint) .. need',
  '(let|leave) .. down .. (on|with|in|about) .. need',
];
/** "Needs met: no", "needs met is a flat no", "it is a no on needs being met". */
const A_NO = '(flat|clear|plain|simple|big|straight|outright|hard)?';
const SAYS_NO: readonly Pattern[] = [
  `need (be)? (be)? (meet|met) (be|equal|say|read|stand at|at|on)? (a|an)? ${A_NO} no $`,
  `need (be)? (be)? (meet|met) (be|equal|say|read|stand at|at|on)? (a|an)? ${A_NO} no (and|but|only|list|who|which)`,
  `(a|an) ${A_NO} no (on|to|for|about|under|in|at|beside|as to|when it come to) .. need .. (meet|met)`,
  `(a|an) ${A_NO} no (on|to|for|about|as to|when it come to) (whether|if|the)? .. (meet|met) .. need`,
];
const SOME_OF_IT = '(all|everything|whatever) .. need';

/** How far needs are met: several where a number of each is asked for; none where it is not asked. */
export function metOf({ has, spots }: Reading): Met[] {
  if (!has(NEED)) return [];
  const wanted = new Set<Met>();
  const out = new Set<Met>();
  const word = (at: number) => spots[at]?.symbol ?? '';
  /** The words before one, back to the first that does not belong to it. */
  const before = (at: number): string[] => {
    const words: string[] = [];
    for (let back = at - 1; back >= Math.max(0, at - REACH); back -= 1) {
      const one = word(back);
      // "Not at all".
      if (one === 'all' && word(back - 1) === 'at') continue;
      if (NO.has(one) || HALF.has(one) || FULL.has(one)) words.push(one);
      else if (!BETWEEN.has(one)) break;
      if (RULES_OUT.has(one)) break;
    }
    return words;
  };
  /** "Which accounts need cover, have to be covered": by a colleague. */
  const isStoodIn = (at: number) =>
    word(at) === 'cover' && (word(at - 1) === 'need' || (word(at - 1) === 'be' && word(at - 2) === 'to'));
  const halfAt = (at: number) => {
    const said = `${spots
      .slice(0, at)
      .map(({ symbol }) => symbol)
      .join(' ')} `;
    const denied = NOT_MEANT.test(said) || before(at).some((one) => NO.has(one));
    (denied ? out : wanted).add('partly');
  };
  spots.forEach(({ symbol }, at) => {
    if (UNMET.has(symbol)) wanted.add('no');
    if (HALF.has(symbol)) halfAt(at);
    // "Satisfied customers" feel so, whatever they need.
    if (!MET.has(symbol) || isStoodIn(at) || (symbol === SATISFIED && FIRM_WORDS.has(word(at + 1)))) return;
    const [first, ...further] = before(at);
    // "Met only partly"; "not met, partly met" names two.
    let after = at + 1;
    while (BETWEEN.has(word(after)) && after - at < REACH) after += 1;
    const isHalfAfter = HALF.has(word(after)) && !MET.has(word(after + 1));
    if ((first !== undefined && HALF.has(first)) || (isHalfAfter && !NO.has(word(at + 1)))) return;
    if (first === undefined) wanted.add(word(at + 1) === 'not' && word(at + 2) === 'at' ? 'no' : 'yes');
    else if (RULES_OUT.has(first)) out.add('yes');
    else if (NO.has(first)) wanted.add('no');
    else if (FULL.has(first) && further.some((one) => NO.has(one)))
      for (const one of LACKING) wanted.add(one);
    else wanted.add('yes');
  });
  // "We meet none of what they need."
  if (has(...MET_BY_NOTHING, ...WE_FAIL, ...SAYS_NO)) return ['no'];
  if (has(...UNSUPPLIED))
    for (const one of has(SOME_OF_IT) && !has('at all') ? LACKING : NOTHING) wanted.add(one);
  else if (has(...SUPPLIED)) wanted.add('yes');
  const left = [...(wanted.size > 0 ? wanted : out.size > 0 ? ALL : [])].filter((one) => !out.has(one));
  return ALL.filter((one) => left.includes(one));
}
