import type {
  EmailInput,
  NumberInput,
  PlainTextInput,
  RichTextBlock,
  RichTextInput,
  URLInput,
} from '@slack/types';
import { useEffect, useRef } from 'preact/hooks';
import { plain } from '../text/text-object.tsx';
import { type ElementProps, useSurface } from './surface.ts';
import { type ElementValue, initialValue, setTo } from './value.ts';

type TextElement = PlainTextInput | EmailInput | URLInput | NumberInput;

/** Which keyboard a touch screen offers. The checks are the form's own, so every field is one of text. */
const KEYBOARDS = {
  plain_text_input: 'text',
  email_text_input: 'email',
  url_text_input: 'url',
  number_input: 'decimal',
} as const;

/**
 * What is typed, kept with every key. The app hears of it only where the block dispatches: on Enter, on every
 * character, or on both.
 * Source: https://docs.slack.dev/reference/block-kit/composition-objects/dispatch-action-configuration-object
 */
const useTyped = (props: ElementProps<TextElement>) => {
  const surface = useSurface();
  const { element, slot, dispatches } = props;
  const edit = surface.edits[slot.blockId]?.[slot.actionId] as ElementValue | undefined;
  const value =
    ((edit?.type === element.type ? edit : initialValue(element))?.['value'] as string | null) ?? '';
  const on = element.dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed'];
  const type = (text: string) => {
    surface.edit(slot, setTo(element, text === '' ? null : text));
    if (dispatches && on.includes('on_character_entered')) surface.click(slot, { value: text });
  };
  const enter = (event: KeyboardEvent, multiline: boolean) => {
    if (event.key !== 'Enter' || event.isComposing || event.shiftKey) return;
    const forced = event.metaKey || event.ctrlKey;
    if (multiline && !forced) return;
    event.preventDefault();
    if (dispatches && on.includes('on_enter_pressed') && !forced) surface.click(slot, { value });
    else surface.enter();
  };
  return { value, type, enter };
};

const useFocusOnLoad = <E extends HTMLElement>(wanted: boolean | undefined) => {
  const field = useRef<E>(null);
  useEffect(() => {
    if (wanted) field.current?.focus();
  }, [wanted]);
  return field;
};

/** A text of one line or many, an e-mail address, a link or a number. */
export const TextInputElement = (props: ElementProps<TextElement>) => {
  const { element, labelledBy, describedBy, invalid } = props;
  const { value, type, enter } = useTyped(props);
  const multiline = element.type === 'plain_text_input' && (element.multiline ?? false);
  const line = useFocusOnLoad<HTMLInputElement>(element.focus_on_load && !multiline);
  const area = useFocusOnLoad<HTMLTextAreaElement>(element.focus_on_load && multiline);
  const common = {
    class: 'field',
    value,
    placeholder: plain(element.placeholder),
    'aria-labelledby': labelledBy,
    'aria-describedby': describedBy,
    'aria-invalid': invalid,
    onKeyDown: (event: KeyboardEvent) => enter(event, multiline),
  };
  if (multiline)
    return (
      <textarea ref={area} {...common} rows={4} onInput={({ currentTarget }) => type(currentTarget.value)} />
    );
  return (
    <input
      ref={line}
      {...common}
      type="text"
      inputMode={KEYBOARDS[element.type]}
      autocomplete="off"
      onInput={({ currentTarget }) => type(currentTarget.value)}
    />
  );
};

const textOf = (block: RichTextBlock | null | undefined): string =>
  (block?.elements ?? [])
    .map((part) => part.elements.map((piece) => ('text' in piece ? piece.text : '')).join(''))
    .join('\n');

const richText = (text: string): RichTextBlock | null =>
  text === ''
    ? null
    : { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }] };

/** Formatted text. The page lets it be typed plain, and sends it as one section of `rich_text`. */
export const RichTextInputElement = ({
  element,
  slot,
  labelledBy,
  describedBy,
  invalid,
}: ElementProps<RichTextInput>) => {
  const surface = useSurface();
  const edit = surface.edits[slot.blockId]?.[slot.actionId] as ElementValue | undefined;
  const area = useFocusOnLoad<HTMLTextAreaElement>(element.focus_on_load);
  const set = edit ? (edit['rich_text_value'] as RichTextBlock | null) : element.initial_value;
  return (
    <textarea
      ref={area}
      class="field"
      rows={4}
      value={textOf(set)}
      placeholder={plain(element.placeholder)}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      aria-invalid={invalid}
      onInput={({ currentTarget }) => surface.edit(slot, setTo(element, richText(currentTarget.value)))}
    />
  );
};
