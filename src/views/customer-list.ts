import type { KnownBlock, ModalView } from '@slack/types';
import { type Customer, Standing } from '../domain/customer.ts';
import { LONGEST } from '../domain/limits.ts';
import type { ListLine } from '../domain/text/list-line.ts';
import { actions, button, context, input, option, section } from './blocks.ts';
import type { Viewer } from './card.ts';
import { line as customerLine } from './findings.ts';
import { ACTIONS, FIELDS, INPUTS, VIEWS } from './ids.ts';
import { choiceInput, memberInput, textInput } from './inputs.ts';
import { modalView } from './modal.ts';
import { count as counted, inline, listed, type Message } from './text.ts';
import { mention, standingWord } from './words.ts';

const FEELING_WORDS = { up: 'happy', even: 'neutral', down: 'unhappy' } as const;

/** What was asked for, in words: "prospects tagged *hotel*, of @anna, quiet for 30 days or more". */
function filterText({ standing, tags, owner, quiet, feeling }: ListLine): string {
  const parts = [
    ...(feeling === null ? [] : [FEELING_WORDS[feeling]]),
    ...(tags.length === 0 ? [] : [`tagged ${listed(tags.map((tag) => `*${inline(tag, 40)}*`))}`]),
    ...(owner === null ? [] : [owner === 'nobody' ? 'of nobody' : `of ${mention(owner)}`]),
    ...(quiet === null ? [] : [`quiet for ${counted(quiet, 'day')} or more`]),
  ];
  const what = standing === null ? [] : [standingWord(standing).toLowerCase()];
  return [...what, ...parts].join(', ');
}

export type CustomerListPage = {
  found: Customer[];
  page: number;
  pageSize: number;
  isMore: boolean;
  /** How many there are; null: too many to count. */
  count: number | null;
  line: ListLine;
  /** The filters as the buttons keep them. */
  text: string;
  viewer: Viewer;
};

/** A page of customers, each with a button that opens it. */
export function customerList(shown: CustomerListPage): Message {
  const { found, page, pageSize, isMore, count, line, text, viewer } = shown;
  const from = page * pageSize;
  const total = count === null ? 'More than 1000 customers' : counted(count, 'customer');
  const span = found.length > 0 && (page > 0 || isMore) ? ` · ${from + 1} to ${from + found.length}` : '';
  const filters = filterText(line);
  const head = `${total}${filters === '' ? '' : `: ${filters}`}${span}`;
  const turn = (to: number, word: string, id: string) =>
    button(`${ACTIONS.listPage}.${id}`, word, { text, page: to });
  const blocks: KnownBlock[] = [
    context(head),
    ...found.map((customer) =>
      section(
        customerLine(customer, viewer),
        button(ACTIONS.openCustomer, 'Open', { customer: customer.id }, { label: `Open ${customer.name}` }),
      ),
    ),
    ...(found.length === 0 && page > 0 ? [section('There are no more.')] : []),
    actions(
      ...(isMore ? [turn(page + 1, 'Next', 'next')] : []),
      ...(page > 0 ? [turn(page - 1, 'Back', 'back')] : []),
      button(ACTIONS.filterList, 'Filter …', { text }),
    ),
  ];
  return { text: head, blocks };
}

/** Which customers to list. */
export const filterModal = (
  { standing, tags, owner, quiet, feeling }: ListLine,
  metadata: object,
): ModalView =>
  modalView({ callback: VIEWS.filterList, title: 'Which customers?', submit: 'Show', metadata }, [
    choiceInput(
      FIELDS.standing,
      'Standing',
      Standing.options.map((one) => option(standingWord(one), one)),
      standing,
      { optional: true, placeholder: 'Any' },
    ),
    textInput(FIELDS.tags, 'Tags', tags.join('\n'), {
      multiline: true,
      optional: true,
      max: 5 * LONGEST.tag,
      hint: 'One a line; they have all of them.',
    }),
    memberInput(FIELDS.owner, 'Owner', owner === 'nobody' ? null : owner, { optional: true }),
    choiceInput(
      INPUTS.feeling,
      'Feeling',
      (['up', 'even', 'down'] as const).map((one) => option(FEELING_WORDS[one], one)),
      feeling,
      { optional: true, placeholder: 'Any' },
    ),
    input(
      INPUTS.quiet,
      'Days without contact, at least',
      {
        type: 'number_input',
        action_id: 'value',
        is_decimal_allowed: false,
        min_value: '0',
        max_value: '36500',
        ...(quiet === null ? {} : { initial_value: String(quiet) }),
      },
      { optional: true },
    ),
  ]);
