import type { Commitment } from '../../domain/commitment.ts';
import type { Customer } from '../../domain/customer.ts';
import { dayOf } from '../../domain/text/day.ts';
import type { Line, Piece } from '../answer.ts';
import { count, fullDay, line, memberNames, named, ONLY_THE_FILE, periodText } from '../say.ts';
import { raisedIn } from './complaints.ts';
import { type Answering, type Context, none, type Of, PAGE, paged, text } from './context.ts';
import { inState } from './deed-state.ts';
import {
  across,
  averageText,
  breakdown,
  type Deeds,
  daysLate,
  daysOpen,
  deedsThatFit,
  firstText,
  narrowedText,
  statesText,
} from './deeds.ts';

const NAMES = {
  'next-step': ['next step', 'next steps'],
  promise: ['promise', 'promises'],
  complaint: ['complaint to settle', 'complaints to settle'],
} as const;
const STATES = {
  open: 'open ',
  overdue: 'overdue ',
  done: 'settled ',
  dropped: 'dropped ',
  closed: 'closed ',
  any: '',
} as const;

export const commitments: Answering<'commitments'> = async (query, context) => {
  const { store, today } = context;
  const { deeds, state } = await found(query, context);
  const asked = query.state ?? 'open';
  const instead = state === asked ? '' : `Nothing ${STATES[asked].trim()}, but `;
  const who = await memberNames([query.owner, ...deeds.found.map(({ owner }) => owner)], store);
  const customer = query.customer === null ? null : await store.customers.get(query.customer);
  const [one, several] =
    query.kinds.length === 1 && query.kinds[0] ? NAMES[query.kinds[0]] : ['commitment', 'commitments'];
  const noun = (n: number) => count(n, `${STATES[state]}${one}`, `${STATES[state]}${several}`);
  const whose: Piece[] = query.owner === null ? [] : [' of ', who(query.owner)];
  const place: Piece[] = customer ? [' for ', named(customer)] : [];
  const when = text(
    await narrowedText(query, context),
    query.due && state !== 'overdue' ? ` due ${periodText(query.due, today)}` : '',
    query.opened ? ` opened ${periodText(query.opened, today)}` : '',
    query.closed ? ` closed ${periodText(query.closed, today)}` : '',
  );
  const { unheeded } = deeds;
  if (unheeded.length > 1 ? isAnything(query) : unheeded.length > 0 && query.mode === 'count')
    return {
      ...none(`Nothing that we owe has those words. ${ONLY_THE_FILE}`),
      unheeded,
    };
  if (deeds.found.length === 0) {
    const nothing = customer
      ? [named(customer), `: nothing ${STATES[state].trim() || 'on record'}`, when, `, no ${one}`, whose]
      : [`Nothing: no ${STATES[state]}${one}`, whose, when];
    return { ...none(...nothing, '.'), about: query.customer, unheeded };
  }
  const raised = await raisedIn(
    deeds.found.slice(context.offset, context.offset + PAGE).filter(({ kind }) => kind === 'complaint'),
    context,
  );
  const lines = deeds.found.map((deed) =>
    row(
      deed,
      customer === null ? deeds.customers.get(deed.customerId) : undefined,
      context,
      who(deed.owner),
      raised.get(deed.id)?.by,
    ),
  );
  const understood = deeds.isCut ? [text('I looked through 500 of them only.')] : [];
  if (query.group !== null && query.customer === null) {
    const groups = await breakdown(deeds, query, (kind, n) => NAMES[kind][n === 1 ? 0 : 1], context);
    return {
      headline: text(noun(deeds.found.length), whose, when, '. ', groups.headline, '.'),
      ...paged(groups.lines, context),
      understood,
      unheeded,
    };
  }
  const [only] = deeds.found;
  const at = only && deeds.customers.get(only.customerId);
  if (only && at && deeds.found.length === 1) {
    const due = only.due ? `, due ${fullDay(only.due, today)}` : '';
    return {
      headline: text(instead, noun(1), whose, ' for ', named(at), `: ${only.text}${due}.`),
      lines,
      about: at.id,
      found: at.id,
      understood,
      unheeded,
    };
  }
  return {
    headline: text(
      instead,
      noun(deeds.found.length),
      whose,
      place,
      when,
      statesText(deeds, context),
      averageText(deeds, query, context),
      customer ? [] : across(deeds, ', for '),
      firstText(deeds, context),
      '.',
    ),
    ...paged(lines, context),
    about: query.customer,
    understood,
    unheeded,
  };
};

