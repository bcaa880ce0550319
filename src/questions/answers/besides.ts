import type { Customer } from '../../domain/customer.ts';
import { Day } from '../../domain/text/day.ts';
import type { Line } from '../answer.ts';
import { fullDay, line, strong } from '../say.ts';
import { birthdayText } from './birthday-text.ts';
import { type Of, text } from './context.ts';

/** What speaks for and against buying from us belongs together: why they do not, who else sells to them, until when. */
const OF_BUYING: readonly Of<'fact'>['fact'][] = ['competitors', 'why-not', 'needs', 'dates'];

/** What a colleague would tell besides. */
export function besides(asked: Of<'fact'>['fact'], customer: Customer, today: Day): Line[] {
  if (!OF_BUYING.includes(asked)) return [];
  const { whyNot, needs, needsMet, competitors, importantDates } = customer;
  const isTold = (fact: Of<'fact'>['fact']) => fact === asked;
  const met = needsMet === null ? '' : ` (${{ yes: 'met', partly: 'partly met', no: 'not met' }[needsMet]})`;
  const rows: [label: string, values: readonly string[]][] = [
    ['Why not', isTold('why-not') || whyNot === null ? [] : [whyNot]],
    ['Needs', isTold('needs') || needs.length === 0 ? [] : [`${needs.join(', ')}${met}`]],
    ['Competition', asked === 'needs' || asked === 'dates' ? competitors : []],
    [
      'Dates',
      isTold('dates') ? [] : importantDates.map(({ label, date }) => `${label} ${dateText(date, today)}`),
    ],
  ];
  return rows.flatMap(([label, values]) =>
    values.length === 0 ? [] : [line(text(strong(`${label}:`), ` ${values.join('; ')}`))],
  );
}

const dateText = (date: string, today: Day): string =>
  date.startsWith('--') ? birthdayText(date) : `on ${fullDay(Day.parse(date), today)}`;
