import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Customer } from '../../src/domain/customer.ts';
import { LONGEST, MOST } from '../../src/domain/limits.ts';
import { Settings } from '../../src/domain/settings.ts';
import { addDays, Day } from '../../src/domain/text/day.ts';
import { aCustomer } from '../helpers/file.ts';
import { startRapport, type TestRapport } from '../helpers/rapport.ts';

/** A file filled to its limits: the strict playground refuses a view or message that is too long, as Slack does. */
let bot: TestRapport;
beforeAll(async () => {
  bot = await startRapport();
});
afterAll(() => bot.stop());
const anna = () => bot.slack.as('anna');

const longList = (what: string, most: number, longest: number): string[] =>
  Array.from({ length: most }, (_, at) => `${what} ${at} `.padEnd(longest, 'x'));
const facts = (what: string) => longList(what, MOST.facts, LONGEST.short);
const dates = Array.from({ length: MOST.facts }, (_, at) => ({
  label: `date ${at} `.padEnd(LONGEST.short, 'x'),
  date: `19${50 + at}-05-12`,
}));
const FULL: Partial<Customer> = {
  aliases: longList('alias', MOST.aliases, LONGEST.name),
  tags: longList('tag', MOST.tags, LONGEST.tag),
  buys: facts('buys'),
  competitors: facts('rival'),
  needs: facts('need'),
  remember: facts('fact'),
  importantDates: dates,
  whyNot: 'y'.repeat(LONGEST.short),
  source: 's'.repeat(LONGEST.short),
};

test('a customer with every list full is edited, and nothing else of it is changed', async () => {
  const customer = await aCustomer(bot, 'N'.repeat(LONGEST.name));
  const full = await bot.file.customers.edit(customer, FULL, anna().id);
  const { modal } = await anna().types('#sales', `/crm edit ${customer.name}`);
  const saved = await anna().submits(modal, { Website: 'full.example' });
  expect(saved.errors).toEqual({});
  expect(saved.text).toContain('changed: website.');
  expect(await bot.file.customers.get(customer.id)).toMatchObject({
    ...FULL,
    website: 'full.example',
    version: full.version + 1,
  });
});

test('its card, its contacts and all that is open fit, with a way to the rest', async () => {
  const customer = await aCustomer(bot, 'Overflowing');
  await bot.file.customers.edit(customer, FULL, anna().id);
  for (const at of Array.from({ length: 45 }, (_, index) => index)) {
    const name = `Person ${at} `.padEnd(LONGEST.name, 'x');
    await bot.file.contacts.add(customer.id, name, anna().id, {
      remember: facts('fact'),
      role: 'r'.repeat(300),
    });
    await bot.file.commitments.open(
      {
        customerId: customer.id,
        kind: 'promise',
        text: `${at} `.padEnd(3000, '&'),
        due: null,
        owner: anna().id,
      },
      anna().id,
    );
  }
  const shown = await anna().types('#sales', '/crm show Overflowing');
  expect(shown.text).toContain('and 40 more');
  expect((await anna().clicks(shown.message, 'Contacts')).text).toContain('… and 25 more');
  expect((await anna().clicks(shown.message, 'All that is open')).text).toContain('… and 5 more');
  const { modal } = await anna().clicks(shown.message, 'Edit');
  expect((await anna().submits(modal)).text).toContain('Nothing was changed');
  expect(bot.slack.refusals).toEqual([]);
});

test('a contact with every list full is edited, and no fact is cut off', async () => {
  const customer = await aCustomer(bot, 'Pernod');
  const emails = Array.from(
    { length: MOST.facts },
    (_, at) => `${'e'.repeat(60)}${at}@${'d'.repeat(50)}.example`,
  );
  const phones = Array.from({ length: MOST.facts }, (_, at) => `+49 30 9018${String(at).padStart(4, '0')}`);
  const contact = await bot.file.contacts.add(customer.id, 'Dana Full', anna().id, {
    emails,
    phones,
    remember: facts('fact'),
  });
  const people = await anna().types('#sales', '/crm person Pernod: Dana Full');
  const saved = await anna().submits(people.modal, { Role: 'buyer' });
  expect(saved.errors).toEqual({});
  expect(await bot.file.contacts.get(contact.id)).toMatchObject({
    emails,
    phones,
    remember: facts('fact'),
    role: 'buyer',
  });
});

test('settings with every list full are changed, and none of them is cut off', async () => {
  const full = Settings.parse({
    skipDates: Array.from({ length: 400 }, (_, at) => addDays(Day.parse('2027-01-01'), at)),
    tagCadence: longList('tag', 100, LONGEST.tag).map((tag) => ({ tag, days: 3650 })),
    reasons: longList('reason', MOST.facts, LONGEST.option),
  });
  await bot.file.settings.set(full);
  const shown = await anna().types('#sales', '/crm settings');
  const { modal } = await anna().clicks(shown.message, 'Workspace …');
  const saved = await anna().submits(modal, { Currency: 'USD' });
  expect(saved.errors).toEqual({});
  expect(await bot.file.settings.get()).toEqual({ ...full, currency: 'USD' });
  const { modal: lost } = await anna().types('#sales', '/crm edit Pernod');
  expect((await anna().submits(lost)).errors).toEqual({});
  expect(bot.slack.refusals).toEqual([]);
});
