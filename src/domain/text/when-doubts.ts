import type { ParsedResult } from 'chrono-node';

const PREPOSITION =
  /\b(?:by|on|until|till|til|before|due|since|from|for|in|of|during|after|around|early|mid|late)[ -](?:the )?$/i;
const ENDS = /^\s*(?:$|[,.;:!?)\n–—])/;
/** What may follow a bare hour, so that "at 4" is a time and "at 4 sites" is not. */
const AFTER_AN_HOUR =
  /^\s*(?:$|[,.;:!?)\n–—-]|(?:sharp|o'?clock|and|but|or|to|with|about|re|by|for|on|in|from|via|at|then|so|he|she|they|we|i|today|yesterday|tomorrow)\b)/i;
const MONTH =
  /^(?:january|february|march|april|may|june?|july?|august|jan|feb|mar|apr|aug|sept?|september|oct|october|nov|november|dec|december)\.?$/i;
const ALSO_WORDS = /^(?:sat|sun|wed|mon)\.?$/i;
const LENGTH_OF_TIME =
  /^(?:for\b|(?:last|past)\s+(?:\d|an?\b|one|two|three|four|five|six|few|several|couple))/i;

/**
 * Whether what chrono found is more likely a word or a number than a date: "we sat down", "called April",
 * "24/7", "at 4 sites", "5/6 pallets", "Monday's order", "for 2 weeks", "at 3.50 EUR".
 */
export function isDoubtful(result: ParsedResult, text: string): boolean {
  const found = result.text.trim();
  const before = text.slice(Math.max(0, result.index - 20), result.index);
  const after = text.slice(result.index + result.text.length, result.index + result.text.length + 20);
  const introduced = PREPOSITION.test(before) || /^(?:on|in)\b/i.test(found);
  if (/^now$/i.test(found) || LENGTH_OF_TIME.test(found)) return true;
  if (/^(?:['’]s|-\p{L})/u.test(after)) return true;
  if (MONTH.test(found)) return !introduced;
  if (ALSO_WORDS.test(found)) return !introduced && (found === found.toLowerCase() || !ENDS.test(after));
  if (/^(?:on )?\d{1,2}\/\d{1,2}$/i.test(found))
    return /24\/7$/.test(found) || !(introduced || ENDS.test(after));
  if (/^(?:at|from) \d{1,2}$/i.test(found)) return !AFTER_AN_HOUR.test(after);
  if (/\d\.\d\d$/.test(found)) return /^\s*(?:[€$£%k]|[A-Z]{3}\b|each\b|per\b|an?\b)/.test(after);
  return false;
}
