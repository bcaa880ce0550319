import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aCustomer, theCustomer } from '../helpers/file.ts';
import { startRapport, type TestRapport } from '../helpers/rapport.ts';

let bot: TestRapport;
beforeAll(async () => {
  bot = await startRapport();
});
afterAll(() => bot.stop());
const anna = () => bot.slack.as('anna');

describe('/crm sale', () => {
  test('one line, in European notation, kept in minor units', async () => {
    const customer = await aCustomer(bot, 'Nordlicht');
    const seen = await anna().types('#sales', '/crm sale Nordlicht 3 × grinder 1.250,00 € yesterday');
    expect(seen.text).toContain('Nordlicht bought 3 × grinder · €1,250.00 · yesterday');
    expect(await bot.file.purchases.of(customer.id)).toMatchObject([
      { item: 'grinder', quantity: 3, amount: 125_000, currency: 'EUR', day: '2026-11-17' },
    ]);
    await anna().clicks(seen.message, 'Undo');
    expect(await bot.file.purchases.of(customer.id)).toEqual([]);
  });

  test('a prospect’s first sale offers to make it a customer: since when, won from whom', async () => {
    const customer = await aCustomer(bot, 'Oslo Kaffe, prospect');
    const seen = await anna().types('#sales', '/crm sale Oslo Kaffe beans 99 €');
    const { modal } = await anna().clicks(seen.message, 'Make them a customer');
    const wrong = await anna().submits(modal, { 'Customer since': '2027-01-01' });
    expect(wrong.errors['date']).toContain('Today at the latest');
    const done = await anna().submits(wrong.modal, { 'Customer since': '2026-11-01', 'Won from': 'Globex' });
    expect(done.text).toContain('prospect → customer');
    expect(await bot.file.customers.get(customer.id)).toMatchObject({
      standing: 'customer',
      customerSince: '2026-11-01',
      wonFrom: 'Globex',
      lastContact: null,
    });
    expect(await bot.file.interactions.history(customer.id, 5)).toMatchObject([
      { kind: 'other', text: 'Became a customer, since 1 Nov 2026; won from Globex.' },
    ]);
  });

  test('the modal says what is wrong under each field; only who noted it, or an admin, may change it', async () => {
    await aCustomer(bot, 'Pernod');
    const ben = bot.slack.as('ben');
    const { modal } = await ben.types('#sales', '/crm sale Pernod');
    const wrong = await ben.submits(modal, {
      'What did they buy?': 'cups',
      'How many?': 'many',
      'For how much, altogether?': 'cheap',
      When: '2027-01-01',
    });
    expect(Object.keys(wrong.errors).sort()).toEqual(['amount', 'date', 'quantity']);
    const seen = await ben.submits(wrong.modal, {
      'What did they buy?': 'cups',
      'How many?': '2,5',
      'For how much, altogether?': "1'250.50 CHF",
      When: '2026-11-10',
    });
    expect(seen.text).toContain('2.5 × cups · CHF\u00a01,250.50');
    const edit = await ben.clicks(seen.message, 'Edit');
    const [purchase] = await bot.file.purchases.of((await theCustomer(bot, 'Pernod')).id);
    if (!purchase) throw new Error('no purchase');
    await bot.file.purchases.edit(purchase, { item: 'mugs' }, anna().id);
    const conflict = await ben.submits(edit.modal, { 'What did they buy?': 'glasses' });
    expect(JSON.stringify(conflict.modal.view)).toContain('mugs');
    await ben.submits(conflict.modal);
    expect(await bot.file.purchases.of(purchase.customerId)).toMatchObject([{ item: 'glasses' }]);
  });

  test('nothing but a customer asks for the rest; a sale delivered twice is one', async () => {
    const customer = await aCustomer(bot, 'Quill');
    expect((await anna().types('#sales', '/crm sale Quill 99 €')).hasModal).toBe(true);
    bot.slack.fault({ kind: 'redeliver' });
    await anna().types('#sales', '/crm sale Quill beans 99 €');
    expect(await bot.file.purchases.of(customer.id)).toHaveLength(1);
  });
});

describe('/crm won and /crm lost', () => {
  test('one line says since when and from whom; and why, and to whom', async () => {
    await aCustomer(bot, 'Rosenhof, prospect');
    const won = await anna().types('#sales', '/crm won Rosenhof from Globex since 3 May');
    expect(won.text).toContain('prospect → customer');
    expect(await theCustomer(bot, 'Rosenhof')).toMatchObject({
      wonFrom: 'Globex',
      customerSince: '2026-05-03',
    });
    const lost = await anna().types('#sales', '/crm lost Rosenhof to Initech: too expensive, by half');
    expect(lost.text).toContain('customer → former customer');
    expect(await theCustomer(bot, 'Rosenhof')).toMatchObject({
      standing: 'former',
      lostTo: 'Initech',
      whyNot: 'Too expensive: by half',
    });
    await anna().clicks(lost.message, 'Undo');
    expect(await theCustomer(bot, 'Rosenhof')).toMatchObject({ standing: 'customer', whyNot: null });
  });

  test('who is lost without a word is asked why', async () => {
    await aCustomer(bot, 'Sprudel');
    const { modal } = await anna().types('#sales', '/crm lost Sprudel');
    const wrong = await anna().submits(modal, {});
    expect(wrong.errors['whyNot']).toContain('in a word why');
    await anna().submits(wrong.modal, { 'Why they do not buy, or left': 'Closed or moved' });
    expect(await theCustomer(bot, 'Sprudel')).toMatchObject({
      standing: 'former',
      whyNot: 'Closed or moved',
    });
  });
});
