import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { CommitmentKind } from '../../src/domain/commitment.ts';
import { Member } from '../../src/domain/member.ts';
import { at, Day } from '../../src/domain/text/day.ts';
import { BEN, NOW, type SmallWorkspace, smallWorkspace } from './small-workspace.ts';

let workspace: SmallWorkspace;
const CARLA = Member.parse({
  ...BEN,
  id: 'U0CARLA',
  name: 'Carla Mendes',
  handle: 'carla',
  refreshedAt: NOW,
});

const told: SmallWorkspace['inThread'] = (...texts) => workspace.inThread(...texts);

beforeAll(async () => {
  workspace = await smallWorkspace(inject('databaseUri'));
  const { store } = workspace;
  await store.members.put(CARLA);
  const customer = async (name: string) =>
    (await store.customers.add({ name, standing: 'customer', owner: BEN.id }, BEN.id)).id;
  const tandem = await customer('Tandem');
  const quartz = await customer('Quartz Media');
  await store.contacts.add(tandem, 'Jo Penn', BEN.id, { role: 'CFO' });
  const talked = (customerId: string, day: string, by: string, extra: object) =>
    store.interactions.log(
      {
        interaction: {
          customerId,
          kind: 'call',
          at: at(Day.parse(day), '10:00', BEN.zone),
          text: 'the weather was fine',
          outcome: null,
          feeling: null,
          ...extra,
        },
        contact: null,
        commitments: [],
      },
      by,
      `${customerId} ${day}`,
    );
  await talked(tandem, '2026-11-03', BEN.id, { text: 'nine slips in our handbook' });
  await talked(tandem, '2026-05-12', CARLA.id, { kind: 'visit', text: 'saw the new door seal' });
  await talked(quartz, '2026-09-08', BEN.id, { kind: 'visit', feeling: 1, text: 'mould in the cellar' });
  const owe = (customerId: string, kind: CommitmentKind, text: string, due: string | null) =>
    store.commitments.open(
      { customerId, kind, text, due: due === null ? null : Day.parse(due), owner: BEN.id },
      BEN.id,
    );
  await owe(tandem, 'promise', 'a silent drill', '2026-10-30');
  await owe(tandem, 'next-step', 'book the fitter', '2026-11-25');
  await owe(quartz, 'promise', 'a carpet for the foyer', '2027-02-26');
  const alarm = await owe(quartz, 'complaint', 'alarm left off twice', '2026-11-27');
  await store.commitments.close(alarm, 'done', BEN.id, 'a signed checklist');
});
afterAll(() => workspace.close());

describe('what is owed', () => {
  test.each([
    ['how many commitments do I have open, overdue ones included?', /^3 open commitments .*\(1 overdue\)/],
    ['how many open commitments do I have, and how many of them are overdue?', /3 open.*1/s],
    ['which of my open commitments are overdue today?', /^1 overdue commitment .*silent drill/],
    ['which open promises are not due before next year?', /^1 open promise .*carpet/],
    ['which commitments fall due as late as 2027?', /^1 open commitment .*carpet/],
    ['which promises should have been kept before November and are still open?', /silent drill/],
    ['what is the next thing due for Tandem?', /book the fitter/],
    ['with which customers am I late?', /Tandem: a silent drill/],
  ])('%s', async (question, answer) => {
    expect(await told(question)).toMatch(answer);
  });

  test('is counted, and the first of it told', async () => {
    expect(await told('how many things do I have open, and which one is due first?')).toMatch(
      /^(?:.*guess: )?3 open commitments .*First: a silent drill for Tandem, due Fri 30 Oct/s,
    );
  });

  test("is anybody's where it need not be the asker's alone", async () => {
    const { query } = await workspace.ask("what falls due this week, not just mine but anybody's?");
    expect(query).toMatchObject({ intent: 'commitments', owner: null });
  });

  test('goes on with what is due later, which is not overdue', async () => {
    expect(await told('what am I late with?', 'and next week?')).toMatch(
      /1 open commitment .*book the fitter/,
    );
  });

  test('goes on with the day of each, and with which of them is the older one', async () => {
    expect(await told('what am I late with?', 'and when was each of them due?')).toMatch(/due Fri 30 Oct/);
    expect(await told('what do I owe Tandem?', 'which of them is due first?')).toMatch(/silent drill/);
  });

  test('tells what came of it, where one asks how it is kept from happening again', async () => {
    const [first, then] = ["Quartz Media's complaint?", 'what was done so that it does not happen again?'];
    expect(await told(first, then)).toMatch(/a signed checklist/);
  });
});

describe('what was noted', () => {
  test('is told with what was promised in it, and how that stands', async () => {
    const { id } = await workspace.add('Lakeside');
    await workspace.store.interactions.log(
      {
        interaction: {
          customerId: id,
          kind: 'meeting',
          at: at(Day.parse('2026-10-07'), '10:00', BEN.zone),
          text: 'they want a quote',
          outcome: null,
          feeling: null,
        },
        contact: null,
        commitments: [
          { kind: 'next-step', text: 'send the quote', due: Day.parse('2026-11-30'), owner: BEN.id },
        ],
      },
      BEN.id,
      'lakeside quote',
    );
    expect(await told('what happened at Lakeside in October?')).toMatch(
      /they want a quote.*next step: send the quote/s,
    );
  });

  test('is looked for in what is to come no more than in what is over', async () => {
    const answer = await told('There is a meeting with Tandem next week. What do we know about them?');
    expect(answer).toMatch(/^Tandem: customer/);
  });

  test('may have been of any kind, where one asks of which', async () => {
    expect(await told('was our last contact with Tandem a visit or a meeting?')).toMatch(/Tue 3 Nov.*call/);
  });

  test('is told with words of the question that nothing else heeds', async () => {
    expect(await told('what did Tandem find in our handbook?')).toMatch(/nine slips in our handbook/);
  });

  test.each([
    'who stood in for me at Tandem in May, and what came up?',
    'what did Carla see at Tandem while I was away in May?',
    'Carla once filled in for me at Tandem. What was it about?',
  ])('is that of whoever stood in: "%s"', async (question) => {
    const answer = await told(question);
    expect(answer).toMatch(/door seal/);
    expect(answer).not.toMatch(/handbook/);
  });

  test('is told where there was no call, or no complaint', async () => {
    expect(await told('what calls were there with Quartz Media in September?')).toMatch(
      /^Nothing: no call .*What there was:.*mould/s,
    );
    expect(await told('what did Quartz Media complain about in September?')).toMatch(/mould/);
  });

  test('is told of the last contact where there was none in a time', async () => {
    expect(await told('has there been any contact with Quartz Media in the past two weeks?')).toMatch(
      /^Nothing: .*The last contact was this one\..*Tue 8 Sep/s,
    );
  });

  test('is told of the last contact with anybody', async () => {
    expect(await told('my last contact with anyone, who was it and when?')).toMatch(/Tue 3 Nov.*Tandem/s);
  });

  test('is counted for whom it was made by', async () => {
    expect(await told('how many visits have been made by me in 2026?')).toMatch(/1 visit by .*mould/s);
  });

  test('is no brief where it began in a time that is over', async () => {
    const answer = await told('gimme everything we have got on Tandem since October 1');
    expect(answer).toMatch(/handbook/);
    expect(answer).not.toMatch(/door seal/);
  });

  test('tells the mood of a contact', async () => {
    expect(await told('what happened at Quartz Media in September?')).toMatch(/visit .*happy/);
  });
});
