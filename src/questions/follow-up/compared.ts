import { stem } from '../../domain/text/stem.ts';
import type { Reading } from '../parse/reading.ts';
import { Query } from '../query/query.ts';
import { meant } from '../slots/pronouns.ts';
import { stems } from '../slots/slots.ts';
import { lengthOf } from './links.ts';

/** Which is more so among some is the one that is most so. */
const MORE: ReadonlyMap<string, string> = new Map(
  'more most,less least,fewer fewest,bigger biggest,larger largest,smaller smallest,longer longest,older oldest,newer newest,younger youngest,earlier earliest,happier happiest,better best,worse worst,higher highest,lower lowest'
    .split(',')
    .map((pair) => pair.split(' ').map(stem) as [string, string]),
);
export const COMPARATIVES: ReadonlySet<string> = new Set(MORE.keys());

/** "Which of them is older?": the oldest of them. */
export function comparedAmong(reading: Reading): Reading {
  if (!reading.has('(who|which|whose) ..')) return reading;
  const put = (text: string) => text.replace(/\S+/g, (word) => MORE.get(word) ?? word);
  return { ...meant(reading, {}, put), prior: reading.prior };
}

const LONGEST = 9;
/** Words that compare one with another. */
export const COMPARING = stems(
  'more less bigger smaller higher lower better worse than compare compared comparison against versus vs next beside up down',
);
/** "Is that more than Acme?", after what another one spent: what both did. */
export function comparedWith(previous: Query, reading: Reading): Query | null {
  const other = reading.customers[0]?.[0]?.id;
  if (previous.intent !== 'purchases' || previous.customer === null || other === undefined) return null;
  const compares = reading.has(
    '(more|less|bigger|smaller|higher|lower|better|worse) .. than <C>',
    '(compare|comparison|against|versus|vs|beside) (with|to)? <C>',
  );
  if (!compares || other === previous.customer || lengthOf(reading) > LONGEST) return null;
  return Query.parse({ ...previous, found: null, named: [], measure: 'sum', by: null, others: [other] });
}
