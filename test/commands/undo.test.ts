import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aCustomer, theCustomer } from '../helpers/file.ts';
import { startRapport, type TestRapport } from '../helpers/rapport.ts';

let bot: TestRapport;
beforeAll(async () => {
  bot = await startRapport();
  await ben().types('#sales', '/crm help');
});
afterAll(() => bot.stop());
const anna = () => bot.slack.as('anna');
const ben = () => bot.slack.as('ben');
const MINUTE = 60_000;

describe('an Undo of a customer', () => {
  test('works an hour later, whatever else was changed meanwhile', async () => {
    const customer = await aCustomer(bot, 'Nordlicht');
    const seen = await anna().types('#sales', '/crm owner Nordlicht @carla');
    await ben().types('#sales', '/crm remember Nordlicht: likes rye bread');
    await ben().types('#sales', '/crm note Nordlicht: called Dana');
    await bot.slack.clock.moveBy(61 * MINUTE);
    expect((await anna().clicks(seen.message, 'Undo')).text).toContain('Taken back: the change of owner');
    expect(await bot.file.customers.get(customer.id)).toMatchObject({
      owner: anna().id,
      remember: ['likes rye bread'],
    });
  });

  test('leaves what a colleague set since, says whose it is, and takes the rest back', async () => {
    const customer = await aCustomer(bot, 'Oslo Kaffe');
    const { modal } = await anna().types('#sales', '/crm edit Oslo Kaffe');
    const seen = await anna().submits(modal, { Website: 'oslo.example', Tags: 'cafe' });
    const now = await theCustomer(bot, 'Oslo Kaffe');
    await bot.file.customers.edit(now, { website: 'kaffe.example' }, ben().id);
    const undone = await anna().clicks(seen.message, 'Undo');
    expect(undone.text).toContain('Taken back: the change of tags');
    expect(undone.text).toContain('@Ben Carter changed website since');
    expect(await bot.file.customers.get(customer.id)).toMatchObject({ website: 'kaffe.example', tags: [] });
  });

  test('where nothing is left to take back, changes nothing and says why', async () => {
    const customer = await aCustomer(bot, 'Pernod');
    const seen = await anna().types('#sales', '/crm owner Pernod @carla');
    await ben().types('#sales', '/crm owner Pernod @ben');
    expect((await anna().clicks(seen.message, 'Undo')).text).toContain('@Ben Carter changed owner since');
    await anna().types('#sales', '/crm owner Pernod @anna');
    expect((await anna().clicks(seen.message, 'Undo')).text).toContain('taken back already');
    expect((await bot.file.customers.get(customer.id))?.owner).toBe(anna().id);
  });

  test('can itself be taken back', async () => {
    const seen = await anna().types('#sales', '/crm add Quillfeather');
    const undone = await anna().clicks(seen.message, 'Undo');
    expect(undone.text).toContain('Taken back: what was added');
    expect((await bot.file.customerNames.match('Quillfeather')).exact).toEqual([]);
    const back = await anna().clicks(undone.message, 'Put it back');
    expect(back.text).toContain('the undo; it is back');
    expect((await bot.file.customerNames.match('Quillfeather')).exact).toHaveLength(1);
  });

  test('takes nothing away that a colleague has worked with', async () => {
    const seen = await anna().types('#sales', '/crm add Rosenhof');
    await ben().types('#sales', '/crm note Rosenhof: called Dana');
    expect((await anna().clicks(seen.message, 'Undo')).text).toContain(
      '@Ben Carter has worked with it since',
    );
    expect((await theCustomer(bot, 'Rosenhof')).archivedAt).toBeNull();
  });

  test('does not take a name, a channel or a place in a chain that another has by now', async () => {
    await aCustomer(bot, 'Sonnenberg');
    const { modal } = await anna().types('#sales', '/crm edit Sonnenberg');
    const renamed = await anna().submits(modal, { Name: 'Mondberg' });
    await aCustomer(bot, 'Sonnenberg');
    expect((await anna().clicks(renamed.message, 'Undo')).text).toContain(
      'Another customer is called Sonnenberg by now',
    );

    await anna().types('#sales', '/crm channel Mondberg');
    const unlinked = await anna().types('#sales', '/crm channel none');
    await anna().types('#sales', '/crm channel Sonnenberg');
    expect((await anna().clicks(unlinked.message, 'Undo')).text).toContain('belongs to another customer');

    await anna().types('#sales', '/crm referral Mondberg from Sonnenberg');
    const mondberg = await theCustomer(bot, 'Mondberg');
    const { version } = await bot.file.customers.edit(mondberg, { referredBy: null }, anna().id);
    await anna().types('#sales', '/crm referral Sonnenberg from Mondberg');
    const entry = await bot.file.audit.ofVersion(mondberg.id, version);
    const undone = entry && (await bot.file.undo.change(entry, anna().id));
    expect(undone).toMatchObject({ fields: [], stays: [{ field: 'referredBy', because: 'circle' }] });
  });

  test('of one that was merged into another changes neither', async () => {
    await aCustomer(bot, 'Tannberg');
    await aCustomer(bot, 'Tannberg Two');
    const seen = await anna().types('#sales', '/crm owner Tannberg Two @carla');
    const [one, two] = [await theCustomer(bot, 'Tannberg'), await theCustomer(bot, 'Tannberg Two')];
    const { after } = await bot.file.merges.merge(one, two, {}, anna().id);
    expect((await anna().clicks(seen.message, 'Undo')).text).toContain('no longer there');
    expect(await bot.file.customers.get(two.id)).toEqual(after);
  });
});

