import { z } from 'zod';
import type { StartChoice, StartOffer, Step, Tell } from '../playground/guide.ts';
import type { Traffic } from '../playground/protocol.ts';
import { ACTIONS, VIEWS } from './views/ids.ts';

const Command = z.object({ text: z.string() });
const Submission = z.object({ view: z.object({ callback_id: z.string() }) });
const Clicks = z.object({ actions: z.array(z.object({ action_id: z.string() })) });
const OfNoThread = z.object({ thread_ts: z.undefined().optional() });
const ToDirect = z.object({ channel: z.string().startsWith('D') });

const isCommand = ({ name, payload }: Traffic, subcommand: string): boolean =>
  name === 'slash_commands' &&
  new RegExp(`^\\s*${subcommand}\\b`, 'i').test(Command.safeParse(payload).data?.text ?? '');

const isSubmission = ({ name, payload }: Traffic, view: string): boolean =>
  name === 'view_submission' && Submission.safeParse(payload).data?.view.callback_id === view;

const isClick = ({ name, payload }: Traffic, action: string): boolean =>
  name === 'block_actions' &&
  (Clicks.safeParse(payload).data?.actions.some(({ action_id }) => action_id.startsWith(action)) ?? false);

/** A question: a mention, or a direct message that a person wrote. */
const isQuestion = ({ name, payload }: Traffic): boolean =>
  name === 'app_mention' ||
  (name === 'message' &&
    z
      .object({ event: z.object({ channel_type: z.literal('im'), bot_id: z.undefined().optional() }) })
      .safeParse(payload).success);

/** What the bot says in a direct message unasked, outside of any thread: the morning's message. */
const isNudge = ({ direction, name, payload, response }: Traffic): boolean =>
  direction === 'from-app' &&
  name === 'chat.postMessage' &&
  OfNoThread.safeParse(payload).success &&
  ToDirect.safeParse(response).success;

const command = (text: string): Step['suggestion'] => ({ type: 'text', channel: 'sales', text });

const add = (text: string): Step => ({
  id: 'add',
  title: 'Add a customer',
  text: 'One line is enough; everything else can come later.',
  suggestion: command(text),
  isDoneBy: (traffic) => isCommand(traffic, 'add') || isSubmission(traffic, VIEWS.addCustomer),
});

const note = (text: string): Step => ({
  id: 'note',
  title: 'Note what happened',
  text: 'Write as you talk: Rapport finds out who, when, how they felt, what is next.',
  suggestion: command(text),
  isDoneBy: (traffic) => isCommand(traffic, 'note') || isSubmission(traffic, VIEWS.note),
});

const card = (text: string): Step => ({
  id: 'card',
  title: 'Look somebody up',
  text: 'The card has all that the team knows, before you call.',
  suggestion: command(text),
  isDoneBy: (traffic) => isCommand(traffic, 'show') || isClick(traffic, ACTIONS.openCustomer),
});

const undo: Step = {
  id: 'undo',
  title: 'Change your mind',
  text: 'Under your note are Edit and Undo. Press one of them.',
  suggestion: null,
  isDoneBy: (traffic) => isClick(traffic, ACTIONS.undoNote) || isClick(traffic, ACTIONS.editNote),
};

const ask = (text: string): Step => ({
  id: 'ask',
  title: 'Ask in plain English',
  text: 'Mention Rapport in a channel, or write to it directly. It answers in the thread.',
  suggestion: command(text),
  isDoneBy: isQuestion,
});

const morning: Step = {
  id: 'morning',
  title: 'See the next morning',
  text: 'Move the clock: at nine, Rapport tells you who has not heard from you for too long.',
  suggestion: { type: 'morning' },
  isDoneBy: isNudge,
};

const empty: StartChoice = {
  id: 'empty',
  label: 'Start empty',
  text: 'No customers yet. The first one takes a line.',
  steps: [
    add('/crm add Borealis'),
    note('/crm note Borealis: visited Petra, delighted with the new grinder. Next: send the quote tomorrow'),
    card('/crm show Borealis'),
    ask('@Rapport what is next for Borealis?'),
    morning,
  ],
};

const sample = (load: (tell: Tell) => Promise<void>): StartChoice => ({
  id: 'sample',
  label: 'Load the sample company',
  text: 'A year of Kestrel Cycles, which sells cargo bikes: 46 customers, their people, notes, referrals and complaints. All invented.',
  carryOut: load,
  steps: [
    card('/crm show Tidewater Hotel'),
    note(
      '/crm note Harbour Bakery: called Mette, delighted with the winter tyres. Next: visit the third shop tomorrow',
    ),
    undo,
    ask('@Rapport who referred Tidewater Hotel?'),
    morning,
  ],
});

/**
 * What the playground's page asks whoever opens it first: to start empty, or with the sample company; and five things
 * to try then.
 */
export const startOffer = (load: (tell: Tell) => Promise<void>): StartOffer => ({
  title: 'Welcome to Rapport',
  text: 'This is a pretend Slack on your own machine: nothing leaves it. How would you like to begin?',
  note: 'This is asked once. To begin anew, start with another DATA_DIR.',
  choices: [sample(load), empty],
});
