import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import { type Customer, NeedsMet, Standing } from '../domain/customer.ts';
import { LONGEST } from '../domain/limits.ts';
import type { Settings } from '../domain/settings.ts';
import { formatCalendarDate } from '../domain/text/calendar-date.ts';
import { splitWhyNot } from '../domain/why-not.ts';
import { header, input, option, section } from './blocks.ts';
import { FIELDS, VIEWS } from './ids.ts';
import { choiceInput, dayInput, listInputs, memberInput, textInput } from './inputs.ts';
import { modalView } from './modal.ts';
import { plain } from './text.ts';
import { standingWord } from './words.ts';

const NEEDS_MET: Record<NeedsMet, string> = { yes: 'Yes', partly: 'In part', no: 'No' };

const line = (block: string, label: string, value: string | null, hint?: string): InputBlock =>
  textInput(block, label, value ?? '', {
    max: LONGEST.short,
    optional: true,
    ...(hint === undefined ? {} : { hint }),
  });

/** The modal with a customer's whole file. */
export function fileModal(
  customer: Customer,
  settings: Settings,
  metadata: object,
  { notice, submit = 'Save' }: { notice?: string; submit?: string } = {},
): ModalView {
  const whyNot = splitWhyNot(customer.whyNot, settings.reasons);
  const dates = customer.importantDates.map(({ date, label }) => `${formatCalendarDate(date)}: ${label}`);
  const blocks: KnownBlock[] = [
    ...(notice === undefined ? [] : [section(notice)]),
    header('Who they are'),
    textInput(FIELDS.name, 'Name', customer.name, { max: LONGEST.name }),
    ...listInputs(FIELDS.aliases, 'Also called', customer.aliases, 'One name a line.'),
    choiceInput(
      FIELDS.standing,
      'Standing',
      Standing.options.map((one) => option(standingWord(one), one)),
      customer.standing,
    ),
    dayInput(FIELDS.customerSince, 'Customer since', customer.customerSince, { optional: true }),
    memberInput(FIELDS.owner, 'Owner', customer.owner, { optional: true }),
    input(
      FIELDS.cadenceDays,
      'Days that may pass between contacts',
      {
        type: 'number_input',
        action_id: 'value',
        is_decimal_allowed: false,
        min_value: '1',
        max_value: '3650',
        ...(customer.cadenceDays === null ? {} : { initial_value: String(customer.cadenceDays) }),
      },
      { optional: true, hint: 'Left empty: by their tags or standing, as the settings say.' },
    ),
    ...listInputs(FIELDS.tags, 'Tags', customer.tags, 'One tag a line.'),
    line(FIELDS.website, 'Website', customer.website),
    line(FIELDS.source, 'How they found us', customer.source),
    input(
      FIELDS.channel,
      'Their channel',
      {
        type: 'conversations_select',
        action_id: 'value',
        placeholder: plain('A channel'),
        filter: { include: ['public', 'private'], exclude_bot_users: true },
        ...(customer.channel === null ? {} : { initial_conversation: customer.channel }),
      },
      { optional: true, hint: 'What is saved from there belongs to this customer.' },
    ),
    header('Business'),
    ...listInputs(FIELDS.buys, 'What they buy from us', customer.buys, 'One a line.'),
    ...listInputs(FIELDS.competitors, 'Whom else they buy from', customer.competitors, 'One a line.'),
    ...listInputs(FIELDS.needs, 'What they need', customer.needs, 'One a line.'),
    choiceInput(
      FIELDS.needsMet,
      'Are their needs met?',
      NeedsMet.options.map((one) => option(NEEDS_MET[one], one)),
      customer.needsMet,
      { optional: true, placeholder: 'Not known' },
    ),
    ...reasonInputs(whyNot.reason, settings),
    line(FIELDS.whyNot, 'Why not, in words', whyNot.words),
    line(FIELDS.wonFrom, 'Won from', customer.wonFrom),
    line(FIELDS.lostTo, 'Lost to', customer.lostTo),
    header('To remember'),
    ...listInputs(FIELDS.importantDates, 'Dates', dates, 'One a line: 12 May 2009: founding day'),
    ...listInputs(FIELDS.remember, 'Small facts', customer.remember, 'One a line.'),
  ];
  return modalView({ callback: VIEWS.file, title: 'Edit customer', submit, metadata }, blocks);
}

/** Why they do not buy or left, from the workspace's list. */
export const reasonInputs = (reason: string | null, { reasons }: Settings): InputBlock[] =>
  reasons.length === 0
    ? []
    : [
        choiceInput(
          FIELDS.reason,
          'Why they do not buy, or left',
          reasons.map((one) => option(one, one)),
          reason,
          { optional: true, placeholder: 'Choose a reason' },
        ),
      ];
