import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startRapport, type TestRapport } from '../helpers/rapport.ts';

let bot: TestRapport;
beforeAll(async () => {
  bot = await startRapport();
});
afterAll(() => bot.stop());

const as = (handle: string) => bot.slack.as(handle);
const types = (text: string, handle = 'anna') => as(handle).types('#sales', text);
async function customer(name: string) {
  const [found] = (await bot.file.customerNames.match(name)).exact;
  if (!found) throw new Error(`no customer ${name}`);
  return found;
}

describe('/crm add', () => {
  test('adds a customer that the writer looks after; a standing may follow', async () => {
    expect((await types('/crm add Borealis Hotels')).text).toContain('Added Borealis Hotels · customer');
    expect((await types('/crm add Acme, Prospect', 'ben')).text).toContain('Added Acme · prospect');
    expect(await customer('acme')).toMatchObject({ standing: 'prospect', owner: as('ben').id });
  });

  test('says what is there already, and asks about a name that is much like one', async () => {
    expect((await types('/crm add borealis hotels')).text).toContain('already there. Nothing was added.');
    const asked = await types('/crm add Borealis Hotel');
    expect(asked.text).toContain('Is Borealis Hotel another one?');
    const added = await as('anna').clicks(asked.message, 'Add "Borealis Hotel"');
    expect(added.text).toContain('Added Borealis Hotel');
    expect((await customer('Borealis Hotel')).name).toBe('Borealis Hotel');
  });

  test('alone it opens a modal, which checks what is filled in', async () => {
    const { modal } = await types('/crm add');
    const guest = await as('anna').submits(modal, { Name: 'Café Olé', 'Who looks after them?': '@gus' });
    expect(Object.values(guest.errors).join()).toContain('Only full members');
    const added = await as('anna').submits(guest.modal, {
      Standing: 'Former customer',
      'Who looks after them?': '@carla',
    });
    expect(added.text).toContain('Added Café Olé · former customer');
    expect(await customer('cafe ole')).toMatchObject({ standing: 'former', owner: as('carla').id });
  });

  test('a name that is too long, or only signs, gets an answer', async () => {
    expect((await types(`/crm add ${'n'.repeat(200)}`)).text).toContain('A name holds 120 characters');
    expect((await types('/crm add !!!')).text).toContain('Added !!!');
    expect((await customer('!!!')).name).toBe('!!!');
  });

  test('two people add the same name at once: it is there once', async () => {
    await Promise.all([
      types('/crm add Zephyr Labs').catch(() => null),
      types('/crm add Zephyr Labs', 'ben').catch(() => null),
    ]);
    expect((await bot.file.customerNames.search('Zephyr', 5)).map(({ name }) => name)).toEqual([
      'Zephyr Labs',
    ]);
  });
});

describe('/crm show and /crm find', () => {
  test('the card tells who they are, what was last, what is next, and offers the next steps', async () => {
    await types('/crm add Globex');
    await types('/crm note Globex: called Hank, worried about the price. Next: send a new offer tomorrow');
    await types('/crm referral Globex from Borealis Hotels');
    await types('/crm add Initech, prospect');
    await types('/crm referral Initech from Globex');
    const card = await types('/crm show globex', 'ben');
    for (const part of [
      'Globex',
      '@Anna Berg',
      'today, call',
      'unhappy',
      'Hank',
      'Borealis Hotels',
      'Initech',
      'send a new offer',
      'due tomorrow',
      'Log contact',
      'Snooze',
    ])
      expect(card.text).toContain(part);
    expect(card.message.text).toContain('referred by Borealis Hotels');
  });

  test('an unknown name offers near ones as buttons that finish the command', async () => {
    const asked = await types('/crm show Globx');
    expect(asked.text).toContain('Did you mean Globex?');
    expect((await as('anna').clicks(asked.message, 'Globex')).text).toContain('Snooze');
    const unknown = await types('/crm show Qqqqqq');
    expect(unknown.text).toContain('Is it a new customer?');
    expect((await as('anna').clicks(unknown.message, 'Add "Qqqqqq"')).hasModal).toBe(true);
  });

  test('the beginning of a name is enough where only one begins so', async () => {
    expect((await types('/crm show zephyr')).text).toContain('Log contact');
    expect((await types('/crm note zephyr: called the front desk')).text).toContain('Noted for Zephyr Labs');
  });

  test('a name that fits two asks which one', async () => {
    await types('/crm add Acme Corp');
    await as('anna').clicks((await types('/crm add Acme Corporation')).message, 'Add "Acme Corporation"');
    await types('/crm add Gloria Ltd');
    const found = await types('/crm find acm');
    expect(found.text).toContain('Acme Corp');
    expect(found.text).toContain('Acme Corporation');
    const opened = await as('anna').clicks(found.message, 'Open', { nth: 0 });
    expect(opened.text).toContain('Log contact');
  });

  test('nothing found offers to add it', async () => {
    const seen = await types('/crm find 100% Néw & <b>');
    expect(seen.text).toContain('No customer is called anything like 100% Néw & <b>');
  });

  test('without a name they ask for one; with one that is none, they say so', async () => {
    for (const command of ['/crm show', '/crm find']) {
      const { modal } = await types(command);
      const shown = await bot.slack
        .as('anna')
        .submits(modal, { Customer: { query: 'Borea', pick: 'Borealis Hotels' } });
      expect(shown.text).toContain('Borealis Hotels');
      expect(shown.text).toContain('Owner');
    }
    expect((await types(`/crm show ${'x'.repeat(3900)}`)).text).toContain("I don't know");
    expect((await types(`/crm find ${'x'.repeat(3900)}`)).text).toContain('No customer');
  });

  test('another workspace sees none of it', async () => {
    const elsewhere = bot.store.in('T0OTHER');
    expect(await elsewhere.customerNames.match('Globex')).toEqual({ exact: [], near: [] });
    expect(await elsewhere.customers.get((await customer('Globex')).id)).toBeNull();
    const foreign = await elsewhere.customers.add(
      { name: 'Hidden', standing: 'customer', owner: null },
      'U0OTHER',
    );
    expect(await bot.file.customers.get(foreign.id)).toBeNull();
  });
});

