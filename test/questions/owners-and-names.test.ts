import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { MemberId } from '../../src/domain/id.ts';
import { at, Day } from '../../src/domain/text/day.ts';
import { BEN, type SmallWorkspace, smallWorkspace } from './small-workspace.ts';

const WILL = { ...BEN, id: MemberId.parse('U0WILL'), name: 'Will Sutton', handle: 'will' };
let workspace: SmallWorkspace;
const told: SmallWorkspace['told'] = (...asked) => workspace.told(...asked);

beforeAll(async () => {
  workspace = await smallWorkspace(inject('databaseUri'));
  const { store, add } = workspace;
  await store.members.put(WILL);
  const tandem = await add('Tandem', { owner: WILL.id, tags: ['cafe'] });
  await add('Blanc Bank', { owner: BEN.id, tags: ['bank'] });
  await add('Quartz Media', { standing: 'prospect' });
  await add('Next', { owner: BEN.id });
  const may = await add('May & Co', { owner: BEN.id });
  const log = (customerId: string, kind: 'call' | 'visit' | 'email', day: string, text: string) =>
    store.interactions.log(
      {
        interaction: { customerId, kind, at: at(Day.parse(day), '10:00', BEN.zone), text },
        contact: null,
        commitments: [],
      },
      BEN.id,
      `${customerId}-${day}`,
    );
  await log(tandem.id, 'visit', '2026-05-12', 'the pump stopped');
  await log(tandem.id, 'email', '2026-10-12', 'wrote about the lobby');
  await log(tandem.id, 'call', '2026-06-09', 'took beans at half price');
  await log(may.id, 'call', '2026-06-02', 'asked for invoices');
});
afterAll(() => workspace.close());

describe('whose an account is', () => {
  test.each([
    'is there any account where the owner is blank?',
    'any accounts with an empty owner?',
    "which accounts haven't been given to anyone",
    'which ones in our customer file does nobody own?',
  ])('nobody: "%s"', async (question) => {
    const text = await told(question);
    expect(text).toContain('Quartz Media');
    expect(text).not.toMatch(/Tandem|Blanc/);
  });

  test.each([
    'who has got Tandem on his or her list of accounts?',
    'name the colleague in whose hands Tandem is',
    'Tandem, whose is it again',
    'Tandem is in whose care?',
  ])('one of us: "%s"', async (question) => {
    expect(await told(question)).toMatch(/(?:Will Sutton|U0WILL) looks after Tandem/);
  });

  test.each(['all accounts that Will is in charge of', 'all accounts run by Will'])(
    'told by a name that is a verb too: "%s"',
    async (question) => {
      const text = await told(question);
      expect(text).toContain('Tandem');
      expect(text).not.toContain('Blanc Bank');
    },
  );
});

test.each([
  'which accounts carry the tag cafe or the tag bank?',
  'accounts tagged as cafe or as bank',
  'accounts with the tags cafe / bank',
  'accounts that have either the cafe tag or the bank one',
])('one of several tags is enough: "%s"', async (question) => {
  const text = await told(question);
  expect(text).toMatch(/tagged cafe or bank/);
  for (const name of ['Tandem', 'Blanc Bank']) expect(text).toContain(name);
});

describe('names that are words too', () => {
  test.each(['what happened with Tandem in May and June?', 'how did things go with Tandem in May and June?'])(
    'a month beside another is no firm: "%s"',
    async (question) => {
      const text = await told(question);
      for (const said of ['the pump stopped', 'half price']) expect(text).toContain(said);
      expect(text).not.toContain('May & Co');
    },
  );

  test('what is said to be a customer is one', async () => {
    expect(await told('next (the customer): who owns it?')).toMatch(/Ben Okafor looks after Next/);
  });
});

describe('what was said', () => {
  test.each([
    'so what was the conversation about',
    'and what came up?',
    'what did it concern?',
    'anything interesting in it?',
  ])('is told of the contact before: "%s"', async (question) => {
    expect(await workspace.inThread('last contact with Tandem, and by whom?', question)).toContain(
      'the lobby',
    );
  });

  test('is told of calls and letters where either will do', async () => {
    expect(await told('who last phoned or wrote with Tandem?')).toMatch(/12 Oct/);
  });

  test('is no call where nobody cares about those', async () => {
    expect(await told('who cares about the calls, when was anyone last there at Tandem?')).toMatch(/12 May/);
  });

  test('is counted in all', async () => {
    expect(await told('Tandem visits this year, total?')).toMatch(/1 visit/);
  });
});
