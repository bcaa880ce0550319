import type { MemberId } from '../../domain/id.ts';
import type { Pattern } from '../grammar/pattern.ts';
import type { Reading } from '../parse/reading.ts';
import { isMine } from '../slots/mine.ts';
import { isNegated } from '../slots/negation.ts';
import { stems } from '../slots/slots.ts';
import type { Except, FilterInput } from './input.ts';
import { NO_OWNER } from './patterns.ts';

/** By whose side the customers of a list are looked after. */
export function ownerInto(
  filter: FilterInput,
  reading: Reading,
  asker: MemberId | null,
  except: Except,
): void {
  const owners = membersOf(reading);
  const mine = reading.spots.filter(({ symbol }) => MINE.has(symbol));
  const denied = mine.filter(({ from }) => isNegated(reading, from));
  // "For which of my accounts is somebody other than me to do something?" denies who does it, not whose they are.
  const isNotMine = denied.length > 0 && !(denied.length < mine.length && isOwnList(reading));
  if (isNotMine && asker !== null) owners.out.push(asker);
  except.owners = owners.out;
  if (asker !== null && owners.meant.length > 0 && reading.has(...BESIDE_ME)) owners.meant.push(asker);
  const [owner, ...orOwners] = owners.meant;
  const isUnowned = owners.out.length + owners.meant.length === 0 && reading.has(...NO_OWNER);
  if (isUnowned && reading.has(...BUT_UNOWNED)) except.owners = ['nobody'];
  else if (isUnowned) filter.owner = 'nobody';
  else if (owner) Object.assign(filter, { owner, ...(orOwners.length > 0 ? { orOwners } : {}) });
  else if (!isUnowned && mine.length === 0 && hasOwner(reading)) except.owners = [...owners.out, 'nobody'];
  else if (!isNotMine && asker !== null && isMine(reading) && isOfMine(reading)) filter.owner = asker;
}

const OF_US =
  '(one of us|someone of us|somebody|someone|anybody|anyone|a colleague|some colleague|a teammate|a member|a person)';
/** Somebody looks after them, whoever it is. */
const HAS_OWNER: readonly Pattern[] = [
  '(with|have|get|name|show) (an|a|some|their|its)? (assigned|clear|real|proper|name)? (owner|account manager|rep)',
  '(with|have|get) (a|some)? (person|colleague|teammate|member|somebody|someone) (in charge|responsible|assigned|to look after)',
  `${OF_US} (of us|here)? (do|be|already)? (own|look after|handle|manage|responsible for|in charge of)`,
  `(assign|give|belong|hand|allocate|allot|entrust) to ${OF_US}`,
  `(own|look after|handle|manage) by ${OF_US}`,
  'in (somebody|someone) (hand|care|charge)',
];
/** "Assigned to one of us", "the owned prospects": stemmed, that would be "my own prospects", too. */
const hasOwner = ({ has, spots }: Reading): boolean =>
  (has(...HAS_OWNER) && !has('(not|never|no|nobody|neither) (be|have|do)? (belong|an owner)')) ||
  spots.some(({ word }, at) => /^(?:owned|assigned)$/.test(word) && OWNED.has(spots[at + 1]?.symbol ?? ''));
const OWNED = stems('account customer client prospect lead one');

/** "Without those that have no owner", "the unowned ones left out". */
const BUT_UNOWNED: readonly Pattern[] = [
  '(without|except|exclude|excluding|not|minus|apart from|leave out|leave aside) (the|all|any)? (@account|@prospect|one|those) .. (no|without|not) .. (owner|own|assign|look after)',
  '(without|except|exclude|excluding|not|minus|apart from) (the|all|any)? (unowned|unassigned|ownerless|orphan|orphaned)',
];

/** "My accounts": they are the asker's own, whoever is said to have done something. */
export const isOwnList = ({ has }: Reading): boolean => has('(my|mine) .. @account', 'mine');

const MINE = stems('me mine my');
/** The asker's own, by whose they are or by what the asker does with them; "I look for references" makes none so, nor "my desk". */
const OF_MINE: readonly Pattern[] = [
  'mine',
  'my .. (@account|@prospect|@former|buyer|spender|payer|list|patch|territory|region|sector)',
  '(of|for|under|in) my (own)?',
  '(among|of|for|at|with|which|any|who) .. my contact',
  'my .. (turnover|revenue|sales)',
  '@account .. (on|at|with) my',
  '(@own|belong|assign|allocate|allot|entrust|stand|lie|rest|give|hand|pass) .. (me|myself)',
  '(with|by|from|under|on|than) (me|myself)',
  '(i|<M> and i) .. (@own|@talk|@visit|@quiet|@overdue|look after|take care|have|hold|serve|carry|lead|answer for|due|see|hear|lose|lost|miss|let|win|won|bring)',
  '(should|must|ought|have to|need to|do|be|have) i',
];

/** "My hotels": of those with a tag, too. */
const isOfMine = ({ has, spots, vocabulary }: Reading): boolean =>
  has(...OF_MINE) ||
  vocabulary.tags.some(({ from }) => {
    const at = spots.findIndex((spot) => spot.from === from);
    return spots.slice(Math.max(0, at - TAG_REACH), Math.max(0, at)).some(({ symbol }) => symbol === 'my');
  });
const TAG_REACH = 3;

/** The asker's own beside those of somebody else: "have I more prospects than Ben?", "Ben or me". */
const BESIDE_ME: readonly Pattern[] = [
  '(i|my|mine|me) ... (than|vs|versus) <M>',
  '(i|mine|me|myself) (or|and) <M>',
  '(my|mine|me) (name|list|desk|plate|wing|account|customer|one) (or|and) <M>',
  '<M> ... (than|vs|versus|or) (i|me|my|mine|myself)',
  '<M> and (i|me|my|mine|myself)',
  '(my|mine) (@account|@prospect|@former)? (and|or) .. (of|for|from) <M>',
];

function membersOf(reading: Reading): { meant: string[]; out: string[] } {
  const named = reading.links.flatMap(({ from, reading: meant }) =>
    meant.kind === 'member' && meant.members[0] ? [{ id: meant.members[0].id, from }] : [],
  );
  const out = named.filter(({ from }) => isNegated(reading, from)).map(({ id }) => id);
  return { meant: named.map(({ id }) => id).filter((id) => !out.includes(id)), out };
}
