import { stems } from '../slots/slots.ts';

/** Words, as stems, that change what is asked wherever they stand, though they name nothing. */
const CONDITIONS = stems(
  `not no never without except excluding neither nor nobody none only more less fewer than under above below least most
   exactly before after until per each average half twice double first last second third other apart besides
   instead alone prospect former two three four five six seven eight nine ten best worst furthest`,
);
const ENDS_IN_EST = new Set('request interest honest invest suggest guest forest harvest'.split(' '));
/** Whom somebody referred is somebody else. */
export const REFERRED = stems('refer referral recommend recommendation introduce introduction');
export const OF_REFERRALS = new Set(['referrer', 'referred', 'referrers', 'source']);
export const isCondition = (word: string): boolean =>
  CONDITIONS.has(word) ||
  REFERRED.has(word) ||
  /^\d+$/.test(word) ||
  (/[a-z]{3,}est$/.test(word) && !ENDS_IN_EST.has(word));
