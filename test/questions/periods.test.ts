import { describe, expect, test } from 'vitest';
import { Day } from '../../src/domain/text/day.ts';
import { calendarReader } from '../../src/questions/language/periods.ts';

const TODAY = Day.parse('2026-11-20');
const read = (text: string) => {
  const words = text.split(' ');
  const calendar = calendarReader(words, TODAY);
  for (let index = 0; index < words.length; index += 1) {
    const found = calendar.period(index);
    if (found) return found.value;
  }
  return null;
};

describe('a period', () => {
  test.each([
    ['last month', '2026-10-01', '2026-10-31'],
    ['in the past fortnight', '2026-11-06', '2026-11-20'],
    ['since the start of october', '2026-10-01', null],
    ['the week before last', '2026-11-02', '2026-11-08'],
    ['this quarter', '2026-10-01', '2026-12-31'],
    ['last week', '2026-11-09', '2026-11-15'],
    ['next week', '2026-11-23', '2026-11-29'],
    ['in may and june this year', '2026-05-01', '2026-06-30'],
    ['in november of last year', '2025-11-01', '2025-11-30'],
    ['between may and july 2026', '2026-05-01', '2026-07-31'],
    ['since september 1', '2026-09-01', null],
    ['since 1 aug', '2026-08-01', null],
    ['in the current year', '2026-01-01', '2026-12-31'],
    ['in 2025', '2025-01-01', '2025-12-31'],
    ['in the last 4 weeks', '2026-10-23', '2026-11-20'],
    ['yesterday', '2026-11-19', '2026-11-19'],
    ['on 3 october', '2026-10-03', '2026-10-03'],
    ['in the first half of 2026', '2026-01-01', '2026-06-30'],
    ['q3', '2026-07-01', '2026-09-30'],
    ['in december', '2025-12-01', '2025-12-31'],
    ['before august', null, '2026-07-31'],
    ['2026 10 03', '2026-10-03', '2026-10-03'],
    ['last summer', '2026-06-01', '2026-08-31'],
    ['in the spring', '2026-03-01', '2026-05-31'],
  ])('"%s" is %s to %s', (text, from, to) => {
    expect(read(text)).toMatchObject({ from, to });
  });

  test('lies ahead where the question looks ahead', () => {
    expect(read('in december')?.ahead).toEqual({ from: '2026-12-01', to: '2026-12-31' });
    expect(read('on friday')?.ahead).toEqual({ from: '2026-11-20', to: '2026-11-20' });
  });

  test.each(['may i ask', '30 customers', '2 of them'])('"%s" has none', (text) => {
    const calendar = calendarReader(text.split(' '), TODAY);
    expect(calendar.period(1)).toBeNull();
  });
});

describe('a duration', () => {
  test.each([
    ['more than 60 days', 60, 'day', true],
    ['six weeks', 6, 'week', false],
    ['a fortnight', 2, 'week', false],
    ['half a year', 6, 'month', false],
    ['a couple of months', 2, 'month', false],
    ['over 3 months', 3, 'month', true],
  ])('"%s" is %d %s', (text, count, unit, more) => {
    expect(calendarReader(text.split(' '), TODAY).duration(0)?.value).toMatchObject({ count, unit, more });
  });
});
