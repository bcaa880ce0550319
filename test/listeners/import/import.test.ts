import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Message } from '../../../playground/protocol.ts';
import { startRapport, type TestRapport } from '../../helpers/rapport.ts';

let bot: TestRapport;
beforeAll(async () => {
  bot = await startRapport();
});
afterAll(() => bot?.stop());

const as = (handle: string) => bot.slack.as(handle);
const customer = async (name: string) => (await bot.file.customers.match(name, 1)).exact[0];
const csv = (name: string, content: string | Uint8Array) => ({ name, content });
/** Gives a file by `/crm import`; the answer is the message in the DM with the bot. */
async function gives(file: { name: string; content: string | Uint8Array }, handle = 'anna') {
  const { modal } = await as(handle).types('#sales', '/crm import');
  const seen = await as(handle).submits(modal, { File: file });
  return { seen, message: latest(handle) };
}
const latest = (handle = 'anna'): Message => {
  const found = as(handle).sees('@rapport').at(-1);
  if (!found) throw new Error('the bot wrote nothing');
  return found;
};
const read = (message: Message) => bot.slack.visibleText(message);

describe('an import in Slack', () => {
  test('shows what it understood before it brings anything in, and then what came of it', async () => {
    const { seen, message } = await gives(
      csv('leads.csv', 'Company;Last contacted;Notes\nAcme;2026-11-02;asked for a quote\nBorealis;2026-10-30;\n'),
    );
    expect(seen.text).toContain('I am reading leads.csv');
    expect(read(message)).toContain('leads.csv holds customers');
    expect(read(message)).toContain('Company → Customer: name');
    expect(read(message)).toContain('asked for a quote');
    expect(read(message)).toContain('2 rows: 2 new · 0 updated · 0 unchanged · 0 refused');
    expect(await customer('Acme')).toBeUndefined();
    const done = await as('anna').clicks(message, 'Import');
    expect(done.text).toContain('Imported leads.csv.');
    expect(await customer('Acme')).toMatchObject({ lastContact: { at: new Date('2026-11-02T11:00:00Z') } });
  });

  test('of a file for the second time offers nothing to import', async () => {
    const { message } = await gives(csv('again.csv', 'Company;Last contacted;Notes\nBorealis;2026-10-30;\n'));
    expect(read(message)).toContain('0 new · 0 updated · 1 unchanged');
    expect(as('anna').canClick(message)).not.toContain('Import');
  });

  test('gives refused rows back as a file, with line and reason, that can be mended and imported', async () => {
    const { message } = await gives(
      csv('dues.csv', 'customer,text,due\nAcme,"send the\nquote",2026-12-01\nAcme,call,some day\nAcme,=1+1,never\n'),
    );
    expect(read(message)).toContain('Line 4:');
    await as('anna').clicks(message, 'Import');
    const file = latest();
    expect(file.files?.[0]?.name).toBe('refused dues.csv');
    const content = as('anna').downloads(file).toString();
    expect(content).toContain("Acme,'=1+1,never,5,");
    const mended = await gives(csv('mended.csv', content.replace('some day', '2026-12-02').replace('never', '2026-12-03')));
    expect(read(mended.message)).toContain('2 rows: 2 new');
    await as('anna').clicks(mended.message, 'Import');
    const acme = await customer('Acme');
    expect((await bot.file.commitments.openOf(acme?.id ?? '')).map(({ text }) => text)).toEqual([
      'send the\nquote',
      'call',
      '=1+1',
    ]);
  });
});
