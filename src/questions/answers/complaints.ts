import type { Commitment } from '../../domain/commitment.ts';
import { dayOf } from '../../domain/text/day.ts';
import type { AnswerInput, Piece } from '../answer.ts';
import { count, fullDay, instantText, line, memberNames, named, periodText } from '../say.ts';
import {
  type Answering,
  aroundTime,
  type Context,
  contactNames,
  instants,
  interactionLines,
  type Of,
  PAGE,
  paged,
  text,
} from './context.ts';
import { inState } from './deed-state.ts';
import {
  across,
  averageText,
  breakdown,
  type Deeds,
  daysOpen,
  deedsThatFit,
  firstText,
  narrowedText,
  statesText,
} from './deeds.ts';

const STATUS = {
  open: 'open',
  overdue: 'overdue',
  done: 'settled',
  dropped: 'dropped',
  closed: 'closed',
} as const;

export const complaints: Answering<'complaints'> = async (query, context) => {
  const { deeds, status } = await found(query, context);
  return status === query.status
    ? answerWith(deeds, query, context)
    : afterNone(await answerWith(deeds, { ...query, status }, context), query.status);
};

/** What fits; where there is none in that state of what was named, those in other states. */
async function found(
  query: Of<'complaints'>,
  context: Context,
): Promise<{ deeds: Deeds; status: Of<'complaints'>['status'] }> {
  const deeds = await withStatus(query, context);
  const isNamed = query.customer !== null || query.about.length > 0;
  if (query.status === null || !isNamed || (deeds.found.length > 0 && deeds.unheeded.length === 0))
    return { deeds, status: query.status };
  const others = await withStatus({ ...query, status: null, closed: null }, context);
  return others.found.length > 0 && (others.unheeded.length === 0 || deeds.found.length === 0)
    ? { deeds: others, status: null }
    : { deeds, status: query.status };
}

function withStatus(query: Of<'complaints'>, context: Context): Promise<Deeds> {
  const { customer, status, period, closed } = query;
  return deedsThatFit(
    {
      customer: customer ?? undefined,
      kinds: ['complaint'],
      ...inState(status, { opened: period, closed }, context),
    },
    query,
    context,
  );
}

/** "No open complaint: …" */
const afterNone = (answer: AnswerInput, status: Of<'complaints'>['status']): AnswerInput => ({
  ...answer,
  headline: [`No ${status === null ? '' : `${STATUS[status]} `}complaint, but `, ...answer.headline],
});

async function answerWith(deeds: Deeds, query: Of<'complaints'>, context: Context): Promise<AnswerInput> {
  const { store, today } = context;
  const { found, customers, unheeded } = deeds;
  const who = await memberNames([query.owner, ...found.map(({ owner }) => owner)], store);
  const one = query.customer === null ? null : await store.customers.get(query.customer);
  const state = query.status === null ? '' : `${STATUS[query.status]} `;
  const place: Piece[] = one ? [' of ', named(one)] : [];
  const whose: Piece[] = query.owner === null ? [] : [' with ', who(query.owner)];
  const when = text(
    await narrowedText(query, context),
    query.period === null ? '' : `, ${periodText(query.period, today)}`,
    query.closed === null ? '' : `, closed ${periodText(query.closed, today)}`,
  );
  if (found.length === 0) {
    // What somebody grumbled about in a call may have been no complaint to settle.
    const period = instants(query.period, context);
    const talks =
      one === null || query.period === null
        ? []
        : await store.interactions.list({ customer: one.id, ...period }, PAGE);
    return {
      headline: text(
        `None: no ${state}complaint`,
        place,
        whose,
        when,
        ' is on record.',
        talks.length > 0 ? ' What there was:' : '',
      ),
      // Whoever does not buy may be troubled by what is no complaint.
      lines: [
        ...(one?.whyNot ? [line(text({ strong: 'Why not:' }, ` ${one.whyNot}`))] : []),
        ...(await interactionLines(talks, context)),
      ],
      about: query.customer,
      unheeded,
      none: true,
    };
  }
  if (query.group !== null && one === null) {
    const groups = await breakdown(deeds, query, () => 'complaints', context);
    return {
      headline: text(count(found.length, `${state}complaint`), whose, when, '. ', groups.headline, '.'),
      ...paged(groups.lines, context),
      unheeded,
    };
  }
  const raised = await raisedIn(found.slice(context.offset, context.offset + PAGE), context);
  const rows = found.map((complaint) =>
    row(
      complaint,
      one ? null : (customers.get(complaint.customerId) ?? null),
      who(complaint.owner),
      raised.get(complaint.id),
      context,
    ),
  );
  return {
    headline: text(
      count(found.length, `${state}complaint`),
      place,
      whose,
      when,
      statesText(deeds, context),
      averageText(deeds, query, context),
      one ? [] : across(deeds, ': '),
      firstText(deeds, context),
      '.',
    ),
    ...paged(rows, context),
    about: query.customer,
    found: one === null && customers.size === 1 ? ([...customers.keys()][0] ?? null) : null,
    unheeded,
  };
}

/** By whom a complaint was made, and what came of that talk. */
type Raised = { by: string | null; outcome: string | null };

/** In which contact each of some complaints was made: that of their customer nearest to when they were opened. */
export async function raisedIn(
  complaints: readonly Commitment[],
  context: Context,
): Promise<ReadonlyMap<string, Raised>> {
  const talks = await Promise.all(
    complaints.map(async ({ id, customerId, openedAt }) => {
      const found = await context.store.interactions.list(
        { customer: customerId, kinds: ['complaint'], ...aroundTime(openedAt) },
        PAGE,
      );
      const far = ({ at }: { at: Date }) => Math.abs(at.getTime() - openedAt.getTime());
      const [talk] = found.sort((one, other) => far(one) - far(other));
      return talk ? [{ id, talk }] : [];
    }),
  );
  const contacts = await contactNames(
    talks.flat().map(({ talk }) => talk),
    context,
  );
  return new Map(
    talks
      .flat()
      .map(({ id, talk }) => [
        id,
        { by: contacts.get(talk.contactId ?? '')?.name ?? null, outcome: talk.outcome },
      ]),
  );
}

function row(
  complaint: Commitment,
  customer: { id: string; name: string } | null,
  owner: Piece,
  raised: Raised | undefined,
  context: Context,
) {
  const { today, zone } = context;
  const { text: what, status, outcome, openedAt, closedAt, due } = complaint;
  const end =
    status === 'open'
      ? `open${due ? `, due ${fullDay(due, today)}` : ''}`
      : `${STATUS[status]}${closedAt ? ` on ${fullDay(dayOf(closedAt, zone), today)} after ${count(daysOpen(complaint, context), 'day')}${due ? `, due ${fullDay(due, today)}` : ''}` : ''}${outcome ? `: ${outcome}` : ''}`;
  const then = raised?.outcome && raised.outcome !== outcome ? `\nThen: ${raised.outcome}` : '';
  return line(
    text(
      { strong: instantText(openedAt, today, zone) },
      ...(customer ? [' · ', named(customer)] : []),
      raised?.by ? ` · made by ${raised.by}` : '',
      ` · ${end} · `,
      owner,
    ),
    { quote: `${what}${then}`, open: customer?.id ?? null },
  );
}
