import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aCustomer as newCustomer } from '../helpers/file.ts';
import { startRapport, type TestRapport } from '../helpers/rapport.ts';

let bot: TestRapport;
beforeAll(async () => {
  bot = await startRapport();
});
afterAll(() => bot.stop());

const aCustomer = (line: string) => newCustomer(bot, line);
const openOf = async (name: string) => {
  const [customer] = (await bot.file.customerNames.match(name)).exact;
  return customer ? bot.file.commitments.openOf(customer.id) : [];
};

describe('/crm next and /crm promise', () => {
  test('one line opens a next step, due as people say it', async () => {
    await aCustomer('Nordlicht');
    const seen = await bot.slack.as('anna').types('#sales', '/crm next Nordlicht: send the quote by Friday');
    expect(seen.text).toContain('Next step for Nordlicht');
    expect(seen.text).toContain('send the quote · due Fri 20 Nov · @Anna Berg');
    expect(await openOf('Nordlicht')).toMatchObject([{ kind: 'next-step', due: '2026-11-20' }]);
  });

  test('a promise may be a colleague’s', async () => {
    await aCustomer('Oslo Kaffe');
    await bot.slack.as('ben').types('#sales', '/crm due');
    const seen = await bot.slack
      .as('anna')
      .types('#sales', '/crm promise Oslo Kaffe a demo machine in two weeks @ben');
    expect(seen.text).toContain('Promised to Oslo Kaffe');
    expect(seen.text).toContain('@Ben Carter');
    expect(await openOf('Oslo Kaffe')).toMatchObject([{ kind: 'promise', text: 'a demo machine' }]);
  });

  test('a commitment cannot be a guest’s', async () => {
    await aCustomer('Pernod');
    const seen = await bot.slack.as('anna').types('#sales', '/crm next Pernod: call them @gus');
    expect(seen.text).toContain('not a full member');
    expect(seen.text).toContain('/crm next Pernod: call them @gus');
    expect(await openOf('Pernod')).toEqual([]);
  });

  test('an unknown customer is asked about, and the answer finishes what was typed', async () => {
    await aCustomer('Quillfeather');
    const anna = bot.slack.as('anna');
    const asked = await anna.types('#sales', '/crm next Quilfeather: send the quote by Friday');
    expect(asked.text).toContain('Did you mean Quillfeather?');
    const seen = await anna.clicks(asked.message, 'Quillfeather');
    expect(seen.text).toContain('Next step for Quillfeather');
    expect(await openOf('Quillfeather')).toMatchObject([{ text: 'send the quote', due: '2026-11-20' }]);
  });

  test('the modal asks what, by when and by whom, and says what is wrong under the field', async () => {
    await aCustomer('Rosenhof');
    const anna = bot.slack.as('anna');
    const { modal } = await anna.types('#sales', '/crm next Rosenhof');
    const wrong = await anna.submits(modal, { 'What is to be done?': 'Visit', Due: '2026-11-01' });
    expect(wrong.errors).toEqual({ due: 'That day is over. Choose today or later.' });
    const guest = await anna.submits(wrong.modal, {
      'What is to be done?': 'Visit',
      Due: '2026-12-01',
      'By whom': '@gus',
    });
    expect(guest.errors['owner']).toContain('Only full members');
    const seen = await anna.submits(guest.modal, {
      'What is to be done?': 'Visit',
      Due: '2026-12-01',
      'By whom': '@carla',
    });
    expect(seen.text).toContain('Visit · due Tue 1 Dec · @Carla Diaz');
  });

  test('markup and mentions in what is typed take no effect', async () => {
    await aCustomer('Sprudel');
    const seen = await bot.slack.as('anna').types('#sales', '/crm next Sprudel: tell <!channel> *now* & <b>');
    const sent = JSON.stringify(seen.message.blocks);
    expect(sent).not.toContain('<!channel>');
    expect(sent).toContain('&amp;');
  });

  test('what is too long is refused and given back', async () => {
    await aCustomer('Tannberg');
    const seen = await bot.slack.as('anna').types('#sales', `/crm next Tannberg: ${'long '.repeat(700)}`);
    expect(seen.text).toContain('Please shorten it');
    expect(await openOf('Tannberg')).toEqual([]);
  });

  test('a command that Slack delivers twice opens one', async () => {
    await aCustomer('Ulmer');
    bot.slack.fault({ kind: 'redeliver' });
    await bot.slack.as('anna').types('#sales', '/crm next Ulmer: call them');
    expect(await openOf('Ulmer')).toHaveLength(1);
  });

  test('it can be taken back, unless somebody else has worked with it', async () => {
    await aCustomer('Vesper');
    const anna = bot.slack.as('anna');
    const first = await anna.types('#sales', '/crm next Vesper: call them');
    const undone = await anna.clicks(first.message, 'Undo');
    expect(undone.text).toContain('Taken back');
    expect(await openOf('Vesper')).toEqual([]);

    const second = await anna.types('#sales', '/crm next Vesper: write to them');
    const [commitment] = await openOf('Vesper');
    if (!commitment) throw new Error('nothing is open');
    await bot.file.commitments.edit(commitment, { text: 'write soon' }, bot.slack.as('ben').id);
    const refused = await anna.clicks(second.message, 'Undo');
    expect(refused.text).toContain('has worked with it since');
    expect(await openOf('Vesper')).toMatchObject([{ text: 'write soon' }]);
  });

  test('of two who edit at once, the second is told and keeps their words', async () => {
    await aCustomer('Wendelin');
    const anna = bot.slack.as('anna');
    const card = await anna.types('#sales', '/crm next Wendelin: call them');
    const { modal } = await anna.clicks(card.message, 'Edit');
    const [commitment] = await openOf('Wendelin');
    if (!commitment) throw new Error('nothing is open');
    await bot.file.commitments.edit(commitment, { text: 'visit them' }, 'UBEN');
    const conflict = await anna.submits(modal, { 'What is to be done?': 'call Dana' });
    expect(JSON.stringify(conflict.modal.view)).toContain('visit them');
    await anna.submits(conflict.modal);
    expect(await openOf('Wendelin')).toMatchObject([{ text: 'call Dana' }]);
  });

  test('a colleague who has no part in it may not edit it, and an admin may', async () => {
    await aCustomer('Xaver');
    const ben = bot.slack.as('ben');
    await ben.types('#sales', '/crm next Xaver: call them');
    const [commitment] = await openOf('Xaver');
    const card = await ben.types('#sales', '/crm done Xaver nothing-like-it');
    expect(card.text).toContain('call them');
    expect(commitment?.openedBy).toBe(ben.id);
  });
});

