import { describe, expect, test } from 'vitest';
import { csv, useImports } from './gives.ts';

const { bot, as, gives, latest, read, customer } = useImports();

describe('an import in Slack', () => {
  test('shows what it understood before it brings anything in, and then what came of it', async () => {
    const { seen, message } = await gives(
      csv(
        'leads.csv',
        'Company;Last contacted;Notes\nAcme;2026-11-02;asked for a quote\nBorealis;2026-10-30;\n',
      ),
    );
    expect(seen.text).toContain('I am reading leads.csv');
    expect(read(message)).toContain('leads.csv holds customers');
    expect(read(message)).toContain('Company → Customer: name');
    expect(read(message)).toContain('asked for a quote');
    expect(read(message)).toContain('2 rows: 2 new · 0 updated · 0 unchanged · 0 refused');
    expect(await customer('Acme')).toBeUndefined();
    const done = await as('anna').clicks(message, 'Import');
    expect(done.text).toContain('Imported leads.csv.');
    expect((await customer('Acme'))?.lastContact?.at.toISOString()).toMatch(/^2026-11-02/);
  });

  test('of a file for the second time offers nothing to import', async () => {
    const { message } = await gives(csv('again.csv', 'Company;Last contacted;Notes\nBorealis;2026-10-30;\n'));
    expect(read(message)).toContain('0 new · 0 updated · 1 unchanged');
    expect(as('anna').canClick(message)).not.toContain('Import');
  });

  test('gives refused rows back as a file, with line and reason, that can be mended and imported', async () => {
    const { message } = await gives(
      csv(
        'dues.csv',
        'customer,text,due\nAcme,"send the\nquote",2026-12-01\nAcme,call,some day\nAcme,=1+1,never\n',
      ),
    );
    expect(read(message)).toContain('Line 4:');
    await as('anna').clicks(message, 'Import');
    const file = latest();
    expect(file.files?.[0]?.name).toBe('refused dues.csv');
    const content = as('anna').downloads(file).toString();
    expect(content).toContain("Acme,'=1+1,never,5,");
    const mended = await gives(
      csv('mended.csv', content.replace('some day', '2026-12-02').replace('never', '2026-12-03')),
    );
    expect(read(mended.message)).toContain('2 rows: 2 new');
    await as('anna').clicks(mended.message, 'Import');
    const acme = await customer('Acme');
    expect((await bot().file.commitments.openOf(acme?.id ?? '')).map(({ text }) => text)).toEqual([
      'send the\nquote',
      'call',
      '=1+1',
    ]);
  });
});

describe('what is understood', () => {
  test('is asked about once where dates can be read both ways', async () => {
    const { message } = await gives(
      csv('dates.csv', 'Company,Last contacted\nDelta,03/04/2026\nEcho,05/06/2026\n'),
    );
    expect(read(message)).toContain('What comes first in the dates of Last contacted (such as 03/04/2026)?');
    expect(as('anna').canClick(message)).toEqual(['The day', 'The month', 'Change the columns', 'Forget it']);
    await as('anna').clicks(message, 'The day');
    await as('anna').clicks(latest(), 'Import');
    expect((await customer('Delta'))?.lastContact?.at.toISOString()).toMatch(/^2026-04-03/);
  });

  test('is read whatever the encoding, and an address book too', async () => {
    const utf16 = Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from('Firma\tNotiz\nMüller & Söhne\tmag Tee\n', 'utf16le'),
    ]);
    const { message } = await gives(csv('utf16.txt', utf16));
    expect(read(message)).toContain('Müller & Söhne');
    const card =
      'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Hanna Hotel\r\nORG:Hotel Hanna\r\nEMAIL:h@hotel.example\r\nEND:VCARD\r\n';
    const book = await gives(csv('book.vcf', card));
    expect(read(book.message)).toContain('an address book');
    await as('anna').clicks(book.message, 'Import');
    const hotel = await customer('Hotel Hanna');
    expect(await bot().file.contacts.of(hotel?.id ?? '')).toMatchObject([{ name: 'Hanna Hotel' }]);
  });

  test('names members by their names, and makes them known', async () => {
    const { message } = await gives(
      csv('owned.csv', 'Company,Owner\nIndia,Dev Mehta\nJuliet,@carla\nKilo,Gus Hansen\n'),
    );
    await as('anna').clicks(message, 'Import');
    expect(await customer('India')).toMatchObject({ owner: as('dev').id });
    expect(await bot().file.members.get(as('dev').id)).toMatchObject({ name: 'dev', access: 'member' });
    expect(await customer('Kilo')).toBeUndefined();
  });
});

