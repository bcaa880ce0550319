import { dayOf } from '../../domain/text/day.ts';
import type { Piece } from '../answer.ts';
import { feelingWord, instantText, named, periodText, signed, strong } from '../say.ts';
import { type Answering, customerIn, during, instants, interactionLines, text } from './context.ts';

const SHOWN = 6;

export const feeling: Answering<'feeling'> = async (query, context) => {
  const { store, today, zone } = context;
  const customer = await customerIn(query, context);
  const contact = query.contact === null ? null : await store.contacts.get(query.contact);
  const whom: Piece[] = contact ? [strong(contact.name), ' of ', named(customer)] : [named(customer)];
  const filter = { customer: customer.id, contact: contact?.id, felt: true };
  const [latest] = await store.interactions.list(filter, 1);
  // "How did they feel in May?" asks for the newest of that time.
  const [then] =
    query.period !== null && !query.trend
      ? await store.interactions.list({ ...filter, ...instants(query.period, context) }, 1)
      : [latest];
  const newest = then ?? latest;
  const now = newest?.feeling ?? null;
  if (!newest || now === null)
    return { headline: text('No feeling of ', whom, ' is on record yet.'), about: customer.id };
  if (!query.trend) {
    const [evidence] = await interactionLines([newest], context);
    return {
      headline: text(
        whom,
        ` ${query.period === null || newest.id === latest?.id ? 'is' : 'was'} ${feelingWord(now)} (${signed(now)}), as of ${instantText(newest.at, today, zone)}.`,
      ),
      lines: evidence ? [evidence] : [],
      about: customer.id,
    };
  }
  const felt = (
    await store.interactions.list({ ...filter, ...instants(query.period, context) }, 100)
  ).reverse();
  const [first] = felt;
  const last = felt.at(-1);
  const [before, after] = [first?.feeling ?? null, last?.feeling ?? null];
  if (!first || !last || before === null || after === null) {
    return {
      headline: text(
        `No feeling of `,
        whom,
        ` was recorded${during(query.period, context)}; now they are ${feelingWord(now)} (${signed(now)}).`,
      ),
      about: customer.id,
    };
  }
  const lowest = Math.min(...felt.map((one) => one.feeling ?? 0));
  const way = after > before ? 'better' : after < before ? 'worse' : lowest < after ? 'recovered' : 'same';
  const said = {
    better: `The mood of `,
    worse: `The mood of `,
    recovered: `The mood of `,
    same: `The mood of `,
  }[way];
  const course = {
    better: ` went up, from ${signed(before)} (${feelingWord(before)}) to ${signed(after)} (${feelingWord(after)})`,
    worse: ` went down, from ${signed(before)} (${feelingWord(before)}) to ${signed(after)} (${feelingWord(after)})`,
    recovered: ` fell to ${signed(lowest)} and recovered: it is ${signed(after)} (${feelingWord(after)}) as it was at first`,
    same: ` did not change: ${signed(after)} (${feelingWord(after)})`,
  }[way];
  const span = periodText({ from: dayOf(first.at, zone), to: dayOf(last.at, zone) }, today);
  return {
    headline: text(said, whom, `${course}, ${span}.`),
    lines: await interactionLines(felt.slice(-SHOWN).reverse(), context),
    about: customer.id,
  };
};