describe('/crm done', () => {
  test('one line closes what it names, with what came of it', async () => {
    const customer = await aCustomer('Yggdrasil');
    const anna = bot.slack.as('anna');
    await anna.types('#sales', '/crm next Yggdrasil: send the quote');
    await anna.types('#sales', '/crm promise Yggdrasil: a demo machine');
    const seen = await anna.types('#sales', '/crm done Yggdrasil quote. Outcome: they signed');
    expect(seen.text).toContain('Done.');
    expect(seen.text).toContain('they signed');
    expect(await bot.file.commitments.openOf(customer.id)).toMatchObject([{ text: 'a demo machine' }]);
    const undone = await anna.clicks(seen.message, 'Undo');
    expect(undone.text).toContain('it is open again');
    expect(await bot.file.commitments.openOf(customer.id)).toHaveLength(2);
  });

  test('asks which where it is not plain; its button pressed twice says that it is settled', async () => {
    await aCustomer('Zephyr');
    const anna = bot.slack.as('anna');
    await anna.types('#sales', '/crm next Zephyr: send the quote');
    const asked = await anna.types('#sales', '/crm done Zephyr');
    expect(asked.text).toContain('1 commitment is open');
    await anna.clicks(asked.message, 'Done');
    const again = await anna.clicks(asked.message, 'Done');
    expect(again.text).toContain('settled already');
  });

  test('the modal offers one’s own first, and finds others by the customer', async () => {
    await aCustomer('Alpenrose');
    const ben = bot.slack.as('ben');
    await ben.types('#sales', '/crm next Alpenrose: ask for the figures');
    const { modal } = await ben.types('#sales', '/crm done');
    expect(await ben.looksUp(modal, 'commitment', '')).toContain('Alpenrose: ask for the figures');
    const carla = bot.slack.as('carla');
    const hers = (await carla.types('#sales', '/crm done')).modal;
    expect(await carla.looksUp(hers, 'commitment', '')).not.toContain('Alpenrose: ask for the figures');
    const seen = await carla.submits(hers, {
      commitment: { query: 'Alpenr', pick: 'Alpenrose: ask for the figures' },
      'What came of it?': 'Got them',
    });
    expect(seen.text).toContain('Got them');
    expect(await openOf('Alpenrose')).toEqual([]);
  });
});

