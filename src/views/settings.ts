import type { ModalView, PlainTextOption } from '@slack/types';
import type { Change } from '../domain/audit.ts';
import type { Member } from '../domain/member.ts';
import type { Settings } from '../domain/settings.ts';
import { formatCalendarDate } from '../domain/text/calendar-date.ts';
import { actions, button, context, header, input, option, section } from './blocks.ts';
import { fieldWord } from './file-words.ts';
import { ACTIONS, SETTINGS, VIEWS } from './ids.ts';
import { listInputs, memberInput, textInput, typeAhead } from './inputs.ts';
import { modalView } from './modal.ts';
import { count, listed, type Message, plain } from './text.ts';
import { undoButton } from './undone.ts';
import { mention } from './words.ts';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const dayOption = (day: number): PlainTextOption => option(WEEKDAYS[day - 1] ?? '', String(day));

const daysInput = (days: readonly number[], hint?: string) =>
  input(
    SETTINGS.workingDays,
    'Working days',
    {
      type: 'checkboxes',
      action_id: 'value',
      options: [1, 2, 3, 4, 5, 6, 7].map(dayOption),
      ...(days.length > 0 ? { initial_options: [...days].sort().map(dayOption) } : {}),
    },
    { optional: true, ...(hint === undefined ? {} : { hint }) },
  );
const timeInput = (time: string | null, hint?: string) =>
  input(
    SETTINGS.digestTime,
    'Digest at',
    { type: 'timepicker', action_id: 'value', ...(time === null ? {} : { initial_time: time }) },
    { optional: time === null || hint !== undefined, ...(hint === undefined ? {} : { hint }) },
  );
const numberInput = (block: string, label: string, value: number, max: number) =>
  input(block, label, {
    type: 'number_input',
    action_id: 'value',
    is_decimal_allowed: false,
    min_value: '1',
    max_value: String(max),
    initial_value: String(value),
  });

/** What is set, in a few lines, and the ways to change it. */
export function settingsMessage(
  settings: Settings,
  member: Pick<Member, 'digestTime' | 'workingDays'>,
  isAdmin: boolean,
): Message {
  const { cadence, tagCadence, complaintDays, currency, admins, teamChannel, zone } = settings;
  const days = (list: readonly number[]) =>
    listed([...list].sort().map((day) => (WEEKDAYS[day - 1] ?? '').slice(0, 3)));
  const own =
    member.digestTime === null && member.workingDays === null
      ? 'as the workspace has it'
      : `at ${member.digestTime ?? settings.digestTime}, ${days(member.workingDays ?? settings.workingDays)}`;
  const lines = [
    `*My digest:* ${own}`,
    `*The workspace's digest:* at ${settings.digestTime}, ${days(settings.workingDays)}; team channel ${teamChannel === null ? 'none' : `<#${teamChannel}>`}; zone ${zone}`,
    `*A word every:* ${count(cadence.customer, 'day')} for a customer, ${cadence.prospect} for a prospect, ${cadence.former} for a former one${tagCadence.length > 0 ? `; ${count(tagCadence.length, 'tag')} of their own` : ''}`,
    `*Complaints:* settled within ${count(complaintDays, 'working day')}; *currency* ${currency}`,
    `*Admins:* those of Slack${admins.length > 0 ? `, and ${listed(admins.slice(0, 20).map(mention))}` : ''}`,
  ];
  return {
    text: 'Settings',
    blocks: [
      section(lines.join('\n')),
      actions(
        button(ACTIONS.ownSettings, 'My hours …', {}),
        ...(isAdmin ? [button(ACTIONS.settings, 'Workspace …', {})] : []),
      ),
    ],
  };
}

/** One's own hour and days; left empty, the workspace's. */
export const ownSettingsModal = (
  { digestTime, workingDays }: Pick<Member, 'digestTime' | 'workingDays'>,
  settings: Settings,
  metadata: object,
): ModalView =>
  modalView({ callback: VIEWS.ownSettings, title: 'My hours', submit: 'Save', metadata }, [
    timeInput(
      digestTime,
      `In your own time zone. Left empty: ${settings.digestTime}, as the workspace has it.`,
    ),
    daysInput(workingDays ?? [], 'None chosen: those of the workspace.'),
  ]);

