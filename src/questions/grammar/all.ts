import { brief } from './brief.ts';
import { commitments } from './commitments.ts';
import { complaints } from './complaints.ts';
import { lastContact } from './contact.ts';
import { customers } from './customers.ts';
import { birthdays, dates } from './days.ts';
import { competitors, needs, source, whyNot, wonFrom } from './facts.ts';
import { feeling } from './feeling.ts';
import type { Grammar } from './grammar.ts';
import { history } from './history.ts';
import { outcome } from './outcome.ts';
import { owner } from './owner.ts';
import { people } from './people.ts';
import { person } from './person.ts';
import { purchases } from './purchases.ts';
import { rank } from './rank.ts';
import { referrer, referrers } from './referral.ts';
import { referred } from './referred.ts';
import { rhythm } from './rhythm.ts';
import { buys, remember, since, standing, tags, website } from './small-facts.ts';

/** Every kind of question that is understood. */
export const GRAMMARS: readonly Grammar[] = [
  referrer, referrers, referred, lastContact, history, outcome, owner, customers, rhythm, commitments, feeling, competitors, wonFrom,
  needs, whyNot, source, website, since, standing, tags, remember, buys, purchases, rank, people, person, birthdays, dates,
  complaints, brief,
]; // biome-ignore format: a list
