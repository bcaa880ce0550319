import type { Text } from '../answer.ts';
import { ListFilter } from '../list-filter.ts';
import { beginning, count, standingName } from '../say.ts';
import { type Context, type Of, text } from './context.ts';
import { fitting } from './fitting.ts';

/** "4 customers, 2 prospects and 1 former customer": how many of a list are of each part asked for. */
export async function splitUp(
  by: NonNullable<Of<'customers'>['split']>,
  filter: ListFilter,
  context: Context,
): Promise<Text> {
  const parts: [words: (n: number) => string, part: ListFilter][] =
    by === 'standing'
      ? someOf(filter.standing, ['customer', 'prospect', 'former'] as const).map((one) => [
          (n) => count(n, standingName(one), standingName(one, 2)),
          { ...filter, standing: [one] },
        ])
      : by === 'met'
        ? someOf(filter.met, ['yes', 'partly', 'no'] as const).map((one) => [
            (n) => `${n} ${{ yes: 'met', partly: 'partly met', no: 'not met' }[one]}`,
            { ...filter, met: [one] },
          ])
        : by === 'overdue'
          ? [true, false].map((one) => [
              (n) => `${n} ${one ? 'overdue' : 'not overdue'}`,
              { ...filter, overdue: one },
            ])
          : by === 'referred'
            ? [true, false].map((one) => [
                (n) => `${n} ${one ? 'referred to us' : 'not referred'}`,
                { ...filter, referred: one },
              ])
            : (['up', 'even', 'down', 'unknown'] as const).map((one) => [
                (n) => `${n} ${{ up: 'happy', even: 'neutral', down: 'unhappy', unknown: 'not known' }[one]}`,
                { ...filter, feeling: one },
              ]);
  const counted = await Promise.all(
    parts.map(async ([words, part]) => {
      const { found, total } = await fitting(part, context);
      return words(total ?? found.length);
    }),
  );
  return text(beginning(counted.join(', ')), '.');
}

const someOf = <T>(asked: readonly T[], all: readonly T[]): readonly T[] => (asked.length > 0 ? asked : all);

/** "That is 7 of 36 customers, 19 %": of those of the same standing, owner and tags. */
export async function share(part: number, filter: ListFilter, context: Context): Promise<Text> {
  const { standing, owner, orOwners, tags, anyTag } = filter;
  const whole = ListFilter.parse({ standing, owner, orOwners, tags, anyTag });
  const { found, total } = await fitting(whole, context);
  const all = total ?? found.length;
  const [only] = standing;
  const noun = standing.length === 1 && only ? standingName(only, all) : all === 1 ? 'account' : 'accounts';
  return text(`That is ${part} of ${all} ${noun}, ${Math.round((100 * part) / Math.max(1, all))} %.`);
}