/** All that admins may set. */
export const settingsModal = (settings: Settings, metadata: object, notice?: string): ModalView =>
  modalView(
    {
      callback: VIEWS.settings,
      title: 'Settings',
      submit: notice === undefined ? 'Save' : 'Save mine',
      metadata,
    },
    [
      ...(notice === undefined ? [] : [section(notice)]),
      header('Reminders'),
      input(
        SETTINGS.teamChannel,
        'Team channel',
        {
          type: 'conversations_select',
          action_id: 'value',
          placeholder: plain('None'),
          filter: { include: ['public', 'private'] },
          ...(settings.teamChannel === null ? {} : { initial_conversation: settings.teamChannel }),
        },
        { optional: true, hint: 'For the digest of the team. Invite me there first.' },
      ),
      timeInput(settings.digestTime),
      daysInput(settings.workingDays),
      ...listInputs(
        SETTINGS.skipDates,
        'Days without reminders',
        settings.skipDates.map(formatCalendarDate),
        'One a line: 25 Dec for every year, 2 April 2027 for one.',
      ),
      input(
        SETTINGS.zone,
        "The workspace's time zone",
        typeAhead(SETTINGS.zone, option(settings.zone, settings.zone), 'Type a city'),
      ),
      header('Days that may pass between contacts'),
      numberInput(SETTINGS.customer, 'With a customer', settings.cadence.customer, 3650),
      numberInput(SETTINGS.prospect, 'With a prospect', settings.cadence.prospect, 3650),
      numberInput(SETTINGS.former, 'With a former customer', settings.cadence.former, 3650),
      ...listInputs(
        SETTINGS.tagCadence,
        'By tag',
        settings.tagCadence.map(({ tag, days }) => `${tag}: ${days}`),
        'One a line: hotel: 20',
      ),
      numberInput(
        SETTINGS.stepDays,
        'Days that a prospect may be without a next step',
        settings.stepDays,
        365,
      ),
      header('Complaints and sales'),
      numberInput(SETTINGS.complaintDays, 'Working days to settle a complaint', settings.complaintDays, 90),
      memberInput(SETTINGS.complaintOwner, 'Who takes complaints', settings.complaintOwner, {
        optional: true,
        hint: "Left empty: the customer's owner.",
      }),
      ...listInputs(
        SETTINGS.reasons,
        'Why somebody does not buy, or leaves',
        settings.reasons,
        'One reason a line, to choose from.',
      ),
      textInput(SETTINGS.currency, 'Currency', settings.currency, {
        max: 3,
        hint: 'Of amounts written without one: EUR, USD …',
      }),
      header('Who may change all this'),
      input(
        SETTINGS.admins,
        'Admins, beside those of Slack',
        {
          type: 'multi_users_select',
          action_id: 'value',
          ...(settings.admins.length > 0 ? { initial_users: settings.admins } : {}),
        },
        { optional: true, hint: 'They may import, export, merge, forget, and change entries of others.' },
      ),
    ],
  );

/** The settings that the due days of customers follow from. */
const CADENCES = /^(?:cadence\..+|tagCadence|stepDays)$/;

/** Settings of the workspace were changed; from when on they hold. */
export function settingsSaved(
  { changes, version }: { changes: readonly Change[]; version: number },
  workspace: string,
): Message {
  const fields = changes.map(({ field }) => field);
  if (fields.length === 0) return { text: NOTHING_CHANGED, blocks: [section(NOTHING_CHANGED)] };
  const follows = fields.some((field) => CADENCES.test(field));
  const text = `:white_check_mark: Saved: ${listed(fields.map(fieldWord))}.${follows ? ' The days on which customers are due follow within minutes.' : ''}`;
  return {
    text,
    blocks: [
      section(text),
      context('`/crm settings` shows what is set.'),
      actions(undoButton('settings', { id: workspace, version })),
    ],
  };
}
const NOTHING_CHANGED = 'Nothing was changed.';

/** A member set their own hours. */
export function ownSettingsSaved({ id, version }: Pick<Member, 'id' | 'version'>, changed: boolean): Message {
  if (!changed) return { text: NOTHING_CHANGED, blocks: [section(NOTHING_CHANGED)] };
  const text = ':white_check_mark: Saved: my hours.';
  return { text, blocks: [section(text), actions(undoButton('member', { id, version }))] };
}
