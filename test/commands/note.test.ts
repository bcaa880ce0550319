import { WebClient } from '@slack/web-api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Message } from '../../playground/protocol.ts';
import { startRapport, type TestRapport } from '../helpers/rapport.ts';

let bot: TestRapport;
beforeAll(async () => {
  bot = await startRapport();
  for (const name of ['Acme', 'Borealis Hotels', 'Next', 'Hotel Linde', 'Hotel Lindenhof'])
    await bot.file.customers.add(
      { name, standing: 'customer', owner: bot.slack.as('anna').id },
      bot.slack.as('anna').id,
    );
});
afterAll(() => bot.stop());

const as = (handle: string) => bot.slack.as(handle);
async function customer(name: string) {
  const [found] = (await bot.file.customerNames.match(name)).exact;
  if (!found) throw new Error(`no customer ${name}`);
  return found;
}
const history = async (name: string) => bot.file.interactions.history((await customer(name)).id, 50);

describe('/crm note in one line', () => {
  test('saves at once, and says what it understood', async () => {
    const seen = await as('anna').types(
      '#sales',
      '/crm note Acme: called Dana, happy with the new grinder. Next: send the quote by Friday',
    );
    expect(seen.text).toContain('Noted for Acme');
    expect(seen.text).toContain('call with Dana (new contact) · today 10:00');
    expect(seen.text).toContain('happy');
    expect(seen.text).toContain('Next: send the quote · due Fri 20 Nov');
    expect(seen.message.onlyFor).toBe(as('anna').id);
    const [noted] = await history('Acme');
    expect(noted).toMatchObject({ kind: 'call', feeling: 1, by: as('anna').id });
    expect(await customer('Acme')).toMatchObject({ lastContact: { kind: 'call' }, feeling: { value: 1 } });
    const [owed] = await bot.file.commitments.openOf((await customer('Acme')).id);
    expect(owed).toMatchObject({
      kind: 'next-step',
      text: 'send the quote',
      due: '2026-11-20',
      owner: as('anna').id,
    });
  });

  test('reads dates in the zone of the writer, and keeps a late entry from moving the last contact back', async () => {
    await as('dev').types('#sales', '/crm note Borealis Hotels: met Petra');
    await as('dev').types('#sales', '/crm note Borealis Hotels: visited yesterday at 4');
    const [newest, late] = await history('Borealis Hotels');
    expect(newest?.kind).toBe('meeting');
    // 16:00 in Kolkata.
    expect(late).toMatchObject({ kind: 'visit', at: new Date('2026-11-17T10:30:00Z') });
    expect((await customer('Borealis Hotels')).lastContact?.interactionId).toBe(newest?.id);
  });

  test('takes smart quotes, and a customer who is called like a keyword', async () => {
    const seen = await as('anna').types('#sales', '/crm note “Next”: called Tom. Next: ring back tomorrow');
    expect(seen.text).toContain('Noted for Next');
    expect(seen.text).toContain('Next: ring back · due tomorrow');
    expect((await as('anna').types('#sales', '/crm note Next: emailed Tom. Next: wait')).text).toContain(
      'Noted for Next',
    );
  });

  test('a next step alone does not count as contact', async () => {
    const before = await customer('Hotel Linde');
    const seen = await as('anna').types('#sales', '/crm note Hotel Linde: Next: call them on Monday');
    expect(seen.text).toContain('does not count as contact');
    expect((await customer('Hotel Linde')).lastContact).toEqual(before.lastContact);
  });

  test('a misspelt customer is asked about, and one tap finishes the command', async () => {
    const asked = await as('ben').types('#sales', '/crm note Borealsi Hotels: visited Petra & co <fine>');
    expect(asked.text).toContain('Did you mean Borealis Hotels?');
    expect(asked.text).toContain('visited Petra & co <fine>');
    const done = await as('ben').clicks(asked.message, 'Borealis Hotels');
    expect(done.text).toContain('Noted for Borealis Hotels');
    expect((await history('Borealis Hotels'))[0]?.text).toBe('visited Petra & co <fine>');
  });

  test('the button that finishes a note saves it once, however often it is pressed', async () => {
    const asked = await as('ben').types('#sales', '/crm note Aceme: rang about invoice 4711');
    await as('ben').clicks(asked.message, 'Acme');
    await as('ben').clicks(asked.message, 'Acme');
    expect((await history('Acme')).filter(({ text }) => text.includes('4711'))).toHaveLength(1);
  });

  test('an unknown customer can be added on the way', async () => {
    const asked = await as('ben').types('#sales', '/crm note Zyx Werke: called Uwe, wants a trial');
    expect(asked.text).toContain("I don't know Zyx Werke yet.");
    const done = await as('ben').clicks(asked.message, 'Add "Zyx Werke" and save');
    expect(done.text).toContain('Noted for Zyx Werke');
    expect(await customer('Zyx Werke')).toMatchObject({ owner: as('ben').id, standing: 'customer' });
    await as('ben').clicks(asked.message, 'Add "Zyx Werke" and save');
    expect(await history('Zyx Werke')).toHaveLength(1);
  });

  test('a note too long to keep in a button is kept all the same', async () => {
    const long = `visited ${'the kitchen and the bar, '.repeat(100)}`.trim();
    const asked = await as('ben').types('#sales', `/crm note Aceme: ${long}`);
    const done = await as('ben').clicks(asked.message, 'Acme');
    expect(done.text).toContain('Noted for Acme');
    expect((await history('Acme'))[0]?.text).toBe(long);
  });

  test('ten thousand characters come back whole, with what to do', async () => {
    const huge = 'x'.repeat(10_000);
    const seen = await as('ben').types('#sales', `/crm note Acme: ${huge}`);
    expect(seen.text).toContain('A note holds 3000 characters; yours has 10000.');
    expect(seen.text.replaceAll('\n', '')).toContain(huge);
  });

  test('what people type never becomes markup, a mention of everyone, or a query', async () => {
    const hostile = 'called *_~ <!channel> &lt;b&gt; {"$where": "1"} `code`';
    const seen = await as('ben').types('#sales', `/crm note Acme: ${hostile}`);
    expect(seen.text).toContain(hostile);
    expect(JSON.stringify(seen.message.blocks)).not.toContain('<!channel>');
    expect((await history('Acme'))[0]?.text).toBe(hostile);
    const odd = await as('ben').types('#sales', '/crm find {"$where": "sleep(1000)"}');
    expect(odd.text).toContain('No customer is called anything like');
    expect(bot.slack.refusals).toEqual([]);
  });
});

