import { elementsOf, type Placed } from '../block-kit/walk.ts';
import { extensionOf } from '../files/store.ts';
import { settingOf } from '../inputs.ts';
import type { InputState } from '../protocol.ts';
import { isJson, type Json, textOf } from '../refusal.ts';

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const URL_TEXT = /^https?:\/\/[^\s/]+\.?\S*$/i;

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

const number = (element: Json, text: string): string | undefined => {
  const pattern = element['is_decimal_allowed'] === true ? /^-?\d+(\.\d+)?$/ : /^-?\d+$/;
  if (!pattern.test(text)) return 'Please enter a valid number.';
  const { min_value: min, max_value: max } = element;
  if (min !== undefined && Number(text) < Number(min))
    return `Please enter a number of at least ${String(min)}.`;
  if (max !== undefined && Number(text) > Number(max))
    return `Please enter a number of at most ${String(max)}.`;
  return undefined;
};

const text = (element: Json, value: string): string | undefined => {
  const min = Number(element['min_length'] ?? 0);
  const max = Number(element['max_length'] ?? 3000);
  if (value.length < min) return `Please enter at least ${min} characters.`;
  if (value.length > max) return `Please enter at most ${max} characters.`;
  return undefined;
};

/** Slack's client looks at the ending of the name: "for convenience only". */
const files = (element: Json, given: readonly unknown[]): string | undefined => {
  const { filetypes, max_files: most = 10 } = element;
  if (given.length > Number(most)) return `Please choose at most ${String(most)}.`;
  const wrong = given.filter(isJson).find(({ name }) => !fits(filetypes, textOf(name)));
  return wrong && `${textOf(wrong['name'])} is not a supported file type.`;
};

const fits = (types: unknown, name: string): boolean =>
  !Array.isArray(types) || types.some((type) => String(type).toLowerCase() === extensionOf(name));

const problem = (placed: Placed, value: unknown): string | undefined => {
  const { element, block } = placed;
  if (isEmpty(value)) return block['optional'] === true ? undefined : 'Please complete this required field.';
  const most = element['max_selected_items'];
  if (Array.isArray(value) && most !== undefined && value.length > Number(most)) {
    return `Please choose at most ${String(most)}.`;
  }
  if (element['type'] === 'file_input' && Array.isArray(value)) return files(element, value);
  if (typeof value !== 'string') return undefined;
  switch (element['type']) {
    case 'plain_text_input':
      return text(element, value);
    case 'number_input':
      return number(element, value);
    case 'email_text_input':
      return EMAIL.test(value) ? undefined : 'Please enter a valid email address.';
    case 'url_text_input':
      return URL_TEXT.test(value) ? undefined : 'Please enter a valid URL.';
    default:
      return undefined;
  }
};

/** What Slack itself finds wrong in a form, before anything is sent: by block id, as it shows it under the field. */
export const checkInputs = (blocks: readonly unknown[], state: InputState): Record<string, string> => {
  const errors: Record<string, string> = {};
  for (const placed of elementsOf(blocks)) {
    if (placed.block['type'] !== 'input') continue;
    const wrong = problem(placed, settingOf(placed, state));
    if (wrong) errors[placed.blockId] = wrong;
  }
  return errors;
};