test('a corrected note: Undo takes the correction back, Take back the whole note', async () => {
  const customer = await aCustomer(bot, 'Ulmer');
  const seen = await anna().types('#sales', '/crm note Ulmer: called Dana about beans');
  const { modal } = await anna().clicks(seen.message, 'Edit');
  const saved = await anna().submits(modal, { 'What happened?': 'called Dana about cups' });
  expect(saved.text).toContain('Corrected for Ulmer');
  const undone = await anna().clicks(saved.message, 'Undo');
  const textNow = async () => (await bot.file.interactions.history(customer.id, 5)).map(({ text }) => text);
  expect(await textNow()).toEqual(['called Dana about beans']);
  await anna().clicks(undone.message, 'Put it back');
  expect(await textNow()).toEqual(['called Dana about cups']);
});

describe('an Undo of settings', () => {
  const settings = () => bot.file.settings.get();

  test('takes back what was set in one line; what another admin set since stays', async () => {
    const first = await anna().types('#sales', '/crm settings cadence customer 20');
    expect(first.text).toContain('Saved: days between contacts with a customer');
    await anna().types('#sales', '/crm settings cadence prospect 9');
    await anna().clicks(first.message, 'Undo');
    expect((await settings()).cadence).toEqual({ customer: 30, prospect: 9, former: 90 });

    const second = await anna().types('#sales', '/crm settings currency USD');
    await bot.file.settings.change({ ...(await settings()), currency: 'CHF' as never }, ben().id);
    expect((await anna().clicks(second.message, 'Undo')).text).toContain(
      '@Ben Carter changed currency since',
    );
    expect((await settings()).currency).toBe('CHF');
  });

  test('takes back all that was set in the modal', async () => {
    const shown = await anna().types('#sales', '/crm settings');
    const { modal } = await anna().clicks(shown.message, 'Workspace …');
    const before = await settings();
    const saved = await anna().submits(modal, {
      'Team channel': '#sales',
      'By tag': 'hotel: 20',
      'Why somebody does not buy, or leaves': 'No money',
    });
    expect(await settings()).toMatchObject({ reasons: ['No money'] });
    await anna().clicks(saved.message, 'Undo');
    expect(await settings()).toEqual(before);
  });

  test('is for admins only, even for who was one', async () => {
    await bot.file.settings.change({ ...(await settings()), admins: [ben().id] }, anna().id);
    const seen = await ben().types('#sales', '/crm settings complaints 7');
    await bot.file.settings.change({ ...(await settings()), admins: [] }, anna().id);
    expect((await ben().clicks(seen.message, 'Undo')).text).toContain('is for admins');
    expect((await settings()).complaintDays).toBe(7);
  });

  test('brings one’s own hours back, and is recorded', async () => {
    await ben().types('#sales', '/crm settings my 8:30');
    const seen = await ben().types('#sales', '/crm settings my 10:15');
    await ben().clicks(seen.message, 'Undo');
    expect((await bot.file.members.get(ben().id))?.digestTime).toBe('08:30');
    expect(await bot.file.audit.of(ben().id, 1)).toMatchObject([
      { by: ben().id, action: 'undo', changes: [{ field: 'digestTime', from: '10:15', to: '08:30' }] },
    ]);
    expect((await ben().types('#sales', '/crm settings my 8:30')).text).toContain('Nothing was changed');
  });
});
