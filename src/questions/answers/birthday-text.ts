import { Day } from '../../domain/text/day.ts';
import { fullDay } from '../say.ts';
import { MONTHS } from './times.ts';

/** "11 February 1984", "4 March". */
export function birthdayText(birthday: string): string {
  const [month, day] = birthday.slice(-5).split('-').map(Number);
  const year = birthday.startsWith('--') ? '' : ` ${birthday.slice(0, 4)}`;
  return `${day} ${MONTHS[(month ?? 1) - 1]}${year}`;
}

/** How old somebody is whose year of birth is known: " (62 years old, 63 on Fri 9 Apr 2027)". */
export function ageText(birthday: string, today: Day): string {
  if (birthday.startsWith('--')) return '';
  const year = Number(today.slice(0, 4));
  const age = year - Number(birthday.slice(0, 4));
  const isAhead = today.slice(5) < birthday.slice(5);
  const next = Day.safeParse(`${isAhead ? year : year + 1}${birthday.slice(4)}`);
  const turns = next.success ? `, ${isAhead ? age : age + 1} on ${fullDay(next.data, today)}` : '';
  return ` (${isAhead ? age - 1 : age} years old${turns})`;
}
