import { stem } from '../../domain/text/stem.ts';
import type { Reading } from '../parse/reading.ts';
import { meant } from '../slots/pronouns.ts';

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
