import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Message } from '../../playground/protocol.ts';
import { startRapport, type TestRapport } from '../helpers/rapport.ts';

let bot: TestRapport;
beforeAll(async () => {
  bot = await startRapport();
  await types('/crm add Acme, prospect');
  await types('/crm add Borealis');
  await types('/crm note Borealis: called Petra, "delighted". Next: =HYPERLINK() the quote by Friday');
});
afterAll(() => bot?.stop());

const as = (handle: string) => bot.slack.as(handle);
const types = (text: string, handle = 'anna') => as(handle).types('#sales', text);
const dm = (handle = 'anna'): Message => {
  const found = as(handle).sees('@rapport').at(-1);
  if (!found) throw new Error('the bot sent nothing');
  return found;
};
const files = () =>
  new Map((dm().files ?? []).map(({ name }, at) => [name, as('anna').downloads(dm(), at).toString()]));

describe('/crm export', () => {
  test('everything comes as a file for each table by direct message, and says how much it was', async () => {
    const seen = await types('/crm export everything');
    expect(seen.text).toContain('customers.csv: 2 rows');
    expect(seen.text).toContain('interactions.csv: 1 row');
    expect([...files().keys()]).toEqual([
      'customers.csv',
      'contacts.csv',
      'interactions.csv',
      'commitments.csv',
    ]);
    expect(files().get('customers.csv')).toMatch(
      /^\uFEFFname,aliases,standing,owner,[^\n]*\nAcme,,prospect,anna,/,
    );
  });

  test('cells that a spreadsheet would take for formulas are harmless', async () => {
    await types('/crm export commitments');
    expect(files().get('commitments.csv')).toMatch(/,'=HYPERLINK\(\) the quote,/);
  });

  test('only of some customers, with what belongs to them', async () => {
    const seen = await types('/crm export prospects');
    expect(seen.text).not.toContain('interactions.csv');
    expect(files().get('customers.csv')).not.toContain('Borealis');
    expect((await types('/crm export tag:nobody-has-this')).text).toContain('no customer fits');
    expect((await types('/crm export sideways')).text).toContain("I don't know the filter sideways");
  });

  test('what was exported makes nothing new when it is imported again', async () => {
    await types('/crm export everything');
    for (const [name, content] of files()) {
      const { modal } = await types('/crm import');
      await as('anna').submits(modal, { File: { name, content } });
      expect(bot.slack.visibleText(dm())).toMatch(/rows?: 0 new · .* · 0 refused/);
    }
  });

  test('contacts come as an address book', async () => {
    const seen = await types('/crm export vcard');
    expect(seen.text).toContain('contacts.vcf: 1 row');
    expect(files().get('contacts.vcf')).toContain('FN:Petra\r\n');
    expect((await types('/crm export vcard prospects')).text).toContain('no customer fits');
    expect((await types('/crm export vcard customers')).text).toContain('contacts.vcf: 1 row');
  });

  test('alone it opens a modal', async () => {
    const { modal } = await types('/crm export');
    const seen = await as('anna').submits(modal, {
      What: 'Customers',
      'Only of these customers': 'prospects',
    });
    expect(seen.text).toContain('customers.csv: 1 row');
  });

  test('is for admins', async () => {
    expect((await types('/crm export everything', 'ben')).text).toContain('Exporting is for admins');
    expect((await types('/crm export everything', 'gus')).text).toContain('I only work for full members');
  });
});

describe('/crm export calendar', () => {
  const addressIn = (text: string) => /http:\S+\.ics/.exec(text)?.[0] ?? 'http://127.0.0.1/none';

  test('is everybody’s own, at an address that can be renewed and switched off', async () => {
    const seen = await types('/crm export calendar');
    const address = addressIn(seen.text);
    const response = await fetch(address);
    expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const calendar = await response.text();
    expect(calendar).toContain('SUMMARY:Borealis: =HYPERLINK() the quote');
    expect(calendar).toContain('SUMMARY:Contact Acme');
    expect(
      await (await fetch(addressIn((await types('/crm export calendar', 'ben')).text))).text(),
    ).not.toContain('Acme');
    expect(addressIn((await types('/crm export calendar')).text)).toBe(address);
    const renewed = await as('anna').clicks(seen.message, 'New address');
    expect((await fetch(address)).status).toBe(404);
    const another = addressIn(renewed.text);
    expect((await fetch(another, { method: 'HEAD' })).status).toBe(200);
    await as('anna').clicks(renewed.message, 'Switch it off');
    expect((await fetch(another)).status).toBe(404);
  });

  test('opens for no other workspace, no guess, and nobody who has left', async () => {
    const address = addressIn((await types('/crm export calendar', 'carla')).text);
    const { origin, pathname } = new URL(address);
    const [, , team, file] = pathname.split('/');
    const statuses = [
      `/calendar/TELSEWHERE/${file}`,
      `/calendar/${team}/`,
      `/calendar/${team}/${'a'.repeat(43)}.ics`,
    ];
    for (const path of statuses) expect((await fetch(`${origin}${path}`)).status).toBe(404);
    await bot.slack.changes('carla', { kind: 'deactivated' });
    expect((await fetch(address)).status).toBe(404);
  });
});
