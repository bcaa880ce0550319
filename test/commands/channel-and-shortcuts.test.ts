import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aCustomer, theCustomer } from '../helpers/file.ts';
import { startRapport, type TestRapport } from '../helpers/rapport.ts';

let bot: TestRapport;
beforeAll(async () => {
  bot = await startRapport();
  await aCustomer(bot, 'Nordlicht');
  await aCustomer(bot, 'Oslo Kaffe');
});
afterAll(() => bot.stop());
const anna = () => bot.slack.as('anna');
const newest = async (name: string) =>
  (await bot.file.interactions.history((await theCustomer(bot, name)).id, 1))[0];

describe('“Save to CRM” guesses the customer', () => {
  const opened = async (who: string, channel: string, text: string) => {
    const { typed } = await bot.slack.as(who).types(channel, text);
    if (!typed) throw new Error('nothing was typed');
    const { modal } = await anna().runs('Save to CRM', typed);
    const found = JSON.stringify(modal.view);
    await anna().closes(modal, { all: true });
    return found;
  };

  test('from a name in the text, the longest', async () => {
    expect(await opened('ben', '#sales', 'just spoke with oslo kaffe about beans')).toContain(
      '"text":"Oslo Kaffe"',
    );
  });

  test('from nothing: none, rather than a wrong one', async () => {
    expect(await opened('ben', '#sales', 'lunch?')).not.toContain(
      'initial_option":{"text":{"type":"plain_text","text":"Nord',
    );
    expect(await opened('ben', '#sales', 'Nordlicht and Oslo Kaffe and nobody')).toContain(
      '"text":"Oslo Kaffe"',
    );
  });

  test('from an address in it, or the author’s own, unless anybody may have one there', async () => {
    await anna().types('#sales', '/crm person Nordlicht: Dana Reyes, dana@nordlicht.example, dana@gmail.com');
    expect(await opened('ben', '#sales', 'forwarded by kim@nordlicht.example')).toContain(
      '"text":"Nordlicht"',
    );
    expect(await opened('ben', '#sales', 'forwarded by kim@gmail.com')).not.toContain('"text":"Nordlicht"');
    await anna().types('#sales', '/crm person Oslo Kaffe: Sam Oduya, sam@elsewhere.example');
    expect(await opened('sam', '#partners', 'the boxes are late')).toContain('"text":"Oslo Kaffe"');
  });
});

describe('a customer’s channel', () => {
  test('is linked once, needs no choosing, and is logged to by mention', async () => {
    const linked = await anna().types('#sales', '/crm channel Nordlicht');
    expect(linked.text).toContain('belongs to Nordlicht now');
    expect((await anna().types('#sales', '/crm channel Oslo Kaffe')).text).toContain(
      'belongs to Nordlicht already',
    );
    expect((await anna().types('#sales', '/crm channel')).text).toContain('belongs to Nordlicht');
    expect((await anna().types('@rapport', '/crm channel Oslo Kaffe')).text).toContain(
      'Type this in the channel',
    );

    const seen = await anna().types(
      '#sales',
      '@rapport log: called Dana, happy. Next: send the quote by Friday',
    );
    expect(seen.text).toContain('Noted for Nordlicht');
    expect(await newest('Nordlicht')).toMatchObject({ kind: 'call' });
    await anna().types('#sales', '@rapport log: Oslo Kaffe: visited them');
    expect(await newest('Oslo Kaffe')).toMatchObject({ kind: 'visit' });
    expect((await anna().types('#sales', '@rapport log:')).text).toContain('What shall I log?');

    const gone = await anna().types('#sales', '/crm channel none');
    expect(gone.text).toContain('no channel any more');
    await anna().clicks(gone.message, 'Undo');
    expect((await theCustomer(bot, 'Nordlicht')).channel).not.toBeNull();
  });

  test('a mention that Slack delivers twice is logged once; a guest logs nothing', async () => {
    const { id } = await theCustomer(bot, 'Nordlicht');
    const before = await bot.file.interactions.count({ customer: id });
    bot.slack.fault({ kind: 'redeliver' });
    await anna().types('#sales', '@rapport log: met them at the fair');
    await bot.slack.as('gus').types('#sales', '@rapport log: met them too');
    expect(await bot.file.interactions.count({ customer: id })).toBe(before + 1);
  });
});
