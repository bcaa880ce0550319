import type { Button, Overflow, WorkflowButton } from '@slack/types';
import { useState } from 'preact/hooks';
import { safeAddress } from '../text/mrkdwn-tree.ts';
import { plain } from '../text/text-object.tsx';
import { Icon } from '../ui/icons.tsx';
import { MenuButton } from '../ui/menu.tsx';
import { type ElementProps, useSurface } from './surface.ts';

/** A button; one with a `url` opens it too, as in Slack. A press while the last one is under way is not sent. */
export const ButtonElement = ({ element, slot }: ElementProps<Button | WorkflowButton>) => {
  const surface = useSurface();
  const [busy, setBusy] = useState(false);
  const url = element.type === 'button' && element.url ? safeAddress(element.url) : null;
  const press = async () => {
    if (busy) return;
    if (element.confirm && !(await surface.confirm(element.confirm))) return;
    if (url) window.open(url, '_blank', 'noopener');
    setBusy(true);
    await surface.click(slot);
    setBusy(false);
  };
  return (
    <button
      type="button"
      class={`button ${element.style ?? ''}`}
      aria-label={element.accessibility_label}
      aria-busy={busy || undefined}
      data-action={slot.actionId}
      onClick={press}
    >
      {plain(element.text)}
    </button>
  );
};

/** The three dots with a menu of options. */
export const OverflowElement = ({ element, slot }: ElementProps<Overflow>) => {
  const surface = useSurface();
  const pick = async (option: Overflow['options'][number]) => {
    if (element.confirm && !(await surface.confirm(element.confirm))) return;
    const url = option.url ? safeAddress(option.url) : null;
    if (url) window.open(url, '_blank', 'noopener');
    await surface.click(slot, { selected_option: option });
  };
  return (
    <MenuButton
      name="More options"
      class="button overflow"
      align="end"
      items={element.options.map((option) => ({
        key: option.value ?? plain(option.text),
        label: plain(option.text),
        ...(option.description && { note: plain(option.description) }),
        onPick: () => pick(option),
      }))}
    >
      <Icon name="more" />
    </MenuButton>
  );
};
