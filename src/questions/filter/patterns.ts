import type { Pattern } from '../grammar/pattern.ts';

const NOBODY =
  '(nobody|no one|none|no colleague|no member|no teammate|no person|no human|not one of us|no single person|no team member)';
export const NO_OWNER: readonly Pattern[] = [
  '(no|without|lack|missing|none) (an|any|a|one|assigned|clear|real|proper)? (account)? (owner|rep|manager|responsible)',
  `${NOBODY} .. (own|mind|tend|look after|handle|responsible|plate|charge|assign|take care|manage|feel responsible|answer for|claim|adopt|pick up|take on|take over)`,
  '(neither|nor) (have)? (an|any|a)? owner',
  '(owner|account manager|rep) .. (be|stand|left|say|read|show)? (still)? (blank|empty|missing|vacant|unset|unfilled|unknown|undecided|void|not set|not fill|not enter|not assign|not give|nobody|no one|none|open|free)',
  '(blank|empty|missing|vacant|unfilled|void|no) (in|for|as|under|at)? (the|an)? (owner|account manager|rep)',
  '(not|never) .. (give|hand|pass|entrust|allocate|allot|award|appoint|tie|link|attach) .. to (anyone|anybody|somebody|someone|any of us|a colleague|a member|any member)',
  '(not|never) .. (own|look after|handle|manage|take|take on|adopt|claim|pick up) by (anyone|anybody|any of us|any colleague)',
  `(give|assign|allocate|allot|entrust|hand) to ${NOBODY}`,
  `${NOBODY} (have|has|do)? get $`,
  `${NOBODY} .. get (on|under|with|in) (their|his|her|the)`,
  `${NOBODY} (name|baby|child|job|account|customer|patch|desk|plate)`,
  '(no|without) .. name .. (against|next|beside|behind|on|to) (it|they|them)',
  '(no|without|lack) (anyone|anybody|someone|somebody) .. (responsible|own|look after|charge|take care|handle)',
  '(unowned|unassigned|ownerless|orphan|orphaned)',
  'not .. (assign|assigned|own|owned|look after) .. (by|to)? (anyone|anybody|somebody|someone|yet|any)?',
  `(belong|sit|be|rest|lie|stand) (to|with|under) ${NOBODY}`,
  'be nobody (at the moment|at present|right now|just now|now|yet|at all|any more|today)? $',
  '(@account|@prospect|@former|one) of nobody',
];
/** Brought to us by whomever. */
export const REFERRED_BY: readonly Pattern[] = [
  '(through|via|by|thru|from|on|as|thanks to|because of) .. (referral|referrals|recommendation|refer|word of mouth|tip|introduction|say so)',
  '(through|via|by|thru|thanks to) (a|an|the|some|another|our)? @refer',
  '@refer (to us|by)',
  '(be|get|come) @refer',
  '(be|get) ... @refer $',
  '(our|the|all) @refer (@account|@prospect|@former)',
  '(send|point|steer|direct|pass|put|bring|throw|tip|hand|nudge) .. (our way|our direction|to us|onto us|towards us|us) .. by',
  '(somebody|someone|another|other|else|others|people) .. (send|point|steer|pass|put|bring|@refer) (us|our way|to us|onto us|us to)',
];
/** They sent us others. */
export const REFERS: readonly Pattern[] = [
  '(who|which|that|@account) (have|do|be)? (not|never|ever|already|also)? (ever|yet)? @refer (us|anybody|anyone|somebody|someone|other|others|customer|new|friend|nobody|no one|none) ',
];
/** Where people find firms, as far as it sounds like a source. */
export const MEDIUM =
  '(website|web|internet|google|linkedin|facebook|instagram|twitter|podcast|radio|newsletter|magazine|newspaper|advert|advertisement|ad|leaflet|flyer|brochure|catalogue|billboard|poster|fair|exhibition|trade|show|congress|conference|webinar|mailing|mailshot|directory|search|press|online)';
