import type { MemberId } from '../../domain/id.ts';
import type { Reading } from '../parse/reading.ts';
import { isMine, saysSo } from '../slots/mine.ts';
import { isNegated } from '../slots/negation.ts';
import { stems } from '../slots/slots.ts';

/** Who of us acted, and who did not. */
export type Actors = { by: MemberId | null; notBy: MemberId[] };

const ME = stems('i me my myself');
/** What is said of somebody who is not there: "was away in May", "is on leave". */
const AWAY =
  /^(?:be |have |do )+(?:still |again |just )?(?:on |at |in )?(?:a |the |his |her |their )?(?:away|out|off|ill|sick|absent|abroad|holiday|leave|vacation|parental|maternity|sabbatical)(?: |$)/;
/** What comes before somebody whom another one replaced: "stood in for", "on behalf of". */
const FOR_ANOTHER =
  /(?:(?:stand|stood|step|fill|sit|sat|jump) in for|(?:cover|sub|substitut|deputis|deputiz)(?: for)?|(?:in (?:the )?(?:plac|stead)|on behalf|instead|in lieu) of|tak(?:e)? over (?:from|for)|represent) $/;
/** After them, too: "in Ben's absence". */
const ABSENCE = /^(?:absenc|absence|stead|plac|place|behalf) /;
/** "During my leave", "on Ben's holiday". */
const LEAVE =
  /^(?:(?:parental|maternity|summ|wint|annual|long|last) )*(?:leave|holiday|vacation|sabbatical|illness|honeymoon) /;
/** What one wrote for oneself is no deed, so that leaving it out rules nobody out. */
const NOTES = /^(?:(?:internal|own|private) )*(?:note|memo|remark|comment) /;

/** "What did Ben do at Acme while I was away?", "who stood in for me?", "anyone but Ben": by whom, and by whom not. */
export function actorsOf(reading: Reading, asker: MemberId): Actors {
  const { spots, links } = reading;
  const words = spots.map(({ symbol }) => symbol);
  const after = (at: number) => `${words.slice(at + 1, at + 7).join(' ')} `;
  const people = spots.flatMap(({ symbol, from }, at) => {
    const link = links.find((one) => one.from === from);
    const member = link?.reading.kind === 'member' ? link.reading.members[0]?.id : undefined;
    const id = symbol === '<M>' ? member : ME.has(symbol) ? asker : undefined;
    return id === undefined || NOTES.test(after(at)) ? [] : [{ id, from, at, isMe: ME.has(symbol) }];
  });
  const before = (at: number) => `${words.slice(Math.max(0, at - 4), at).join(' ')} `;
  const isReplaced = (at: number) =>
    ABSENCE.test(after(at)) ||
    FOR_ANOTHER.test(before(at)) ||
    (/^(?:my|<M>)$/.test(words[at] ?? '') && LEAVE.test(after(at)));
  const replaced = people.filter(({ at, from }) => isReplaced(at) || isNegated(reading, from));
  const away = people.filter(({ at }) => AWAY.test(after(at)));
  const isSaying = ({ at, isMe }: { at: number; isMe: boolean }) => isMe && saysSo(after(at));
  const acting = people.filter((one) => !replaced.includes(one) && !away.includes(one) && !isSaying(one));
  const named = acting.find(({ isMe }) => !isMe);
  const mine = isMine(reading) && says(reading) && acting.some(({ isMe }) => isMe);
  // "Me or Ben", "Ben and I": not one of them alone.
  const by = SEVERAL.test(reading.symbols)
    ? null
    : (named?.id ?? pointedAt(reading) ?? (mine ? asker : null));
  return { by, notBy: [...new Set(replaced.map(({ id }) => id))].filter((id) => id !== by) };
}

/** "What did he do there?", of one of us who is named before the question. */
function pointedAt({ spots, links, has }: Reading): MemberId | null {
  const before = links.find(
    ({ from, reading }) => reading.kind === 'member' && !spots.some((spot) => spot.from === from),
  );
  return before?.reading.kind === 'member' && has('(do|have|be) <M>')
    ? (before.reading.members[0]?.id ?? null)
    : null;
}

const SEVERAL = /(?<= |^)(?:<M>|i|me) (?:or|and|nor) (?:<M>|i|me) /;

/** "I" does something, rather than being told something. */
const says = ({ has }: Reading): boolean =>
  has(
    '(do|have|be|what) i',
    'i (ever|last|just|first|personally)? (@talk|@visit|do|have|log|see|hear|write|go|make|pay|hold|attend|send|give|bring|join|drive|travel|deliver|note|record)',
    'my',
    '(by|of) (me|myself|mine)',
  );