describe('Drop', () => {
  test('gives a commitment up, from its own card, and back by Undo', async () => {
    await aCustomer('Lindau');
    const anna = bot.slack.as('anna');
    const card = await anna.types('#sales', '/crm next Lindau: send the quote by Friday');
    const dropped = await anna.clicks(card.message, 'Drop');
    expect(dropped.text).toContain('Dropped for Lindau');
    expect(dropped.text).toContain('send the quote');
    expect(await openOf('Lindau')).toEqual([]);
    expect((await anna.clicks(card.message, 'Drop')).text).toContain('settled already');
    await anna.clicks(dropped.message, 'Undo');
    expect(await openOf('Lindau')).toMatchObject([
      { status: 'open', closedAt: null, text: 'send the quote' },
    ]);
  });

  test('is offered with all that is open, and in the due list, which shows what became of it', async () => {
    const customer = await aCustomer('Marbach');
    const anna = bot.slack.as('anna');
    await anna.types('#sales', '/crm next Marbach: call them today');
    await anna.types('#sales', '/crm promise Marbach: a sample');
    const shown = await anna.types('#sales', '/crm show Marbach');
    const open = await anna.clicks(shown.message, 'All that is open');
    await anna.clicks(open.message, 'Drop', { near: 'a sample' });
    expect(await openOf('Marbach')).toMatchObject([{ text: 'call them' }]);
    const due = await anna.types('#sales', '/crm due');
    const { modal } = await anna.clicks(due.message, 'Edit', { near: 'call them' });
    await anna.submits(modal, { 'What is to be done?': 'ring them' });
    await anna.clicks(due.message, 'Drop', { near: 'call them' });
    expect(await openOf('Marbach')).toEqual([]);
    expect((await bot.file.customers.get(customer.id))?.openSteps).toBe(0);
  });

  test('is not for a complaint, whose end is asked about; nor for who has no part in it', async () => {
    await aCustomer('Neuhaus');
    const anna = bot.slack.as('anna');
    await anna.types('#sales', '/crm complaint Neuhaus: it leaks');
    await anna.types('#sales', '/crm next Neuhaus: send a mechanic');
    const shown = await bot.slack.as('ben').types('#sales', '/crm show Neuhaus');
    const open = await bot.slack.as('ben').clicks(shown.message, 'All that is open');
    expect(bot.slack.as('ben').canClick(open.message)).toEqual([
      'Settled …',
      'Edit',
      'Done',
      'Edit',
      'Drop',
      'Open Neuhaus',
    ]);
    expect((await bot.slack.as('ben').clicks(open.message, 'Drop')).text).toContain('Only @Anna Berg');
    const own = await anna.clicks(
      (await anna.types('#sales', '/crm show Neuhaus')).message,
      'All that is open',
    );
    const asked = await anna.clicks(own.message, 'Settled …');
    expect(JSON.stringify(asked.modal.view)).toContain('How was it settled?');
    expect(await openOf('Neuhaus')).toHaveLength(2);
  });
});

describe('/crm owner', () => {
  test('gives a customer into somebody’s care, and back', async () => {
    const customer = await aCustomer('Birkenau');
    const anna = bot.slack.as('anna');
    const seen = await anna.types('#sales', '/crm owner Birkenau @carla');
    expect(seen.text).toContain('@Carla Diaz looks after Birkenau now. Before, it was @Anna Berg.');
    await anna.clicks(seen.message, 'Undo');
    expect((await bot.file.customers.get(customer.id))?.owner).toBe(anna.id);
  });

  test('nobody is said loudly; me is oneself; who is not known is asked for', async () => {
    await aCustomer('Café Olé');
    const ben = bot.slack.as('ben');
    expect((await ben.types('#sales', '/crm owner cafe ole nobody')).text).toContain('Nobody looks after');
    expect((await ben.types('#sales', '/crm owner Café Olé: me')).text).toContain('@Ben Carter looks after');
    expect((await ben.types('#sales', '/crm owner Café Olé me')).text).toContain('already');
    expect((await ben.types('#sales', '/crm owner Café Olé @sam')).text).toContain('not a full member');
    expect((await ben.types('#sales', '/crm owner Café Olé someone-else')).text).toContain("don't know who");
  });

  test('the modal shows who it is now', async () => {
    const customer = await aCustomer('Dolomit');
    const anna = bot.slack.as('anna');
    const { modal } = await anna.types('#sales', '/crm owner Dolomit');
    expect((await anna.submits(modal, { Owner: '@gus' })).errors['owner']).toContain('Only full members');
    await anna.submits(modal, { Owner: '@dev' });
    expect((await bot.file.customers.get(customer.id))?.owner).toBe(bot.slack.as('dev').id);
  });
});

describe('/crm snooze', () => {
  test('one line, for a while or until a day', async () => {
    const customer = await aCustomer('Edelweiss');
    const anna = bot.slack.as('anna');
    expect((await anna.types('#sales', '/crm snooze Edelweiss 2 weeks')).text).toContain('before Wed 2 Dec');
    const seen = await anna.types('#sales', '/crm snooze Edelweiss until Friday');
    expect(seen.text).toContain('before Fri 20 Nov');
    await anna.clicks(seen.message, 'Undo');
    expect((await bot.file.customers.get(customer.id))?.snoozedUntil).toBe('2026-12-02');
  });

  test('a pause is no farewell, and no day is asked for', async () => {
    await aCustomer('Fjord');
    const anna = bot.slack.as('anna');
    expect((await anna.types('#sales', '/crm snooze Fjord until 1 May 2031')).text).toContain(
      'At most a year',
    );
    const { modal } = await anna.types('#sales', '/crm snooze');
    const wrong = await anna.submits(modal, {
      Customer: { query: 'Fjo', pick: 'Fjord' },
      Date: '2026-11-18',
    });
    expect(wrong.errors['date']).toContain('after today');
    const seen = await anna.submits(wrong.modal, {
      Customer: { query: 'Fjo', pick: 'Fjord' },
      Date: '2026-12-24',
    });
    expect(seen.text).toContain('before Thu 24 Dec');
  });
});
