import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { MemberId } from '../../src/domain/id.ts';
import { at, Day } from '../../src/domain/text/day.ts';
import { BEN, type SmallWorkspace, smallWorkspace } from './small-workspace.ts';

const CARLA = { ...BEN, id: MemberId.parse('U0CARLA'), name: 'Carla Mendes', handle: 'carla' };
let workspace: SmallWorkspace;

const after: SmallWorkspace['inThread'] = (...texts) => workspace.inThread(...texts);

beforeAll(async () => {
  workspace = await smallWorkspace(inject('databaseUri'));
  const { store } = workspace;
  await store.members.put(CARLA);
  const add = (name: string, extra: object = {}) =>
    store.customers.add({ name, standing: 'customer', owner: BEN.id, ...extra }, BEN.id);
  const tandem = await add('Tandem', { needs: ['a quieter grinder'], needsMet: 'partly' });
  const quartz = await add('Quartz Media', { referredBy: { type: 'customer', customerId: tandem.id } });
  await add('Kite Studio', {
    owner: CARLA.id,
    standing: 'prospect',
    whyNot: 'price too high',
    competitors: ['Kaffeo'],
    importantDates: [{ label: 'lease end', date: '2027-06-30' }],
  });
  await store.contacts.add(tandem.id, 'Jo Penn', BEN.id, {
    role: 'CFO',
    birthday: '1950-02-01',
    phones: ['+49 30 1'],
    emails: ['jo@tandem.example'],
  });
  const talked = (customerId: string, day: string, extra: object = {}) =>
    store.interactions.log(
      {
        interaction: {
          customerId,
          kind: 'call',
          at: at(Day.parse(day), '10:00', BEN.zone),
          text: 'wants a new grinder',
          outcome: 'a quote was agreed',
          feeling: 1,
          ...extra,
        },
        contact: null,
        commitments: [],
      },
      BEN.id,
      `${customerId} ${day}`,
    );
  await talked(tandem.id, '2026-11-10');
  await talked(tandem.id, '2026-09-08', { kind: 'visit', text: 'looked at the old grinder' });
  await talked(quartz.id, '2026-10-02', { kind: 'visit', feeling: -1, text: 'the beans came late' });
});
afterAll(() => workspace.close());