describe('Edit and Undo', () => {
  test('Undo takes the note, its next step and its contact facts back, once', async () => {
    const before = await customer('Hotel Lindenhof');
    const seen = await as('anna').types(
      '#sales',
      '/crm note Hotel Lindenhof: called Rita, furious. Next: apologise tomorrow',
    );
    const undone = await as('anna').clicks(seen.message, 'Undo');
    expect(undone.text).toContain('Taken back');
    expect(undone.text).toContain('called Rita, furious.');
    const after = await customer('Hotel Lindenhof');
    expect(after).toMatchObject({
      lastContact: before.lastContact,
      feeling: before.feeling,
      dueOn: before.dueOn,
    });
    expect(await bot.file.commitments.openOf(after.id)).toEqual([]);
    expect(await history('Hotel Lindenhof')).toEqual([]);
  });

  test('Undo pressed twice says that it was done already', async () => {
    const seen = await as('anna').types('#sales', '/crm note Acme: emailed the price list');
    const [noted] = await history('Acme');
    await bot.file.interactions.remove(noted?.id ?? '', as('anna').id);
    expect((await as('anna').clicks(seen.message, 'Undo')).text).toContain('taken back already');
  });

  test('Edit opens the note as it is, and puts the corrected one in its place', async () => {
    const seen = await as('anna').types('#sales', '/crm note Acme: called Dana about beans');
    const { modal } = await as('anna').clicks(seen.message, 'Edit');
    const saved = await as('anna').submits(modal, {
      'What happened?': 'called Dana about beans and cups',
      Kind: ':email: email',
      'How did they feel?': ':smile: delighted',
      'What came of it?': 'she orders both',
    });
    expect(saved.errors).toEqual({});
    expect(saved.message.ts).toBe(seen.message.ts);
    expect(saved.text).toContain('she orders both');
    expect((await history('Acme'))[0]).toMatchObject({
      kind: 'email',
      feeling: 2,
      outcome: 'she orders both',
    });
    expect((await customer('Acme')).feeling?.value).toBe(2);
  });

  test('two people correct the same note: the second is told, and keeps their text', async () => {
    const seen = await as('anna').types('#sales', '/crm note Acme: called about filters');
    const [noted] = await history('Acme');
    if (!noted) throw new Error('not noted');
    const { modal } = await as('anna').clicks(seen.message, 'Edit');
    await bot.file.interactions.edit(noted, { text: 'called about filters and hoses' }, null, as('ben').id);
    const refused = await as('anna').submits(modal, { 'What happened?': 'called about two filters' });
    const shown = bot.slack.visibleText(refused.modal);
    expect(shown).toContain('Somebody else changed this entry');
    expect(shown).toContain('called about filters and hoses');
    expect(JSON.stringify(refused.modal.view.blocks)).toContain('called about two filters');
    await as('anna').submits(refused.modal);
    expect((await history('Acme'))[0]?.text).toBe('called about two filters');
  });

  test('only the author or an admin may take a note back', async () => {
    const seen = await as('ben').types('#sales', '/crm note Acme: met at the fair');
    const [noted] = await history('Acme');
    const buttons = seen.message.blocks.find(({ type }) => type === 'actions');
    if (!buttons) throw new Error('no buttons');
    const ts = await postAsBot(seen.message.conversation, buttons, seen.message.text);
    const shared = as('carla')
      .sees('#sales')
      .find((message) => message.ts === ts);
    if (!shared) throw new Error('not posted');
    expect((await as('carla').clicks(shared, 'Undo')).text).toContain('Only @Ben Carter');
    expect((await history('Acme'))[0]?.id).toBe(noted?.id);
  });
});

