import type { Day } from '../../domain/text/day.ts';
import { stem } from '../../domain/text/stem.ts';
import { idiomAt } from '../language/idioms.ts';
import { isKnownWord } from '../language/lexicon.ts';
import { calendarReader, type Duration, type Period } from '../language/periods.ts';
import type { Spot } from './reading.ts';

/** A word of the question and its token. */
export type Word = { word: string; at: number };
/** What words without a name say; `odd` are those that no question is made of. */
type Said = { spots: Spot[]; periods: Period[]; durations: Duration[]; odd: string[] };

/**
 * Reads a run of words in which no name stands: turns of phrase are put plainly, times become placeholders, other words
 * their stems.
 * @param explained whether a token stands in one of the workspace's own words, and is no turn of phrase
 */
export function readWords(run: readonly Word[], today: Day, explained: (token: number) => boolean): Said {
  const words = plainly(run, explained);
  const spelt = words.map(({ word }) => word);
  const calendar = calendarReader(spelt, today);
  const said: Said = { spots: [], periods: [], durations: [], odd: [] };
  const place = (symbol: string, index: number, length: number) =>
    said.spots.push({
      symbol,
      word: '',
      from: words[index]?.at ?? -1,
      to: words[index + length - 1]?.at ?? -1,
    });
  let index = 0;
  while (index < words.length) {
    const duration = calendar.duration(index);
    const period = calendar.period(index);
    if (period !== null && period.length >= (duration?.length ?? 0)) {
      said.periods.push(period.value);
      place('<T>', index, period.length);
      index += period.length;
    } else if (duration !== null) {
      said.durations.push(duration.value);
      place('<D>', index, duration.length);
      index += duration.length;
    } else {
      const { word, at } = words[index] ?? { word: '', at: -1 };
      said.spots.push({ symbol: stem(word), word, from: at, to: at });
      if (!isKnownWord(word) && !explained(at) && !/^\d+$/.test(word)) said.odd.push(word);
      index += 1;
    }
  }
  return said;
}

/** The words with turns of phrase put plainly. */
function plainly(words: readonly Word[], explained: (token: number) => boolean): Word[] {
  const said = words.map(({ word }) => word);
  const put: Word[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const one = words[index];
    if (one === undefined) break;
    const idiom = explained(one.at) ? null : idiomAt(said, index);
    if (idiom === null) put.push(one);
    else {
      put.push(...idiom.plain.map((word) => ({ word, at: one.at })));
      index += idiom.length - 1;
    }
  }
  return put;
}
