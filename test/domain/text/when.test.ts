import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf, weekday } from '../../../src/domain/text/day.ts';
import { readFuture, readPast } from '../../../src/domain/text/when.ts';

// Wednesday, 25 November 2026, 11:00 in Berlin.
const now = new Date('2026-11-25T10:00:00Z');
const berlin = 'Europe/Berlin';
const short = (date: Date | undefined) => date?.toISOString().slice(0, 16);

describe('a date in the past', () => {
  it.each([
    ['yesterday at 4', '2026-11-24T15:00'],
    ['at 4 yesterday', '2026-11-24T15:00'],
    ['yesterday at 4:30', '2026-11-24T15:30'],
    ['yesterday at 04:30', '2026-11-24T03:30'],
    ['yesterday morning at 6', '2026-11-24T05:00'],
    ['today at 9', '2026-11-25T08:00'],
    ['an hour ago', '2026-11-25T09:00'],
    ['half an hour ago', '2026-11-25T09:30'],
    ['20 minutes ago', '2026-11-25T09:40'],
    ['last Friday at 9', '2026-11-20T08:00'],
    ['Nov 3, 14:00', '2026-11-03T13:00'],
    ['2026-11-03 14:30', '2026-11-03T13:30'],
    ['2026-11-24T14:30Z', '2026-11-24T14:30'],
    ['monday 4pm', '2026-11-23T15:00'],
    ['at 9', '2026-11-25T08:00'],
    // It is not yet four o'clock.
    ['at 4', '2026-11-24T15:00'],
  ])('%j was at %sZ', (text, at) => {
    const when = readPast(text, now, berlin);
    expect(short(when?.at)).toBe(at);
    expect(when?.hasTime).toBe(true);
  });

  it.each([
    ['yesterday', '2026-11-24'],
    ['last Tuesday', '2026-11-24'],
    ['Tuesday', '2026-11-24'],
    ['Monday', '2026-11-23'],
    ['Friday', '2026-11-20'],
    ['on Friday', '2026-11-20'],
    ['last Friday', '2026-11-20'],
    ['on Wednesday', '2026-11-18'],
    ['this Wednesday', '2026-11-25'],
    ['Tuesday last week', '2026-11-17'],
    ['last week on Tuesday', '2026-11-17'],
    ['called on 3 Oct', '2026-10-03'],
    ['3rd of October', '2026-10-03'],
    ['2026-11-03', '2026-11-03'],
    ['03.11.2026', '2026-11-03'],
    ['3.11.26', '2026-11-03'],
    ['3.11.', '2026-11-03'],
    ['on 3/11', '2026-11-03'],
    ['11/03/2026', '2026-03-11'],
    ['24 Dec', '2025-12-24'],
    ['3 Oct 2025', '2025-10-03'],
    ['the 5th', '2026-11-05'],
    ['on the 30th', '2026-10-30'],
    ['the day before yesterday', '2026-11-23'],
    ['day before yesterday', '2026-11-23'],
    ['2 days ago', '2026-11-23'],
    ['a week ago', '2026-11-18'],
    ['a fortnight ago', '2026-11-11'],
    ['three weeks ago', '2026-11-04'],
    ['last week', '2026-11-18'],
    ['last month', '2026-10-25'],
    ['at the weekend', '2026-11-21'],
    ['in October', '2026-10-01'],
    ['last night', '2026-11-24'],
    ['yesterday afternoon', '2026-11-24'],
    ['this morning', '2026-11-25'],
    ['earlier today', '2026-11-25'],
  ])('%j was on %s', (text, day) => {
    const when = readPast(text, now, berlin);
    expect(when).toMatchObject({ day, hasTime: false });
    expect(when && when.at <= now).toBe(true);
  });

  it.each(['tomorrow', 'next Friday', 'in 2 weeks', 'today at 5pm', 'this afternoon', '2027-01-01', 'now'])(
    'is not %j',
    (text) => {
      expect(readPast(text, now, berlin)).toBeNull();
    },
  );

  it('passes over a date to come for one that has been', () => {
    expect(readPast('tomorrow is fine, she said yesterday', now, berlin)?.day).toBe('2026-11-24');
  });

  it('is noon of the day without a time, and now for today', () => {
    expect(short(readPast('on Monday', now, berlin)?.at)).toBe('2026-11-23T11:00');
    expect(readPast('today', now, berlin)?.at).toEqual(now);
  });

  it('is never in the future', () => {
    const words = fc.constantFrom(
      ...'yesterday today tomorrow friday on at 4 16:30 9am next last week monday morning evening 3 oct 2026 ago in two hours the 5th of'.split(
        ' ',
      ),
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 7 }), (list) => {
        const when = readPast(list.join(' '), now, berlin);
        if (when) expect(when.at <= now && when.day <= '2026-11-25').toBe(true);
        const due = readFuture(list.join(' '), now, berlin);
        if (due) expect(due.day >= '2026-11-25').toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a due date', () => {
  it.each([
    ['by Friday', '2026-11-27'],
    ['Friday', '2026-11-27'],
    ['this Friday', '2026-11-27'],
    ['on Mon', '2026-11-30'],
    // The next week's Friday, not the coming one.
    ['next Friday', '2026-12-04'],
    ['next Monday', '2026-11-30'],
    ['Friday next week', '2026-12-04'],
    ['next week Tuesday', '2026-12-01'],
    ['Friday week', '2026-12-04'],
    ['a week on Friday', '2026-12-04'],
    // Today is Wednesday.
    ['Wednesday', '2026-12-02'],
    ['next Wednesday', '2026-12-02'],
    ['this Wednesday', '2026-11-25'],
    ['today', '2026-11-25'],
    ['asap', '2026-11-25'],
    ['by EOD', '2026-11-25'],
    ['close of business on Friday', '2026-11-27'],
    ['tomorrow', '2026-11-26'],
    ['tmrw', '2026-11-26'],
    ['the day after tomorrow', '2026-11-27'],
    ['in two weeks', '2026-12-09'],
    ['in a fortnight', '2026-12-09'],
    ['within 10 days', '2026-12-05'],
    ['in 2-3 weeks', '2026-12-09'],
    ['in six months', '2027-05-25'],
    ['3 weeks from now', '2026-12-16'],
    ['this week', '2026-11-27'],
    ['by the end of the week', '2026-11-27'],
    ['next week', '2026-11-30'],
    ['end of next week', '2026-12-04'],
    ['end of the month', '2026-11-30'],
    ['by end of next month', '2026-12-31'],
    ['next month', '2026-12-01'],
    ['mid next month', '2026-12-15'],
    ['end of January', '2027-01-31'],
    ['mid-January', '2027-01-15'],
    ['in December', '2026-12-01'],
    ['in November', '2026-11-30'],
    ['by the 5th', '2026-12-05'],
    ['by 30th', '2026-11-30'],
    ['the 5th of next month', '2026-12-05'],
    ['in Q1', '2027-01-01'],
    ['Q1', '2027-01-01'],
    ['by Q4', '2026-12-31'],
    ['end of Q1', '2027-03-31'],
    ['end of Q4 2027', '2027-12-31'],
    ['end of the quarter', '2026-12-31'],
    ['next quarter', '2027-01-01'],
    ['end of the year', '2026-12-31'],
    ['next year', '2027-01-01'],
    ['3 Oct', '2027-10-03'],
    ['24 Nov', '2027-11-24'],
    ['25 Nov', '2026-11-25'],
    ['by December 5', '2026-12-05'],
    ['2026-12-24', '2026-12-24'],
    ['24.12.', '2026-12-24'],
    ['24/12', '2026-12-24'],
    ['before Friday', '2026-11-26'],
    ['before the end of the month', '2026-11-30'],
    ['next weekend', '2026-12-05'],
    ['by 5pm', '2026-11-25'],
    ['by 9am', '2026-11-26'],
  ])('%j is %s', (text, day) => {
    expect(readFuture(text, now, berlin)?.day).toBe(day);
  });

  it('has a time when one was said', () => {
    const when = readFuture('call Tom on Monday at 3', now, berlin);
    expect(when).toMatchObject({ day: '2026-11-30', hasTime: true, matched: 'on Monday at 3', index: 9 });
    expect(short(when?.at)).toBe('2026-11-30T14:00');
  });

  it.each([
    'yesterday',
    'last Friday',
    '2025-01-01',
    '3 weeks ago',
    '',
    'in 99999999 years',
    '31 Feb',
    '2 days',
  ])('is not %j', (text) => {
    expect(readFuture(text, now, berlin)).toBeNull();
  });

  it.each([1, 2, 3, 4, 5, 6, 7])(
    'is after today for "Friday" and in the next week for "next Friday" (day %i)',
    (day) => {
      const today = new Date(Date.UTC(2026, 10, 22 + day, 12));
      const friday = readFuture('Friday', today, 'UTC')?.day ?? '';
      const next = readFuture('next Friday', today, 'UTC')?.day;
      expect(friday > dayOf(today, 'UTC')).toBe(true);
      expect(friday).toBe(day < 5 ? '2026-11-27' : '2026-12-04');
      expect(next).toBe('2026-12-04');
      expect(weekday(readFuture('next week', today, 'UTC')?.day ?? dayOf(today, 'UTC'))).toBe(1);
    },
  );

  it.each([
    ['send the quote by Friday', 'send the quote'],
    ['by Friday: send the quote', 'send the quote'],
    ['send the quote by Friday.', 'send the quote.'],
    ['send the quote by Friday, and call Tom', 'send the quote, and call Tom'],
    ['send the quote (by Friday)', 'send the quote'],
    ['send the quote - Friday', 'send the quote'],
    ['send the quote, Friday at the latest', 'send the quote'],
    ['send the quote no later than Friday', 'send the quote'],
    ['send the quote by Friday EOD', 'send the quote'],
    ['tomorrow call Dana', 'call Dana'],
    ['check in tomorrow', 'check in'],
    ['check in after 2 weeks', 'check in'],
    ['follow up in March with Dana', 'follow up with Dana'],
    ['visit at the weekend', 'visit'],
    ["prepare Monday's report by Friday", "prepare Monday's report"],
    ['Friday', ''],
  ])('is cut out of %j', (text, rest) => {
    expect(readFuture(text, now, berlin)?.rest).toBe(rest);
  });
});

describe('what is no date', () => {
  it.each([
    'he may call',
    'we sat down',
    'Sat down with them',
    'sun protection',
    'called April',
    'march ahead',
    '24/7 support',
    'ordered 5/6 pallets',
    'at 4 sites',
    "Monday's order",
    'away for 2 weeks',
    'nothing in the last 2 weeks',
    'at 3.50 EUR each',
    'the 5th grinder',
    'the Q3 figures',
    'version 2.5',
    '10-12 grinders',
    'now they want more',
    '1:1 with Dana',
    '1250 kg',
  ])('%j', (text) => {
    expect(readPast(text, now, berlin)).toBeNull();
    expect(readFuture(text, now, berlin)).toBeNull();
  });
});

describe('the zone of the writer', () => {
  it('decides which day it is', () => {
    const late = new Date('2026-11-25T23:30:00Z');
    expect(readPast('yesterday', late, 'America/New_York')?.day).toBe('2026-11-24');
    expect(readPast('yesterday', late, berlin)?.day).toBe('2026-11-25');
    expect(readFuture('tomorrow', late, 'Pacific/Auckland')?.day).toBe('2026-11-27');
  });

  it('keeps wall-clock time across the end of summer time', () => {
    const tuesday = new Date('2026-10-27T10:00:00Z');
    expect(short(readPast('last Friday at 9', tuesday, berlin)?.at)).toBe('2026-10-23T07:00');
    expect(short(readPast('3 Oct at 9', tuesday, berlin)?.at)).toBe('2026-10-03T07:00');
  });

  it('keeps wall-clock time across the beginning of summer time', () => {
    const friday = new Date('2027-03-26T10:00:00Z');
    expect(short(readFuture('Monday at 9', friday, berlin)?.at)).toBe('2027-03-29T07:00');
    // 02:30 is skipped on the 28th.
    expect(short(readFuture('28 March at 02:30', friday, berlin)?.at)).toBe('2027-03-28T01:30');
  });

  it('counts hours, not clocks, across a change', () => {
    // 04:00 in Berlin, five hours after 00:00: the clocks have gone back in between.
    const now = new Date('2026-10-25T03:00:00Z');
    expect(short(readPast('5 hours ago', now, berlin)?.at)).toBe('2026-10-24T22:00');
  });

  it('decides what 11/03/2026 is, but not 11.03.2026', () => {
    expect(readPast('11/03/2026', now, 'America/Chicago')?.day).toBe('2026-11-03');
    expect(readPast('11/03/2026', now, 'Europe/London')?.day).toBe('2026-03-11');
    expect(readPast('11.03.2026', now, 'America/Chicago')?.day).toBe('2026-03-11');
  });

  it('gives way to a zone in the text', () => {
    expect(short(readPast('yesterday at 4pm EST', now, berlin)?.at)).toBe('2026-11-24T21:00');
  });
});

describe('hostile text', () => {
  it('never makes it throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        readPast(text, now, berlin);
        readFuture(text, now, berlin);
      }),
    );
  });

  it.each([
    '1 day ',
    'at 4 ',
    '1 ',
    'next ',
    'Friday ',
    ' ',
    '(',
    'the 5th ',
    'end of ',
    '3.11.',
    'a',
    'in 2-3 ',
  ])('is read in no time: %j over and over', (piece) => {
    const text = piece.repeat(100_000 / piece.length);
    const start = performance.now();
    readPast(text, now, berlin);
    readFuture(text, now, berlin);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