describe('an import is refused', () => {
  test('to whoever is no admin, however they try', async () => {
    expect((await as('ben').types('#sales', '/crm import')).text).toContain('/crm import is for admins');
    const dropped = await as('ben').drops('@rapport', csv('a.csv', 'Company\nLima\n'));
    expect(dropped.text).toContain('Importing files is for admins');
    const guest = await as('gus').drops('@rapport', csv('a.csv', 'Company\nLima\n'));
    expect(guest.text).toContain('I only work for full members');
    expect(await customer('Lima')).toBeUndefined();
    const { message } = await gives(csv('b.csv', 'Company\nMike\n'));
    await expect(as('ben').clicks(message, 'Import')).rejects.toThrow();
  });

  test('for what is no table: a picture, an empty file, bytes without sense', async () => {
    const picture = Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]);
    const { seen } = await gives(csv('team.png', picture));
    expect(Object.values(seen.errors)).toEqual(['team.png is not a supported file type.']);
    const dropped = await as('anna').drops('@rapport', csv('team.png', picture));
    expect(dropped.text).toContain('I read CSV, vCard and my own backups');
    const disguised = await gives(csv('team.csv', picture));
    expect(read(disguised.message)).toContain('I could not import team.csv.\nteam.csv is no text');
    expect(Object.values((await gives(csv('no.csv', ''))).seen.errors)).toEqual(['That file is empty.']);
    const heading = await gives(csv('heading.csv', 'Company\n'));
    expect(as('anna').canClick(heading.message)).not.toContain('Import');
    expect(bot().logged.filter(({ level }) => level === 'error')).toEqual([]);
  });

  test('twice: the same form or the same button delivered again changes nothing', async () => {
    const before = as('anna').sees('@rapport').length;
    const { modal } = await as('anna').types('#sales', '/crm import');
    bot().slack.fault({ kind: 'redeliver' });
    await as('anna').submits(modal, { File: csv('once.csv', 'Company\nNovember\n') });
    expect(as('anna').sees('@rapport').length).toBe(before + 1);
    const message = latest();
    bot().slack.fault({ kind: 'redeliver' });
    await as('anna').clicks(message, 'Import');
    expect(read(latest())).toContain('1 new');
  });

  test("with another workspace's number", async () => {
    const foreign = await bot()
      .store.in('TELSEWHERE')
      .importSessions.begin({ id: 'F1', name: 'secret.csv', size: 1 }, 'U1', 'k');
    const { message } = await gives(csv('c.csv', 'Company\nOscar\n'));
    const [button] = bot()
      .slack.traffic.filter(({ name }) => name === 'block_actions')
      .map(({ payload }) => payload as { actions: { value: string }[] });
    if (!button) throw new Error('no button was pressed before');
    const forged = structuredClone(button);
    for (const action of forged.actions)
      Object.assign(action, {
        action_id: 'import.start',
        value: JSON.stringify({ v: 1, session: foreign.id }),
      });
    await bot().slack.deliver({ kind: 'interactive', body: forged });
    await bot().slack.settled();
    expect(await bot().store.in('TELSEWHERE').importSessions.get(foreign.id)).toMatchObject({
      state: 'reading',
    });
    expect(read(message)).not.toContain('secret');
  });
});

/** Enough rows to be interrupted. */
const many = (name: string, rows: number) =>
  csv(
    `${name}.csv`,
    `Company,Notes\n${Array.from({ length: rows }, (_, at) => `${name} ${at + 1},note ${at + 1}`).join('\n')}\n`,
  );

describe('a long import', () => {
  test('shows how far it is, leaves the bot free to answer, and can be stopped and gone on with', {
    timeout: 240_000,
  }, async () => {
    const { message } = await gives(many('Papa', 2000));
    expect(read(message)).toContain('2,000 rows: 2,000 new');
    const importing = as('anna').clicks(message, 'Import');
    await expect
      .poll(() => read(latest()), { timeout: 60_000 })
      .toMatch(/▓.* of 2,000 rows · .* rows a second · .* left/);
    const asking = as('ben').types('#sales', '/crm show Acme');
    await expect.poll(() => as('ben').sees('#sales').map(read).join(), { timeout: 60_000 }).toContain('Acme');
    expect(read(latest())).toContain('▓');
    const cancelling = as('anna').clicks(latest(), 'Cancel');
    await Promise.all([importing, cancelling, asking]);
    expect(read(latest())).toContain('Stopped importing Papa.csv. What was imported stays.');
    const [run] = await bot().file.imports.recent(1);
    expect(run?.state).toBe('cancelled');
    await as('anna').clicks(latest(), 'Go on');
    expect(read(latest())).toContain('Imported Papa.csv.');
    expect(await bot().file.customerLists.count({})).toBeGreaterThanOrEqual(2000);
  });

  test('goes on by itself after the bot was stopped in the middle, without a duplicate', {
    timeout: 240_000,
  }, async () => {
    const { message } = await gives(many('Quebec', 1500));
    const importing = as('anna').clicks(message, 'Import');
    await expect
      .poll(async () => (await bot().file.imports.recent(1))[0]?.position ?? 0, { timeout: 60_000 })
      .toBeGreaterThan(0);
    await bot().restart();
    await importing;
    expect((await bot().file.imports.recent(1))[0]).toMatchObject({ state: 'running' });
    expect(read(latest())).not.toContain('Imported Quebec');
    await as('anna').watches(() => bot().slack.clock.moveBy(120_000));
    expect(read(latest())).toContain('Imported Quebec.csv.');
    expect(read(latest())).toContain('1,500 rows: 1,500 new · 0 updated · 0 unchanged');
  });

  test('of 50 MB is read like any other', { timeout: 240_000 }, async () => {
    const row = `Romeo,${'x'.repeat(25_000)}\n`;
    const { message } = await gives(csv('large.csv', `Company,Notes\n${row.repeat(2_000)}`));
    expect(read(message)).toContain('2,000 rows: ');
    await as('anna').clicks(message, 'Forget it');
    expect(read(latest())).toContain('large.csv was not imported. Nothing was changed.');
    expect(await customer('Romeo')).toBeUndefined();
  });
});
