import { birthdays } from './birthdays.ts';
import { brief } from './brief.ts';
import { buys } from './buys.ts';
import { commitments } from './commitments.ts';
import { competitors } from './competitors.ts';
import { complaints } from './complaints.ts';
import { customers } from './customers.ts';
import { dates } from './dates.ts';
import { feeling } from './feeling.ts';
import { history } from './history.ts';
import { lastContact } from './last-contact.ts';
import { needs } from './needs.ts';
import { outcome } from './outcome.ts';
import { owner } from './owner.ts';
import { people } from './people.ts';
import { person } from './person.ts';
import { purchases } from './purchases.ts';
import { rank } from './rank.ts';
import { referred } from './referred.ts';
import { referrer } from './referrer.ts';
import { refuse } from './refuse.ts';
import { rhythm } from './rhythm.ts';
import { since } from './since.ts';
import { source } from './source.ts';
import { standing } from './standing.ts';
import { website } from './website.ts';
import { whyNot } from './why-not.ts';
import { wonFrom } from './won-from.ts';

/** Examples by the name of the kind of question; `refuse`: what no customer file can answer. */
export const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  birthdays,
  brief,
  buys,
  commitments,
  competitors,
  complaints,
  customers,
  dates,
  feeling,
  history,
  'last-contact': lastContact,
  needs,
  outcome,
  owner,
  people,
  person,
  purchases,
  rank,
  referred,
  referrer,
  refuse,
  rhythm,
  since,
  source,
  standing,
  website,
  'why-not': whyNot,
  'won-from': wonFrom,
};
