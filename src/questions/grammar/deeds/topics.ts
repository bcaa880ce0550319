import { stem } from '../../../domain/text/stem.ts';
import { classMembers, isFunctionWord, isKnownWord } from '../../language/lexicon.ts';
import type { Reading } from '../../parse/reading.ts';

/** Words by which one speaks of what is owed at all, rather than of what it is about. */
const FRAME = new Set(
  [
    ...[
      'list',
      'count',
      'own',
      'account',
      'customer',
      'prospect',
      'former',
      'next',
      'promise',
      'owe',
      'due',
      'overdue',
    ],
    ...['settle', 'dropped', 'most', 'least', 'complain', 'outcome', 'reason', 'quiet', 'people'],
  ].flatMap((name) => [...classMembers(name as 'list')]),
);
for (const word of `deadline date keep break fulfil fulfill status report name team hand plate desk task job duty homework chore item point
 assign responsible count figure track schedule plan side horizon hook action slip delay arrear forget suppose expect wait belong kind type sort
 state situation progress complete completed closed opened anyone longest oldest newest soonest furthest earliest shortest quickest fastest slowest
 urgent far off long short record file crm word given undertake obligation liability assignment errand matter business shortly soon overall
 pipeline backlog workload day week order question answer whose hand respective respectively individually each number total
 onward unkept kept broken honour honour satisfy done still mean meant intend remain left stuck stall late later missing miss take took drag
 category breakdown head member fall enough unfulfill unfulfilled colleague owner rep everybody happen course reply react respond happy unhappy satisfied
 dissatisfied angry delighted attend receive average settlement solution resolution closure cross rest hang hanging afterwards
 withdraw withdrawn retract pass passed elapse elapsed expire expired`.split(/\s+/))
  FRAME.add(stem(word));
/** Words for doing something about it: looked for, but not missed. */
const DOING = new Set(
  'send deliver give bring make provide prepare finish write call visit get do offer supply hand ship draft check'
    .split(' ')
    .map(stem),
);

/** Whether a word, by its stem, may be what something owed is about. */
export const isTopic = (word: string): boolean =>
  /^[\p{L}\p{N}]{2,}$/u.test(word) && !/^\d+$/.test(word) && !isFunctionWord(word) && !FRAME.has(word);

/** What it is about: `hard` words name it, `soft` ones only say what is done. */
export function topicsOf(reading: Reading): { about: string[]; soft: string[] } {
  const words = reading.symbols.trim().split(' ');
  const { owed } = reading;
  const isAbout = (word: string) => isTopic(word) || (owed.includes(word) && !isFunctionWord(word));
  const { tags, sources, rivals } = reading.vocabulary;
  // "Something due at hotels": to whom it is owed is not what it is about.
  const whose = new Set([...tags, ...sources, ...rivals].flatMap(({ value }) => value.split(' ')));
  const topics = [...new Set(words.filter((word) => isAbout(word) && !whose.has(word)))];
  const named = reading.vocabulary.items.flatMap(({ value }) => value.split(' '));
  return {
    about: [...new Set([...topics.filter((word) => !DOING.has(word)), ...named])],
    soft: topics.filter((word) => DOING.has(word)),
  };
}

/** Words of what is owed speak for a question about it; two of them hardly come together by chance. */
export function owedBonus({ owed }: Reading): number {
  const strange = owed.filter((word) => !isKnownWord(word)).length;
  return strange > 1 ? 7 : owed.length > 1 && strange > 0 ? 4 : strange > 0 ? 1.2 : 0;
}
