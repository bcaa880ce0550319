const LEAD_IN =
  /(?:^|[\s(])(?:no later than|not later than|at the latest|sometime|due by|due on|due|by|before|until|till|til|on|for|from|starting|latest|later|earlier|around|after|@)\s+(?:the\s+|this\s+)?$/i;
/** "in" and "at" lead to some dates only: "in March" and "at the weekend", but "check in tomorrow". */
const LEAD_IN_TO_MONTH = /(?:^|[\s(])(?:in|early|late)\s+$/i;
const LEAD_IN_TO_TIME = /(?:^|[\s(])(?:at|over|around)\s+(?:the\s+)?$/i;
const MONTH = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i;
const HAS_LEAD_IN = /^(?:on|in|at|by|within|after|before|from|until|till|due|for)\b/i;

/**
 * The text without the date phrase at `index` and what led to it:
 * "send the quote by Friday, then call" -> "send the quote, then call"; "by Friday: send it" -> "send it".
 */
export function cutOut(text: string, index: number, length: number): string {
  const head = text.slice(0, index);
  const leadIn = leadInTo(text.slice(index, index + length), head.slice(-30));
  let left = head
    .slice(0, head.length - leadIn.length)
    .concat(leadIn.startsWith('(') ? '(' : '')
    .trimEnd();
  let right = text
    .slice(index + length)
    .replace(/^\s*(?:at the latest|latest|eod|cob)\b/i, '')
    .trimStart();
  if (left.endsWith('(') && right.startsWith(')')) {
    left = left.slice(0, -1).trimEnd();
    right = right.slice(1).trimStart();
  }
  if (right === '' || /^[,.;:!?]/.test(right)) left = withoutTail(left);
  if (left === '') return right.replace(/^[\s,.;:–—-]+/, '');
  if (right === '') return left;
  return /^[,.;:!?)]/.test(right) ? left + right : `${left} ${right}`;
}

/** A comma, dash or colon that introduced the date phrase goes with it. */
function withoutTail(text: string): string {
  let end = text.length;
  while (end > 0 && /[\s,;:–—-]/.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

function leadInTo(words: string, before: string): string {
  if (HAS_LEAD_IN.test(words)) return '';
  const special = MONTH.test(words)
    ? LEAD_IN_TO_MONTH
    : /^(?:\d|noon|midnight|weekend)/i.test(words) && LEAD_IN_TO_TIME;
  return (LEAD_IN.exec(before) ?? (special || null)?.exec(before))?.[0] ?? '';
}
