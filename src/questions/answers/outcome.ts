import type { InteractionKind } from '../../domain/kinds.ts';
import { beginning, instantText, kindName, periodText } from '../say.ts';
import { openedIn } from './came-of.ts';
import { type Answering, customerIn, during, instants, interactionLines, text } from './context.ts';
import { COUNTING, newestBut, wayOf, withWhom } from './whom.ts';

/** So much of what is open for a customer is told beside an outcome. */
const COMING = 3;
const KINDS = { 'next-step': 'next step', promise: 'promised', complaint: 'complaint to settle' } as const;

export const outcome: Answering<'outcome'> = async (query, context) => {
  const { store, today, zone } = context;
  const customer = await customerIn(query, context);
  const lastOf = async (kinds: readonly InteractionKind[]) => {
    const { contact, by, notBy, period } = query;
    const filter = { customer: customer.id, contact: contact ?? undefined, by: by ?? undefined, kinds };
    return newestBut(notBy, { ...filter, ...instants(period, context) }, context);
  };
  const whom = await withWhom(query, context);
  const asked = query.kinds.length === 0 ? undefined : await lastOf(query.kinds);
  const last = asked ?? (await lastOf(COUNTING));
  const none = (way: string) =>
    text(`There has been no ${way} with `, whom, ` on record${during(query.period, context)}.`);
  if (!last)
    return {
      headline: none(query.kinds.length > 0 ? wayOf(query.kinds) : 'contact'),
      about: customer.id,
      none: true,
    };
  const way = asked === undefined ? null : wayOf(query.kinds);
  const instead = query.kinds.length > 0 && way === null ? [...none(wayOf(query.kinds)), ' '] : [];
  const about = `the last ${way ?? 'contact'} with `;
  const when = `${way === null ? `, a ${kindName(last.kind)}` : ''} on ${instantText(last.at, today, zone)}`;
  const headline = last.outcome
    ? text(`Outcome of ${about}`, whom, `${when}: ${last.outcome}.`)
    : text(`No outcome was recorded for ${about}`, whom, `${when}; this is what was noted.`);
  const agreed = await openedIn(last, context);
  const coming = (await store.commitments.openOf(customer.id, COMING)).filter(
    ({ id }) => !agreed.some((one) => one.id === id),
  );
  const lines = await interactionLines([last], context);
  return {
    headline: text(instead, headline),
    lines: [
      ...lines,
      ...[...agreed, ...coming].map(({ kind, text: step, due }) => ({
        text: text(
          `${beginning(KINDS[kind])}: ${step}`,
          due ? `, due ${periodText({ from: due, to: due }, today)}` : '',
          '.',
        ),
      })),
    ],
    about: customer.id,
  };
};
