import { describe, expect, test } from 'vitest';
import { csv, useImports } from './gives.ts';

const { bot, as, gives, latest, read, customer } = useImports();
const WHAT = 'What each row is';

describe('how the columns were understood can be changed', () => {
  test('where a heading says nothing', async () => {
    const { message } = await gives(csv('mine.csv', 'Company,Slogan\nFoxtrot,faster\n'));
    expect(read(message)).toContain('Not used: Slogan');
    const { modal } = await as('anna').clicks(message, 'Change the columns');
    await as('anna').submits(modal, { 'Slogan (such as faster)': 'Customer: needs' });
    expect(read(latest())).toContain('Slogan → Customer: needs');
    await as('anna').clicks(latest(), 'Import');
    expect(await customer('Foxtrot')).toMatchObject({ needs: ['faster'] });
  });

  test('where a heading was taken for something else: a column has the field that it is given', async () => {
    const { message } = await gives(csv('swapped.csv', 'Company,Trading name\nHolding 17,Golf Club\n'));
    expect(read(message)).toContain('Company → Customer: name');
    const { modal } = await as('anna').clicks(message, 'Change the columns');
    await as('anna').submits(modal, { 'Trading name (such as Golf Club)': 'Customer: name' });
    expect(read(latest())).toContain('Trading name → Customer: name');
    expect(read(latest())).toContain('Not used: Company');
    await as('anna').clicks(latest(), 'Import');
    expect(await customer('Golf Club')).toBeDefined();
    expect(await customer('Holding 17')).toBeUndefined();
  });

  test('where the rows are something else altogether: the modal changes with what they are', async () => {
    const { message } = await gives(csv('visits.csv', 'Company,Notes,Seen\nHotel,likes tea,2026-11-02\n'));
    expect(read(message)).toContain('holds customers');
    const { modal } = await as('anna').clicks(message, 'Change the columns');
    await as('anna').submits(modal, {
      [WHAT]: 'History: calls, visits, notes',
      'Seen (such as 2026-11-02)': 'Interaction: when',
    });
    expect(read(latest())).toContain('holds history');
    expect(read(latest())).toContain('Notes → Interaction: what happened');
    expect(read(latest())).toContain('there is no customer called "Hotel"');
    const { modal: again } = await as('anna').clicks(latest(), 'Change the columns');
    await as('anna').submits(again, { [WHAT]: 'Customers' });
    expect(read(latest())).toContain('holds customers');
    expect(read(latest())).toContain('Notes → Customer: notes');
  });

  test('and what was chosen before what the rows are is not lost', async () => {
    const { message } = await gives(csv('order.csv', 'Aa,Bb\nKilo,likes tea\n'));
    const { modal } = await as('anna').clicks(message, 'Choose the columns');
    await as('anna').submits(modal, {
      'Aa (such as Kilo)': 'Customer: name',
      'Bb (such as likes tea)': 'Contact: notes',
    });
    expect(read(latest())).toContain('1 row: 1 new');
    const { modal: people } = await as('anna').clicks(latest(), 'Change the columns');
    await as('anna').submits(people, { [WHAT]: 'Contacts' });
    expect(read(latest())).toContain('I need a column for Contact: name or');
  });

  test('of a file with more columns than a modal holds, part by part', async () => {
    const numbers = Array.from({ length: 70 }, (_, at) => at + 1);
    const { message } = await gives(
      csv('wide.csv', `Company,${numbers.map((n) => `Zz ${n}`).join()}\nLima,${numbers.join()}\n`),
    );
    expect(as('anna').canClick(message)).toEqual([
      'Import',
      'Change columns 1–30',
      '31–60',
      '61–71',
      'Forget it',
    ]);
    const { modal } = await as('anna').clicks(message, '61–71');
    expect(modal && bot().slack.visibleText(modal)).toContain('These are the columns 61 to 71 of 71');
    await as('anna').submits(modal, { 'Zz 70 (such as 70)': 'Customer: tags' });
    const { modal: first } = await as('anna').clicks(latest(), 'Change columns 1–30');
    await as('anna').submits(first, { 'Zz 1 (such as 1)': 'Customer: needs' });
    expect(read(latest())).toContain('Zz 70 → Customer: tags');
    await as('anna').clicks(latest(), 'Import');
    expect(await customer('Lima')).toMatchObject({ needs: ['1'], tags: ['70'] });
  });
});