/** All that is owed by anybody to anybody, as far as a question tells. */
const isAnything = ({
  customer,
  owner,
  kinds,
  state,
  due,
  opened,
  closed,
  mode,
}: Of<'commitments'>): boolean =>
  (customer ?? owner ?? state ?? due ?? opened ?? closed) === null && kinds.length === 0 && mode === 'list';

/** What fits; where nothing in that state is about what was named, something else may be. */
async function found(
  query: Of<'commitments'>,
  context: Context,
): Promise<{ deeds: Deeds; state: keyof typeof STATES }> {
  const state = query.state ?? 'open';
  const deeds = await owedIn(state, query, context);
  const isFound = deeds.unheeded.length === 0 && deeds.found.length > 0;
  // The next thing due may have been due long ago.
  const isNext = query.due?.from === context.today && query.due.to === null;
  if (isNext && deeds.found.length === 0) {
    const late = await owedIn(state, { ...query, due: null }, context);
    if (late.found.length > 0) return { deeds: late, state };
  }
  const isClosed = state === 'done' || state === 'dropped' || state === 'closed';
  // What is to be done for a customer is open; what was promised may be kept.
  const isNamed =
    query.about.length > 0 || (query.customer !== null && (isClosed || query.kinds.includes('promise')));
  const isSaid = query.state !== null && !isClosed && (query.about.length === 0 || query.due !== null);
  if (!isNamed || isSaid || isFound) return { deeds, state };
  const others = await owedIn('any', query, context);
  return others.unheeded.length === 0 && others.found.length > 0
    ? { deeds: others, state: 'any' }
    : { deeds, state };
}

function owedIn(state: keyof typeof STATES, query: Of<'commitments'>, context: Context): Promise<Deeds> {
  const { customer, owner, kinds } = query;
  return deedsThatFit(
    {
      customer: customer ?? undefined,
      owner: owner ?? undefined,
      kinds: kinds.length > 0 ? kinds : undefined,
      ...inState(state, query, context),
    },
    query,
    context,
  );
}

/** What one customer is owed, as lines that do not name it. */
export async function deedLines(deeds: readonly Commitment[], context: Context): Promise<Line[]> {
  const who = await memberNames(
    deeds.map(({ owner }) => owner),
    context.store,
  );
  return deeds.map((deed) => row(deed, undefined, context, who(deed.owner)));
}

/**
 * @param customer is named, where the answer is not about it alone
 * @param by who made a complaint
 */
function row(
  commitment: Commitment,
  customer: Customer | undefined,
  context: Context,
  owner: Piece,
  by: string | null = null,
): Line {
  const { today, zone } = context;
  const { kind, text: what, due, status, outcome, openedAt, closedAt } = commitment;
  const late = daysLate(commitment, context);
  const when =
    due === null
      ? 'no due date'
      : `due ${fullDay(due, today)}${status === 'open' && due === today ? ' (today)' : ''}${late > 0 ? `, ${count(late, 'day')} late` : ''}`;
  const on = closedAt === null ? '' : ` on ${fullDay(dayOf(closedAt, zone), today)}`;
  const took = ` after ${count(daysOpen(commitment, context), 'day')}`;
  const closed =
    status === 'open'
      ? ''
      : ` · ${kind === 'complaint' && status === 'done' ? 'settled' : status}${on}${took}${outcome ? `: ${outcome}` : ''}`;
  return line(
    text(
      ...(customer ? [named(customer), ' · '] : []),
      `${NAMES[kind][0]}: `,
      { strong: what },
      by === null ? '' : ` · made by ${by}`,
      customer === undefined && kind === 'promise'
        ? ` · given on ${fullDay(dayOf(openedAt, zone), today)}`
        : '',
      ` · ${when} · `,
      owner,
      closed,
    ),
    { open: customer?.id ?? null },
  );
}
