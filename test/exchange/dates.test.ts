import { expect, test } from 'vitest';
import { dayOf } from '../../src/domain/text/day.ts';
import { instantOf, readMoment } from '../../src/exchange/values/dates.ts';

const ZONES = ['Pacific/Honolulu', 'America/Los_Angeles', 'Europe/Berlin', 'Asia/Tokyo', 'Pacific/Auckland'];
const IMPORTERS = [...ZONES, 'Pacific/Kiritimati', 'Pacific/Pago_Pago'];

const moment = (text: string, zone: string) => {
  const written = readMoment(text, 'day-first');
  if (!written) throw new Error(`${text} was not read`);
  return instantOf(written, zone);
};

test.each(
  IMPORTERS.flatMap((zone) =>
    ['2026-10-06', '6.10.2026', '2026-10-06 00:00:00'].map((text) => ({ zone, text })),
  ),
)('"$text" from $zone is that day for whoever imports it', ({ zone, text }) => {
  expect(dayOf(moment(text, zone), zone)).toBe('2026-10-06');
});

test.each(ZONES.flatMap((zone) => ['2026-01-06', '2026-07-06'].map((day) => ({ zone, day }))))(
  '$day from $zone is the same day for colleagues everywhere',
  ({ zone, day }) => {
    expect(new Set(ZONES.map((theirs) => dayOf(moment(day, zone), theirs)))).toEqual(new Set([day]));
  },
);

test('a time that is written is kept, in the zone of whoever imports it or with its distance from UTC', () => {
  expect(moment('2026-10-06 14:05', 'Europe/Berlin').toISOString()).toBe('2026-10-06T12:05:00.000Z');
  expect(moment('2026-10-06T14:05:00+13:00', 'Europe/Berlin').toISOString()).toBe('2026-10-06T01:05:00.000Z');
  expect(moment('2026-10-06T00:00:00+02:00', 'Europe/Berlin').toISOString()).toBe('2026-10-05T22:00:00.000Z');
});