describe('a file of which nothing was understood', () => {
  test('is taken as its columns are chosen by hand', async () => {
    const { message } = await gives(
      csv('ours.csv', 'Wer,Wann zuletzt\nMike & Mo,2026-11-03\nNovember,2026-11-04\n'),
    );
    expect(read(message)).toContain("I can't tell yet what the columns of ours.csv are.");
    expect(read(message)).toContain('I need a column for Customer: name');
    expect(read(message)).toContain('Mike & Mo');
    expect(as('anna').canClick(message)).toEqual(['Choose the columns', 'Forget it']);
    const { modal } = await as('anna').clicks(message, 'Choose the columns');
    await as('anna').submits(modal, { 'Wann zuletzt (such as 2026-11-03)': 'Interaction: when' });
    expect(read(latest())).toContain('Wann zuletzt → Interaction: when');
    const { modal: again } = await as('anna').clicks(latest(), 'Choose the columns');
    await as('anna').submits(again, { 'Wer (such as Mike & Mo)': 'Customer: name' });
    expect(read(latest())).toContain('2 rows: 2 new');
    await as('anna').clicks(latest(), 'Import');
    expect((await customer('November'))?.lastContact?.at.toISOString()).toMatch(/^2026-11-04/);
  });

  test('may have no headings at all: its first line is a row then, and is brought in too', async () => {
    const { message } = await gives(
      csv('bare.csv', 'Oscar Ltd,Olga Ott,olga@oscar.example\nPapa Ltd,Pia Poe,pia@papa.example\n'),
    );
    expect(read(message)).toContain('The first line is a row already, so the columns have no names.');
    expect(read(message)).toContain('Column 3 → Contact: e-mail');
    const { modal } = await as('anna').clicks(message, 'Choose the columns');
    await as('anna').submits(modal, {
      'Column 1 (such as Oscar Ltd)': 'Customer: name',
      'Column 2 (such as Olga Ott)': 'Contact: name',
    });
    expect(read(latest())).toContain('2 rows: 2 new');
    await as('anna').clicks(latest(), 'Import');
    const oscar = await customer('Oscar Ltd');
    expect(await bot().file.contacts.of(oscar?.id ?? '')).toMatchObject([
      { name: 'Olga Ott', emails: ['olga@oscar.example'] },
    ]);
  });

  test('gives refused rows back under headings that are understood, so that nothing is to be said twice', async () => {
    const { message } = await gives(
      csv('days.csv', 'Sierra Ltd;2026-11-05;0301 234567\nTango Ltd;some day;0301 234568\n'),
    );
    const { modal } = await as('anna').clicks(message, 'Choose the columns');
    await as('anna').submits(modal, {
      [WHAT]: 'Customers',
      'Column 1 (such as Sierra Ltd)': 'Customer: name',
      'Column 2 (such as 2026-11-05)': 'Interaction: when',
    });
    expect(read(latest())).toContain('Line 2: Column 2: "some day" is not a date');
    await as('anna').clicks(latest(), 'Import');
    const content = as('anna').downloads(latest()).toString();
    expect(content).toContain('name,last contacted,Column 3,');
    const mended = await gives(csv('mended days.csv', content.replace('some day', '2026-11-06')));
    expect(read(mended.message)).toContain('1 row: 1 new');
  });

  test('may have its headings further down, or have none where some were seen', async () => {
    const { message } = await gives(
      csv('report.csv', 'Report,of,everything\nPrinted today,,\nXx,Yy,Zz\nQuebec,1,2\nRomeo,3,4\n'),
    );
    const { modal } = await as('anna').clicks(message, 'Choose the columns');
    await as('anna').submits(modal, { 'The headings': 'Line 3: Xx, Yy, Zz', [WHAT]: 'Customers' });
    const { modal: columns } = await as('anna').clicks(latest(), 'Choose the columns');
    await as('anna').submits(columns, { 'Xx (such as Quebec)': 'Customer: name' });
    expect(read(latest())).toContain('2 rows: 2 new');
    const { modal: none } = await as('anna').clicks(latest(), 'Change the columns');
    await as('anna').submits(none, { 'The headings': 'There are none: the first line is a row' });
    expect(read(latest())).toContain('5 rows: 5 new');
  });
});
