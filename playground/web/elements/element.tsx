import { ButtonElement, OverflowElement } from './button.tsx';
import { FileInputElement } from './file-input.tsx';
import { RichTextInputElement, TextInputElement } from './inputs.tsx';
import { CheckboxesElement, RadioButtonsElement } from './options.tsx';
import { DateElement, DateTimeElement, TimeElement } from './pickers.tsx';
import { MultiSelectElement, SelectElement } from './select.tsx';
import type { ElementProps } from './surface.ts';
import type { BlockElement } from './value.ts';

/** Any element of Block Kit that can be set or pressed. */
export const Element = ({ element, ...rest }: ElementProps<BlockElement>) => {
  switch (element.type) {
    case 'button':
    case 'workflow_button':
      return <ButtonElement element={element} {...rest} />;
    case 'overflow':
      return <OverflowElement element={element} {...rest} />;
    case 'static_select':
    case 'external_select':
    case 'users_select':
    case 'conversations_select':
    case 'channels_select':
      return <SelectElement element={element} {...rest} />;
    case 'multi_static_select':
    case 'multi_external_select':
    case 'multi_users_select':
    case 'multi_conversations_select':
    case 'multi_channels_select':
      return <MultiSelectElement element={element} {...rest} />;
    case 'datepicker':
      return <DateElement element={element} {...rest} />;
    case 'timepicker':
      return <TimeElement element={element} {...rest} />;
    case 'datetimepicker':
      return <DateTimeElement element={element} {...rest} />;
    case 'checkboxes':
      return <CheckboxesElement element={element} {...rest} />;
    case 'radio_buttons':
      return <RadioButtonsElement element={element} {...rest} />;
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
      return <TextInputElement element={element} {...rest} />;
    case 'rich_text_input':
      return <RichTextInputElement element={element} {...rest} />;
    case 'file_input':
      return <FileInputElement element={element} {...rest} />;
    case 'image':
      return null;
  }
};
