import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { aCustomer, theCustomer } from '../helpers/file.ts';
import { freshDatabase, startRapport, type TestRapport } from '../helpers/rapport.ts';

let bot: TestRapport;
const database = freshDatabase();
beforeAll(async () => {
  bot = await startRapport({ database });
});
afterAll(() => bot.stop());
const anna = () => bot.slack.as('anna');
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
    await anna().types('#sales', '/crm remember Oslo Kaffe: Mrs Xander has a dog');
    await anna().types('#sales', '/crm referral Referred Ltd from Wilhelmina Xander');
    await bot.file.contacts.add(customer.id, 'Otto Xander', anna().id);

    const asked = await anna().types('#sales', '/crm forget Oslo Kaffe: Wilhelmina Xander');
    const { modal } = await anna().clicks(asked.message, 'Go on …');
    const done = await anna().submits(modal, { 'Type their name to confirm': 'wilhelmina xander' });
    expect(done.text).toContain('wx@oslo.example');
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
});
