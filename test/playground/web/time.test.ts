import { describe, expect, it } from 'vitest';
import {
  dayHeading,
  dayIn,
  fromLocalField,
  isoOf,
  msOfTs,
  nextMonday,
  nextWorkingMorning,
  slackDate,
  timeOfDay,
  toLocalField,
  tomorrowMorning,
} from '../../../playground/web/text/time.ts';

const at = (iso: string) => Date.parse(iso);
const NBSP = '\u00a0';
const NOW = at('2026-11-24T08:05:00Z');

describe('a date in the zone of whoever reads', () => {
  const seconds = at('2026-11-25T02:30:00Z') / 1000;
  it.each([
    ['{date_num}', 'Asia/Kolkata', '2026-11-25'],
    ['{date_num}', 'America/New_York', '2026-11-24'],
    ['{date}', 'Asia/Kolkata', 'November 25th, 2026'],
    ['{date_short}', 'Asia/Kolkata', 'Nov 25, 2026'],
    ['{date_long}', 'Asia/Kolkata', 'Wednesday, November 25th, 2026'],
    ['{time}', 'Asia/Kolkata', `8:00${NBSP}AM`],
    ['{date_pretty} at {time}', 'America/New_York', `Today at 9:30${NBSP}PM`],
    ['due {date_short_pretty}', 'Europe/Berlin', 'due tomorrow'],
    ['{date_long_pretty}', 'Europe/Berlin', 'Tomorrow'],
    ['{ago}', 'Europe/Berlin', 'in 18 hours'],
    ['{no_such_token}', 'Europe/Berlin', '{no_such_token}'],
  ])('%s in %s is %s', (template, tz, shown) => expect(slackDate(seconds, template, tz, NOW)).toBe(shown));
});

it.each([
  ['2026-11-24', 'Today'],
  ['2026-11-23', 'Yesterday'],
  ['2026-11-01', 'Sunday, November 1st'],
  ['2026-11-12', 'Thursday, November 12th'],
  ['2025-12-22', 'Monday, December 22nd, 2025'],
])('the line over the messages of %s says %s', (day, heading) =>
  expect(dayHeading(day, '2026-11-24')).toBe(heading),
);

it('counts the day in the zone', () => {
  expect(dayIn(at('2026-11-24T23:30:00Z'), 'Europe/Berlin')).toBe('2026-11-25');
  expect(dayIn(at('2026-11-24T23:30:00Z'), 'America/New_York')).toBe('2026-11-24');
});

it('shows the time of a message in the zone', () =>
  expect(timeOfDay(msOfTs('1795507500.000100'), 'Asia/Kolkata')).toBe(`1:35${NBSP}PM`));

describe('where the clock is moved to', () => {
  it('is nine in the morning of the next day in the zone', () => {
    expect(tomorrowMorning(NOW, 'Europe/Berlin')).toBe('2026-11-25T08:00:00Z');
    expect(tomorrowMorning(at('2026-11-24T20:00:00Z'), 'Asia/Kolkata')).toBe('2026-11-26T03:30:00Z');
  });

  it('is nine by the clock on the wall, also on the day that summer time begins', () =>
    expect(tomorrowMorning(at('2026-03-28T12:00:00Z'), 'Europe/Berlin')).toBe('2026-03-29T07:00:00Z'));

  it.each([
    ['a Tuesday', '2026-11-24T08:05:00Z', '2026-11-30T08:00:00Z'],
    ['a Monday', '2026-11-30T05:00:00Z', '2026-12-07T08:00:00Z'],
    ['a Sunday', '2026-11-29T12:00:00Z', '2026-11-30T08:00:00Z'],
  ])('is the Monday after %s', (_, now, monday) => expect(nextMonday(at(now), 'Europe/Berlin')).toBe(monday));

  it.each([
    ['a Thursday', '2026-11-26T08:05:00Z', '2026-11-27T08:01:00Z'],
    ['a Friday', '2026-11-27T08:05:00Z', '2026-11-30T08:01:00Z'],
    ['a Saturday', '2026-11-28T08:05:00Z', '2026-11-30T08:01:00Z'],
    ['a Sunday', '2026-11-29T08:05:00Z', '2026-11-30T08:01:00Z'],
  ])('of the next working morning comes after %s', (_, now, morning) =>
    expect(nextWorkingMorning(at(now), 'Europe/Berlin')).toBe(morning),
  );

  it('is what a field of date and time says in the zone', () => {
    expect(toLocalField(NOW, 'Asia/Kolkata')).toBe('2026-11-24T13:35');
    expect(isoOf(fromLocalField('2026-11-24T13:35', 'Asia/Kolkata') ?? 0)).toBe('2026-11-24T08:05:00Z');
  });

  it('is nothing for an emptied field', () => expect(fromLocalField('', 'Asia/Kolkata')).toBeNull());
});
