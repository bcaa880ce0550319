import { randomUUID } from 'node:crypto';
import { Customer } from '../src/domain/customer.ts';
import { Interaction } from '../src/domain/interaction.ts';
import { Member } from '../src/domain/member.ts';
import { Settings } from '../src/domain/settings.ts';
import { Day } from '../src/domain/text/day.ts';
import { makeQuestions } from '../src/questions/ask.ts';
import { tokenise } from '../src/questions/language/tokens.ts';
import type { Link } from '../src/questions/link/link.ts';
import { understand } from '../src/questions/parse.ts';
import type { Context } from '../src/store/context.ts';
import { CUSTOMERS } from '../src/store/customers.ts';
import { INTERACTIONS } from '../src/store/interactions.ts';
import { scoped } from '../src/store/scoped.ts';
import type { WorkspaceStore } from '../src/store/store.ts';

const NOW = new Date('2026-11-20T10:00:00Z');
const TODAY = Day.parse('2026-11-20');
const BATCH = 2_000;
const MEMBER = Member.parse({
  id: 'U0BENCH',
  name: 'Bench Keller',
  handle: 'bench',
  zone: 'Europe/Berlin',
  access: 'member',
  refreshedAt: NOW,
});
const QUESTIONS = [
  'who referred {}?',
  'when did we last talk to {}?',
  'who looks after {}',
  'what is next for {}?',
  'is {} happy with us',
  'what happened with {} last month?',
];

const percentile = (times: readonly number[], share: number): number =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
const nameOf = (number: number): string => `Zor${number.toString(36)}ba Works`;

/** Fills a workspace with customers, each with some interactions, in batches straight into the collections. */
export async function fill(context: Context, customers: number, interactionsEach = 5): Promise<void> {
  const base = randomUUID().slice(0, 8);
  for (let from = 0; from < customers; from += BATCH) {
    const numbers = Array.from({ length: Math.min(BATCH, customers - from) }, (_, step) => from + step);
    const id = (number: number) => `${base}-${number}`;
    await scoped(context, CUSTOMERS).insertMany(
      numbers.map((number) =>
        Customer.parse({
          id: id(number),
          name: nameOf(number),
          standing: 'customer',
          owner: MEMBER.id,
          referredBy: number > 0 ? { type: 'customer', customerId: id(number - 1) } : null,
          dueOn: null,
          createdAt: NOW,
          createdBy: MEMBER.id,
          version: 1,
        }),
      ),
    );
    await scoped(context, INTERACTIONS).insertMany(
      numbers.flatMap((number) =>
        Array.from({ length: interactionsEach }, (_, step) =>
          Interaction.parse({
            id: `${id(number)}-${step}`,
            customerId: id(number),
            kind: 'call',
            at: new Date(NOW.getTime() - (step + 1) * 9 * 86_400_000),
            by: MEMBER.id,
            text: 'Talked about the order.',
            feeling: 1,
            createdAt: NOW,
            version: 1,
          }),
        ),
      ),
    );
  }
}

/** The 95th percentile, in milliseconds, of a question about one customer of a workspace that `fill` filled. */
export async function questionP95(store: WorkspaceStore, customers: number, samples = 120): Promise<number> {
  await store.members.put(MEMBER);
  const questions = makeQuestions();
  const request = { store, actor: MEMBER, settings: Settings.parse({}), now: NOW };
  const times: number[] = [];
  for (let sample = 0; sample < samples; sample += 1) {
    const text = (QUESTIONS[sample % QUESTIONS.length] ?? '').replace(
      '{}',
      nameOf((sample * 7919) % customers),
    );
    const started = performance.now();
    const { understood } = await questions.ask(text, request);
    if (understood !== 'yes') throw new Error(`not understood: ${text}`);
    // The first ones warm up the engine's caches and the compiled patterns.
    if (sample >= QUESTIONS.length) times.push(performance.now() - started);
  }
  return percentile(times, 0.95);
}

/** How long reading a question takes without the store, in milliseconds: the median. */
export function parseMilliseconds(samples = 300): number {
  const times: number[] = [];
  for (let sample = 0; sample < samples; sample += 1) {
    const tokens = tokenise((QUESTIONS[sample % QUESTIONS.length] ?? '').replace('{}', 'Zorba'));
    const at = tokens.findIndex(({ key }) => key === 'zorba');
    const customer = Customer.parse({
      id: 'one',
      name: 'Zorba',
      standing: 'customer',
      owner: null,
      dueOn: null,
      createdAt: NOW,
      createdBy: MEMBER.id,
      version: 1,
    });
    const link: Link = {
      from: at,
      to: at,
      text: 'Zorba',
      how: 'whole',
      prior: 3,
      reading: { kind: 'customer', customers: [customer] },
    };
    const vocabulary = {
      tags: [],
      sources: [],
      rivals: [],
      won: [],
      lost: [],
      buys: [],
      items: [],
      reasons: [],
      needs: [],
    };
    const started = performance.now();
    understand(tokens, { links: [link], strangers: [], vocabulary }, { asker: MEMBER.id, today: TODAY });
    if (sample >= QUESTIONS.length * 5) times.push(performance.now() - started);
  }
  return percentile(times, 0.5);
}

/**
 * Questions about one customer among many and among few, as lines of JSON.
 * @param small and large workspaces that `fill` filled, with their numbers of customers
 */
export async function benchQuestions(
  small: { store: WorkspaceStore; customers: number },
  large: { store: WorkspaceStore; customers: number },
  print: (line: string) => void,
): Promise<void> {
  const [few, many] = [
    await questionP95(small.store, small.customers),
    await questionP95(large.store, large.customers),
  ];
  print(
    JSON.stringify({
      bench: 'question about one customer, p95',
      small: { customers: small.customers, milliseconds: Number(few.toFixed(1)) },
      large: { customers: large.customers, milliseconds: Number(many.toFixed(1)) },
      ratio: Number((many / few).toFixed(2)),
      goal: '<= 1.5',
    }),
  );
  print(
    JSON.stringify({
      bench: 'parse alone, median',
      milliseconds: Number(parseMilliseconds().toFixed(2)),
      goal: '< 5',
    }),
  );
}