/** Through something that sounds like a source. */
export const FOUND_BY: readonly Pattern[] = [
  `(find|discover) us .. (through|via|by|from|at|on|in|over|off) .. ${MEDIUM}`,
  '(find|discover|come across|hear of) us online',
  `(hear|learn|know|aware) (of|about) us .. (through|via|by|from|at|on|in|over|off) .. ${MEDIUM}`,
  `(come|get|arrive) (in|to us|here)? .. (through|via|from|by) .. ${MEDIUM}`,
];
const CONTACT =
  '(contact|talk|speak|chat|call|phone|ring|email|mail|message|meet|visit|touch|reach|hear|approach|interaction|conversation|communication|word|write to|deal)';
const AT_ANY_TIME = '(ever|yet|at all|once|so far|until now|to date|single|whatsoever|whatever)';
const NOBODY_DID = '(not|nobody|no one|none|no|without|zero)';
/** Nobody ever did: "never talked to", "with whom nobody was in touch yet", "not a single contact". */
export const NEVER: readonly Pattern[] = [
  `never .. ${CONTACT}`,
  `${NOBODY_DID} .. ${AT_ANY_TIME} .. ${CONTACT}`,
  `${NOBODY_DID} .. ${CONTACT} .. ${AT_ANY_TIME}`,
  `${CONTACT} .. (never|not once)`,
  `(have|be)? yet to (be)? ${CONTACT}`,
  '(no|zero) (contact|interaction|call|conversation) (so far|to date|until now|up to now|yet)',
  '(not|never) (even)? (a|one|the)? (first|single) (contact|talk|conversation|call|interaction|word)',
  '(no|zero) (contact|contacts|interaction) $',
  '(no|zero) (contact|interaction|interactions|conversation|communication) .. (any kind|any sort|any form|of any|with anyone|with anybody|record|file|log)',
  `not once .. ${CONTACT}`,
  `(not|nobody|no one) .. ${CONTACT} (even|so much as)? (once|one time)`,
  'still (without|no) (any|a)? contact',
  `(wait|await|ahead|lie|lack|want) .. first ${CONTACT}`,
  '(without|no|not) (a|any|even)? (one|single|record|log|note|document) (record|log|note|document)? (contact|interaction|conversation) (record|log|on file)? $',
  '(contact|interaction|communication|conversation|call) (history|log|timeline) .. (empty|blank)',
  '(empty|blank) (contact|interaction|communication|conversation|call)? (history|log|timeline)',
];
/** "Only those we have already been in contact with". */
export const TOUCHED_ALREADY: readonly Pattern[] = [
  `already (be|have)? (be|have)? (in)? ${CONTACT}`,
  '(who|which|that|one|those|@account|@prospect|@former) (we|i|somebody|anybody|someone|anyone)? (have|do|be) (already|once|before|at least once) (be|have|ever)? (be|in)? @talk',
  '(who|which|that|one|those|@account|@prospect|@former) (we|i|somebody|someone) (have|do|be) @talk .. (already|before|once|at least once|at some point)',
  '(already|previously) (be|have)? (contacted|reached|approached|in contact|in touch|spoken to|talked to)',
];
/** "Without those we never contacted". */
export const BUT_NEVER: readonly Pattern[] = [
  '(without|not|except|exclude|excluding|minus|leave out|ignore|skip|apart from|other than|besides|no) .. (thos|one|who|which|that|account|customer|prospect|any|anybody|anyone)? .. (never|nobody|no one|not|none) .. (@talk|touch)',
  '(never|nobody|no one) .. @talk .. (aside|asid|exclude|leave out|do not count|not count)',
];
/** Somebody was in touch at some time or other. */
export const ONCE_TOUCHED: readonly Pattern[] = [
  '(@talk|contact) .. (sometime|some time|in the past|at least once|at least one time|one time)',
  '(have|be) (some|a) contact (with us|with they)? .. (once|ever|before)',
  'only (the|those)? (one|those|account|@account|@prospect) .. (have|be) .. @talk',
  '(a|some) contact on file',
  'ever (but|yet|though)',
];
/** Those that were never contacted are left out. */
export const CONTACTED_BEFORE: readonly Pattern[] = [
  '(do|did|have) (talk|speak|contact|reach|touch|meet) .. (at some point|before|once|earlier|ever|in the past|already)',
  ...ONCE_TOUCHED,
  '(once|earlier|previously|formerly|before|already) .. (but|no|not)',
  ...TOUCHED_ALREADY,
  'in the past .. but',
  'at some point',
  '(earlier|previous|former|past) (conversation|contact|talk|call|meeting|visit|exchange)',
  'used to',
  'but not',
  '@talk .. once .. but',
  '(contact|touch) .. (once|before) but',
  ...BUT_NEVER,
  'where (something|anything) .. (log|record|note)',
];
export const QUIET: readonly Pattern[] = [
  '(last|latest|most recent) (@talk|time) .. <D>',
  'last .. @talk .. before',
  'last @talk .. <T>',
  '@talk .. <D> (old|ago|back)',
  '@talk .. (but|and|though|yet) (it|that|this|they) (then)? (be|have|stop|end|cease|die|dry|break) .. <D>',
  '<D> .. (pass|elapse|go by|lapse|go) (since|without) .. @talk',
  '@talk .. (but|and|though|yet) (none|nothing|no more|not) .. (<T>|<D>)',
  '(lose|lost) (touch|contact|sight)',
  '(quiet|silent|silence|dormant|inactive|neglect|untouched|forgotten|quite|dark|stale)',
  '(not|no|nobody|never|none|without) ... (@talk|word|heard|hear)',
  '(hear|heard|get|got|receive|have) nothing (from|of|out)',
  'nothing .. (hear|heard|come|came|stir|happen|move|occur)',
  '(no|without) .. (contact|touch|interaction|conversation)',
  '@talk .. not .. <T>',
  'not .. <T>',
  'not .. <D>',
  '@talk .. (but|yet|though) .. (<T>|<D>) (not|never|nobody|no more)',
  'not .. in touch',
  'wait .. <D> (for|to)',
  'wait (for)? (more than|over)? <D>',
];
/** "The allowed time", "the agreed period": the cadence in other words. */
const ALLOWED =
  '(allow|permit|agree|prescribe|stipulate|require|specify|fix|set|plan|maximum|proper|due) .. (time|period|span|window|gap|number of days|days|frame|timeframe)';
