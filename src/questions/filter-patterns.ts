import type { Pattern } from './grammar/pattern.ts';

export const NO_OWNER: readonly Pattern[] = [
  '(no|without|lack|missing|none|has no|have no) .. (owner|rep|manager|responsible)',
  '(nobody|no one|none) .. (own|look after|handle|responsible|plate|charge|assign|take care|manage|get)',
  '(unowned|unassigned|ownerless|orphan|orphaned)',
  'not .. (assign|assigned|own|owned|look after) .. (by|to)? (anyone|anybody|somebody|someone|yet|any)?',
  'belong to (nobody|no one)',
];
export const NEVER: readonly Pattern[] = [
  'never .. (@talk|contacted|visited|been)',
  '(not|no) .. ever .. @talk',
  '(not|nobody|no one) .. (contact|speak|talk|touch|call) .. (yet|ever|at all|once|so far)',
  'no (contact|interaction|interactions) .. (yet|ever|at all|so far|record)',
  '(without|zero) .. (contact|interaction|interactions) .. (ever|yet|at all|so far)',
  'never .. touch',
];
export const QUIET: readonly Pattern[] = [
  'last @talk .. <D>',
  'last .. @talk .. before',
  '(lose|lost) touch',
  '(quiet|silent|silence|dormant|inactive|neglect|untouched|forgotten|quite|dark|stale)',
  '(not|no|nobody|never|none|without) ... (@talk|word|heard|hear)',
  '(no|without) .. (contact|touch|interaction|conversation)',
  '@talk .. not .. <T>',
  'not .. <T>',
  'not .. <D>',
  'not .. in touch',
];
export const OVERDUE: readonly Pattern[] = [
  '(overdue|neglect)',
  '(due|late) .. (for|to) .. (@talk|word|touch|check|catch)',
  '(past|beyond|over|exceed) .. (cadence|rhythm|limit|interval)',
  '(behind|late) .. (with|on) .. (contact|touch|calls|calling)',
  '(lose|lost) touch',
  '(forget|forgotten|forgot|overlooked)',
  '(should|must|need|ought) .. (contact|call|reach|visit|speak|talk|touch|catch|ring|phone|check)',
  '(need|owe) .. a (call|word|visit|touch)',
];
export const UTMOST: readonly Pattern[] = [
  '(full|top|perfect|maximum|highest|best) (mark|score|rating|point|note|possible)',
  '(bottom|lowest|minimum|worst) (mark|score|rating|point|possible)',
  '(delighted|thrilled|ecstatic|overjoyed|furious|livid)',
  'over the moon',
];
