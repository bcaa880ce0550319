import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cadenceOf, spreadDueOn } from '../../src/domain/cadence.ts';
import { commitmentDueOn } from '../../src/domain/commitment.ts';
import { Customer } from '../../src/domain/customer.ts';
import { buyingOf, customerDueOn, reasonsOn } from '../../src/domain/due.ts';
import { Settings } from '../../src/domain/settings.ts';
import { addDays, Day, daysBetween } from '../../src/domain/text/day.ts';

const day = (text: string): Day => Day.parse(text);
const settings = Settings.parse({});
const today = day('2026-11-18');
const daysAgo = (days: number): Date => new Date(Date.parse('2026-11-18T09:00:00Z') - days * 86_400_000);
const contact = (days: number, interactionId = `i${days}`) => ({
  at: daysAgo(days),
  kind: 'call' as const,
  interactionId,
});
const feeling = (value: -2 | -1 | 0 | 1 | 2, days: number, interactionId = `i${days}`) => ({
  value,
  at: daysAgo(days),
  interactionId,
});

const aCustomer = (facts: Partial<Customer> = {}): Customer =>
  Customer.parse({
    id: 'c1',
    name: 'Acme',
    standing: 'customer',
    owner: 'U1',
    dueOn: null,
    createdAt: daysAgo(5),
    createdBy: 'U1',
    version: 1,
    ...facts,
  });
const reasons = (facts: Partial<Customer>) => reasonsOn(aCustomer(facts), settings, today, 'UTC');

describe('the cadence', () => {
  const rules = Settings.parse({
    cadence: { customer: 40 },
    tagCadence: [
      { tag: 'VIP', days: 7 },
      { tag: 'hotel', days: 20 },
    ],
  });
  test.each([
    ['the customer’s own before all else', { cadenceDays: 3, tags: ['vip'] }, 3],
    ['of several tags the shortest', { tags: ['hotel', 'vip'] }, 7],
    ['a tag before the standing', { tags: ['hotel'] }, 20],
    ['the workspace’s for the standing', { tags: ['other'] }, 40],
    ['the default where the workspace has none', { standing: 'former' as const }, 90],
  ])('is %s', (_, facts, days) => {
    expect(cadenceOf(aCustomer(facts), rules)).toBe(days);
  });
});

describe('a customer is due', () => {
  test('when more days than the cadence have passed since the last contact, not when as many have', () => {
    expect(reasons({ lastContact: contact(30) })).toEqual([]);
    expect(reasons({ lastContact: contact(31) })).toEqual([{ type: 'quiet', days: 31, cadence: 30 }]);
  });

  test('when the feeling turned negative, or fell by two; not any more once somebody has spoken with them', () => {
    const lastContact = contact(3);
    expect(reasons({ lastContact, feeling: feeling(-1, 3) })).toMatchObject([{ type: 'mood', from: null }]);
    expect(reasons({ lastContact, feeling: feeling(0, 3), feelingBefore: feeling(2, 9) })).toMatchObject([
      { type: 'mood', from: 2, to: 0, days: 3 },
    ]);
    expect(reasons({ lastContact, feeling: feeling(0, 3), feelingBefore: feeling(1, 9) })).toEqual([]);
    expect(reasons({ lastContact, feeling: feeling(-2, 3), feelingBefore: feeling(-1, 9) })).toEqual([]);
    expect(reasons({ lastContact: contact(1), feeling: feeling(-2, 3) })).toEqual([]);
  });

  test('when it buys less often than its own rhythm, until somebody has asked', () => {
    const buying = buyingOf([day('2026-10-01'), day('2026-10-11'), day('2026-10-21'), day('2026-10-31')]);
    expect(buying).toEqual({ last: '2026-10-31', everyDays: 10 });
    // 10 days and half as long again end on 15 November.
    expect(reasonsOn(aCustomer({ buying }), settings, day('2026-11-15'), 'UTC')).toEqual([]);
    expect(reasons({ buying })).toEqual([{ type: 'rhythm', every: 10, days: 18 }]);
    expect(reasons({ buying, lastContact: contact(2) })).toEqual([]);
    expect(reasons({ buying, standing: 'former' })).toEqual([]);
  });

  test('two purchases, or three on two days, are no rhythm', () => {
    expect(buyingOf([day('2026-10-01'), day('2026-10-11')])).toBeNull();
    expect(buyingOf([day('2026-10-01'), day('2026-10-11'), day('2026-10-11')])).toBeNull();
  });

  test('when it is a prospect for whom nothing is planned', () => {
    expect(reasons({ standing: 'prospect', lastContact: contact(7) })).toEqual([
      { type: 'stepless', days: 7 },
    ]);
    expect(reasons({ standing: 'prospect', lastContact: contact(7), openSteps: 1 })).toEqual([]);
    expect(reasons({ standing: 'prospect', lastContact: contact(6) })).toEqual([]);
  });

  test('not while it is snoozed, nor once it is archived', () => {
    expect(reasons({ lastContact: contact(99), snoozedUntil: day('2026-11-19') })).toEqual([]);
    expect(reasons({ lastContact: contact(99), snoozedUntil: today })).toHaveLength(1);
    expect(reasons({ lastContact: contact(99), archivedAt: daysAgo(1) })).toEqual([]);
  });
});

