import { randomUUID } from 'node:crypto';
import { MongoClient } from 'mongodb';
import { readExamples } from '../scripts/learn/examples.ts';
import { Customer } from '../src/domain/customer.ts';
import { Interaction } from '../src/domain/interaction.ts';
import { Member } from '../src/domain/member.ts';
import { Settings } from '../src/domain/settings.ts';
import { Day } from '../src/domain/text/day.ts';
import { makeQuestions } from '../src/questions/ask.ts';
import { respelt } from '../src/questions/language/spelling.ts';
import { questionText, tokenise } from '../src/questions/language/tokens.ts';
import { type Link, noVocabulary } from '../src/questions/link/link.ts';
import { understand } from '../src/questions/parse/parse.ts';
import { type Context, contextOf } from '../src/store/context.ts';
import { CUSTOMERS } from '../src/store/customer-kind.ts';
import { INTERACTIONS } from '../src/store/interaction-kind.ts';
import { scoped } from '../src/store/scoped.ts';
import { openStore } from '../src/store/store.ts';
import { round } from './child.ts';

const NOW = new Date('2026-11-20T10:00:00Z');
const TODAY = Day.parse('2026-11-20');
const BATCH = 2_000;
const SAMPLES = 120;
const WORKSPACE = 'T0BENCH';
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
async function fill(context: Context, customers: number, interactionsEach = 5): Promise<void> {
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

/** A workspace of so many customers in a database of its own, ready to be asked; `leave` drops it. */
async function workspaceOf(uri: string, customers: number) {
  const database = `bench_questions_${customers}`;
  const clock = { now: () => NOW };
  const client = await new MongoClient(uri, { ignoreUndefined: true }).connect();
  const opened = await openStore({ uri, clock, database });
  await fill(contextOf({ client, db: client.db(database), clock }, WORKSPACE), customers);
  const store = opened.in(WORKSPACE);
  await store.members.put(MEMBER);
  const questions = makeQuestions();
  const request = { store, actor: MEMBER, settings: Settings.parse({}), now: NOW };
  return {
    /** How long the answer to one question takes, in milliseconds. */
    async ask(sample: number): Promise<number> {
      const name = nameOf((sample * 7919) % customers);
      const text = (QUESTIONS[sample % QUESTIONS.length] ?? '').replace('{}', name);
      const started = performance.now();
      const { understood } = await questions.ask(text, request);
      if (understood !== 'yes') throw new Error(`not understood: ${text}`);
      return performance.now() - started;
    },
    async leave(): Promise<void> {
      await client.db(database).dropDatabase();
      await opened.close();
      await client.close();
    },
  };
}

/**
 * The 95th percentiles, in milliseconds, of questions about one customer in workspaces of these sizes. They are asked in turn,
 * so that whatever else the machine does meets all.
 */
async function questionP95(uri: string, sizes: readonly number[]): Promise<number[]> {
  const workspaces = [];
  for (const size of sizes) workspaces.push({ ...(await workspaceOf(uri, size)), times: [] as number[] });
  try {
    for (let sample = 0; sample < SAMPLES; sample += 1)
      for (const { ask, times } of workspaces) {
        const time = await ask(sample);
        // The first ones warm up the engine's caches.
        if (sample >= QUESTIONS.length) times.push(time);
      }
    return workspaces.map(({ times }) => percentile(times, 0.95));
  } finally {
    for (const { leave } of workspaces) await leave();
  }
}

/** How long reading takes without the store: the median over all lines of the examples, in milliseconds. */
function parseMilliseconds(): number {
  const customer = Customer.parse({
    id: 'one',
    name: 'Acme',
    standing: 'customer',
    owner: null,
    dueOn: null,
    createdAt: NOW,
    createdBy: MEMBER.id,
    version: 1,
  });
  const vocabulary = noVocabulary();
  const examples = readExamples().flatMap(({ lines }) => lines.flatMap(([first]) => first ?? []));
  const read = (text: string): number => {
    const started = performance.now();
    const typed = tokenise(questionText(text));
    const tokens = respelt(typed, (at) => typed[at]?.key === 'acme', true);
    const links: Link[] = tokens.flatMap(({ key, raw }, at) =>
      key === 'acme'
        ? [
            {
              from: at,
              to: at,
              text: raw,
              how: 'whole',
              prior: 3,
              reading: { kind: 'customer', customers: [customer] },
            },
          ]
        : [],
    );
    understand(
      tokens,
      { links, strangers: [], vocabulary, owed: [], grounds: [] },
      { asker: MEMBER.id, today: TODAY },
    );
    return performance.now() - started;
  };
  for (const text of examples) read(text);
  return percentile(examples.map(read), 0.5);
}

/** Questions about one customer among many and among few, and reading alone. */
export async function benchQuestions(
  uri: string,
  { small, large }: { small: number; large: number },
  print: (figure: object) => void,
): Promise<void> {
  const parsing = parseMilliseconds();
  print({ bench: 'parse alone, median of all examples', unit: 'ms', goal: 5, ms: round(parsing, 2) });
  const [few = 0, many = 0] = await questionP95(uri, [small, large]);
  print({
    bench: 'question about one customer, p95',
    goal: 1.5,
    small: { customers: small, ms: round(few) },
    large: { customers: large, ms: round(many) },
    ratio: round(many / few, 2),
  });
}
