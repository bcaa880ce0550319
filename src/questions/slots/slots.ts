import { stem } from '../../domain/text/stem.ts';
import type { Reading } from '../parse/reading.ts';

/** Words by their stems. */
export const stems = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).map(stem));

/** All that was said, with words that add nothing, such as "just". */
const saidBy = ({ spots }: Reading): string => `${spots.map(({ symbol }) => symbol).join(' ')} `;

/** The asker speaks of their own: "my", "I", but not "tell me" or "I wonder". */
export const isMine = (reading: Reading): boolean => {
  // "Not just mine but anybody's": whoever's.
  if (/(?<= |^)not (?:only|just|merely|simply) (?:i|me|my|min) /.test(saidBy(reading))) return false;
  const rest = reading.symbols
    .replace(
      /\b(?:tell|give|show|let|remind|get|send|help|find|excus|bring|updat|fill|walk|prep|brief|catch|hit|do|rem|interest|concern|matter to|spare|ask|bother) me\b/g,
      ' ',
    )
    .replace(
      /^(?:\S+ )?(?:compar|list|check|look|find|count|sum|add|work|name|show|pull|run|calculat|put|figur|dig|collect)(?: (?:out|up|together))? (?:it |that )?for me\b/,
      ' ',
    )
    .replace(
      /\b(?:may|can|could|might|if|that|which) i (?:ask|know|have|get|see|request|beg|hear|learn|troubl|trouble|both|bother)\b/g,
      ' ',
    )
    .replace(
      /\bi (?:just |really |also |still )?(?:wonder|would|like|want|need(?! to (?:see to|do|deal|attend|finish|call|send|visit|handl|tackl|deliv|prepar|settl|fix))|wish|mean|think|know|forget|forgot|rememb|recall|gues|hop|believ|gather|understand|suppos(?! to)|assum|imagin|reckon|fear|hear|request|have a|be (?:tell|look|visit|meet|go|prepar|about|try|curiou|write|not|wonder|on|in(?! (?:touch|contact))|off|see))\b/g,
      ' ',
    );
  return /\b(?:i|my|min|me|myself)\b/.test(rest);
};

/** "How many …", "number of …": a count is wanted. */
export const wantsCount = (reading: Reading): boolean =>
  reading.has('how many', '(number|count|total) of', '^ count', 'how much (call|visit|meeting)');