describe('the modal', () => {
  test('/crm note alone opens it; a new customer can be typed; a next step gets an owner and a due date', async () => {
    const { modal } = await as('ben').types('#sales', '/crm note');
    const saved = await as('ben').submits(modal, {
      Customer: { query: 'Tandem Cycles', pick: 'Add "Tandem Cycles"' },
      'What happened?': 'They rang: want a machine for the workshop',
      'With whom': { query: 'Ines', pick: 'Add "Ines"' },
      'How did they feel?': ':slightly_smiling_face: happy',
      'Next step': 'send a brochure',
      Due: '2026-11-23',
      'By whom': 'Anna Berg',
    });
    expect(saved.errors).toEqual({});
    expect(saved.hasModal).toBe(false);
    expect(saved.text).toContain('Noted for Tandem Cycles');
    expect(saved.text).toContain('send a brochure · due Mon 23 Nov · @Anna');
    const [owed] = await bot.file.commitments.openOf((await customer('Tandem Cycles')).id);
    expect(owed?.owner).toBe(as('anna').id);
  });

  test('/crm note Acme opens it for Acme', async () => {
    const { modal } = await as('ben').types('#sales', '/crm note acme');
    expect(JSON.stringify(modal.view.blocks)).toContain('"text":"Acme"');
  });

  test('what is wrong stands under its field, and nothing is lost', async () => {
    const { modal } = await as('ben').types('#sales', '/crm note Acme');
    const empty = await as('ben').submits(modal, {});
    expect(Object.values(empty.errors).join()).toContain('Write a word about what happened');
    const { modal: again } = await as('ben').types('#sales', '/crm note Acme');
    const future = await as('ben').submits(again, {
      'What happened?': 'tomorrow',
      When: new Date('2026-11-25T10:00:00Z'),
    });
    expect(Object.values(future.errors).join()).toContain('in the future');
    const guest = await as('ben').submits(future.modal, {
      When: new Date('2026-11-18T08:00:00Z'),
      'Next step': 'x',
      'By whom': '@gus',
    });
    expect(Object.values(guest.errors).join()).toContain('Only full members');
  });

  test('the type-ahead finds by any word and by misspelling', async () => {
    const { modal } = await as('ben').types('#sales', '/crm note');
    expect(await as('ben').looksUp(modal, 'Customer', 'hot bor')).toContain('Borealis Hotels');
    expect(await as('ben').looksUp(modal, 'Customer', 'linde')).toEqual(
      expect.arrayContaining(['Hotel Linde', 'Hotel Lindenhof', 'Add "linde"']),
    );
    expect(await as('ben').looksUp(modal, 'Customer', 'boraelis')).toContain('Borealis Hotels');
  });

  test('submitted twice, it is saved once', async () => {
    const { modal } = await as('ben').types('#sales', '/crm note Acme');
    bot.slack.fault({ kind: 'redeliver' });
    await as('ben').submits(modal, { 'What happened?': 'asked for mug no. 77' });
    expect((await history('Acme')).filter(({ text }) => text.includes('no. 77'))).toHaveLength(1);
  });
});

test('the same command delivered twice is saved once', async () => {
  bot.slack.fault({ kind: 'redeliver' });
  await as('ben').types('#sales', '/crm note Acme: called about order 8888');
  expect((await history('Acme')).filter(({ text }) => text.includes('8888'))).toHaveLength(1);
});

test('the message shortcut keeps the text, the author and the link', async () => {
  const posted = await as('carla').types('#sales', 'Dana from Acme just rang: the *grinder* is loud');
  const message = as('carla').sees('#sales').at(-1);
  expect(posted.hasModal).toBe(false);
  if (!message) throw new Error('not posted');
  const { modal } = await as('ben').runs('Save to CRM', message);
  const saved = await as('ben').submits(modal, { Customer: 'Acme' });
  expect(saved.text).toContain('Noted for Acme');
  const noted = (await history('Acme')).find(({ kind }) => kind === 'message');
  expect(noted?.text).toBe('Dana from Acme just rang: the *grinder* is loud');
  expect(noted?.source?.author).toBe('carla');
  expect(noted?.source?.permalink).toContain(message.conversation);
});

/** Puts blocks of ours before everyone, as an old message might. */
async function postAsBot(channel: string, block: Message['blocks'][number], text: string): Promise<string> {
  const client = new WebClient(bot.slack.botToken, { slackApiUrl: bot.slack.apiUrl });
  return (await client.chat.postMessage({ channel, text, blocks: [block] })).ts ?? '';
}
