import type { App } from '@slack/bolt';
import type { KnownBlock, ModalView } from '@slack/types';

const plain = (text: string) => ({ type: 'plain_text', text }) as const;
const option = (text: string) => ({ text: plain(text), value: text.toLowerCase() });

const noteModal = (): ModalView => ({
  type: 'modal',
  callback_id: 'note',
  title: plain('Log an interaction'),
  submit: plain('Save'),
  close: plain('Cancel'),
  notify_on_close: true,
  blocks: [
    {
      type: 'input',
      block_id: 'customer',
      label: plain('Customer'),
      element: {
        type: 'external_select',
        action_id: 'v',
        min_query_length: 1,
        placeholder: plain('Type a name'),
      },
    },
    {
      type: 'input',
      block_id: 'what',
      label: plain('What happened'),
      hint: plain('In a sentence or two'),
      element: { type: 'plain_text_input', action_id: 'v', multiline: true },
    },
    {
      type: 'input',
      block_id: 'kind',
      label: plain('Kind'),
      element: {
        type: 'static_select',
        action_id: 'v',
        initial_option: option('Call'),
        options: [option('Call'), option('Visit')],
      },
    },
    {
      type: 'input',
      block_id: 'who',
      optional: true,
      label: plain('Who was there'),
      element: { type: 'multi_users_select', action_id: 'v' },
    },
    {
      type: 'input',
      block_id: 'when',
      label: plain('When'),
      element: { type: 'datetimepicker', action_id: 'v', initial_date_time: 1795507500 },
    },
    {
      type: 'actions',
      block_id: 'more',
      elements: [{ type: 'button', action_id: 'push', text: plain('Add a next step') }],
    },
  ],
});

const stepModal: ModalView = {
  type: 'modal',
  callback_id: 'step',
  title: plain('Next step'),
  submit: plain('Add'),
  blocks: [
    {
      type: 'input',
      block_id: 'step',
      label: plain('Step'),
      element: { type: 'plain_text_input', action_id: 'v' },
    },
  ],
};

const card: KnownBlock[] = [
  { type: 'header', text: plain('Acme Coffee') },
  {
    type: 'section',
    text: { type: 'mrkdwn', text: '*Standing*: customer' },
    accessory: { type: 'overflow', action_id: 'more', options: [option('Edit'), option('Merge')] },
  },
  {
    type: 'actions',
    block_id: 'card',
    elements: [
      { type: 'button', action_id: 'log', text: plain('Log contact'), style: 'primary' },
      {
        type: 'button',
        action_id: 'undo',
        text: plain('Undo'),
        style: 'danger',
        confirm: {
          title: plain('Undo this note?'),
          text: plain('It goes away.'),
          confirm: plain('Undo it'),
          deny: plain('Keep it'),
        },
      },
      { type: 'datepicker', action_id: 'until' },
      {
        type: 'static_select',
        action_id: 'snooze',
        placeholder: plain('Snooze'),
        options: [option('1 day'), option('1 week')],
      },
    ],
  },
];

/**
 * A small app that uses what the page has to show: a card with buttons, a modal with fields, the Home tab, an
 * ephemeral answer, an answer in a thread, a shortcut. It writes down what it heard.
 */
export const anApp = (heard: string[]) => (app: App) => {
  app.command('/crm', async ({ ack, command, client, respond }) => {
    if (command.text === 'fail') throw new Error('the app is at fault on purpose');
    await ack();
    if (command.text === 'note')
      await client.views.open({ trigger_id: command.trigger_id, view: noteModal() });
    else if (command.text === 'card')
      await client.chat.postMessage({ channel: command.channel_id, text: 'Acme Coffee', blocks: card });
    else if (command.text === 'long')
      await client.chat
        .postMessage({
          channel: command.channel_id,
          text: 'x',
          blocks: [{ type: 'header', text: plain('x'.repeat(151)) }],
        })
        .catch(() => heard.push('refused'));
    else await respond({ text: `You said: ${command.text}` });
  });
  app.options('v', async ({ ack, payload }) => {
    const names = ['Acme Coffee', 'Borealis', 'Globex'].filter((name) =>
      name.toLowerCase().includes(payload.value.toLowerCase()),
    );
    await ack({ options: names.map(option) });
  });
  app.action('push', async ({ ack, body, client }) => {
    await ack();
    if ('trigger_id' in body) await client.views.push({ trigger_id: body.trigger_id, view: stepModal });
  });
  app.action(/^(?:log|undo|snooze|more|until)$/, async ({ ack, action }) => {
    await ack();
    const chosen =
      'selected_option' in action
        ? ` ${action.selected_option?.value}`
        : 'selected_date' in action
          ? ` ${action.selected_date}`
          : '';
    if ('action_id' in action) heard.push(`${action.action_id}${chosen}`);
  });
  app.view('step', async ({ ack, view }) => {
    await ack();
    heard.push(`step ${view.state.values['step']?.['v']?.value}`);
  });
  app.view({ type: 'view_submission', callback_id: 'note' }, async ({ ack, view }) => {
    const { customer, what, who } = view.state.values;
    const text = what?.['v']?.value ?? '';
    if (text === 'bad') return ack({ response_action: 'errors', errors: { what: 'Say more than that.' } });
    await ack();
    heard.push(
      `note ${customer?.['v']?.selected_option?.value}: ${text} (${who?.['v']?.selected_users?.length})`,
    );
  });
  app.view({ type: 'view_closed', callback_id: 'note' }, async ({ ack }) => {
    await ack();
    heard.push('closed');
  });
  app.shortcut('log-interaction', async ({ ack, shortcut, client }) => {
    await ack();
    await client.views.open({ trigger_id: shortcut.trigger_id, view: noteModal() });
  });
  app.shortcut('save-to-crm', async ({ ack, shortcut }) => {
    await ack();
    if (shortcut.type === 'message_action') heard.push(`save ${shortcut.message.text}`);
  });
  app.event('app_mention', async ({ event, client }) => {
    await client.chat.postMessage({
      channel: event.channel,
      thread_ts: event.ts,
      text: 'Borealis referred them.',
    });
  });
  app.event('app_home_opened', async ({ event, client }) => {
    const blocks: KnownBlock[] = [{ type: 'header', text: plain('Your customers') }, ...card.slice(1)];
    await client.views.publish({ user_id: event.user, view: { type: 'home', blocks } });
  });
};
