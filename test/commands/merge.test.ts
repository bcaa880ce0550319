import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startRapport, type TestRapport } from '../helpers/rapport.ts';

let bot: TestRapport;
beforeAll(async () => {
  bot = await startRapport();
});
afterAll(() => bot?.stop());

const as = (handle: string) => bot.slack.as(handle);
const types = (text: string, handle = 'anna') => as(handle).types('#sales', text);
async function customer(name: string) {
  const [found] = (await bot.file.customerNames.match(name, 5, { near: false, begun: false })).exact;
  if (!found) throw new Error(`no customer ${name}`);
  return found;
}
const DAY = 86_400_000;

describe('/crm merge', () => {
  test('shows both side by side, keeps everything of both, and is undone', async () => {
    const card = await types('/crm add Borealis Hotel');
    await types('/crm note Borealis Hotel: called Petra, happy');
    await bot.slack.clock.moveBy(DAY);
    await types('/crm add BOREALIS GMBH, prospect', 'ben').then(({ message }) =>
      as('ben')
        .canClick(message)
        .some((label) => label.startsWith('Add'))
        ? as('ben').clicks(message, 'Add "BOREALIS GMBH"')
        : null,
    );
    await types('/crm note Borealis GmbH: visited Olaf, delighted. Next: send the quote by Friday', 'ben');
    const gone = await customer('BOREALIS GMBH');

    const { modal } = await types('/crm merge BOREALIS GMBH and Borealis Hotel');
    const text = bot.slack.visibleText(modal);
    expect(text).toContain('with Petra');
    expect(text).toContain('with Olaf');
    expect(text).toMatch(/Name\nBorealis Hotel\n/);
    expect(text).toMatch(/Standing\nCustomer\n/);
    const done = await as('anna').submits(modal, { 'Who looks after them': 'ben' });
    expect(done.text).toContain('BOREALIS GMBH is one with Borealis Hotel now.');
    expect(done.text).toContain('1 contact, 1 entry and 1 commitment moved over');

    const kept = await customer('Borealis Hotel');
    expect(kept).toMatchObject({ owner: as('ben').id, aliases: ['BOREALIS GMBH'], openSteps: 1 });
    expect((await bot.file.contacts.of(kept.id)).map(({ name }) => name)).toEqual(['Olaf', 'Petra']);
    expect((await types('/crm show borealis gmbh')).text).toContain('Borealis Hotel');
    expect(await bot.file.customers.get(gone.id)).toMatchObject({ id: kept.id });
    expect((await as('anna').clicks(card.message, 'Log contact')).hasModal).toBe(true);

    await expect(as('carla').clicks(done.message, 'Undo')).rejects.toThrow();
    const undone = await as('anna').clicks(done.message, 'Undo');
    expect(undone.text).toContain('Borealis Hotel and BOREALIS GMBH are two again');
    expect((await bot.file.contacts.of(gone.id)).map(({ name }) => name)).toEqual(['Olaf']);
    expect((await customer('Borealis Hotel')).owner).toBe(as('anna').id);
  });

  test('cannot be undone after 30 days, and says so', async () => {
    await types('/crm add Zeta One');
    await types('/crm add Omicron Two');
    const { modal } = await types('/crm merge "Zeta One" and "Omicron Two"');
    const done = await as('anna').submits(modal);
    await bot.slack.clock.moveBy(31 * DAY);
    const late = await as('anna').clicks(done.message, 'Undo');
    expect(late.text).toContain('older than 30 days');
    expect((await customer('Zeta One')).id).toBe((await customer('Omicron Two')).id);
  });

  test('is done once by two people at the same time, and not over what somebody changed', async () => {
    await types('/crm add Lambda Bar');
    await types('/crm add Sigma Bistro');
    const first = await types('/crm merge Lambda Bar and Sigma Bistro');
    const second = await types('/crm merge Lambda Bar and Sigma Bistro', 'ben');
    await types('/crm owner Sigma Bistro @carla', 'ben');
    const refused = await as('anna').submits(first.modal);
    expect(Object.values(refused.errors).join()).toContain('Nothing was merged');
    await as('ben').closes(second.modal);
    const again = await types('/crm merge Lambda Bar and Sigma Bistro');
    const other = await types('/crm merge Lambda Bar and Sigma Bistro', 'ben');
    expect((await as('anna').submits(again.modal)).text).toContain('is one with');
    expect(Object.values((await as('ben').submits(other.modal)).errors).join()).not.toBe('');
    await as('ben').closes(other.modal);
  });

  test('asks which where a name is not plain, and refuses a customer with itself', async () => {
    expect((await types('/crm merge Lambda Bar and Nobody Known')).text).toContain(
      "I don't know Nobody Known",
    );
    expect((await types('/crm merge Lambda Bar and Sigma Bistro')).text).toContain('one customer already');
    const { modal } = await types('/crm merge');
    const same = await as('anna').submits(modal, { Customer: 'Sigma Bistro', 'The same as': 'Sigma Bistro' });
    expect(Object.values(same.errors)).toEqual(['That is the same one. Choose another.']);
    const two = await as('anna').submits(same.modal, {
      Customer: 'Sigma Bistro',
      'The same as': 'Omicron Two',
    });
    expect(bot.slack.visibleText(two.modal)).toContain('One customer of two');
    await as('anna').closes(two.modal);
  });
});

describe('/crm duplicates', () => {
  test('shows pairs with why and how sure; what is different is not shown again', async () => {
    await types('/crm duplicates');
    const csv = [
      'Company,Standing,Customer since,Contact,Contact email',
      'Nordlicht Kaffee GmbH,customer,2024-03-11,Kai Nord,kai@nordlicht.example',
      'Nordlicht Kaffee,customer,2024-03-11,Kai Nord,kai@nordlicht.example',
      'Café Sólo,customer,2025-01-07,Ida Solo,ida@solo.example',
      'Cafe Solo Ltd,prospect,,Bo Berg,bo@berg.example',
    ].join('\n');
    const { modal } = await types('/crm import');
    await as('anna').submits(modal, { File: { name: 'twins.csv', content: csv } });
    const preview = as('anna').sees('@rapport').at(-1);
    if (!preview) throw new Error('no preview');
    await as('anna').clicks(preview, 'Import');

    const seen = await types('/crm duplicates');
    expect(seen.text).toMatch(
      /Nordlicht Kaffee GmbH and Nordlicht Kaffee\nSure \(9\d %\): the same name but for/,
    );
    expect(seen.text).toContain('the same e-mail address kai@nordlicht.example');
    expect(seen.text).toMatch(/Café Sólo and Cafe Solo Ltd\nPerhaps \(\d\d %\)/);
    const left = await as('anna').clicks(seen.message, 'Different', { near: 'Sólo' });
    expect(left.text).not.toContain('Sólo');
    expect((await types('/crm duplicates', 'ben')).text).not.toContain('Sólo');
    const compare = await as('anna').clicks(left.message, 'Same: merge …', { near: 'Nordlicht' });
    const done = await as('anna').submits(compare.modal);
    expect(done.text).toContain('Nordlicht Kaffee');
    expect((await as('anna').clicks(done.message, 'More duplicates')).text).not.toContain('Nordlicht');
    expect((await types('/crm duplicates Café Sólo')).text).toContain('no customer that might be Café Sólo');
  });

  test('are for members only', async () => {
    expect((await types('/crm duplicates', 'gus')).text).toContain('I only work for full members');
  });
});
