import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startRapport, type TestRapport } from '../helpers/rapport.ts';

let bot: TestRapport;
beforeAll(async () => {
  bot = await startRapport();
});
afterAll(() => bot.stop());
const anna = () => bot.slack.as('anna');
const ben = () => bot.slack.as('ben');
const carla = () => bot.slack.as('carla');

let round = 0;
let names: string[] = [];
/** Ben has six customers, an open step and a complaint. */
beforeEach(async () => {
  round += 1;
  for (const somebody of [anna(), ben(), carla()])
    if (somebody.person.kind !== 'deactivated') await somebody.types('#sales', '/crm help');
  names = Array.from({ length: 6 }, (_, at) => `R${round} Firm ${String.fromCharCode(65 + at)}`);
  for (const name of names) {
    await bot.file.customers.add(
      { name, standing: 'customer', owner: ben().id, remember: [`fact of ${name}`] },
      anna().id,
    );
  }
  await ben().types(
    '#sales',
    `/crm note "${names[0]}": called Dana, they are happy. Next: send the quote by Friday`,
  );
  await ben().types('#sales', `/crm complaint "${names[1]}": broken`);
});
const ownersOf = async () => {
  const found = await Promise.all(
    names.map(async (name) => (await bot.file.customerNames.match(name)).exact[0]?.owner),
  );
  return [...new Set(found)];
};

describe('/crm handover', () => {
  test('all of it at once: customers, commitments, complaints; with a briefing, paged', async () => {
    let seen = await anna().watches(async () => undefined);
    const told = await carla().watches(async () => {
      seen = await anna().types('#sales', '/crm handover @ben to @carla');
    });
    expect(seen.text).toContain('6 customers and 2 open commitments of @Ben Carter');
    expect(await ownersOf()).toEqual([carla().id]);
    expect(await bot.file.commitments.openFor(carla().id, 10)).toHaveLength(2);
    expect(await bot.file.commitments.openFor(ben().id, 10)).toEqual([]);
    // Ben's name stays in the history.
    expect(told.text).toContain('Page 1 of 2');
    expect(told.text).toContain('@Ben Carter handed 6 customers');
    const second = await carla().clicks(told.message, 'Next');
    expect(told.text + second.text).toContain(`fact of ${names[5]}`);
    expect(told.text + second.text).toContain('called Dana');

    const undone = await anna().clicks(seen.message, 'Undo');
    expect(undone.text).toContain("@Ben Carter's again");
    expect(await ownersOf()).toEqual([ben().id]);
    expect(await bot.file.commitments.openFor(ben().id, 10)).toHaveLength(2);
    await bot.file.handovers.run(
      { from: ben().id, to: anna().id, customers: null },
      anna().id,
      `clean ${round}`,
    );
  });

  test('chosen ones by name or modal; what has another owner by then stays there when it is taken back', async () => {
    const seen = await ben().types('#sales', `/crm handover me to @carla: "${names[0]}", ${names[2]}`);
    expect(seen.text).toContain('2 customers and 1 open commitment');
    const [first] = (await bot.file.customerNames.match(names[0] ?? '')).exact;
    if (!first) throw new Error('gone');
    await bot.file.customers.edit(first, { website: 'changed.example' }, carla().id);
    const [third] = (await bot.file.customerNames.match(names[2] ?? '')).exact;
    if (!third) throw new Error('gone');
    await bot.file.customers.edit(third, { owner: anna().id }, carla().id);
    expect((await ben().clicks(seen.message, 'Undo')).text).toContain(
      '1 thing that went on to somebody else',
    );
    expect((await bot.file.customers.get(first.id))?.owner).toBe(ben().id);
    expect((await bot.file.customers.get(third.id))?.owner).toBe(anna().id);

    const { modal } = await ben().types('#sales', '/crm handover');
    const same = await ben().submits(modal, { To: '@ben' });
    expect(same.errors['owner']).toContain('same person');
    const guest = await ben().submits(same.modal, { To: '@gus' });
    expect(guest.errors['owner']).toContain('full members');
    const some = await ben().submits(guest.modal, {
      To: '@carla',
      'Which customers?': [names[3] ?? ''],
    });
    expect(some.text).toContain('1 customer of');
    await bot.file.handovers.run(
      { from: ben().id, to: anna().id, customers: null },
      anna().id,
      `clean ${round}`,
    );
  });

  test('somebody else’s are for admins; unknown people and customers are named, and nothing moves', async () => {
    expect((await carla().types('#sales', '/crm handover @ben to @carla')).text).toContain('for admins');
    expect((await anna().types('#sales', '/crm handover @ben to @nobody-here')).text).toContain(
      "don't know who",
    );
    expect((await anna().types('#sales', '/crm handover @ben to @sam')).text).toContain('not a full member');
    expect((await anna().types('#sales', '/crm handover @ben to @carla: Atlantis')).text).toContain(
      'no customer that I know',
    );
    expect((await anna().types('#sales', '/crm handover now')).text).toContain('who hands over to whom');
    expect((await anna().types('#sales', '/crm handover @dev to @carla')).text).toContain(
      'Nothing was handed over',
    );
    expect(await ownersOf()).toEqual([ben().id]);
    await bot.file.handovers.run(
      { from: ben().id, to: anna().id, customers: null },
      anna().id,
      `clean ${round}`,
    );
  });

  test('whoever is deactivated in Slack leaves nothing behind in silence', async () => {
    const told = await anna().watches(() => bot.slack.changes('ben', { kind: 'deactivated' }));
    expect(told.text).toContain('ben is no longer a full member');
    expect(told.text).toContain('6 customers and 2 open commitments');
    const { modal } = await anna().clicks(told.message, 'Hand over …');
    const seen = await anna().submits(modal, { To: '@carla' });
    expect(seen.text).toContain('6 customers');
    expect(await ownersOf()).toEqual([carla().id]);
    const again = await anna().watches(() => bot.slack.changes('ben', { kind: 'deactivated' }));
    expect(again.messages).toEqual([]);
  });
});
