import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Calendar,
  calendarOf,
  digestDayAfter,
  digestDayBefore,
  isDigestDay,
  isTakenUp,
  monthDaysOf,
  nextDigestAt,
  occasionAmong,
  occasionDays,
  settledAtStart,
} from '../../src/domain/calendar.ts';
import { CalendarDate } from '../../src/domain/fields.ts';
import { Settings } from '../../src/domain/settings.ts';
import { addDays, at, Day, dayOf, timeOf, weekday } from '../../src/domain/text/day.ts';

const day = (text: string): Day => Day.parse(text);
const weekdays = [1, 2, 3, 4, 5];
const berlin: Calendar = {
  zone: 'Europe/Berlin',
  time: '09:00',
  workingDays: weekdays,
  skipDates: [],
  awayUntil: null,
};

const anyZone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'), 'UTC');
const anyInstant = fc.date({ min: new Date('2024-01-01'), max: new Date('2037-12-01'), noInvalidDate: true });
const anyTime = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '15', '30', '45'))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`);
const anyWeekdays = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 });
const anyCalendar: fc.Arbitrary<Calendar> = fc.record({
  zone: anyZone,
  time: anyTime,
  workingDays: anyWeekdays,
  skipDates: fc.constant([]),
  awayUntil: fc.constant(null),
});

describe('the next digest', () => {
  test('is due at the hour of each digest day, one after the other, none left out, in every zone', () => {
    fc.assert(
      fc.property(anyCalendar, anyInstant, (calendar, start) => {
        let now = start;
        let settled = settledAtStart(now, calendar);
        for (let round = 0; round < 9; round += 1) {
          const next = nextDigestAt(now, calendar, settled);
          if (next === null) throw new Error('no digest day within two years');
          expect(next.getTime()).toBeGreaterThanOrEqual(now.getTime());
          const local = dayOf(next, calendar.zone);
          expect(isDigestDay(local, calendar)).toBe(true);
          // A time that summer time leaves out is moved forward by the gap, never back.
          expect(timeOf(next, calendar.zone) >= calendar.time).toBe(true);
          for (let between = addDays(settled, 1); between < local; between = addDays(between, 1))
            expect(isDigestDay(between, calendar)).toBe(false);
          now = next;
          settled = local;
        }
      }),
      { numRuns: 400 },
    );
  });

  test('of a day that is not settled is due even after its hour; that of a settled one is not due again', () => {
    const wednesday = day('2026-11-18');
    const afternoon = new Date('2026-11-18T14:00:00Z');
    expect(nextDigestAt(afternoon, berlin, day('2026-11-16'))).toEqual(at(wednesday, '09:00', berlin.zone));
    expect(nextDigestAt(afternoon, berlin, wednesday)).toEqual(at(day('2026-11-19'), '09:00', berlin.zone));
  });

  test('waits for the hour when an outage ends at night', () => {
    const night = new Date('2026-11-18T02:00:00Z');
    expect(nextDigestAt(night, berlin, day('2026-11-10'))).toEqual(new Date('2026-11-18T08:00:00Z'));
  });

  test('keeps its hour through both changes of daylight saving', () => {
    const everyDay = { ...berlin, workingDays: [1, 2, 3, 4, 5, 6, 7] };
    for (const [before, hour] of [
      ['2027-03-27', '07:00'],
      ['2027-10-30', '08:00'],
    ] as const) {
      const next = nextDigestAt(new Date(`${before}T12:00:00Z`), everyDay, day(before));
      expect(next?.toISOString()).toBe(`${addDays(day(before), 1)}T${hour}:00.000Z`);
    }
  });

  test('leaves out skip dates of one year and of every year, and the days until somebody is back', () => {
    const skipping = { ...berlin, skipDates: ['--12-25', '2026-12-24'] as CalendarDate[] };
    expect(digestDayAfter(day('2026-12-23'), skipping)).toBe('2026-12-28');
    expect(digestDayAfter(day('2027-12-23'), skipping)).toBe('2027-12-24');
    expect(digestDayAfter(day('2026-11-18'), { ...berlin, awayUntil: day('2026-12-05') })).toBe('2026-12-07');
    expect(digestDayBefore(day('2026-12-28'), skipping)).toBe('2026-12-23');
  });

  test('is by the member’s own hour and days, where they have set some', () => {
    const member = { zone: 'Asia/Kathmandu', digestTime: '07:30', workingDays: [7], away: null };
    const next = nextDigestAt(new Date('2026-11-18T00:00:00Z'), calendarOf(member, Settings.parse({})), null);
    // Nepal is 5:45 ahead.
    expect(next?.toISOString()).toBe('2026-11-22T01:45:00.000Z');
  });

  test('never comes where every day is skipped', () => {
    const skipDates = Array.from({ length: 366 }, (_, index) =>
      CalendarDate.parse(`--${addDays(day('2028-01-01'), index).slice(5)}`),
    );
    expect(nextDigestAt(new Date('2026-11-18T00:00:00Z'), { ...berlin, skipDates }, null)).toBeNull();
  });
});

describe('somebody who travels', () => {
  test('gets one digest for each of their digest days whose hour they see, and never two, wherever they go', () => {
    const journeys = fc.array(fc.tuple(anyZone, fc.integer({ min: 1, max: 80 })), {
      minLength: 2,
      maxLength: 12,
    });
    fc.assert(
      fc.property(anyInstant, journeys, anyTime, (start, stops, time) => {
        let now = start.getTime();
        let settled: Day | null = null;
        for (const [zone, hours] of stops) {
          const calendar = { ...berlin, zone, time };
          settled ??= settledAtStart(new Date(now), calendar);
          for (const end = now + hours * 3_600_000; now < end; now += 900_000) {
            const next = nextDigestAt(new Date(now), calendar, settled);
            const today = dayOf(new Date(now), zone);
            const isDue: boolean = next !== null && next.getTime() <= now;
            const expected: boolean =
              settled < today && isDigestDay(today, calendar) && at(today, time, zone).getTime() <= now;
            expect(isDue).toBe(expected);
            if (isDue) settled = today;
          }
        }
      }),
      { numRuns: 20 },
    );
  });

  test('twelve hours ahead before the hour: that day’s digest comes at once, late, rather than not at all', () => {
    const auckland = { ...berlin, zone: 'Pacific/Auckland' };
    // 08:00 in Berlin on Wednesday is 20:00 in Auckland on the same day.
    const morning = new Date('2026-11-18T07:00:00Z');
    const next = nextDigestAt(morning, auckland, day('2026-11-17'));
    expect(next && next <= morning).toBe(true);
    expect(nextDigestAt(morning, auckland, day('2026-11-18'))).toEqual(
      at(day('2026-11-19'), '09:00', auckland.zone),
    );
  });

  test('twelve hours back after the digest: the same day brings no second one', () => {
    const honolulu = { ...berlin, zone: 'Pacific/Honolulu' };
    const evening = new Date('2026-11-18T10:00:00Z');
    expect(nextDigestAt(evening, honolulu, day('2026-11-18'))).toEqual(
      at(day('2026-11-19'), '09:00', honolulu.zone),
    );
  });
});

describe('dates that come round', () => {
  test('are told once a week ahead and once on the day or the first digest day after, on any working days', () => {
    const anyDate = fc
      .integer({ min: 0, max: 365 })
      .map((offset) => CalendarDate.parse(`--${addDays(day('2028-01-01'), offset).slice(5)}`));
    fc.assert(
      fc.property(anyDate, anyWeekdays, fc.integer({ min: 2024, max: 2031 }), (date, workingDays, year) => {
        const calendar = { ...berlin, workingDays };
        const told: { on: string; ahead: boolean }[] = [];
        let since = day(`${year - 1}-12-01`);
        for (let today = addDays(since, 1); today < `${year + 1}-01-20`; today = addDays(today, 1)) {
          if (!isDigestDay(today, calendar)) continue;
          const occasion = occasionAmong(date, occasionDays(today, since), today);
          if (occasion?.on.startsWith(String(year)))
            told.push({ on: occasion.on, ahead: occasion.inDays > 0 });
          since = today;
        }
        expect(told.map(({ on }) => on)).toEqual([told[0]?.on, told[0]?.on]);
        expect(monthDaysOf(day(told[0]?.on ?? ''))).toContain(date.slice(2));
        // With a weekly digest, the week's notice may come on the day itself.
        if (workingDays.length > 1) expect(told.map(({ ahead }) => ahead)).toEqual([true, false]);
      }),
      { numRuns: 150 },
    );
  });

  test('of 29 February are told on the 28th in other years', () => {
    const leap = CalendarDate.parse('2000-02-29');
    expect(occasionAmong(leap, [day('2027-02-28')], day('2027-02-28'))?.inDays).toBe(0);
    expect(occasionAmong(leap, [day('2028-02-28')], day('2028-02-28'))).toBeNull();
    expect(occasionAmong(leap, [day('2028-02-29')], day('2028-02-29'))?.inDays).toBe(0);
  });

  test('of the weekend, past and to come, are told on Monday', () => {
    const monday = day('2026-11-23');
    expect(weekday(monday)).toBe(1);
    const days = occasionDays(monday, day('2026-11-20'));
    expect(days).toEqual([
      '2026-11-21',
      '2026-11-22',
      '2026-11-23',
      '2026-11-28',
      '2026-11-29',
      '2026-11-30',
    ]);
  });

  test('are met by a contact on the day or after, and a notice by one after the notice', () => {
    const today = day('2026-11-23');
    expect(isTakenUp({ on: day('2026-11-21') }, day('2026-11-21'), today)).toBe(true);
    expect(isTakenUp({ on: day('2026-11-21') }, day('2026-11-20'), today)).toBe(false);
    expect(isTakenUp({ on: day('2026-11-28') }, day('2026-11-21'), today)).toBe(true);
    expect(isTakenUp({ on: day('2026-11-28') }, day('2026-11-20'), today)).toBe(false);
    expect(isTakenUp({ on: day('2026-11-21') }, null, today)).toBe(false);
  });
});