test('the day that is kept for the index is the first on which the rules find a reason, in every zone', () => {
  const instant = fc.date({
    min: new Date('2026-06-01'),
    max: new Date('2026-11-18'),
    noInvalidDate: true,
  });
  const id = fc.constantFrom('a', 'b');
  const felt = fc.record({
    value: fc.constantFrom(-2, -1, 0, 1, 2),
    at: instant,
    interactionId: id,
  });
  const someDay = instant.map((at) => at.toISOString().slice(0, 10));
  const facts = fc.record({
    standing: fc.constantFrom('customer', 'prospect', 'former'),
    cadenceDays: fc.option(fc.integer({ min: 1, max: 60 })),
    createdAt: instant,
    lastContact: fc.option(fc.record({ at: instant, kind: fc.constant('call'), interactionId: id })),
    feeling: fc.option(felt),
    feelingBefore: fc.option(felt),
    buying: fc.option(fc.record({ last: someDay, everyDays: fc.integer({ min: 1, max: 60 }) })),
    openSteps: fc.integer({ min: 0, max: 1 }),
    snoozedUntil: fc.option(someDay),
  });
  const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
  fc.assert(
    fc.property(facts, zones, fc.integer({ min: -3, max: 3 }), (given, zone, offset) => {
      const customer = Customer.parse({ ...aCustomer(), ...given });
      const first = customerDueOn(customer, settings, zone);
      if (first === null) throw new Error('an archived customer');
      const asked = addDays(first, offset);
      expect(reasonsOn(customer, settings, asked, zone).length > 0).toBe(offset >= 0);
    }),
    { numRuns: 1500 },
  );
});

describe('imported customers without history', () => {
  test('are spread over their cadence, and each comes on its own day', () => {
    const keys = Array.from(
      { length: 600 },
      (_, index) => `6b022126${(index * 7919).toString(16).padStart(8, '0')}`,
    );
    const perDay = new Map<string, number>();
    for (const key of keys) {
      const on = spreadDueOn(key, 30, today);
      expect(daysBetween(today, on)).toBeGreaterThanOrEqual(1);
      expect(daysBetween(today, on)).toBeLessThanOrEqual(30);
      expect(spreadDueOn(key, 30, today)).toBe(on);
      perDay.set(on, (perDay.get(on) ?? 0) + 1);
    }
    expect(perDay.size).toBe(30);
    expect(Math.max(...perDay.values())).toBeLessThanOrEqual(40);
  });

  test('are due from their first day on, until a contact counts', () => {
    const imported = aCustomer({ firstDueOn: addDays(today, 9) });
    expect(customerDueOn(imported, settings, 'UTC')).toBe(addDays(today, 9));
    const contacted = { ...imported, lastContact: contact(0) };
    expect(customerDueOn(contacted, settings, 'UTC')).toBe(addDays(today, 31));
  });
});

describe('a commitment is due', () => {
  const open = {
    kind: 'promise' as const,
    due: today,
    snoozedUntil: null,
    status: 'open' as const,
    removedAt: null,
    openedAt: daysAgo(4),
  };
  test('from its date on, later when snoozed; never once it is done or taken back', () => {
    expect(commitmentDueOn(open)).toBe(today);
    expect(commitmentDueOn({ ...open, snoozedUntil: addDays(today, 3) })).toBe(addDays(today, 3));
    expect(commitmentDueOn({ ...open, status: 'done' })).toBeNull();
    expect(commitmentDueOn({ ...open, removedAt: daysAgo(0) })).toBeNull();
  });
  test('without a date: never; a complaint at once', () => {
    expect(commitmentDueOn({ ...open, due: null })).toBeNull();
    expect(commitmentDueOn({ ...open, due: null, kind: 'complaint' })).toBe('2026-11-14');
  });
});
