import type { InputBlock, PlainTextOption } from '@slack/types';
import { input, option } from './blocks.ts';
import { INPUTS } from './ids.ts';
import { LIMITS } from './limits.ts';
import { plain } from './text.ts';

type Asking = { optional?: boolean; hint?: string };

/** A select that looks its options up as a person types. */
export const typeAhead = (
  actionId: string,
  initial: PlainTextOption | null,
  placeholder = 'Type a name',
): Extract<InputBlock['element'], { type: 'external_select' }> => ({
  type: 'external_select',
  action_id: actionId,
  placeholder: plain(placeholder, 150),
  min_query_length: 0,
  ...(initial ? { initial_option: initial } : {}),
});

/** Which customer: type-ahead, filled in where it is known. */
export const customerInput = (customer: { id: string; name: string } | null): InputBlock =>
  input(
    INPUTS.customer,
    'Customer',
    typeAhead(INPUTS.customer, customer ? option(customer.name, customer.id) : null),
  );

/** What a person types, on one line or more. */
export const textInput = (
  block: string,
  label: string,
  initial: string,
  {
    multiline = false,
    max = LIMITS.inputText,
    ...asking
  }: Asking & { multiline?: boolean; max?: number } = {},
): InputBlock =>
  input(
    block,
    label,
    {
      type: 'plain_text_input',
      action_id: 'value',
      multiline,
      max_length: max,
      ...(initial === '' ? {} : { initial_value: initial.slice(0, max) }),
    },
    asking,
  );

export const dayInput = (block: string, label: string, initial: string | null, asking?: Asking): InputBlock =>
  input(
    block,
    label,
    { type: 'datepicker', action_id: 'value', ...(initial === null ? {} : { initial_date: initial }) },
    asking,
  );

export const memberInput = (
  block: string,
  label: string,
  initial: string | null,
  asking?: Asking,
): InputBlock =>
  input(
    block,
    label,
    { type: 'users_select', action_id: 'value', ...(initial === null ? {} : { initial_user: initial }) },
    asking,
  );

/** One of a few; `initial` null shows the placeholder. */
export function choiceInput(
  block: string,
  label: string,
  options: PlainTextOption[],
  initial: string | null,
  { placeholder = 'Choose', ...asking }: Asking & { placeholder?: string } = {},
): InputBlock {
  const chosen = options.find(({ value }) => value === initial);
  return input(
    block,
    label,
    {
      type: 'static_select',
      action_id: 'value',
      placeholder: plain(placeholder, 150),
      options,
      ...(chosen ? { initial_option: chosen } : {}),
    },
    asking,
  );
}

/** How the lines of a list are shared out over inputs: one holds 3000 characters, and nothing is cut off. */
function chunksOf(lines: readonly string[]): string[] {
  const chunks = [''];
  for (const line of lines.map((text) => text.replace(/\s*\n\s*/g, ' '))) {
    const last = chunks.at(-1) ?? '';
    const longer = last === '' ? line : `${last}\n${line}`;
    if (longer.length <= LIMITS.inputText) chunks[chunks.length - 1] = longer;
    else chunks.push(line);
  }
  return chunks;
}

/** A list, one entry a line; a long one goes on in further inputs, `needs`, `needs.1`, …: see `listOf`. */
export const listInputs = (
  block: string,
  label: string,
  lines: readonly string[],
  hint?: string,
): InputBlock[] =>
  chunksOf(lines).map((chunk, at) =>
    textInput(at === 0 ? block : `${block}.${at}`, at === 0 ? label : `${label} (${at + 1})`, chunk, {
      multiline: true,
      optional: true,
      ...(hint === undefined || at > 0 ? {} : { hint }),
    }),
  );
