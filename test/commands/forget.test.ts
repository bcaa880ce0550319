import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { Day } from '../../src/domain/text/day.ts';
import { aCustomer, theCustomer } from '../helpers/file.ts';
import { freshDatabase, startRapport, type TestRapport } from '../helpers/rapport.ts';

let bot: TestRapport;
const database = freshDatabase();
beforeAll(async () => {
  bot = await startRapport({ database });
});
afterAll(() => bot.stop());
const anna = () => bot.slack.as('anna');
const types = (text: string) => anna().types('#sales', text);
const MINUTE = 60 * 1000;
const HOUR = 60 * MINUTE;

/** Everything that the database holds, as one text. */
async function everything(): Promise<string> {
  const client = await MongoClient.connect(inject('databaseUri'));
  const db = client.db(database);
  const all = await Promise.all(
    (await db.collections()).map(async (collection) => collection.find({}).toArray()),
  );
  await client.close();
  return JSON.stringify(all);
}

describe('/crm forget', () => {
  test('is for admins, names whom it does not find, and asks twice', async () => {
    await aCustomer(bot, 'Nordlicht');
    await anna().types('#sales', '/crm person Nordlicht: Zelda Quist, buyer');
    expect((await bot.slack.as('ben').types('#sales', '/crm forget Nordlicht: Zelda Quist')).text).toContain(
      'is for admins',
    );
    expect((await anna().types('#sales', '/crm forget Nordlicht')).text).toContain('Whom?');
    expect((await anna().types('#sales', '/crm forget Nordlicht: Bob')).text).toContain(
      'not plainly one contact',
    );
    const asked = await anna().types('#sales', '/crm forget Nordlicht: Zelda');
    expect(asked.text).toContain('Erase Zelda Quist');
    const { modal } = await anna().clicks(asked.message, 'Go on …');
    expect(
      (await anna().submits(modal, { 'Type their name to confirm': 'Zelda' })).errors['name'],
    ).toBeDefined();
    expect(await bot.file.contacts.of((await theCustomer(bot, 'Nordlicht')).id)).toHaveLength(1);
  });

  test('gives out all that is held, waits an hour in which it can be called off, then erases it everywhere', async () => {
    const customer = await aCustomer(bot, 'Oslo Kaffe');
    await aCustomer(bot, 'Referred Ltd');
    await anna().types(
      '#sales',
      '/crm person Oslo Kaffe: Wilhelmina Xander, buyer, wx@oslo.example, +49 30 901820, birthday 3 May 1980, likes chess',
    );
    await anna().types(
      '#sales',
      '/crm note Oslo Kaffe: called Wilhelmina, xander was happy. Next: call Wilhelmina by Friday',
    );
    await anna().types('#sales', '/crm remember Oslo Kaffe: a dog of Wilhelmina Xander');
    await anna().types('#sales', '/crm referral Referred Ltd from Wilhelmina Xander');
    await bot.file.contacts.add(customer.id, 'Otto Xander', anna().id);

    const asked = await anna().types('#sales', '/crm forget Oslo Kaffe: Wilhelmina Xander');
    const { modal } = await anna().clicks(asked.message, 'Go on …');
    const done = await anna().submits(modal, { 'Type their name to confirm': 'wilhelmina xander' });
    const held = anna()
      .sees('@rapport')
      .findLast(({ files }) => files?.[0]?.name === 'contact.json');
    if (!held) throw new Error('nothing was handed out');
    const json = JSON.parse(anna().downloads(held, 0).toString());
    expect(json).toMatchObject({
      contact: { name: 'Wilhelmina Xander', emails: ['wx@oslo.example'] },
      facts: ['a dog of Wilhelmina Xander'],
      referrals: ['Referred Ltd'],
    });
    expect(done.text).toMatch(/will be erased at 11:0\d/);
    expect((await anna().types('#sales', '/crm show Oslo Kaffe')).text).not.toContain(
      'Wilhelmina Xander (buyer)',
    );

    const scheduled = done.messages.find((message) => message.text.includes('out of sight'));
    if (!scheduled) throw new Error('nothing was scheduled');
    const off = await anna().clicks(scheduled, 'Call it off');
    expect(off.text).toContain('is back');
    expect(await bot.file.contacts.of(customer.id)).toHaveLength(2);

    const again = await anna().clicks(asked.message, 'Go on …');
    await anna().submits(again.modal, { 'Type their name to confirm': 'Wilhelmina Xander' });
    await bot.slack.clock.moveBy(HOUR - 10 * MINUTE);
    await bot.rapport.remind();
    expect(await everything()).toContain('Wilhelmina');
    await bot.slack.clock.moveBy(11 * MINUTE);
    await bot.rapport.remind();

    const left = await everything();
    for (const trace of ['Wilhelmina', 'wx@oslo.example', '901820', '1980-05-03', 'likes chess'])
      expect(left).not.toContain(trace);
    // Otto keeps the name that they shared.
    expect(left).toContain('Otto Xander');
    const [entry] = await bot.file.interactions.history(customer.id, 1);
    expect(entry).toMatchObject({ kind: 'call', contactId: null });
    expect(entry?.text).toContain('[forgotten]');
    expect((await theCustomer(bot, 'Referred Ltd')).referredBy).toEqual({
      type: 'customer',
      customerId: customer.id,
    });
    const audit = await bot.file.audit.ofCustomer(customer.id, 100);
    expect(audit.some(({ action }) => action === 'forget')).toBe(true);
    expect(
      (
        await anna()
          .clicks(scheduled, 'Call it off')
          .catch(() => null)
      )?.text ?? 'too late',
    ).toContain('too late');
  });

  test('leaves no trace in any collection, and everybody else’s words as they are', async () => {
    const ben = bot.slack.as('ben');
    for (const name of ['Tandem', 'Tandem Cycles', 'Ulmer', 'Vesper']) await aCustomer(bot, name);
    await types(
      '/crm person Tandem Cycles: Mechthild Call, buyer, mc@tandem.example, +49 30 9018201234, birthday 3 May 1981, likes chess',
    );
    await types('/crm note Tandem Cycles: called Mechthild about pedals');
    await types('/crm promise Tandem Cycles: call Mechthild back');
    await types('/crm sale Tandem Cycles 3 × bike for Mechthild 1250 €');
    // Before the two were one, and a second person who shares a name.
    const [one, two] = [await theCustomer(bot, 'Tandem'), await theCustomer(bot, 'Tandem Cycles')];
    await bot.file.customers.edit(two, { remember: ['Mechthild has a dog'] }, anna().id);
    await bot.file.merges.merge(one, await theCustomer(bot, 'Tandem Cycles'), {}, anna().id);
    await types('/crm person Tandem: Otto Call, owner, rides with Mechthild Call');
    // Elsewhere, by what can be nobody else.
    await types('/crm note Ulmer: the fair, with Mechthild  Call there; reach her at 030 / 9018 20 12 34');
    await types('/crm note Ulmer: met another Mechthild');
    await types('/crm remember Ulmer: MC@Tandem.example knows them');
    await types('/crm referral Vesper from outside Mechthild Call');
    await bot.file.drafts.keep(`note Tandem: ${'long '.repeat(400)} with Mechthild`, anna().id);
    await ben.types('#sales', '@rapport when did we last talk to Mechthild Call?');
    await ben.types('#sales', '@rapport does Mechthild like the blue pedals of Oz?');
    const { modal: importing } = await types('/crm import');
    await anna().submits(importing, {
      File: { name: 'Mechthild_Call.csv', content: 'Company,Notes\nUlmer,Mechthild rang\n' },
    });
    const day = Day.parse('2026-11-18');
    const sent = await bot.file.deliveries.claim({ kind: 'digest', recipient: ben.id, day });
    if (!sent) throw new Error('not claimed');
    const on = {
      of: 'date',
      id: one.id,
      contactId: null,
      label: 'Mechthild Call: name day',
      on: day,
    } as const;
    await bot.file.deliveries.beginPosting(sent, { subjects: [on], more: 0, completeness: null });
    const before = await everything();
    for (const trace of ['Mechthild_Call.csv', 'rides with Mechthild', 'name day', 'bike for Mechthild'])
      expect(before).toContain(trace);

    const asked = await types('/crm forget Tandem: Mechthild Call');
    expect(asked.text).not.toContain('bears the same name');
    const { modal } = await anna().clicks(asked.message, 'Go on …');
    await anna().submits(modal, { 'Type their name to confirm': 'Mechthild Call' });
    await bot.slack.clock.moveBy(HOUR + MINUTE);
    await bot.rapport.remind();

    const left = await everything();
    expect(left.replaceAll('met another Mechthild', '')).not.toMatch(/mechthild|mc@tandem|1981-05-03|chess/i);
    expect(left.replaceAll(/[\s()./-]/g, '')).not.toContain('9018201234');
    // Nobody else is touched: neither who shares a name, nor a kind that is called as she was.
    expect(left).toContain('Otto Call');
    const tandem = await theCustomer(bot, 'Tandem');
    const [entry] = await bot.file.interactions.history(tandem.id, 1);
    expect(entry).toMatchObject({ kind: 'call', text: 'called [forgotten] about pedals' });
    expect((await bot.file.interactions.history((await theCustomer(bot, 'Ulmer')).id, 9)).at(-1)?.text).toBe(
      'the fair, with [forgotten] there; reach her at [forgotten]',
    );
    expect((await bot.file.merges.recent(5))[0]).toMatchObject({ loser: two.id, undoneAt: null });
  });

  test('of two who bear one name only the one is erased, and the other is told of', async () => {
    await aCustomer(bot, 'Xaver');
    await aCustomer(bot, 'Ypsilon');
    await types('/crm person Xaver: Ruth Amsel, ra@xaver.example');
    await types('/crm person Ypsilon: Ruth Amsel');
    await types('/crm note Ypsilon: called Ruth Amsel, who knows ra@xaver.example');
    const asked = await types('/crm forget Xaver: Ruth Amsel');
    expect(asked.text).toContain('1 other contact bears the same name');
    const { modal } = await anna().clicks(asked.message, 'Go on …');
    await anna().submits(modal, { 'Type their name to confirm': 'Ruth Amsel' });
    await bot.slack.clock.moveBy(HOUR + MINUTE);
    await bot.rapport.remind();
    const ypsilon = await theCustomer(bot, 'Ypsilon');
    expect(await bot.file.contacts.of(ypsilon.id)).toMatchObject([{ name: 'Ruth Amsel' }]);
    expect((await bot.file.interactions.history(ypsilon.id, 1))[0]?.text).toBe(
      'called Ruth Amsel, who knows [forgotten]',
    );
  });

  test('a text that is full stays readable though what stands for the name is longer', async () => {
    const customer = await aCustomer(bot, 'Windisch');
    await types('/crm person Windisch: Ida Quell');
    const full = `Ida ${'x'.repeat(2990)} Ida`.slice(0, 3000);
    await bot.file.interactions.log(
      {
        interaction: { customerId: customer.id, kind: 'call', at: new Date(), text: full },
        contact: null,
        commitments: [],
      },
      anna().id,
      'a full text',
    );
    const [ida] = await bot.file.contacts.of(customer.id);
    if (!ida) throw new Error('no Ida');
    await bot.file.forgetting.schedule(ida, anna().id);
    await bot.slack.clock.moveBy(HOUR + MINUTE);
    await bot.rapport.remind();
    const [entry] = await bot.file.interactions.history(customer.id, 1);
    expect(entry?.text).toMatch(/^\[forgotten\] x+/);
    expect(entry?.text).toHaveLength(3000);
  });
});
