import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type SmallWorkspace, smallWorkspace } from './small-workspace.ts';

let workspace: SmallWorkspace;
beforeAll(async () => {
  workspace = await smallWorkspace(inject('databaseUri'));
});
afterAll(() => workspace.close());

const queryOf = async (text: string) => (await workspace.ask(text)).query;

describe('what only tells how it comes that somebody asks', () => {
  test.each([
    ['I look for references: who has ever bought a Grinder X1?', 'Who has ever bought a Grinder X1?'],
    [
      'Year end is near. Which customers have not ordered in 2026?',
      'Which customers have not ordered in 2026?',
    ],
    ['Birthdays next week? I buy the cards today.', 'Birthdays next week?'],
    ['Before I go into the weekend: which promises are overdue?', 'Which promises are overdue?'],
    ['Ben is on holiday. Who referred Acme?', 'Who referred Acme?'],
    ["I'm on the train to Acme. Who looks after them?", 'Who looks after Acme?'],
    ['calling Acme in 5. who looks after them', 'who looks after Acme'],
    ['Stood at Acme yesterday. Who did we last speak to there?', 'Who did we last speak to at Acme?'],
    ['I fetch my coat in a minute, so could you tell me who referred Acme?', 'Who referred Acme?'],
    [
      "I'm tidying up my wallchart and would love to know which customers are unhappy.",
      'Which customers are unhappy?',
    ],
    ['Please be so kind as to tell me who looks after Acme.', 'Who looks after Acme?'],
    ['There is a meeting with Acme next week. Who looks after them?', 'Who looks after Acme?'],
    ['Acme: who looks after them?', 'Who looks after Acme?'],
    ['who has Acme, i know they do not buy any more', 'Who has Acme?'],
    [
      'Who has ever bought a Grinder X1? A client wants to ask people how they find it.',
      'Who has ever bought a Grinder X1?',
    ],
    [
      'Who has ever bought a Grinder X1, because a customer would like to talk to somebody?',
      'Who has ever bought a Grinder X1?',
    ],
    ['On Monday I visit Acme. Who looks after them?', 'Who looks after Acme?'],
    ['Ben was away in May. Which customers bought something?', 'Which customers bought something in May?'],
  ])('%s', async (led, plain) => {
    const query = await queryOf(led);
    expect(query).not.toBeNull();
    expect(JSON.stringify(query).replaceAll(/"words":"[^"]*"/g, '')).toEqual(
      JSON.stringify(await queryOf(plain)).replaceAll(/"words":"[^"]*"/g, ''),
    );
  });

  test('tells whom a question means that leaves that out', async () => {
    expect(await workspace.told('I am going to see Acme on Monday. What do I have to know?')).toMatch(
      /^Acme: customer/,
    );
  });

  test('is none where it says what is asked for', async () => {
    const { query } = await workspace.ask('I mean customers only. Who is unhappy?');
    expect(query).toMatchObject({ intent: 'customers', filter: { standing: ['customer'], feeling: 'down' } });
  });
});

describe('a second question', () => {
  test.each([
    [
      'Acme: who is responsible, and what is still to be done there?',
      /Ben Okafor looks after Acme\. Acme: nothing open/,
    ],
    [
      'calling Acme in 5. who else sells to them n since when are they a customer?',
      /Acme also buys from Rivalco\..*Since when/,
    ],
    ["what is Dana Fox's role, and when did we last talk to her?", /No role of Dana Fox.*[Nn]o|never/],
  ])('is answered too: %s', async (question, answer) => {
    expect(await workspace.told(question)).toMatch(answer);
  });

  test.each([
    ['What is the source of Acme, and its tags?', /newsletter.*hotel and eco/],
    ['going to Acme on Monday, what should I know, and who will I meet?', /^Acme: customer/],
  ])('may be no more than a further fact, and what leads to one is none: %s', async (question, answer) => {
    expect(await workspace.told(question)).toMatch(answer);
  });

  test('is none where it asks about the same matter', async () => {
    const { answer } = await workspace.ask('When did we last visit Acme, and whom did we meet there?');
    expect(JSON.stringify(answer.headline)).not.toMatch(/contacts? at/);
  });
});

test('of two readings the one is taken that makes use of all that was said', async () => {
  expect((await workspace.ask('Which customer is the most unhappy one right now?')).query).toMatchObject({
    intent: 'rank',
    by: 'feeling',
    least: true,
  });
});
