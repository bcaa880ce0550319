import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aCustomer as newCustomer } from '../helpers/file.ts';
import { startRapport, type TestRapport } from '../helpers/rapport.ts';

let bot: TestRapport;
beforeAll(async () => {
  bot = await startRapport();
});
afterAll(() => bot.stop());

const aCustomer = (line: string) => newCustomer(bot, line);
const anna = () => bot.slack.as('anna');

describe('/crm person', () => {
  test('one line holds all of a contact, in any order', async () => {
    const customer = await aCustomer('Nordlicht');
    const seen = await anna().types(
      '#sales',
      '/crm person Nordlicht: Dana Reyes, head of purchasing, dana@nordlicht.example, +49 30 901820, born 12 May 1980, two children',
    );
    expect(seen.text).toContain('New contact at Nordlicht');
    expect(seen.text).toContain('Dana Reyes · head of purchasing');
    const [dana] = await bot.file.contacts.of(customer.id);
    expect(dana).toMatchObject({
      name: 'Dana Reyes',
      role: 'head of purchasing',
      emails: ['dana@nordlicht.example'],
      phones: ['+49 30 901820'],
      birthday: '1980-05-12',
      remember: ['two children'],
    });
  });

  test('adds to one that is known; a birthday may have no year; and takes it back', async () => {
    const customer = await aCustomer('Oslo Kaffe');
    await anna().types('#sales', '/crm person Oslo Kaffe: Kim Lund, barista');
    const seen = await anna().types(
      '#sales',
      '/crm person Oslo Kaffe: Kim, birthday 29 February, kim@oslo.example',
    );
    expect(seen.text).toContain('Noted for Oslo Kaffe');
    expect(await bot.file.contacts.of(customer.id)).toMatchObject([
      { name: 'Kim Lund', role: 'barista', birthday: '--02-29', emails: ['kim@oslo.example'] },
    ]);
    await anna().clicks(seen.message, 'Undo');
    expect(await bot.file.contacts.of(customer.id)).toMatchObject([{ birthday: null, emails: [] }]);
  });

  test('the modal judges each line of e-mails and numbers under its field', async () => {
    await aCustomer('Pernod');
    const { modal } = await anna().types('#sales', '/crm person Pernod');
    const wrong = await anna().submits(modal, {
      Name: 'Ana',
      'E-mail': 'ana@pernod.example\nana at home',
      Telephone: '+49 1',
      Birthday: '31 February',
      'To remember': 'x'.repeat(301),
    });
    expect(Object.keys(wrong.errors).sort()).toEqual(['birthday', 'emails', 'phones', 'remember']);
    expect(wrong.errors['emails']).toContain('Line 2');
    const seen = await anna().submits(wrong.modal, {
      Name: 'Ana',
      'E-mail': 'ana@pernod.example',
      Telephone: '030 123456',
      Birthday: '3 Feb',
      'To remember': 'likes tea',
    });
    expect(seen.text).toContain('3 Feb');
  });

  test('of two who edit at once, the second is told and keeps their words', async () => {
    const customer = await aCustomer('Quill');
    const card = await anna().types('#sales', '/crm person Quill: Bo, buyer');
    const { modal } = await anna().clicks(card.message, 'Edit');
    const [bo] = await bot.file.contacts.of(customer.id);
    if (!bo) throw new Error('Bo is missing');
    await bot.file.contacts.edit(bo, { role: 'head buyer' }, 'UBEN');
    const conflict = await anna().submits(modal, { Role: 'chief buyer' });
    expect(JSON.stringify(conflict.modal.view)).toContain('head buyer');
    await anna().submits(conflict.modal);
    expect(await bot.file.contacts.of(customer.id)).toMatchObject([{ role: 'chief buyer' }]);
  });

  test('a name alone opens what is known of them', async () => {
    await aCustomer('Rosenhof');
    await anna().types('#sales', '/crm person Rosenhof: Eva Maier, cook');
    const seen = await anna().types('#sales', '/crm person Rosenhof: Eva Maier');
    expect(JSON.stringify(seen.modal.view)).toContain('cook');
  });
});

