import type { Pattern } from '../grammar/pattern.ts';

/** How customers are said to feel at the very end of a feeling, and what they do that are well or ill disposed. */
export const UTMOST_UP: readonly Pattern[] = [
  '(full|top|perfect|maximum|max|highest|best) (mark|score|rating|point|note|possible|feeling|mood|value)',
  '(feeling|mood|score) .. (maximum|max|plus 2|plus two)',
  '(top|end|maximum) of the (mood|feeling)? scale',
  'plus (two|2)',
  '(feeling|mood|sentiment) (score|level|value|rating|mark)? (of|at|be|stand at|equal)? (two|2)',
  '(delighted|thrilled|ecstatic|overjoyed)',
  'over the moon',
  '(best|finest|highest) of (all)? (the)? mood',
  '(very|extremely|absolutely|totally|thoroughly|utterly|perfectly|super|completely) (happy|satisfied|pleased|content|glad|positive|enthusiastic)',
  'as (happy|satisfied|pleased|content|glad|cheerful) as (can|could|it|they|possible|ever|anyone|anybody)',
];
const HAPPY = '(happier|happy|satisfied|pleased|content|enthusiastic|positive)';
const UNHAPPY = '(unhappier|angrier|crosser|unhappy|angry|cross|annoyed|dissatisfied|upset|negative)';
const COULD_NOT =
  '(can|could|would|will) (hardly|scarcely|barely|possibly)? (not|hardly|scarcely|barely) (possibly)? (be|feel|get)';
/** "They could not be happier with us." */
export const COULD_NOT_BE_UP: readonly Pattern[] = [`${COULD_NOT} (more|any more|any)? ${HAPPY}`];
export const COULD_NOT_BE_DOWN: readonly Pattern[] = [`${COULD_NOT} (more|any more|any)? ${UNHAPPY}`];
const US = '(us|our|me|ours)';
/** What customers do that are well or ill disposed to us. */
export const FOND: readonly Pattern[] = [
  `(like|love|adore|appreciate|value|trust|admire|cherish|praise) (working with|dealing with)? ${US}`,
  `(fond|fan|fans|friend|friends|proud|supportive|enamoured) of ${US}`,
  `(think|speak) (very|most|so)? (well|highly|good) of ${US}`,
  `(well|kindly|favourably|warmly) (disposed|inclined|minded) (to|towards)? ${US}`,
];
export const NOT_FOND: readonly Pattern[] = FOND.map(
  (pattern) => `(not|never|no longer|hardly|nobody) ${pattern}`,
);
export const HOSTILE: readonly Pattern[] = [
  `(hate|dislike|despise|resent|distrust|loathe|detest|mistrust|curse|loath) ${US}`,
  `(sick|tired|weary) of ${US}`,
  `(think|speak) (badly|ill|poorly) of ${US}`,
];
export const UTMOST_DOWN: readonly Pattern[] = [
  '(bottom|lowest|minimum|worst) (mark|score|rating|point|possible|feeling|mood|value)',
  '(feeling|mood|score) .. (minimum|minus 2|minus two)',
  '(bottom|minimum) of the (mood|feeling)? scale',
  'minus (two|2)',
  '(furious|livid)',
  '(very|extremely|deeply|thoroughly|seriously|totally|utterly) @unhappy',
  '(worst|lowest) of (all)? (the)? mood',
  'as @unhappy as (can|could|it|they|possible|ever|anyone|anybody)',
];
