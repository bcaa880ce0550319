import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aCustomer } from '../helpers/file.ts';
import { startRapport, type TestRapport } from '../helpers/rapport.ts';

let bot: TestRapport;
beforeAll(async () => {
  bot = await startRapport();
});
afterAll(() => bot.stop());
const anna = () => bot.slack.as('anna');
const settings = () => bot.file.settings.get();

async function openSettings() {
  const shown = await anna().types('#sales', '/crm settings');
  return (await anna().clicks(shown.message, 'Workspace …')).modal;
}

describe('/crm settings', () => {
  test('one line: one’s own hour for everybody, the rest for admins', async () => {
    const ben = bot.slack.as('ben');
    expect((await ben.types('#sales', '/crm settings my 8:30')).text).toContain('my hours');
    expect((await bot.file.members.get(ben.id))?.digestTime).toBe('08:30');
    expect((await ben.types('#sales', '/crm settings my 25:00')).text).toContain('no time');
    expect((await ben.types('#sales', '/crm settings currency USD')).text).toContain('is for admins');
    await anna().types('#sales', '/crm settings currency usd');
    await anna().types('#sales', '/crm settings cadence prospects 10 days');
    expect(await settings()).toMatchObject({ currency: 'USD', cadence: { prospect: 10 } });
    expect((await anna().types('#sales', '/crm settings zone Atlantis')).text).toContain('not possible');
    expect((await anna().types('#sales', '/crm settings colour red')).text).toContain("can't set");
  });

  test('one’s own hours and days by modal; none chosen are the workspace’s', async () => {
    const carla = bot.slack.as('carla');
    const shown = await carla.types('#sales', '/crm settings');
    expect(carla.canClick(shown.message)).toEqual(['My hours …']);
    const { modal } = await carla.clicks(shown.message, 'My hours …');
    await carla.submits(modal, { 'Digest at': '07:15', 'Working days': ['Monday', 'Tuesday'] });
    expect(await bot.file.members.get(carla.id)).toMatchObject({ digestTime: '07:15', workingDays: [1, 2] });
  });

  test('the workspace’s by modal, each mistake under its field', async () => {
    const wrong = await anna().submits(await openSettings(), {
      'By tag': 'hotel twenty',
      'Days without reminders': 'some day',
      Currency: 'XQX',
      'Admins, beside those of Slack': ['@gus'],
    });
    expect(Object.keys(wrong.errors).sort()).toEqual(['admins', 'currency', 'skipDates', 'tagCadence']);
    const saved = await anna().submits(wrong.modal, {
      'By tag': 'hotel: 20',
      'Days without reminders': '25 Dec\n2 April 2027',
      Currency: 'chf',
      'Admins, beside those of Slack': ['@ben'],
      'Team channel': '#sales',
      "The workspace's time zone": { query: 'berlin', pick: 'Europe/Berlin' },
    });
    expect(saved.text).toContain('Saved');
    expect(await settings()).toMatchObject({
      tagCadence: [{ tag: 'hotel', days: 20 }],
      skipDates: ['--12-25', '2027-04-02'],
      currency: 'CHF',
      admins: [bot.slack.as('ben').id],
      zone: 'Europe/Berlin',
    });
  });

  test('an appointed admin may do what Slack’s may, and no longer once dismissed', async () => {
    await aCustomer(bot, 'Nordlicht');
    const note = await anna().types('#sales', '/crm note Nordlicht: called Dana');
    expect(note.text).toContain('Noted');
    const ben = bot.slack.as('ben');
    const history = await ben.types('#sales', '/crm history Nordlicht');
    expect(ben.canClick(history.message)).toContain('Take back');
    await bot.file.settings.set({ ...(await settings()), admins: [] });
    const refused = await ben.clicks(history.message, 'Take back');
    expect(refused.text).toContain('or an admin can take back');
  });

  test('of two admins at once, each keeps what only they changed', async () => {
    const modal = await openSettings();
    await bot.file.settings.set({ ...(await settings()), complaintDays: 9, stepDays: 11 });
    const conflict = await anna().submits(modal, {
      'Working days to settle a complaint': '5',
      Currency: 'EUR',
    });
    expect(JSON.stringify(conflict.modal.view)).toContain(
      'Another admin changed working days to settle a complaint',
    );
    await anna().submits(conflict.modal);
    expect(await settings()).toMatchObject({ complaintDays: 5, stepDays: 11, currency: 'EUR' });
  });

  test('a modal that was opened by an admin does nothing for one who is none any more', async () => {
    await bot.file.settings.set({ ...(await settings()), admins: [bot.slack.as('dev').id] });
    const dev = bot.slack.as('dev');
    const shown = await dev.types('#sales', '/crm settings');
    const { modal } = await dev.clicks(shown.message, 'Workspace …');
    await bot.file.settings.set({ ...(await settings()), admins: [] });
    const refused = await dev.submits(modal, { Currency: 'JPY' });
    expect(Object.values(refused.errors).join()).toContain('is for admins');
    expect((await settings()).currency).toBe('EUR');
  });
});