describe('/crm remember', () => {
  test('a fact of a customer, of a contact, and a date that comes round', async () => {
    const customer = await aCustomer('Sprudel');
    await anna().types('#sales', '/crm person Sprudel: Dana Reyes');
    await anna().types('#sales', '/crm remember Sprudel: they close in August');
    await anna().types('#sales', '/crm remember Sprudel: they close in August');
    const dana = await anna().types('#sales', '/crm remember Sprudel: Dana: allergic to nuts');
    expect(dana.text).toContain('Dana Reyes of Sprudel');
    await anna().types('#sales', '/crm remember Sprudel: every 12 May founding day');
    expect(await bot.file.customers.get(customer.id)).toMatchObject({
      remember: ['they close in August'],
      importantDates: [{ label: 'founding day', date: '--05-12' }],
    });
    expect(await bot.file.contacts.of(customer.id)).toMatchObject([{ remember: ['allergic to nuts'] }]);
  });

  test('the modal, and what does not fit', async () => {
    await aCustomer('Tannberg');
    const long = await anna().types('#sales', `/crm remember Tannberg: ${'x'.repeat(301)}`);
    expect(long.text).toContain('A fact holds 300 characters');
    const { modal } = await anna().types('#sales', '/crm remember Tannberg');
    const wrong = await anna().submits(modal, {
      'What is worth remembering?': 'fair',
      'A date that comes round?': 'soon',
    });
    expect(wrong.errors['date']).toContain('12 May 2009');
    const seen = await anna().submits(wrong.modal, {
      'What is worth remembering?': 'fair',
      'A date that comes round?': '12.05.2009',
    });
    expect(seen.text).toContain('12 May 2009: fair');
  });
});

describe('/crm edit', () => {
  test('the whole file in one modal; each mistake under its field', async () => {
    const customer = await aCustomer('Ulmer');
    await aCustomer('Vesper');
    const { modal } = await anna().types('#sales', '/crm edit Ulmer');
    const wrong = await anna().submits(modal, {
      'Also called': 'Ulmer\nUlm',
      Tags: 'x'.repeat(41),
      Dates: 'founding day',
      Owner: '@gus',
    });
    expect(Object.keys(wrong.errors).sort()).toEqual(['importantDates', 'owner', 'tags']);
    const taken = await anna().submits(wrong.modal, {
      Name: 'Vesper',
      Tags: 'hotel',
      Dates: null,
      Owner: '@ben',
    });
    expect(taken.errors['name']).toContain('called so already');
    const seen = await anna().submits(taken.modal, {
      Name: 'Ulmer & Sons',
      Dates: '1 April 1971: founding day',
      'What they need': 'beans\ncups',
      'Are their needs met?': 'In part',
      'Why they do not buy, or left': 'Too expensive',
      'Why not, in words': 'half elsewhere',
    });
    expect(seen.text).toContain('Ulmer & Sons changed');
    expect(await bot.file.customers.get(customer.id)).toMatchObject({
      aliases: ['Ulmer', 'Ulm'],
      tags: ['hotel'],
      importantDates: [{ label: 'founding day', date: '1971-04-01' }],
      needs: ['beans', 'cups'],
      needsMet: 'partly',
      whyNot: 'Too expensive: half elsewhere',
      owner: bot.slack.as('ben').id,
    });
    await anna().clicks(seen.message, 'Undo');
    expect(await bot.file.customers.get(customer.id)).toMatchObject({ name: 'Ulmer', needs: [] });
  });

  test('what a colleague changed meanwhile stays; the same field is asked about', async () => {
    const customer = await aCustomer('Wendelin');
    const { modal } = await anna().types('#sales', '/crm edit Wendelin');
    await bot.file.customers.edit(customer, { website: 'wendelin.example', source: 'fair' }, 'UBEN');
    const conflict = await anna().submits(modal, { 'How they found us': 'a friend', Tags: 'bar' });
    expect(JSON.stringify(conflict.modal.view)).toContain('Somebody else changed how they found us');
    await anna().submits(conflict.modal);
    expect(await bot.file.customers.get(customer.id)).toMatchObject({
      website: 'wendelin.example',
      source: 'a friend',
      tags: ['bar'],
    });
  });

  test('a file full to the brim still fits one modal, and nothing of it is lost', async () => {
    const many = (word: string) => Array.from({ length: 50 }, (_, at) => `${word} ${at} ${'x'.repeat(280)}`);
    const customer = await aCustomer('Xaver');
    await bot.file.customers.edit(
      customer,
      { buys: many('b'), needs: many('n'), competitors: many('c'), remember: many('r') },
      anna().id,
    );
    const { modal } = await anna().types('#sales', '/crm edit Xaver');
    await anna().submits(modal, { Website: 'xaver.example' });
    const saved = await bot.file.customers.get(customer.id);
    expect(saved?.website).toBe('xaver.example');
    expect(saved?.remember).toEqual(many('r'));
    expect(saved?.needs).toEqual(many('n'));
  });
});