describe('a follow-up', () => {
  test.each([
    ['got a phone number?', '+49 30 1'],
    ['can I have the e-mail as well?', 'jo@tandem.example'],
    ['and when is her birthday?', '1 February 1950'],
    ['who looks after them?', 'Ben Okafor looks after Tandem'],
  ])('goes on about the person that an answer found: "%s"', async (question, told) => {
    expect(await after('who is the CFO at Tandem?', question)).toContain(told);
  });

  test.each([
    ['what did they want?', 'wants a new grinder'],
    ['how long ago is that?', '10 days ago'],
    ['and what came of it?', 'a quote was agreed'],
    ['who was that?', 'Ben Okafor'],
    ['Is that more than allowed?', 'not overdue'],
    ['what do they need?', 'a quieter grinder'],
    ['and the time before that?', 'looked at the old grinder'],
  ])('sees the last contact from another side: "%s"', async (question, told) => {
    expect(await after('when did we last talk to Tandem?', question)).toContain(told);
  });

  test.each([
    ['how many interactions did we log in October?', 'who logged the most of them?', /^Ben Okafor: 1\./],
    [
      'how many visits to Tandem this year?',
      'when was the latest one?',
      /^The last visit with Tandem was on Tue 8 Sep/,
    ],
    [
      'how many visits did Ben make in October?',
      'and when was the last one?',
      /Fri 2 Oct .*visit.*Quartz Media/s,
    ],
    [
      'how many days has Tandem heard nothing from us?',
      'who was that on our side?',
      /^Ben Okafor had the last contact/,
    ],
  ])('is about the last of what was told: "%s" "%s"', async (question, further, told) => {
    expect(await after(question, further)).toMatch(told);
  });

  test('goes on about the person whom the question before named', async () => {
    expect(await after('why does Jo Penn not buy more from us?', 'and her phone number?')).toContain(
      '+49 30 1',
    );
  });

  test('means the person of the firm that was spoken of', async () => {
    const { store, add } = workspace;
    const other = await add('Osprey');
    await store.contacts.add(other.id, 'Jo Reeve', BEN.id, { phones: ['+49 30 2'] });
    expect(await after("Jo's phone number?")).toMatch(/fits more than one person/);
    expect(await after('who do we know at Tandem?', "what is Jo's phone number?")).toContain('+49 30 1');
  });

  test('that asks of all that is the asker’s is not about the list before', async () => {
    expect(await after('which of mine am I overdue contacting?', 'and what am I late with?')).toMatch(
      /^Nothing is late|^Nothing/,
    );
  });

  test('takes an ordinal for another one of the same', async () => {
    const told = await after('what did Tandem spend in the first quarter?', 'and in the third?');
    expect(told).toContain('Wed 1 Jul to Wed 30 Sep');
  });

  test('asks the same of each of those that were named', async () => {
    const last = await after(
      'who looks after Tandem and Quartz Media?',
      'and when did we last talk to them?',
    );
    expect(last).toMatch(/last contact with Tandem was on Tue 10 Nov/);
    expect(last).toMatch(/last contact with Quartz Media was on Fri 2 Oct/);
  });

  test('compares those that were named, and asks for the other one', async () => {
    const thread = ['who looks after Acme and Tandem?', 'which of them spends more?'] as const;
    expect(await after(...thread)).toMatch(/^Acme/);
    expect(await after(...thread, 'and the other one?')).toMatch(/^Tandem/);
  });

  test('changes what the list before was narrowed to', async () => {
    const list = ['which customers do we have?', 'what about prospects?'] as const;
    expect(await after(...list)).toMatch(/^1 prospect.*Kite Studio/);
    expect(await after(...list, "why don't they buy?")).toContain('price too high');
    expect(await after('which of our customers are unhappy?', 'how many is that?')).toMatch(/^1 customer/);
  });

  test('that stands by itself is not about whom the question before named', async () => {
    const list = await after('who looks after Tandem?', 'which customers are unhappy?');
    expect(list).toContain('Quartz Media');
    expect(await after('who looks after Tandem?', 'who supplies Kite Studio?')).toContain('Kaffeo');
  });

  test('finds who else shares what was told of one', async () => {
    const told = await after('who supplies Kite Studio?', 'is anyone else of ours also with them?');
    expect(told).toMatch(/with Kaffeo as a supplier: .*Kite Studio/);
    expect(await after('who supplies Kite Studio?', 'who else supplies them?')).toMatch(/^Kaffeo/);
  });

  test('speaks of one of us as he or she', async () => {
    const told = await after('who looks after Kite Studio?', 'what does she have to do for them now?');
    expect(told).toMatch(/^Kite Studio: nothing open, no commitment of/);
  });

  test('points to the time of the question before, or is a guess', async () => {
    const told = await after('what happened at Tandem in September?', 'and what did they buy that month?');
    expect(told).toContain('Tue 1 Sep to Wed 30 Sep');
    expect(await after('who looks after Tandem?', 'and what did they buy that month?')).toMatch(
      /^I am not sure/,
    );
  });

  test('asks until when something stands against buying', async () => {
    const until = await after('why does Kite Studio not buy?', 'and on what day does that end?');
    expect(until).toMatch(/lease end on Wed 30 Jun 2027/);
    expect(await after('who supplies Kite Studio, and until when?')).toMatch(/Kaffeo.*30 Jun 2027/s);
    expect(await after('when is the lease up at Kite Studio again')).toMatch(/lease end on Wed 30 Jun 2027/);
  });

  test('goes on about a sum: what it is made of, the time before, another one', async () => {
    const sum = 'how much did Acme spend this year?';
    expect(await after(sum, 'which items were they?')).toContain('Grinder X1');
    expect(await after(sum, 'and last?')).toMatch(/^Acme.* nothing, Wed 1 Jan 2025/);
    expect(await after(sum, 'is that more than Tandem?')).toMatch(/Acme is ahead by/);
    expect(await after('compare our sales this quarter with last')).toMatch(/against nothing/);
    expect(await after('is revenue up on last year?')).toMatch(/\(Thu 1 Jan to Thu 31 Dec.*against/);
  });

  test('asks of the same time, and of the order before the last', async () => {
    expect(await after('what were our sales in October?', 'who bought the most?')).toMatch(
      /^Acme.*Thu 1 Oct to Sat 31 Oct/,
    );
    const orders = await after('when did Acme last order?', 'when was the one before?');
    expect(orders).toMatch(/^Acme: .*purchase/);
  });

  test('goes on about the customer, or about other ones', async () => {
    const talked = 'when did we last talk to Tandem?';
    expect(await after(talked, 'anything to do since?')).toMatch(/^Tandem: nothing open/);
    expect(await after(talked, 'who took part?')).toMatch(/Ben Okafor had the last contact/);
  });

  test('asks what was before and after what happened', async () => {
    const september = 'what happened at Tandem in September?';
    expect(await after(september, 'and since then?')).toContain('Tue 10 Nov');
    expect(await after(september, 'and before that?')).toMatch(/^Nothing/);
  });

  test('goes on about the one that somebody sent us', async () => {
    expect(await after('whom did Tandem send us?', 'are they happy?')).toMatch(/^Quartz Media is unhappy/);
  });

  test('asks which of us it was', async () => {
    const colleague = await after(
      'what happened at Tandem while I was on leave?',
      'which colleague was that?',
    );
    expect(colleague).toContain('by Ben Okafor');
  });

  test('asks how another one fares', async () => {
    const told = await after('how does Tandem feel?', 'and at Quartz Media, is it any better there?');
    expect(told).toMatch(/^Quartz Media is unhappy/);
  });

  test('is not about whom the answer before named, unless a word points to them', async () => {
    const told = await after('what am I late with?', "and what's on for me in January?");
    expect(told).toMatch(/^Nothing: no open commitment of @?Ben/);
  });

  test('that fits nothing before it is owned up to', async () => {
    expect(await after('who looks after Tandem?', 'and the weather?')).toMatch(/^Sorry/);
    expect(await after('got a phone number?')).toMatch(/^(Sorry|Whom|Which)/);
  });
});

test('a contact of the asker across all customers', async () => {
  expect(await after('which was the last company I was in touch with, and on what day?')).toMatch(
    /Tandem.*Tue 10 Nov/s,
  );
});
