import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  at,
  Day,
  dayOf,
  daysBetween,
  endOfMonth,
  formatDay,
  isWorkingDay,
  isZone,
  nextWorkingDay,
  startOf,
  timeOf,
  weekday,
  Zone,
} from '../../../src/domain/text/day.ts';

const d = (text: string) => Day.parse(text);
const anyDay = fc
  .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2999-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => d(date.toISOString().slice(0, 10)));

describe('a day', () => {
  it.each(['2026-02-29', '2026-13-01', '2026-1-1', '26-01-01', '2026-01-01T00:00', '', 'today'])(
    'is not %j',
    (text) => {
      expect(Day.safeParse(text).success).toBe(false);
    },
  );

  it('knows leap years', () => {
    expect(Day.safeParse('2028-02-29').success).toBe(true);
    expect(Day.safeParse('2100-02-29').success).toBe(false);
  });
});

describe('a zone', () => {
  it.each(['Europe/Berlin', 'America/Argentina/Buenos_Aires', 'UTC', 'Asia/Kolkata'])('may be %s', (zone) => {
    expect(isZone(zone)).toBe(true);
  });

  it.each(['Mars/Olympus', '+02:00', '', 'Europe', '../etc', 'Berlin'])('is not %j', (zone) => {
    expect(isZone(zone)).toBe(false);
    expect(Zone.safeParse(zone).success).toBe(false);
  });
});

describe('the day of an instant', () => {
  it.each([
    ['2026-11-03T23:30:00Z', 'Europe/Berlin', '2026-11-04', '00:30'],
    ['2026-11-03T23:30:00Z', 'America/New_York', '2026-11-03', '18:30'],
    ['2026-11-03T12:00:00Z', 'Pacific/Kiritimati', '2026-11-04', '02:00'],
    ['2026-07-01T22:30:00Z', 'Europe/Berlin', '2026-07-02', '00:30'],
    ['2026-11-03T18:40:00Z', 'Asia/Kolkata', '2026-11-04', '00:10'],
  ])('%s in %s is %s, %s', (instant, zone, day, time) => {
    expect(dayOf(new Date(instant), zone)).toBe(day);
    expect(timeOf(new Date(instant), zone)).toBe(time);
  });

  it('is refused for a zone that does not exist', () => {
    expect(() => dayOf(new Date(0), 'Mars/Olympus')).toThrow(RangeError);
    expect(() => dayOf(new Date(Number.NaN), 'UTC')).toThrow(RangeError);
  });
});

describe('the instant of a wall-clock time', () => {
  it.each([
    ['2026-03-28', '09:00', 'Europe/Berlin', '2026-03-28T08:00:00.000Z'],
    ['2026-03-30', '09:00', 'Europe/Berlin', '2026-03-30T07:00:00.000Z'],
    // 02:30 does not exist on this day: the clocks go from 02:00 to 03:00.
    ['2026-03-29', '02:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
    // 02:30 comes twice on this day: the first, still in summer time.
    ['2026-10-25', '02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
  ])('%s %s in %s is %s', (day, time, zone, instant) => {
    expect(at(d(day), time, zone).toISOString()).toBe(instant);
  });

  it('is refused for a time that no clock shows', () => {
    expect(() => at(d('2026-03-29'), '25:00', 'UTC')).toThrow(RangeError);
  });

  it('begins a day at 01:00 where midnight is skipped', () => {
    expect(startOf(d('2018-11-04'), 'America/Sao_Paulo').toISOString()).toBe('2018-11-04T03:00:00.000Z');
    expect(timeOf(startOf(d('2018-11-04'), 'America/Sao_Paulo'), 'America/Sao_Paulo')).toBe('01:00');
  });

  it('begins every day within that day', () => {
    const zones = fc.constantFrom('Europe/Berlin', 'America/Sao_Paulo', 'Asia/Kathmandu', 'Pacific/Apia');
    fc.assert(
      fc.property(anyDay, zones, (day, zone) => {
        // Samoa crossed the date line: it had no 30 December 2011.
        fc.pre(!(zone === 'Pacific/Apia' && day === '2011-12-30'));
        const start = startOf(day, zone);
        expect(dayOf(start, zone)).toBe(day);
        expect(dayOf(new Date(start.getTime() - 1), zone) < day).toBe(true);
      }),
    );
  });
});

describe('counting days', () => {
  it.each([
    ['2026-02-28', 1, '2026-03-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2026-11-25', 0, '2026-11-25'],
  ])('%s + %i = %s', (day, days, result) => {
    expect(addDays(d(day), days)).toBe(result);
  });

  it('goes there and back', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -50_000, max: 50_000 }), (day, days) => {
        expect(daysBetween(day, addDays(day, days))).toBe(days);
      }),
    );
  });

  it('stops at the end of the calendar', () => {
    expect(() => addDays(d('9999-12-31'), 1)).toThrow(RangeError);
    expect(() => addDays(d('2026-01-01'), 1e12)).toThrow(RangeError);
  });

  it('keeps within a shorter month', () => {
    expect(addMonths(d('2026-01-31'), 1)).toBe('2026-02-28');
    expect(addMonths(d('2026-11-30'), 3)).toBe('2027-02-28');
    expect(endOfMonth(d('2028-02-03'))).toBe('2028-02-29');
  });
});

describe('working days', () => {
  const week = [1, 2, 3, 4, 5];

  it('knows the days of the week', () => {
    expect(weekday(d('2026-11-23'))).toBe(1);
    expect(weekday(d('2026-11-29'))).toBe(7);
    expect(isWorkingDay(d('2026-11-27'), week)).toBe(true);
    expect(isWorkingDay(d('2026-11-28'), week)).toBe(false);
  });

  it.each([
    ['2026-11-26', week, '2026-11-27'],
    ['2026-11-27', week, '2026-11-30'],
    ['2026-11-28', week, '2026-11-30'],
    ['2026-11-25', [3], '2026-12-02'],
    ['2026-11-27', [], '2026-11-28'],
  ])('after %s with %j comes %s', (day, workingDays, next) => {
    expect(nextWorkingDay(d(day), workingDays)).toBe(next);
  });
});

describe('a day in words', () => {
  it.each([
    ['2026-11-25', 'today'],
    ['2026-11-26', 'tomorrow'],
    ['2026-11-24', 'yesterday'],
    ['2026-11-27', 'Fri 27 Nov'],
    ['2026-01-04', 'Sun 4 Jan'],
    ['2027-01-01', 'Fri 1 Jan 2027'],
    ['2025-12-31', 'Wed 31 Dec 2025'],
  ])('%s is %s', (day, words) => {
    expect(formatDay(d(day), d('2026-11-25'))).toBe(words);
  });

  it('is "tomorrow" across a new year too', () => {
    expect(formatDay(d('2027-01-01'), d('2026-12-31'))).toBe('tomorrow');
  });
});
