import { stem } from '../../domain/text/stem.ts';
import type { Reading } from '../parse/reading.ts';

/** Words by their stems. */
export const stems = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).map(stem));

/** The stems of some words as a choice of an expression. */
export const anyStem = (words: string): string => `(?:${words.split(' ').map(stem).join('|')})`;

/** "How many …", "number of …": a count is wanted. */
export const wantsCount = (reading: Reading): boolean =>
  reading.has(
    'how many',
    '(number|count|total) of',
    '^ (you)? count (the|all|our|my|up|how)',
    '(can|could|would|will) (you|anyone) count',
    '^ count',
    'how (large|big) be .. (base|file|portfolio|list|segment|branch|sector|group|crowd)',
    'how much (call|visit|meeting)',
    'size of .. (segment|sector|branch|group|base|portfolio|crowd|camp)',
  );
