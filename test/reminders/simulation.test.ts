import { expect, inject, test } from 'vitest';
import { freshDatabase } from '../helpers/rapport.ts';
import { cleanUp, simulate } from './simulation/simulate.ts';

/** `SIMULATE=full` runs what the project promises, for half an hour or so; the rest chooses another seed or size. */
const {
  SIMULATE: wanted,
  SIMULATE_SEED: seed = '1',
  SIMULATE_DAYS: days = '400',
  SIMULATE_MEMBERS: members = '40',
} = process.env;
const full = wanted === 'full';
const sizes = full
  ? [
      {
        seed: Number(seed),
        days: Number(days),
        members: Number(members),
        customers: 3 * Number(members),
        from: new Date('2027-01-20T00:00:00Z'),
      },
    ]
  : [
      // Over the end of summer time in Europe and America, and its begin in the south.
      { seed: 1, days: 16, members: 8, customers: 40, from: new Date('2026-10-24T00:00:00Z') },
      // Over 29 February.
      { seed: 2, days: 12, members: 8, customers: 40, from: new Date('2028-02-20T00:00:00Z') },
    ];

test.each(sizes)(
  'every digest comes once, in its turn, and says what the reference says: seed $seed, $days days, $members members',
  { timeout: full ? 4 * 60 * 60_000 : 120_000 },
  async (size) => {
    const [uri, database] = [inject('databaseUri'), freshDatabase()];
    try {
      const outcome = await simulate(size, uri, database);
      process.stdout.write(`${JSON.stringify({ ...size, ...outcome })}\n`);
      expect(outcome.wrong).toEqual([]);
      expect(outcome.digests).toBeGreaterThan(size.days);
      expect(outcome.teams).toBeGreaterThan(size.days / 3);
      expect(outcome.kills).toBeGreaterThan(0);
    } finally {
      await cleanUp(uri, database);
    }
  },
);
