import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aCustomer, theCustomer } from '../helpers/file.ts';
import { startRapport, type TestRapport } from '../helpers/rapport.ts';

let bot: TestRapport;
beforeAll(async () => {
  bot = await startRapport();
});
afterAll(() => bot.stop());
const anna = () => bot.slack.as('anna');
const openOf = async (name: string) => bot.file.commitments.openOf((await theCustomer(bot, name)).id);

describe('complaints', () => {
  test('by command: an owner and a due date by the rule, in the history and open', async () => {
    const customer = await aCustomer(bot, 'Nordlicht');
    const ben = bot.slack.as('ben');
    const seen = await ben.types('#sales', '/crm complaint Nordlicht: the grinder arrived broken');
    expect(seen.text).toContain('Complaint of Nordlicht · due Mon 23 Nov · @Anna Berg');
    expect(await bot.file.interactions.history(customer.id, 5)).toMatchObject([{ kind: 'complaint' }]);
    await ben.clicks(seen.message, 'Undo');
    expect(await openOf('Nordlicht')).toEqual([]);
  });

  test('from a note that is one; the workspace may name who takes them', async () => {
    await aCustomer(bot, 'Oslo Kaffe');
    const dev = bot.slack.as('dev').id;
    await bot.file.settings.set({
      ...(await bot.file.settings.get()),
      complaintOwner: dev,
      complaintDays: 1,
    });
    const seen = await anna().types('#sales', '/crm note Oslo Kaffe: complaint, the beans were stale');
    expect(seen.text).toContain('Complaint:');
    expect(await openOf('Oslo Kaffe')).toMatchObject([{ kind: 'complaint', owner: dev, due: '2026-11-19' }]);
    await bot.file.settings.set({
      ...(await bot.file.settings.get()),
      complaintOwner: null,
      complaintDays: 3,
    });
  });

  test('steps of two people at once are both kept', async () => {
    await aCustomer(bot, 'Pernod');
    const seen = await anna().types('#sales', '/crm complaint Pernod: stale');
    const [mine, theirs] = [
      (await anna().clicks(seen.message, 'Add a step')).modal,
      (await anna().types('#sales', '/crm show Pernod')) && null,
    ];
    expect(theirs).toBeNull();
    const [complaint] = await openOf('Pernod');
    if (!complaint) throw new Error('no complaint');
    await bot.file.commitments.edit(
      complaint,
      { steps: [{ at: bot.slack.clock.now(), by: bot.slack.as('ben').id, text: 'called them' }] },
      bot.slack.as('ben').id,
    );
    expect((await anna().submits(mine, { 'What was done?': '  ' })).errors['text']).toBeDefined();
    const after = await anna().submits(mine, {
      'What was done?': 'sent new beans',
      'To be settled by': '2026-11-25',
    });
    expect(after.text).toContain('called them');
    expect(after.text).toContain('sent new beans');
    expect(await openOf('Pernod')).toMatchObject([{ due: '2026-11-25', steps: [{}, {}] }]);
  });

  test('is closed with what was done, and how they feel now', async () => {
    const customer = await aCustomer(bot, 'Quill');
    const seen = await anna().types('#sales', '/crm complaint Quill: broken, they are angry');
    const { modal } = await anna().clicks(seen.message, 'Settled …');
    const other = await anna().submits(modal, { 'How was it settled?': 'Otherwise' });
    expect(other.errors['outcome']).toBeDefined();
    const done = await anna().submits(other.modal, {
      'How was it settled?': 'Refunded',
      'What exactly was done?': 'paid back',
      'How do they feel now?': ':slightly_smiling_face: happy',
    });
    expect(done.text).toContain('settled: refunded');
    expect(await openOf('Quill')).toEqual([]);
    const now = await bot.file.customers.get(customer.id);
    expect(now?.feeling?.value).toBe(1);
    // Settling is no contact; the complaint itself was.
    expect(now?.lastContact?.kind).toBe('complaint');
    expect((await anna().clicks(seen.message, 'Settled …')).text).toContain('settled');
    await anna().clicks(done.message, 'Undo');
    expect(await openOf('Quill')).toHaveLength(1);
  });

  test('“done” asks how it was settled; the modal opens one with who complained', async () => {
    const customer = await aCustomer(bot, 'Rosenhof');
    const { modal } = await anna().types('#sales', '/crm complaint');
    await anna().submits(modal, {
      Customer: { query: 'Rosen', pick: 'Rosenhof' },
      'What is wrong?': 'too loud',
      'Who complained?': { query: 'Eva Maier', pick: 'Add "Eva Maier"' },
    });
    expect(await bot.file.contacts.of(customer.id)).toMatchObject([{ name: 'Eva Maier' }]);
    const asked = await anna().types('#sales', '/crm done Rosenhof loud');
    expect(JSON.stringify(asked.modal.view)).toContain('How was it settled?');
  });
});