/** Late in keeping in touch, rather than with what we owe. */
export const OUT_OF_TOUCH: readonly Pattern[] = [
  '(behind|late|slack|slip) .. (keep|stay) in touch',
  '(behind|late) (with|on|in)? (make|get)? (in)? (the|our)? (contact|call|ring|phone|visit|talk|touch)',
  '(contact|call|visit) (be|run|come)? (late|behind)',
  '(due|suppose|mean|overdue) to hear from (i|me|we|us|<M>)',
];
/** A list of those for whom nothing is planned, rather than what is planned. */
export const NO_NEXT_STEP: readonly Pattern[] = [
  '@account .. (no|without|lack|not) .. (next step|follow up|todo|to do)',
];
export const OVERDUE: readonly Pattern[] = [
  '(overdue|neglect)',
  '(due|late) .. (for|to) .. (@talk|word|touch|check|catch)',
  '(due|overdue) (a|another|some|their|next) .. (call|visit|ring|word|chat|check|catch|touch|meeting)',
  'as (often|frequently|regularly) as .. (agree|should|plan|promise|suppose|we|allow|must)',
  '(not|never) .. (often|frequently|regularly) enough',
  '(past|beyond|over|exceed|outside|cross|break|overstep|overrun|overshoot|overshot|burst|blow|breach|miss) .. (cadence|rhythm|limit|interval)',
  '(not|nobody|no one|never) .. @talk .. (in|on) time',
  '(more|long) ... than .. (cadence|rhythm|limit|interval|allow)',
  'too long .. (without|cadence|rhythm|interval|limit)',
  '(late|behind|miss|not|too long|due|should) ... (by|accord to|per|go by|under) (the|their|its|our)? (set|agree|contact|own|fix)? (cadence|rhythm|interval)',
  '(not|nobody|no one|never|nothing|without|fail) .. (within|in|inside|keep to|respect|observe|meet) .. (cadence|rhythm|limit|interval)',
  `(within|in|inside|past|beyond|over|exceed|outside|longer than) .. ${ALLOWED}`,
  '(limit|cadence|interval|rhythm) be (up|over|reach|use up)',
  'longer .. than .. (allow|agree|permit|should|rhythm|cadence|limit|interval|plan|suppose)',
  '(behind|late) .. (with|on) .. (contact|touch|calls|calling)',
  '(lose|lost) (touch|contact|sight)',
  '(forget|forgotten|forgot|overlooked)',
  '(contact|call|visit|touch|cadence|rhythm|interval|limit|date|deadline) .. (pass|passed|elapse|elapsed|expire|expired|lapse|lapsed|run out|ran out|exceed|exceeded|overrun|overstep|overshot|break|broken|breach|miss|cross|surpass|violate)',
  '(over|past|beyond|run over|gone over) .. (limit|cadence|interval|contact date)',
  '(have|got|suppose) to .. (contact|call|reach|visit|speak|talk|touch|catch|ring|phone|check)',
  '(should|must|need|ought) .. (contact|call|reach|visit|speak|talk|touch|catch|ring|phone|check)',
  '(should|must|ought) .. have be in (contact|touch)',
  '(need|owe) .. a (call|word|visit|touch)',
  '(need|deserve|want) .. attention',
  '(be|high) (it|high|about)? time (to|for|that) .. (contact|call|reach|visit|speak|talk|touch|catch|ring|phone|check)',
  '(turn|next) .. (to be|for a|in line for) .. (call|contact|visit|ring|phone)',
  '(past|beyond|over|exceed|outside) (their|its|the) (own|agree|allow|usual|due|plan)? (<D>|date|day|time|limit)',
  ...OUT_OF_TOUCH,
];
/** Said without a negation: not overdue. */
export const WITHIN_LIMIT: readonly Pattern[] = [
  '(on|in) (time|schedule|track) (with|for|as to|as regards|regarding|in terms of|when it come to) .. (contact|call|visit|touch)',
  '(contact|call|visit|touch) .. (on|in) (time|schedule|track)',
  '(have|get|with) (some|still|a little)? (time|day|leeway|slack) (left|leave|to spare|to go) ... (contact|call|visit|due|touch|overdue|talk)',
  '(within|inside) .. (allow|permit|agree|set|fix|maximum) .. (number of days|days|day|time)',
  '(within|inside|keep to|respect|observe) .. (cadence|rhythm|limit|interval)',
  `(within|inside|keep to) .. ${ALLOWED}`,
];
/** Won from whomever, lost to whomever. */
export const WON_ANY: readonly Pattern[] = [
  'from who .. we .. (win|poach|snatch) .. @account',
  '(competitor|rival|supplier|provider) (have|do)? we (have)? (win|poach|take|snatch) .. @account',
  '(win|take|took|poach|steal|stole|pinch|nick|snatch|lure|grab|prise|tempt|gain|convert) .. (from|off|away|over) .. (competitor|competition|rival|other|else|supplier|somebody|someone|provider|vendor|opposition)',
  '(competitor|competition|rival|supplier) .. (win|won|take|took|poach|gain|get|steal) .. (from|off)',
  '(come|switch|defect|move) .. (from|over) .. (competitor|competition|rival|supplier|provider|opposition)',
  '(with|at|of) .. (competitor|competition|rival|opposition) .. (before|earlier|previously|formerly|first)',
  '(before|earlier|previously|formerly) .. (with|at|of|buy from|supply by) .. (competitor|competition|rival|opposition)',
];
export const LOST_ANY: readonly Pattern[] = [
  '(lose|lost) .. to .. (competitor|competition|rival|other|else|supplier|somebody|someone|opposition)',
  '(leave|go|switch|defect) .. (to|for) .. (competitor|competition|rival|opposition)',
];
/** Added to the file, whenever they became customers. */
export const ADDED: readonly Pattern[] = [
  '(create|enter|record|register|file|capture|typed|key) .. <T>',
  '(add|put|enter) .. (to|into|in|on) .. (file|system|list|crm|book|database|record|us) .. <T>?',
  '(account|prospect|entry|record|file|lead|company|former) .. (add|create|enter|new) .. <T>',
  'new (prospect|lead|account|entry|record) .. <T>',
  '(account|file|record) (be|have be)? open <T>',
];
export const AT_LIMIT: readonly Pattern[] = [
  '(reach|hit|at|on|exhaust|use) .. (limit|cadence|interval|rhythm) .. (today|now|<T>)',
  '<T> .. (reach|hit|at|on|exhaust|use) .. (limit|cadence|interval|rhythm)',
  '(limit|cadence|interval|rhythm) .. (today|<T>) .. (reach|expire|end|run out|use)',
  'last day .. (overdue|late|limit|cadence)',
];
/** Not overdue yet, but at a time ahead. */
export const BECOMES_OVERDUE: readonly Pattern[] = [
  '(be|become|turn|go|get|fall|come) .. (overdue|late|due) .. <T>',
  '<T> ... (be|become|turn|go|get|fall|come) .. (overdue|due)',
  '(run|go|get|slip|pass|exceed|cross|break|reach) (over|past|beyond|out of)? .. (cadence|limit|interval|rhythm) .. <T>',
];
/** Overdue now, or by the end of a time ahead. */
export const DUE_BY: readonly Pattern[] = [
  '(should|must|ought to|need to|have to|deserve to) (hear|get|receive|have) (from us|a call|a visit|a ring|a word|a mail|an email|a message|a line) .. <T>',
  '(be|fall|come)? (up|due|next|in line|ripe|ready) (for|to get|to have|to receive) (a|another|their|some|the next)? (call|visit|ring|word|chat|check|catch|touch|meeting|contact|email) .. <T>',
  '(must|should|need|ought|have) to? be (contact|call|visit|reach|speak to|talk to|ring|phone) .. <T>',
  '(must|should|need to|ought to|have to) (we|i)? (contact|call|visit|reach|speak to|talk to|ring|phone) .. <T>',
];
export const OVERDUE_BY: readonly Pattern[] = [
  '(exceed|over|past|beyond|outside|behind) .. (limit|cadence|interval|rhythm) .. by .. <D>',
  '(overdue|late|past|beyond|over) .. <D>',
  '<D> .. (overdue|late|past|beyond|over)',
];
/** A competitor sells to them, now. */
export const SUPPLIED: readonly Pattern[] = [
  '(buy|order|purchase|get|source|obtain|receive|take) .. (from|with|at) .. <R>',
  '(use|have|with) (also)? <R>',
  '<R> .. (in|on) (the|their)? (house|site|premise|premises|book)',
];
/** Others sell to them too, whoever they are. */
export const ALSO_ELSEWHERE: readonly Pattern[] = [
  '(buy|order|purchase|get|shop|source|deal) .. (elsewhere|somewhere else|anywhere else)',
  '(buy|order|purchase|get|source|supply) .. (from|by|with) .. (somebody|someone|other|others|another|anybody|anyone) (else|firm|company|supplier|too|as well|besides|also)?',
  '(buy|order|purchase|get|source|shop) .. (from|by|with|at) (a|another|our|any|some|one of our|of)? (competitor|competition|rival)',
  '(second|another|other|further|different) (supplier|vendor|provider)',
  'use (a|any|another|some|one of our) (competitor|rival)',
  '(share|split) .. (with|between) .. (competitor|competition|rival|supplier|other|others)',
  'not .. (only|sole) (supplier|provider|vendor)',
];
/** Nobody else sells to them. */
export const SOLE: readonly Pattern[] = [
  '(buy|purchase|order|get|source|shop) .. (from|with|at) (nobody|none|no) (one)? (else|but us|except us|besides us|apart from us)',
  '(have|with) (nobody|no one|none) (else)? but us',
  '(have|use|with) (nobody|no one|none) else',
  '(nobody|no one|none) (else)? (be)? (supply|serve|sell to|deliver to) them',
  'where we be (alone|the only one|by ourselves|on our own)',
  '(buy|purchase|order) .. (only|exclusive|exclusively|solely) from us',
  '(buy|purchase|order) .. from us (alone|exclusively|solely|and nobody)',
  '(buy|purchase|order) .. from us only (and|but)',
  '(buy|purchase|order) .. from us only $',
  '(buy|purchase|order) (nothing|nowhere) else',
  '(not|never|nothing|none) .. (buy|order|get|purchase|source|shop) .. (elsewhere|anywhere else|anybody else|anyone else|somebody else|someone else|from others|somewhere else)',
  '(exclusively|solely) (our|ours)',
  '(we|us) .. (only|sole|exclusive) (supplier|provider|vendor)',
  '(only|sole|exclusive) (supplier|provider|vendor) .. (we|us)',
];
