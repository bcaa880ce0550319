import type { Id } from '../../domain/id.ts';
import type { Interaction } from '../../domain/interaction.ts';
import { dayOf } from '../../domain/text/day.ts';
import type { AnswerInput, Piece } from '../answer.ts';
import {
  count,
  feelingWord,
  fullDay,
  instantText,
  listed,
  named,
  periodText,
  signed,
  strong,
} from '../say.ts';
import {
  type Answering,
  type Context,
  customerIn,
  during,
  instants,
  interactionLines,
  none,
  text,
} from './context.ts';

const SHOWN = 6;
const LOOKED_THROUGH = 100;

export const feeling: Answering<'feeling'> = async (query, context) => {
  const { store, today, zone } = context;
  const customer = await customerIn(query, context);
  const contact = query.contact === null ? null : await store.contacts.get(query.contact);
  const whom: Piece[] = contact ? [strong(contact.name), ' of ', named(customer)] : [named(customer)];
  const filter = { customer: customer.id, contact: contact?.id, felt: true };
  const all = await store.interactions.list(filter, LOOKED_THROUGH);
  const [latest] = all;
  // "How did they feel in May?" asks for the newest of that time.
  const [then] =
    query.period !== null && !query.trend
      ? await store.interactions.list({ ...filter, ...instants(query.period, context) }, 1)
      : [latest];
  const newest = then ?? latest;
  const now = newest?.feeling ?? null;
  if (!newest || now === null)
    return { ...none('No feeling of ', whom, ' is on record yet.'), about: customer.id };
  if (!query.trend && query.utmost === null && query.ever === null) {
    const isNow = newest.id === latest?.id || !latest;
    const began = isNow ? beganWith(all) : undefined;
    return {
      headline: text(
        whom,
        ` ${query.period === null || newest.id === latest?.id ? 'is' : 'was'} ${feelingWord(now)} (${signed(now)}), as of ${instantText(newest.at, today, zone)}.`,
        isNow ? lasting(began, now, context) : nowText(latest, context),
      ),
      // What was noted last, and what it began with.
      lines: await interactionLines(began ? [newest, began] : [newest], context),
      about: customer.id,
    };
  }
  const { period } = query;
  const feltIn = async (span: typeof period) =>
    span === null ? all : store.interactions.list({ ...filter, ...instants(span, context) }, LOOKED_THROUGH);
  const within = await feltIn(period);
  // "Did they get over May?": one time alone is no course; what came after it tells.
  const isOne = query.trend && within.length === 1;
  const felt = isOne && period !== null ? await feltIn({ ...period, to: null }) : within;
  const course: Course = { felt, latest, whom, about: customer.id, when: during(query.period, context) };
  if (query.utmost !== null) return atUtmost(query.utmost, course, context);
  if (query.ever !== null) return everFelt(query.ever, course, context);
  return trend(course, now, context);
};

const nowText = ({ feeling: value, at }: Interaction, { today, zone }: Context): string =>
  ` Now: ${feelingWord(value ?? 0)} (${signed(value ?? 0)}), as of ${instantText(at, today, zone)}.`;

/** With what somebody began to be as happy, or as unhappy, as they are now, if more than one feeling like it was noted since. */
function beganWith(felt: readonly Interaction[]): Interaction | undefined {
  const [newest] = felt;
  const way = Math.sign(newest?.feeling ?? 0);
  const other = felt.findIndex(({ feeling: value }) => Math.sign(value ?? 0) !== way);
  const first = felt[(other < 0 ? felt.length : other) - 1];
  return first?.id === newest?.id ? undefined : first;
}

function lasting(began: Interaction | undefined, now: number, { today, zone }: Context): string {
  if (!began) return '';
  const state = now < 0 ? 'unhappy' : now > 0 ? 'happy' : 'neutral';
  return ` They have been ${state} since ${fullDay(dayOf(began.at, zone), today)}.`;
}

/** What was felt, the newest first, by whom and when. */
type Course = {
  felt: readonly Interaction[];
  /** Of any time. */ latest: Interaction | undefined;
  whom: readonly Piece[];
  about: Id;
  when: string;
};

/** How a mood went from the first time to the last. */
async function trend(
  { felt, whom, about, when }: Course,
  now: number,
  context: Context,
): Promise<AnswerInput> {
  const { today, zone } = context;
  const [last, first] = [felt[0], felt.at(-1)];
  const [before, after] = [first?.feeling ?? null, last?.feeling ?? null];
  if (!first || !last || before === null || after === null) {
    return {
      headline: text(
        `No feeling of `,
        whom,
        ` was recorded${when}; now they are ${feelingWord(now)} (${signed(now)}).`,
      ),
      about,
      none: true,
    };
  }
  const lowest = Math.min(...felt.map((one) => one.feeling ?? 0));
  const way = after > before ? 'better' : after < before ? 'worse' : lowest < after ? 'recovered' : 'same';
  const course = {
    better: ` went up, from ${signed(before)} (${feelingWord(before)}) to ${signed(after)} (${feelingWord(after)})`,
    worse: ` went down, from ${signed(before)} (${feelingWord(before)}) to ${signed(after)} (${feelingWord(after)})`,
    recovered: ` fell to ${signed(lowest)} and recovered: it is ${signed(after)} (${feelingWord(after)}) as it was at first`,
    same: ` did not change: ${signed(after)} (${feelingWord(after)})`,
  }[way];
  const span = periodText({ from: dayOf(first.at, zone), to: dayOf(last.at, zone) }, today);
  return {
    headline: text('The mood of ', whom, `${course}, ${span}.`, lasting(beganWith(felt), after, context)),
    lines: await interactionLines(felt.slice(0, SHOWN), context),
    about,
  };
}

/** When somebody felt worst or best, the last time first, and what was written then. */
async function atUtmost(
  end: 'down' | 'up',
  { felt, latest, whom, about, when }: Course,
  context: Context,
): Promise<AnswerInput> {
  const { today, zone } = context;
  const values = felt.map(({ feeling: value }) => value ?? 0);
  const value = end === 'down' ? Math.min(...values) : Math.max(...values);
  const then = felt.filter(({ feeling: one }) => one === value);
  if (then.length === 0) return { ...none('No feeling of ', whom, ` was recorded${when}.`), about };
  return {
    headline: text(
      whom,
      ` was ${end === 'down' ? 'least' : 'most'} happy, ${feelingWord(value)} (${signed(value)}), on `,
      listed(then.slice(0, SHOWN).map(({ at }) => strong(instantText(at, today, zone)))),
      `${when}.`,
      latest && latest.id !== then[0]?.id ? nowText(latest, context) : '',
    ),
    lines: await interactionLines(then.slice(0, SHOWN), context),
    about,
  };
}

/** Whether somebody was ever unhappy (or happy), when first and last, and what was written then. */
async function everFelt(
  how: 'down' | 'up',
  { felt, whom, about, when }: Course,
  context: Context,
): Promise<AnswerInput> {
  const such = felt.filter(({ feeling: value }) => (how === 'down' ? (value ?? 0) < 0 : (value ?? 0) > 0));
  const word = how === 'down' ? 'unhappy' : 'happy';
  const [last] = such;
  if (!last)
    return { headline: text('No, ', whom, ` was never ${word} as far as is on record${when}.`), about };
  return {
    headline: text(
      'Yes, ',
      whom,
      ` was ${word} ${count(such.length, 'time')}${when}, the last time on ${instantText(last.at, context.today, context.zone)}.`,
    ),
    lines: await interactionLines(such.slice(0, SHOWN), context),
    about,
  };
}
