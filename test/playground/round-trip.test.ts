import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BoltApp, type Running, startBoltApp } from './a-bolt-app.ts';

const button = (text: string, action_id: string, value = '1') =>
  ({ type: 'button', text: { type: 'plain_text', text }, action_id, value }) as const;

const FORM = {
  type: 'modal',
  callback_id: 'form',
  title: { type: 'plain_text', text: 'Note' },
  submit: { type: 'plain_text', text: 'Save' },
  blocks: [
    {
      type: 'input',
      block_id: 'customer',
      label: { type: 'plain_text', text: 'Customer' },
      element: { type: 'external_select', action_id: 'pick', min_query_length: 0 },
    },
    {
      type: 'input',
      block_id: 'what',
      label: { type: 'plain_text', text: 'What happened' },
      element: { type: 'plain_text_input', action_id: 'text', max_length: 20 },
    },
    {
      type: 'input',
      block_id: 'when',
      optional: true,
      label: { type: 'plain_text', text: 'When' },
      element: { type: 'datepicker', action_id: 'date', initial_date: '2026-01-02' },
    },
  ],
} as const;

const register = (app: BoltApp) => {
  app.command('/crm', async ({ command, ack, respond, client }) => {
    if (command.text === 'form') {
      await ack();
      await client.views.open({ trigger_id: command.trigger_id, view: structuredClone(FORM) as never });
    } else if (command.text === 'ack') {
      await ack('said in the ack');
    } else {
      await ack();
      await respond({
        text: `got ${command.text}`,
        blocks: [
          { type: 'section', text: { type: 'mrkdwn', text: `*got* ${command.text}` } },
          { type: 'actions', elements: [button('Undo', 'undo'), button('Keep', 'keep')] },
        ],
      });
    }
  });
  app.options('pick', async ({ options, ack }) => {
    const names = ['Acme', 'Borealis'].filter((name) =>
      name.toLowerCase().includes(options.value.toLowerCase()),
    );
    await ack({ options: names.map((name) => ({ text: { type: 'plain_text', text: name }, value: name })) });
  });
  app.view('form', async ({ ack, view, body, client }) => {
    const { customer, what, when } = view.state.values;
    if (what?.['text']?.value === 'bad') {
      await ack({ response_action: 'errors', errors: { what: 'Say it better' } });
      return;
    }
    await ack();
    const text = [
      customer?.['pick']?.selected_option?.value,
      what?.['text']?.value,
      when?.['date']?.selected_date,
    ];
    await client.chat.postMessage({ channel: body.user.id, text: text.join('|') });
  });
  app.action('undo', async ({ ack, respond }) => {
    await ack();
    await respond({ text: 'undone', replace_original: true });
  });
  app.event('app_mention', async ({ event, say }) => {
    await say({ text: `heard ${event.text}`, thread_ts: event.ts });
  });
  app.message('hello', async ({ say }) => {
    await say('hello yourself');
  });
  app.event('app_home_opened', async ({ event, client }) => {
    await client.views.publish({
      user_id: event.user,
      view: { type: 'home', blocks: [{ type: 'header', text: { type: 'plain_text', text: 'Welcome' } }] },
    });
  });
  app.shortcut('save-to-crm', async ({ ack, shortcut, client }) => {
    await ack();
    await client.views.open({ trigger_id: shortcut.trigger_id, view: structuredClone(FORM) as never });
  });
};

describe.each(['socket', 'http'] as const)('a Bolt app over %s', (by) => {
  let running: Running;
  beforeAll(async () => {
    running = await startBoltApp(by, register);
  });
  afterAll(async () => {
    expect(running.errors).toEqual([]);
    expect(running.playground.refusals).toEqual([]);
    await running.stop();
  });

  it('answers a slash command by response_url, seen by the one who typed it', async () => {
    const anna = running.playground.as('anna');
    const seen = await anna.types('#sales', '/crm note Acme');
    expect(seen.text).toContain('got note Acme');
    expect(seen.message.onlyFor).toBe(anna.id);
    expect(running.playground.as('ben').sees('#sales')).not.toContainEqual(seen.message);
  });

  it('shows the text of an ack', async () => {
    const seen = await running.playground.as('anna').types('#general', '/crm ack');
    expect(seen.text).toBe('said in the ack');
  });

  it('replaces an ephemeral message through the response_url of a button', async () => {
    const anna = running.playground.as('anna');
    const { message } = await anna.types('#sales', '/crm note Acme');
    const seen = await anna.clicks(message, 'Undo');
    expect(seen.text).toBe('undone');
    expect(seen.message.ts).toBe(message.ts);
  });

  it('opens a modal, looks up options, shows errors and takes the submission', async () => {
    const anna = running.playground.as('anna');
    const { modal } = await anna.types('#sales', '/crm form');
    expect(await anna.looksUp(modal, 'Customer', 'bor')).toEqual(['Borealis']);
    const empty = await anna.submits(modal, { Customer: 'Acme' });
    expect(empty.errors).toEqual({ what: 'Please complete this required field.' });
    const bad = await anna.submits(modal, { 'What happened': 'bad' });
    expect(bad.errors).toEqual({ what: 'Say it better' });
    const good = await anna.submits(modal, { 'What happened': 'called' });
    expect(good.hasModal).toBe(false);
    expect(good.text).toBe('Acme|called|2026-01-02');
  });

  it('hears mentions in channels and messages in the DM', async () => {
    const ben = running.playground.as('ben');
    const asked = await ben.types('#sales', '@rapport who referred Acme & co?');
    expect(asked.text).toBe(`heard @Rapport who referred Acme & co?`);
    expect(asked.message.threadTs).not.toBeNull();
    const direct = await ben.types('@rapport', 'hello');
    expect(direct.text).toBe('hello yourself');
  });

  it('publishes the Home tab', async () => {
    const seen = await running.playground.as('carla').opensHome();
    expect(seen.home && running.playground.visibleText(seen.home)).toBe('Welcome');
  });

  it('runs a message shortcut', async () => {
    const ben = running.playground.as('ben');
    await ben.types('#sales', 'Acme is delighted');
    const message = ben.sees('#sales').findLast(({ text }) => text.includes('delighted'));
    const seen = await ben.runs('Save to CRM', message);
    expect(seen.hasModal).toBe(true);
    await ben.closes(seen.modal);
    expect(ben.modal()).toBeUndefined();
  });
});
