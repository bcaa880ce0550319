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
    ['july up to today', '2026-07-01', '2026-11-20'],
    ['from may up to august', '2026-05-01', '2026-08-31'],
    ['next week mon sun', '2026-11-23', '2026-11-29'],
    ['next week monday to wednesday', '2026-11-23', '2026-11-25'],
    ['next week up to wednesday', '2026-11-23', '2026-11-25'],
    ['biggest order of the quarter', '2026-10-01', '2026-12-31'],
    ['best customer of the year', '2026-01-01', '2026-12-31'],
    ['in the past fortnight', '2026-11-06', '2026-11-20'],
    ['since the start of october', '2026-10-01', null],
    ['the week before last', '2026-11-02', '2026-11-08'],
    ['this quarter', '2026-10-01', '2026-12-31'],
    ['week from the 23rd to the 29th', '2026-10-23', '2026-10-29'],
    ['the week from monday the 16th', '2026-11-16', '2026-11-22'],
    ['the week of the 16th', '2026-11-16', '2026-11-22'],
    ['last week', '2026-11-09', '2026-11-15'],
    ['next week', '2026-11-23', '2026-11-29'],
    ['in may and june this year', '2026-05-01', '2026-06-30'],
    ['in oct 26', '2026-10-01', '2026-10-31'],
    ['on oct 26', '2026-10-26', '2026-10-26'],
    ['in november of last year', '2025-11-01', '2025-11-30'],
    ['last year in november', '2025-11-01', '2025-11-30'],
    ['in november a year ago', '2025-11-01', '2025-11-30'],
    ['in november of the year before last', '2024-11-01', '2024-11-30'],
    ['last year in may and june', '2025-05-01', '2025-06-30'],
    ['last year in the spring', '2025-03-01', '2025-05-31'],
    ['this year in q1', '2026-01-01', '2026-03-31'],
    ['last year march', '2025-01-01', '2025-12-31'],
    ['starting sept 1', '2026-09-01', null],
    ['starting next week', '2026-11-23', '2026-11-29'],
    ['between may and july 2026', '2026-05-01', '2026-07-31'],
    ['since september 1', '2026-09-01', null],
    ['since 1 aug', '2026-08-01', null],
    ['in the current year', '2026-01-01', '2026-12-31'],
    ['in 2025', '2025-01-01', '2025-12-31'],
    ['in the last 4 weeks', '2026-10-23', '2026-11-20'],
    ['yesterday', '2026-11-19', '2026-11-19'],
    ['on 3 october', '2026-10-03', '2026-10-03'],
    ['in the first half of 2026', '2026-01-01', '2026-06-30'],
    ['in the second half', '2026-07-01', '2026-12-31'],
    ['since july began', '2026-07-01', null],
    ['from 01 08 on', '2026-08-01', null],
    ['q3', '2026-07-01', '2026-09-30'],
    ['in december', '2025-12-01', '2025-12-31'],
    ['before august', null, '2026-07-31'],
    ['2026 10 03', '2026-10-03', '2026-10-03'],
    ['last summer', '2026-06-01', '2026-08-31'],
    ['in the spring', '2026-03-01', '2026-05-31'],
    ['in the last three months of 2025', '2025-10-01', '2025-12-31'],
    ['the first two weeks of october', '2026-10-01', '2026-10-14'],
    ['the last week of september', '2026-09-24', '2026-09-30'],
    ['in the second week of may 2026', '2026-05-08', '2026-05-14'],
    ['the second half of october', '2026-10-16', '2026-10-31'],
    ['between 3 and 9 october', '2026-10-03', '2026-10-09'],
    ['oct 1 7', '2026-10-01', '2026-10-07'],
    ['from the 1st to the 7th of may', '2026-05-01', '2026-05-07'],
    ['from monday to wednesday of last week', '2026-11-09', '2026-11-11'],
    ['from monday to wednesday of next week', '2026-11-23', '2026-11-25'],
    ['on tuesday of last week', '2026-11-10', '2026-11-10'],
    ['monday next week', '2026-11-23', '2026-11-23'],
    ['next week on thursday', '2026-11-26', '2026-11-26'],
    ['from monday to thursday', '2026-11-16', '2026-11-19'],
    ['in week 45', '2026-11-02', '2026-11-08'],
    ['kw 48 2026', '2026-11-23', '2026-11-29'],
    ['on the 4th', '2026-11-04', '2026-11-04'],
    ['by the 30th of next month', null, '2026-12-30'],
    ['on friday 27 november', '2025-11-27', '2025-11-27'],
    ['friday the 30th of october', '2026-10-30', '2026-10-30'],
    ['between now and christmas', '2026-11-20', '2026-12-26'],
    ['from today until christmas', '2026-11-20', '2026-12-26'],
    ['from now on', '2026-11-20', null],
    ['earlier this month', '2026-11-01', '2026-11-20'],
    ['later this week', '2026-11-20', '2026-11-22'],
    ['before the year is out', null, '2026-12-31'],
    ['by year end', null, '2026-12-31'],
    ['in 2027', '2027-01-01', '2027-12-31'],
    ['fall due in 2027', '2027-01-01', '2027-12-31'],
    ['july onwards', '2026-07-01', null],
    ['july or earlier', null, '2026-07-31'],
    ['as of september', '2026-09-01', null],
    ['two weeks from now', '2026-11-30', '2026-12-06'],
    ['from july', '2026-07-01', null],
    ['complaint from july', '2026-07-01', '2026-07-31'],
    ['between monday the 16th and sunday the 22nd of november', '2026-11-16', '2026-11-22'],
    ['from monday the 16th to sunday the 22nd', '2026-11-16', '2026-11-22'],
    ['on monday the 16th', '2026-11-16', '2026-11-16'],
    ['between the 9th and the 13th', '2026-11-09', '2026-11-13'],
    ['from 16 to 22 november', '2026-11-16', '2026-11-22'],
    ['the last friday of october', '2026-10-30', '2026-10-30'],
    ['on the first monday in november', '2026-11-02', '2026-11-02'],
    ['the first nine months of the year', '2026-01-01', '2026-09-30'],
    ['in q1 next year', '2027-01-01', '2027-03-31'],
    ['jan mar 2026', '2026-01-01', '2026-03-31'],
    ['in weeks 45 to 46', '2026-11-02', '2026-11-15'],
    ['in the last full month', '2026-10-01', '2026-10-31'],
    ['from last week', '2026-11-09', '2026-11-15'],
    ['from q3', '2026-07-01', '2026-09-30'],
    ['month to date', '2026-11-01', '2026-11-20'],
    ['in the last half year', '2026-05-20', '2026-11-20'],
    ['in the last two and a half months', '2026-09-06', '2026-11-20'],
  ])('"%s" is %s to %s', (text, from, to) => {
    expect(read(text)).toMatchObject({ from, to });
  });

  test('lies ahead where the question looks ahead', () => {
    expect(read('in december')?.ahead).toEqual({ from: '2026-12-01', to: '2026-12-31' });
    expect(read('from december onwards')?.ahead).toEqual({ from: '2026-12-01', to: null });
    expect(read('after christmas')?.ahead).toEqual({ from: '2026-12-27', to: null });
    expect(read('1 7 dec')?.ahead).toEqual({ from: '2026-12-01', to: '2026-12-07' });
    expect(read('from monday to wednesday')?.ahead).toEqual({ from: '2026-11-23', to: '2026-11-25' });
    expect(read('by the 30th')?.ahead).toEqual({ from: null, to: '2026-11-30' });
    expect(read('the first week of january')?.ahead).toEqual({ from: '2027-01-01', to: '2027-01-07' });
    expect(read('october to december')?.ahead).toEqual({ from: '2026-10-01', to: '2026-12-31' });
    expect(read('in the new year')?.ahead).toEqual({ from: '2027-01-01', to: '2027-12-31' });
    expect(read('next spring')).toMatchObject({ from: '2027-03-01', to: '2027-05-31' });
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
