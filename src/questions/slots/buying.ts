import { type Reading, saying } from '../parse/reading.ts';

/** "The ones who buy": anything, now. */
export const buysAtAll = ({ has, spots, vocabulary }: Reading): boolean =>
  vocabulary.items.length + vocabulary.rivals.length === 0 &&
  spots.some(({ word }) => BUYS_NOW.test(word)) &&
  has('(one|those|account|firm|company|people) (who|that|which)? (do|be|actual|currently)? (buy|pay)');
const BUYS_NOW = /^(?:buys?|buying|pays?|paying)$/;

/** "… also those that do not buy yet". */
export const BUYING_TOO =
  '(also|even|include|inclusive|plus|count) (the|all|our)? (one|those|account|firm|company|people) (who|that|which)? (do|have|be|no)';
/** What says that they do not buy, rather than that nobody talked to them. */
const NOT_BUYING =
  /(?<= |^)(?:do |have |be )?not (?:yet |even |actual |current )*(?:buy|order|pay|purchas) (?:from us |anything )?(?:yet |now |any more |anymore |at all )?/;

/** A question without the clause that only tells who does not buy: "of those that do not buy yet, who is overdue?" */
export function besidesBuying(reading: Reading): Reading {
  if (buyingNow(reading) === null) return reading;
  return saying(reading, reading.symbols.replace(NOT_BUYING, ''));
}

/** What may be closed, too. */
const OF_A_MATTER = '(complaint|complain|grievance|promise|commitment|case|issue|problem|todo|task|step)';

/** Whether those asked for buy from us now: "that buy from us", "that do not buy yet", "that buy no more". */
export function buyingNow(reading: Reading): 'yes' | 'no' | 'not yet' | 'no more' | null {
  const { has, spots, vocabulary } = reading;
  if (
    has(
      'no longer .. (customer|with us|buy)',
      'use to be (a|our)? customer',
      'use to (buy|order) from us',
      'not (a|our)? customer (any more|anymore|any longer)',
      'customer (no longer|no more|any longer)',
      'once be (a|our)? customer',
      '(stop|cease) (being|to be) (a|our)? customer',
    ) ||
    // "Who stopped ordering in May?" asks since when they do not, whoever they are.
    (reading.periods.length === 0 && has('(stop|cease|quit) (buy|order)'))
  )
    return 'no more';
  const isNow =
    spots.some(({ word }) => BUYS_NOW.test(word)) &&
    vocabulary.items.length + vocabulary.rivals.length + vocabulary.reasons.length === 0 &&
    !has('(why|reason|because)');
  if (isNow && has('not .. buy .. (any more|anymore|any longer)')) return 'no more';
  if (
    has(
      '(not|yet) .. (be|become) .. (a)? customer .. yet',
      '(not|no) (yet)? (a|our)? customer yet',
      '(not|never) yet (be|become)? (a|our)? customer',
      'never (become|became|turn into) (a|our)? customer',
      '(would be|future) customer',
      'customer to be',
      '(have|do) not (yet)? (convert|sign up|win over)',
      '(unconverted|not converted)',
    ) ||
    // A complaint that is not closed yet is open.
    (has('(have|do|be) not (yet)? close') && !has(OF_A_MATTER)) ||
    (isNow && has('not (actual|yet|currently)? (buy|pay) .. yet', 'not yet (buy|pay)', 'yet to buy'))
  )
    return 'not yet';
  if (isNow && has(`${THOSE} (do|be)? not (actual|currently)? (buy|pay) (from us)? (at all|now)?`))
    return 'no';
  if (
    has(
      '(buying|buy) from us',
      '(only|just) .. (one|those) .. (buy|pay)',
      'actually (buy|pay)',
      '(who|that|which|and|but) (still|actual|currently) (buy|pay)',
      'be still (one|a customer|with us|ours)',
      'still be (one|a customer|with us|ours)',
      '(who|which|that|those|one|account|firm|company|people|they) (do)? we (sell|supply|serve) .. to',
    ) ||
    buysAtAll(reading)
  )
    return 'yes';
  return null;
}
const THOSE = '(one|those|account|firm|company|people) (who|that|which)?';
