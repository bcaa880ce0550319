import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { SUBCOMMANDS } from '../../src/commands/table.ts';
import {
  ACTIONS_HEARD,
  SHORTCUTS_HEARD,
  SUBMISSIONS_HEARD,
  SUGGESTIONS_HEARD,
} from '../../src/listeners/heard.ts';
import { NOT_FOR_YOU } from '../../src/views/refusals.ts';
import { aCustomer } from '../helpers/file.ts';
import { startRapport, type TestRapport } from '../helpers/rapport.ts';

/** Every way into the bot, made from what is registered: whatever is added later is covered by itself. */
let bot: TestRapport;
let ids: { customer: string; interaction: string; commitment: string };
let member: { id: string };

beforeAll(async () => {
  bot = await startRapport();
  const customer = await aCustomer(bot, 'Secretive');
  await bot.slack
    .as('anna')
    .types('#sales', '/crm note Secretive: called Secret Person. Next: hush by Friday');
  const [interaction] = await bot.file.interactions.history(customer.id, 1);
  const [commitment] = await bot.file.commitments.openOf(customer.id);
  if (!interaction || !commitment) throw new Error('nothing was noted');
  ids = { customer: customer.id, interaction: interaction.id, commitment: commitment.id };
  member = bot.slack.as('ben');
  // Ben is known as a member, so that a table of what only admins may do can be tried on him.
  await bot.slack.as('ben').types('#sales', '/crm help');
});
afterAll(() => bot.stop());

const state = { values: {} };
/** A value that fits nearly every button: all that they may ask for. */
const value = () =>
  JSON.stringify({
    v: 1,
    ...ids,
    text: 'show Secretive',
    key: 'forged',
    of: 'customer',
    id: ids.customer,
    days: 1,
    name: 'Secretive',
    type: 'customer',
    version: 1,
    does: 'edit',
    page: 0,
    home: true,
  });

type Who = { id: string; teamId: string };
const person = ({ id, teamId }: Who) => ({
  type: undefined as string | undefined,
  user: { id, team_id: teamId, username: 'x', name: 'x' },
  team: { id: bot.slack.teamId, domain: 'x' },
  api_app_id: 'A1',
  token: 'x',
  is_enterprise_install: false,
  enterprise: null,
  trigger_id: '1.1.x',
});
const view = (callback: string) => ({
  id: 'V1',
  hash: 'h',
  type: 'modal',
  callback_id: callback,
  private_metadata: JSON.stringify({
    v: 1,
    origin: { responseUrl: null, replace: false },
    ...ids,
    of: 'customer',
    id: ids.customer,
    version: 1,
    kind: 'next-step',
    goal: 'edit',
    seen: {},
  }),
  blocks: [{ type: 'input', block_id: 'customer' }],
  state,
  team_id: bot.slack.teamId,
  app_installed_team_id: bot.slack.teamId,
});

const payloads: Record<string, (who: Who) => { kind: string; body: object }> = {};
for (const { id } of ACTIONS_HEARD)
  payloads[`button ${id}`] = (who) => ({
    kind: 'interactive',
    body: {
      ...person(who),
      type: 'block_actions',
      container: { type: 'message', message_ts: '1.1', channel_id: 'C1', is_ephemeral: true },
      channel: { id: 'C1', name: 'sales' },
      actions: [{ type: 'button', action_id: id, block_id: 'b', value: value(), action_ts: '1.1' }],
    },
  });
for (const { callback } of SUBMISSIONS_HEARD)
  payloads[`form ${callback}`] = (who) => ({
    kind: 'interactive',
    body: { ...person(who), type: 'view_submission', view: view(callback), response_urls: [] },
  });
for (const { id } of SUGGESTIONS_HEARD)
  payloads[`type-ahead ${id}`] = (who) => ({
    kind: 'interactive',
    body: {
      ...person(who),
      type: 'block_suggestion',
      action_id: id,
      block_id: id,
      value: 'secr',
      view: view('note'),
      container: { type: 'view', view_id: 'V1' },
    },
  });
for (const { callback } of SHORTCUTS_HEARD)
  for (const type of ['shortcut', 'message_action'])
    payloads[`${type} ${callback}`] = (who) => ({
      kind: 'interactive',
      body: {
        ...person(who),
        type,
        callback_id: callback,
        action_ts: '1.1',
        message_ts: '1.1',
        channel: { id: 'C1', name: 'sales' },
        message: { type: 'message', ts: '1.1', text: 'Secretive', user: who.id },
      },
    });
for (const { name } of SUBCOMMANDS)
  payloads[`/crm ${name}`] = (who) => ({
    kind: 'slash_commands',
    body: {
      ...person(who),
      command: '/crm',
      text: `${name} Secretive: something`,
      user_id: who.id,
      user_name: 'x',
      team_id: bot.slack.teamId,
      team_domain: 'x',
      channel_id: 'C1',
      channel_name: 'sales',
      is_enterprise_install: 'false',
      response_url: undefined,
    },
  });

/** Everything that the bot sent since a moment, and what it answered to Slack. */
async function whatIsSaid(payload: {
  kind: string;
  body: object;
}): Promise<{ calls: string[]; all: string }> {
  const before = bot.slack.traffic.length;
  const outcome = await bot.slack.deliver(payload as never);
  await bot.slack.settled();
  const sent = bot.slack.traffic.slice(before).filter(({ direction }) => direction === 'from-app');
  return {
    calls: sent.map(({ name }) => name).filter((name) => name !== 'users.info'),
    all: JSON.stringify([outcome, sent.map(({ payload: said }) => said)]),
  };
}

describe.each(['gus', 'sam'])('nothing is answered to %s', (handle) => {
  let audited = 0;
  beforeEach(async () => {
    audited = (await bot.file.audit.ofCustomer(ids.customer, 200)).length;
  });

  test.each(Object.keys(payloads))('%s', async (name) => {
    const make = payloads[name];
    if (!make) throw new Error(name);
    const { id, person: who } = bot.slack.as(handle);
    const { calls, all } = await whatIsSaid(make({ id, teamId: who.teamId }));
    expect(all).not.toMatch(/Secret/);
    expect(calls.filter((call) => !['conversations.open', 'chat.postMessage'].includes(call))).toEqual([]);
    if (calls.includes('chat.postMessage') || /"view"/.test(all)) expect(all).toContain(NOT_FOR_YOU);
    expect(await bot.file.audit.ofCustomer(ids.customer, 200)).toHaveLength(audited);
  });
});

const adminsOnly = [
  ...ACTIONS_HEARD.filter(({ admin }) => admin).map(({ id }) => `button ${id}`),
  ...SUBMISSIONS_HEARD.filter(({ admin }) => admin).map(({ callback }) => `form ${callback}`),
  ...SUBCOMMANDS.filter(({ admin }) => admin).map(({ name }) => `/crm ${name}`),
];
test.each(adminsOnly)('%s is for admins', async (name) => {
  const make = payloads[name];
  if (!make) throw new Error(name);
  const { all } = await whatIsSaid(make({ id: member.id, teamId: bot.slack.teamId }));
  expect(all).toContain('is for admins');
  // What a member typed themselves comes back to them; nothing else of a customer does.
  expect(all.replaceAll(/Secretive: something/g, '')).not.toMatch(/Secret/);
});

test.each(['button customer.open', 'type-ahead customer', '/crm show'])(
  'the same payloads are answered to a member: %s',
  async (name) => {
    const make = payloads[name];
    if (!make) throw new Error(name);
    const { all } = await whatIsSaid(make({ id: member.id, teamId: bot.slack.teamId }));
    expect(all).toMatch(/Secret/);
  },
);