describe('/crm referral', () => {
  test('names a customer, a contact, or somebody outside', async () => {
    await types('/crm add Tandem');
    expect((await types('/crm referral Tandem from Globex')).text).toContain(
      'The whole chain: Borealis Hotels → Globex → Tandem',
    );
    expect((await types('/crm referral Tandem from Hank')).text).toContain('Hank (Globex)');
    const asked = await types('/crm referral Tandem from Petra Vogel');
    expect(asked.text).toContain('Who is Petra Vogel');
    const saved = await as('anna').clicks(asked.message, 'Somebody outside');
    expect(saved.text).toContain('Tandem was referred by Petra Vogel');
    expect((await customer('Tandem')).referredBy).toEqual({ type: 'outside', name: 'Petra Vogel' });
  });

  test('a circle is refused, with the chain shown', async () => {
    await types('/crm add Umbrella');
    await types('/crm referral Umbrella from Globex');
    const refused = await types('/crm referral Borealis Hotels from Umbrella');
    expect(refused.text).toContain('Borealis Hotels → Globex → Umbrella → Borealis Hotels');
    expect(refused.text).toContain('Nothing was changed');
    expect((await customer('Borealis Hotels')).referredBy).toBeNull();
    expect((await types('/crm referral Umbrella from Umbrella')).text).toContain(
      "can't have referred itself",
    );
  });

  test('two links that would close a circle together do not both hold', async () => {
    const anna = as('anna').id;
    const [a, b] = await Promise.all(
      ['Ring One', 'Ring Two'].map((name) =>
        bot.file.customers.add({ name, standing: 'customer', owner: null }, anna),
      ),
    );
    if (!a || !b) throw new Error('not added');
    const link = (from: string, to: string) =>
      bot.file.referrals.set(from, { type: 'customer', customerId: to }, anna);
    const results = await Promise.all([link(a.id, b.id), link(b.id, a.id)]);
    expect(results.filter((result) => 'customer' in result)).toHaveLength(1);
  });

  test('the modal asks for one of the two', async () => {
    const { modal } = await types('/crm referral');
    const none = await as('anna').submits(modal, { Customer: 'Umbrella' });
    expect(Object.values(none.errors).join()).toContain('Choose who referred them');
    const saved = await as('anna').submits(none.modal, { '… or by somebody outside': 'My neighbour' });
    expect(saved.text).toContain('referred by My neighbour');
  });
});

describe('the command itself', () => {
  test('/crm and /crm help list every subcommand', async () => {
    for (const text of ['/crm', '/crm help'])
      for (const usage of ['note Acme', 'add Acme', 'show Acme', 'find acm', 'referral Acme', 'due'])
        expect((await types(text)).text).toContain(`/crm ${usage}`);
  });

  test('an unknown word is answered with the nearest, and one tap runs it', async () => {
    const asked = await types('/crm shwo Globex');
    expect(asked.text).toContain('Did you mean /crm show?');
    expect((await as('anna').clicks(asked.message, 'Yes: /crm show')).text).toContain('Log contact');
    expect((await types('/crm frobnicate')).text).toContain("I don't know /crm frobnicate");
  });

  test('Slack refused nothing of what we sent, and nothing failed', () => {
    expect(bot.slack.refusals).toEqual([]);
    expect(bot.logged.filter(({ level }) => Number(level) >= 50)).toEqual([]);
  });
});
