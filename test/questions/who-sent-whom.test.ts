import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { BEN, type SmallWorkspace, smallWorkspace } from './small-workspace.ts';

let workspace: SmallWorkspace;
const told: SmallWorkspace['told'] = (...asked) => workspace.told(...asked);

beforeAll(async () => {
  workspace = await smallWorkspace(inject('databaseUri'));
  const { store, add } = workspace;
  const tandem = await add('Tandem', { owner: BEN.id, standing: 'customer', tags: ['hotel'] });
  const from = (customerId: string) => ({ referredBy: { type: 'customer' as const, customerId } });
  const quartz = await add('Quartz Media', { ...from(tandem.id), standing: 'prospect' });
  const lotus = await add('Lotus Clinics', { ...from(quartz.id), standing: 'customer' });
  await add('Kite Studio', { ...from(tandem.id), standing: 'former' });
  await add('Pier 9', { referredBy: { type: 'outside', name: 'Otto Blaha' }, standing: 'customer' });
  const person = (customerId: string, name: string, role: string, remember: string[] = []) =>
    store.contacts.add(customerId, name, BEN.id, { role, remember, birthday: '--11-24' });
  await person(tandem.id, 'Sara Whitby', 'bookkeeper', ['trains for triathlons']);
  await person(tandem.id, 'Jo Penn', 'fleet manager', ['her son Mateo studies law']);
  await person(tandem.id, 'Mateo Penn', "bookkeeper's clerk");
  await person(lotus.id, 'Sara Dunmore', 'fleet manager');
});
afterAll(() => workspace.close());

describe('who sent us whom', () => {
  test.each([
    ['which prospects did one of my customers send us?', /Tandem brought Quartz Media/],
    ['which of our prospects were recommended by my accounts?', /Tandem brought Quartz Media/],
    ['is there a customer that came to us through a prospect?', /Quartz Media brought Lotus Clinics/],
    ['did any hotel recommend us to a prospect?', /Tandem brought Quartz Media/],
  ])('is told of groups on either side: "%s"', async (question, answer) => {
    const text = await told(question);
    expect(text).toMatch(answer);
    expect(text).not.toContain('Kite Studio');
  });

  test.each([
    ['is it true that Lotus Clinics was sent by Quartz Media?', /^Yes, Lotus Clinics was referred/],
    [
      'did Tandem indirectly bring us Lotus Clinics?',
      /^Yes, though not directly: Lotus Clinics.*Quartz Media/,
    ],
    [
      'was Lotus Clinics recommended by Kite Studio?',
      /^No, Lotus Clinics was referred to us by Quartz Media/,
    ],
  ])('is compared with what was supposed: "%s"', async (question, answer) => {
    expect(await told(question)).toMatch(answer);
  });

  test.each([
    'who came to us thanks to Tandem, directly or through somebody they brought?',
    'which firms all go back to Tandem, directly or further down the chain?',
  ])('reaches down the whole chain: "%s"', async (question) => {
    const text = await told(question);
    for (const name of ['Quartz Media', 'Lotus Clinics', 'Kite Studio']) expect(text).toContain(name);
  });

  test('tells those who stayed and those who left', async () => {
    const text = await told(
      'of the firms referred by Tandem, which one is still with us and which one has left?',
    );
    for (const name of ['Quartz Media', 'Kite Studio']) expect(text).toContain(name);
  });

  test.each([
    'which customer gave us most referrals up to now?',
    'who leads the ranking for referring others to us?',
    'our number one customer in terms of recommending others, who is it?',
    'who has introduced more firms to us than anyone else?',
    'no other customer has referred as many as one of them has, which one?',
  ])('tells who sent the most: "%s"', async (question) => {
    expect(await told(question)).toMatch(/Tandem: 2 referrals/);
  });

  test.each([
    'what have the direct referrals of Tandem spent with us in total?',
    "all-time turnover of Tandem's direct referrals?",
    'how much money have we made with customers who came directly from Tandem?',
    'Tandem: revenue of the accounts they recommended to us?',
  ])('tells what those spent rather than who sent them: "%s"', async (question) => {
    const text = await told(question);
    expect(text).toMatch(/Tandem referred to us/);
    expect(text).not.toContain('Lotus Clinics');
  });

  test.each([
    'whom do we have to thank for Lotus Clinics, and whom do we thank for that firm?',
    'on whose recommendation did Lotus Clinics come, and on whose recommendation did that firm itself come?',
    'Lotus Clinics - referred by? and that one referred by?',
    'show every step of the referrals which brought Lotus Clinics to us',
  ])('goes further back: "%s"', async (question) => {
    expect(await told(question)).toMatch(/Quartz Media[\s\S]*Tandem/);
  });

  test('compares how many two of them sent', async () => {
    expect(await told('who has recommended more companies to us, Tandem or Quartz Media?')).toMatch(
      /Tandem has referred 2[\s\S]*Quartz Media has referred 1/,
    );
  });

  test('keeps those apart that have left, and counts all where any will do', async () => {
    const left = await told('which of the firms Tandem sent us have left again?');
    expect(left).toContain('Kite Studio');
    expect(left).not.toContain('Quartz Media');
    const all = await told('list all firms which Tandem has recommended us to, former ones too');
    expect(all).toMatch(/^Tandem has referred 2 customers to us/);
  });

  test('names whoever is no customer, too', async () => {
    expect(await told('who came to us by recommendation of Otto Blaha?')).toContain('Pier 9');
    expect(await told('which customers were recommended by somebody who is no customer?')).toMatch(
      /Otto Blaha brought Pier 9/,
    );
  });
});

describe('people', () => {
  test.each([
    ['which Sara is the bookkeeper?', /^Sara Whitby of Tandem/],
    ['email of Sara, the fleet manager', /Sara Dunmore of Lotus Clinics/],
    ["who is Mateo's mother?", /Noted of Jo Penn.*her son Mateo/],
    ['which contact trains for triathlons?', /Sara Whitby/],
    ['how many people are called Sara?', /^2 contacts of that name/],
    ['whom do I have to congratulate next week?', /4 birthdays/],
    ['which contacts like stage diving?', /Nobody with “stage”/],
  ])('are told by what they are and what is noted of them: "%s"', async (question, answer) => {
    expect(await told(question)).toMatch(answer);
  });

  test('are the others where one is left out', async () => {
    expect(await told('who else is there at Tandem besides Jo Penn?')).toMatch(/^3 contacts at Tandem/);
  });

  test.each([
    ['who tuned the piano at Tandem?', /piano/],
    ['how much tax was there on Tandem’s orders?', /tax/],
    ['which of our contacts goes by they/them?', /./],
  ])('and what nobody noted is no sure answer: "%s"', async (question, unheeded) => {
    const text = await told(question);
    expect(text).toMatch(/^(?:I am not sure|Sorry|Nobody)/);
    expect(text).toMatch(unheeded);
  });

  test('that were found by a note are gone on about', async () => {
    expect(await workspace.inThread('who trains for triathlons?', 'and when is her birthday?')).toMatch(
      /birthday of Sara Whitby.*24 November/,
    );
  });
});
