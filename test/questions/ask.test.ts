import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type Answered, makeQuestions } from '../../src/questions/ask.ts';
import { answerMessage } from '../../src/views/answer.ts';
import { BEN, type SmallWorkspace, seen, smallWorkspace } from './small-workspace.ts';

let workspace: SmallWorkspace;
const questions = makeQuestions();
const ask = (text: string, previous: Answered | null = null) =>
  questions.ask(text, { ...workspace.request, previous: previous?.query ?? null });

beforeAll(async () => {
  workspace = await smallWorkspace(inject('databaseUri'));
  const { store, add } = workspace;
  const borealis = await add('Borealis Hotels', { source: 'trade fair' });
  await add('Delta Insurance', { referredBy: { type: 'customer', customerId: borealis.id } });
  await add('Delta Architects');
  const next = await add('Next', { referredBy: { type: 'outside', name: 'Petra Vogel' } });
  await store.interactions.log(
    {
      interaction: {
        customerId: next.id,
        kind: 'call',
        at: new Date('2026-11-16T09:00:00Z'),
        text: 'Wants *oat* milk <now> & more.',
      },
      contact: null,
      commitments: [
        { kind: 'next-step', text: 'send the floor plan', due: '2026-12-04' as never, owner: BEN.id },
      ],
    },
    BEN.id,
    'one',
  );
});
afterAll(() => workspace.close());

describe('an answer', () => {
  test('names the thing asked first', async () => {
    expect(seen(await ask('who referred Delta Insurance?'))).toMatch(
      /^Delta Insurance was referred to us by Borealis Hotels\./,
    );
  });

  test('names somebody outside as a referrer, and finds whom they brought', async () => {
    expect(seen(await ask('who sent Next our way'))).toContain('Petra Vogel');
    expect(seen(await ask('which customers did Petra Vogel bring us?'))).toContain('Next');
  });

  test('shows its evidence as a person wrote it, harmless', async () => {
    const answered = await ask('when did we last talk to Next and about what?');
    expect(seen(answered)).toMatch(/Mon 16 Nov \(4 days ago\)/);
    expect(JSON.stringify(answerMessage(answered.answer, answered.query).blocks)).toContain(
      '&lt;now&gt; &amp; more',
    );
  });

  test('tells a customer called Next from the next step', async () => {
    expect(seen(await ask("what's next for next?"))).toMatch(/Next: send the floor plan, due Fri 4 Dec/);
  });

  test('of nothing is an answer', async () => {
    const answered = await ask('which customers are unhappy?');
    expect(answered.understood).toBe('yes');
    expect(seen(answered)).toMatch(/^None: no customers feeling unhappy now/);
  });

  test('shows the period as it was understood', async () => {
    expect(seen(await ask('what happened with Next last month?'))).toContain('Thu 1 Oct to Sat 31 Oct');
  });
});

describe('a name', () => {
  test('that fits several asks back, and the button answers the original question', async () => {
    const answered = await ask('who referred Delta?');
    expect(seen(answered)).toContain('Delta Insurance or Delta Architects');
    const choice = answered.answer.choices.find(({ label }) => label === 'Delta Insurance');
    expect(seen(await ask(choice?.question ?? ''))).toContain('Borealis Hotels');
  });

  test('that is misspelt is answered, and the answer says for whom it was taken', async () => {
    expect(seen(await ask('who referred Delta Insurence?'))).toMatch(
      /I took “Delta Insurence” for Delta Insurance/,
    );
  });

  test('that nobody bears gets no facts of another', async () => {
    const answered = await ask('who referred Bluebird Airlines?');
    expect(seen(answered)).toMatch(/I don't know any customer or contact called Bluebird Airlines/);
    expect(seen(answered)).not.toContain('Borealis');
  });

  test('of another workspace is unknown', async () => {
    const other = await smallWorkspace(inject('databaseUri'));
    const answered = await questions.ask('who referred Delta Insurance?', other.request);
    expect(seen(answered)).not.toContain('Borealis');
    await other.close();
  });
});

describe('in a thread', () => {
  test('a follow-up takes what is missing from the question before', async () => {
    const first = await ask('when did we last talk to Acme?');
    const second = await ask('and Next?', first);
    expect(seen(second)).toMatch(/The last contact with Next was on Mon 16 Nov/);
    expect(seen(await ask('who referred them?', second))).toContain('Petra Vogel');
  });

  test('"them" of the same question again is whom the answer named', async () => {
    const first = await ask('who referred Delta Insurance?');
    expect(seen(await ask('and who referred them?', first))).toMatch(/Borealis Hotels/);
  });

  test('a period alone changes the period', async () => {
    const first = await ask('how much did Acme spend this year?');
    expect(seen(first)).toContain('€1,200');
    expect(seen(await ask('what about last year?', first))).toMatch(/Wed 1 Jan 2025/);
  });
});

describe('a question that leaves room for doubt', () => {
  test('gets an answer that is called a guess, what else may be meant, and is kept for the grammar', async () => {
    const answered = await ask('how did Delta Insurance take the kerfuffle?');
    expect(seen(answered)).toMatch(/^I am not sure what you mean\. My best guess: /);
    expect(answered.answer.choices.length).toBeGreaterThan(0);
    expect(answered.understood).toBe('unsure');
    for (const { question } of answered.answer.choices)
      expect((await ask(question)).understood, question).toBe('yes');
  });

  test('of a second customer is not answered as if only one were named', async () => {
    expect(seen(await ask('when did we last talk to Delta Insurance and Borealis Hotels?'))).toMatch(
      /^I am not sure/,
    );
  });

  test('that is plain gets a plain answer', async () => {
    expect(seen(await ask('who referred Next?'))).toMatch(/^Next was referred/);
  });
});

describe('a list', () => {
  test('is described in the words of the file, even where nobody is on it', async () => {
    expect(seen(await ask('which former customers did we get from a trade show?'))).toMatch(
      /^None: no former customers who found us through trade fair\.$/m,
    );
  });

  test('of the customers of today is one of the present ones, not of one day', async () => {
    const answered = await ask("which of today's customers came from the trade fair?");
    expect(seen(answered)).toMatch(/^1 customer who found us through trade fair: Borealis Hotels\./);
    expect(answered.query).toMatchObject({ filter: { since: null, standing: ['customer'] } });
  });
});

describe('what is not understood', () => {
  test('is refused without naming any customer, and kept without names', async () => {
    const answered = await ask('can Dana Fox sing an opera about Acme 12345?');
    expect(answered.understood).not.toBe('yes');
    const kept = (await workspace.store.misses.latest(20)).map(({ text }) => text).join('\n');
    expect(kept).toContain('<contact>');
    expect(kept).not.toMatch(/Dana|Acme|12345/);
    expect(seen(await ask('what is the weather like?'))).not.toMatch(/Acme|Delta|Next\b/);
  });

  test.each(['', '?', '…', '   ', '@@@', '$where: 1', "'; DROP"])('"%s" is no fault', async (text) => {
    const answered = await ask(text);
    expect(answered.understood).not.toBe('yes');
  });
});

test('a very long text is no fault', async () => {
  expect(seen(await ask('a'.repeat(10_000)))).toMatch(/^Sorry, I can't answer that/);
});

test('a customer that was removed meanwhile is said to be gone', async () => {
  const first = await ask('who looks after Acme?');
  const query = { ...first.query, intent: 'owner', customer: 'nowhere' } as never;
  const answered = await questions.answer(query, workspace.request);
  expect(seen(answered)).toMatch(/not there any more/);
});
