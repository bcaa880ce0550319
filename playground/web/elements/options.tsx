import type { Checkboxes, Option, RadioButtons } from '@slack/types';
import { plain, Text } from '../text/text-object.tsx';
import { type ElementProps, useSurface, useValue } from './surface.ts';

const OptionLabel = ({ option }: { option: Option }) => (
  <span class="option-label">
    <Text text={option.text} />
    {option.description && <span class="option-note">{plain(option.description)}</span>}
  </span>
);

/** Check boxes: any number of up to ten options. */
export const CheckboxesElement = (props: ElementProps<Checkboxes>) => {
  const [set, change] = useValue<Option[]>(props, 'selected_options');
  const has = (option: Option) => set.some(({ value }) => value === option.value);
  const toggle = (option: Option) =>
    change(props.element.options.filter((one) => (one === option ? !has(one) : has(one))));
  return (
    <fieldset class="options" aria-labelledby={props.labelledBy} aria-describedby={props.describedBy}>
      {props.element.options.map((option, at) => (
        <label key={option.value} class="option">
          <input
            type="checkbox"
            checked={has(option)}
            autofocus={at === 0 && props.element.focus_on_load}
            aria-invalid={props.invalid}
            onChange={() => toggle(option)}
          />
          <OptionLabel option={option} />
        </label>
      ))}
    </fieldset>
  );
};

/** Radio buttons: one of up to ten options. */
export const RadioButtonsElement = (props: ElementProps<RadioButtons>) => {
  const [set, change] = useValue<Option | null>(props, 'selected_option');
  const surface = useSurface();
  const name = `${surface.id}-${props.slot.blockId}-${props.slot.actionId}`;
  return (
    <div
      class="options"
      role="radiogroup"
      aria-labelledby={props.labelledBy}
      aria-describedby={props.describedBy}
    >
      {props.element.options.map((option) => (
        <label key={option.value} class="option">
          <input
            type="radio"
            name={name}
            checked={set?.value === option.value}
            aria-invalid={props.invalid}
            onChange={() => change(option)}
          />
          <OptionLabel option={option} />
        </label>
      ))}
    </div>
  );
};
