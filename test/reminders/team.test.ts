import { afterAll, beforeAll, expect, test } from 'vitest';
import { Settings } from '../../src/domain/settings.ts';
import { composeTeamDigest } from '../../src/reminders/team-digest.ts';
import { percent } from '../../src/views/words.ts';
import { startRapport, type TestRapport } from '../helpers/rapport.ts';

let bot: TestRapport;
beforeAll(async () => {
  bot = await startRapport();
  await bot.slack.as('anna').types('#sales', '/crm help');
});
afterAll(() => bot.stop());

const anna = () => bot.slack.as('anna').id;
const add = (name: string, date: string | null = null) =>
  bot.file.customers.add(
    {
      name,
      standing: 'customer',
      owner: anna(),
      importantDates: date === null ? [] : [{ label: 'founded', date }],
    },
    anna(),
  );
const composed = async (settings: Settings, instant: string) => {
  const content = await composeTeamDigest(bot.file, settings, new Date(instant));
  return { text: content?.message.text ?? '', all: JSON.stringify(content?.message.blocks ?? []) };
};

test('who is late is told by the days of whoever looks after them', async () => {
  const settings = Settings.parse({ zone: 'Pacific/Niue' });
  const member = await bot.file.members.get(anna());
  if (!member) throw new Error('Anna is not known');
  await bot.file.members.put({ ...member, zone: 'Pacific/Kiritimati' });
  const acme = await add('Acme');
  // 2 October on Kiritimati, but the 1st on Niue: due on Kiritimati from 2 November on, so late on the 3rd.
  await bot.file.interactions.log(
    {
      interaction: {
        customerId: acme.id,
        kind: 'call',
        at: new Date('2026-10-01T12:00:00Z'),
        text: 'talk',
        feeling: null,
      },
      contact: null,
      commitments: [],
    },
    anna(),
    'talk',
  );
  expect((await composed(settings, '2026-11-02T20:00:00Z')).all).not.toContain('Acme');
  expect((await composed(settings, '2026-11-03T20:00:00Z')).all).toContain('32 days* quiet');
  await bot.file.members.put(member);
});

test('dates that do not fit are counted; nothing is cut in silence', async () => {
  for (let index = 0; index < 17; index += 1) await add(`Firm ${index}`, '--12-09');
  const { text, all } = await composed(Settings.parse({}), '2026-12-07T09:00:00Z');
  expect(text).toContain('17 dates to remember');
  expect(all.match(/Wed 9 Dec/g)).toHaveLength(15);
  expect(all).toContain('… and 2 more.');
});

test("the week's figures leave out what was taken back or put away", async () => {
  const before = await composed(Settings.parse({}), '2026-11-23T09:00:00Z');
  expect(before.all).toContain('18 new customers, 0 commitments kept');
  const globex = await add('Globex');
  const owed = { customerId: globex.id, text: 'x', due: null, owner: anna() };
  const promise = await bot.file.commitments.open({ ...owed, kind: 'promise' }, anna());
  const kept = await bot.file.commitments.close(promise, 'done', anna());
  expect((await composed(Settings.parse({}), '2026-11-23T09:00:00Z')).all).toContain(
    '19 new customers, 1 commitment kept',
  );
  await bot.file.commitments.edit(kept, { removedAt: bot.slack.clock.now() }, anna());
  const current = await bot.file.customers.get(globex.id);
  if (!current) throw new Error('gone');
  await bot.file.customers.edit(current, { archivedAt: bot.slack.clock.now() }, anna());
  expect((await composed(Settings.parse({}), '2026-11-23T09:00:00Z')).all).toContain(
    '18 new customers, 0 commitments kept',
  );
});

test('a share is never rounded up, nor down from what it is exactly', () => {
  expect([0.29, 0.999, 1, 0].map(percent)).toEqual(['29 %', '99 %', '100 %', '0 %']);
});
