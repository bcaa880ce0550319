import { stem } from '../../domain/text/stem.ts';
import type { Reading } from '../parse/reading.ts';
import { anyStem } from './slots.ts';

/** What somebody says who only thinks or has heard: "I gather that …". */
const THINKS = `(?:${anyStem('gather understand hear suppose think believe guess assume reckon recall remember wonder know')}|be ${stem('told')}|${stem('take')} it)`;
const WISHES = anyStem('would like want wish mean forget forgot hope imagine fear request curious');
/** What one is about to do oneself: of their own, if it is work for a customer. */
const ABOUT_TO = `be (?:go(?! todo)|${anyStem('look visit meet prepare about try curious write not wonder on off see')}|in(?! (?:touch|contact)))`;
const OWN_WORK = anyStem(
  'see do deal attend finish call send visit handle tackle deliver prepare settle fix',
);
/** The asker as one who is told something or asks for it; nothing of theirs is meant. */
const ONLY_ASKS = [
  `${anyStem('tell give show let remind get send help find excuse bring update fill walk prep brief catch hit do rem interest concern spare ask bother name list count pull')} me`,
  // "Could you sum it up for me?"
  '(?<=^(?:can|could|would|will) you (?:\\S+ )+)for me$',
  `my ${anyStem('colleagues colleague coworkers coworker teammates teammate')}`,
  'matter to me',
  `^(?:\\S+ )?${anyStem('compare list check look find count sum add work name show pull run calculate put figure dig collect')}(?: (?:out|up|together))? (?:it |that )?for me`,
  `${anyStem('may can could might if that which')} i ${anyStem('ask know have get see request beg hear learn trouble bother')}(?! (?:in|hold|through) )`,
  `i (?:${anyStem('just really also still')} )?(?:${THINKS}(?! to)|${WISHES}|need(?! to ${OWN_WORK})|have a ${anyStem('question call meeting visit chat talk appointment date quick')}|${ABOUT_TO})`,
].map((pattern) => new RegExp(`\\b(?:${pattern})\\b`, 'g'));
const NOT_ONLY_MINE =
  /(?<= |^)(?:not (?:only|just|merely|simply) (?:i|me|my|min) |(?:min|my own|i|me|myself) or (?:not|anybody|anyone|anybodi|somebody|someone|other|another|a colleagu|else) )/;
const SAYS_SO = new RegExp(`^${THINKS} `);

/** The asker speaks of their own: "my", "I", but not "tell me", "I wonder", or "not just mine but anybody's". */
export function isMine({ symbols, spots }: Reading): boolean {
  if (NOT_ONLY_MINE.test(`${spots.map(({ symbol }) => symbol).join(' ')} `)) return false;
  const rest = ONLY_ASKS.reduce((text, pattern) => text.replace(pattern, ' '), symbols);
  return /\b(?:i|my|min|me|myself)\b/.test(rest);
}

/** Whether what comes after "I" tells only that they say or think something. */
export const saysSo = (after: string): boolean => SAYS_SO.test(after);
