import * as filterPatterns from './filter-patterns.ts';
import { wordsIn } from './grammar/pattern.ts';
import { classMembers, isFunctionWord } from './language/lexicon.ts';
import type { Reading } from './reading.ts';
import { stems } from './slots.ts';

/** Words of a list that say nothing more about who is on it. */
const PLAIN = stems(
  `who which what how many number count of list show all every our the a an do we have be there in on at for to by with and my mine i
   total now us customer customers client prospect prospects account accounts company companies firm former old ex exes lead name file
   record many moment present database book no not only or ones one tag look after own owner manag manage handle responsible belong plat
   plate right current active pay compan relationship case mean yet firms folk outfit business portfolio care charge sit hold
   figure figures quarterly altogether lot different respective split breakdown per each person colleague team overall
   report meeting brief newest oldest latest longest first last recent addition order sort date detail column row
   standing status kind three two sell sale these day days ever`,
);
/** Words that some part of a filter heeds, besides its patterns. */
const HEEDED = new Set([
  ...Object.values(filterPatterns).flatMap((patterns) => patterns.flatMap(wordsIn)),
  ...stems(
    `prospective potential client buyer website homepage url site web email mail source origin channel tag label category competitor
     competition rival supplier provider vendor reason objection excuse obstacle hurdle blocker need requirement wish feeling mood sentiment
     person contact step followup date anniversary alias referrer referral empty blank miss unknown note record register enter fill
     give state set inside meet met partly partially fully completely happy unhappy satisfied pleased content delighted neutral
     positive negative expensive price budget contract cost cheap loyal buy order purchase bought spend spent worth revenue turnover
     more less least most than over under above below euro grand thousand hundred become became new gain join win won sign lose lost
     overdue limit cadence rhythm exact exactly reach complain complaint open unresolved since create created add added talk speak
     call visit meet quiet silent hear word refer recommend bring come find found through via supply use have leave left quit gone`,
  ),
  ...classMembers('unhappy'),
]);

/** The words of a question for a list of customers that nothing in its filter heeds, as stems. */
export function unexplained({ spots, vocabulary, shape }: Reading): string[] {
  const marked = (at: number) =>
    Object.values(vocabulary).some((marks) => marks.some(({ from, to }) => at >= from && at <= to));
  // Politeness is no longer part of the shape.
  const said = new Set(shape.trim().split(' '));
  return [
    ...new Set(
      spots.flatMap(({ symbol, from }) =>
        !/^[a-z]/.test(symbol) ||
        !said.has(symbol) ||
        PLAIN.has(symbol) ||
        HEEDED.has(symbol) ||
        isFunctionWord(symbol) ||
        marked(from)
          ? []
          : [symbol],
      ),
    ),
  ];
}
