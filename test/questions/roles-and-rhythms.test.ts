import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Contact } from '../../src/domain/contact.ts';
import { Day } from '../../src/domain/text/day.ts';
import { BEN, type SmallWorkspace, seen, smallWorkspace } from './small-workspace.ts';

let workspace: SmallWorkspace;
const ask: SmallWorkspace['ask'] = (...asked) => workspace.ask(...asked);
const told: SmallWorkspace['told'] = (...asked) => workspace.told(...asked);

beforeAll(async () => {
  workspace = await smallWorkspace(inject('databaseUri'));
  const { store } = workspace;
  const add = (name: string, extra: object = {}) =>
    store.customers.add({ name, standing: 'customer', owner: BEN.id, ...extra }, BEN.id);
  const school = await add('Larkfield School', { cadenceDays: 14 });
  const zoo = await add('Tierpark Nord', { cadenceDays: 45 });
  await add('Partner Clinic', {});
  await store.contacts.add(school.id, 'Graca Pires', BEN.id, {
    role: 'cook',
    birthday: '1955-12-21',
    emails: ['cook@larkfield.example'],
    remember: ['decides everything'],
  });
  const head = await store.contacts.add(school.id, 'Marta Silva', BEN.id, { role: 'head teacher' });
  await store.contacts.add(zoo.id, 'Rita Hart', BEN.id, { role: 'partner', birthday: '1950-01-11' });
  await store.contacts.add(zoo.id, 'Nuno Hind', BEN.id, { role: 'partner', birthday: '1960-01-11' });
  await store.purchases.add(
    {
      customerId: zoo.id,
      day: Day.parse('2026-05-05'),
      item: 'Care',
      quantity: 1,
      amount: 9_000,
      currency: 'EUR',
    },
    BEN.id,
  );
  const visit = (customerId: string, day: string, contact: Contact | null, text: string) =>
    store.interactions.log(
      {
        interaction: { customerId, kind: 'visit', at: new Date(`${day}T10:00:00Z`), text },
        contact,
        commitments: [],
      },
      BEN.id,
      `visit ${day}`,
    );
  await visit(school.id, '2026-11-02', head, 'Wants signs with drawings.');
  await visit(school.id, '2026-11-10', null, 'Looked at the kitchen.');
  await store.commitments.open(
    {
      customerId: zoo.id,
      kind: 'promise',
      text: 'find a rigger for the aviary',
      due: Day.parse('2026-11-30'),
      owner: BEN.id,
    },
    BEN.id,
  );
});
afterAll(() => workspace.close());

describe('a person told by their role', () => {
  test.each([
    ['who is the cook at Larkfield School?', /Graca Pires.*is cook there/],
    ["when is the cook of Larkfield School's birthday", /Graca Pires.*21 December 1955/],
    ["Larkfield School's cook - email?", /cook@larkfield\.example/],
    ['what is to be kept in mind about the cook at Larkfield School', /decides everything/],
    ['when did we last talk to the head teacher at Larkfield School?', /Marta Silva.*2 Nov/],
  ])('"%s"', async (question, answer) => expect(await told(question)).toMatch(answer));

  test('is whom the next question goes on about', async () => {
    const first = await ask('who is the cook at Larkfield School?');
    const second = await ask('Can I have the e-mail address as well?', first);
    expect(seen(second)).toContain('cook@larkfield.example');
    expect(await told('grand. and when is her birthday?', second)).toMatch(/21 December 1955/);
    expect(await told("and the head teacher's?", second)).toMatch(/No email address of Marta Silva/);
  });

  test('is no customer whose name has that word, and of several nobody is picked', async () => {
    const answer = await told('who are the partners at Tierpark Nord?');
    expect(answer).toMatch(/Nuno Hind.*Rita Hart/);
    expect(answer).not.toContain('Partner Clinic');
    expect(await told('which of the partners at Tierpark Nord is older?')).toMatch(/Rita Hart, born 1950/);
  });

  test('who looks after a customer is one of us, whatever their owner is called', async () => {
    expect(await told('who is the owner of Larkfield School?')).toMatch(/Ben Okafor looks after/);
  });
});

describe('a kind of customer', () => {
  test.each(['which clinic has complained?', 'for which clinic is there an open promise?'])(
    'is no customer of that name: "%s"',
    async (question) => expect(await told(question)).not.toContain('Partner Clinic'),
  );
});

describe('how often customers are to be contacted', () => {
  test.each([
    [
      'for which customers have we fixed a rhythm shorter than 30 days?',
      ['Larkfield School'],
      ['Tierpark Nord', 'Acme'],
    ],
    ['which accounts have a cadence of 45 days?', ['Tierpark Nord'], ['Larkfield School', 'Acme']],
    ['who is on a fortnightly rhythm?', ['Larkfield School'], ['Tierpark Nord', 'Acme']],
    ['which accounts have a rhythm of their own?', ['Larkfield School', 'Tierpark Nord'], ['Acme']],
    [
      'which customers have a contact interval longer than a month?',
      ['Tierpark Nord'],
      ['Larkfield School', 'Acme'],
    ],
  ])('narrows a list: "%s"', async (question, there, missing) => {
    const answer = await told(question);
    for (const name of there) expect(answer).toContain(name);
    for (const name of missing) expect(answer).not.toContain(name);
  });

  test('no visit is no other kind of contact, nor a new customer', async () => {
    const answer = await told('which customers had no visit from us since october?');
    expect(answer).toContain('Tierpark Nord');
    expect(answer).not.toContain('Larkfield School');
  });
});

test('a rare word that was noted is no slip of another', async () => {
  const answer = await told('somebody was to find a rigger. for which customer and by when?');
  expect(answer).toMatch(/find a rigger for the aviary/);
  expect(answer).not.toContain('bigger');
});

test('a product that is called as a turn of phrase goes is one where it is written as a name', async () => {
  expect(await told('who takes care of Tierpark Nord?')).toMatch(/^Ben Okafor looks after Tierpark Nord/);
  expect(await told('who bought Care this year?')).toMatch(/Tierpark Nord/);
});
