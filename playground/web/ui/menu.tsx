import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Floating } from './floating.tsx';

type MenuItem = {
  key: string;
  label: string;
  note?: string;
  danger?: boolean;
  href?: string;
  checked?: boolean;
  onPick?: () => void;
};

type Props = {
  /** What the menu is called by a screen reader. */
  name: string;
  class?: string;
  items: readonly MenuItem[];
  align?: 'start' | 'end';
  prefer?: 'below' | 'above';
  heading?: string;
  children: ComponentChildren;
  onOpenChange?: (open: boolean) => void;
};

/** Move among the items: arrows, Home and End, or the first letter. */
const step = (list: HTMLElement, key: string): boolean => {
  const items = [...list.querySelectorAll<HTMLElement>('[role^="menuitem"]')];
  const at = items.indexOf(document.activeElement as HTMLElement);
  const starts = (item: HTMLElement) => item.textContent?.trim().toLowerCase().startsWith(key.toLowerCase());
  const next =
    key === 'ArrowDown'
      ? items[(at + 1) % items.length]
      : key === 'ArrowUp'
        ? items.at(at < 1 ? -1 : at - 1)
        : key === 'Home'
          ? items[0]
          : key === 'End'
            ? items.at(-1)
            : key.length === 1
              ? [...items.slice(at + 1), ...items.slice(0, at + 1)].find(starts)
              : undefined;
  next?.focus();
  return next !== undefined;
};

/** A button with a menu, by the rules of the ARIA menu-button pattern. */
export const MenuButton = ({ name, items, heading, children, onOpenChange, ...rest }: Props) => {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const show = (to: boolean) => {
    setOpen(to);
    onOpenChange?.(to);
  };
  useLayoutEffect(() => {
    if (open) list.current?.querySelector<HTMLElement>('[role^="menuitem"]')?.focus();
  }, [open]);
  const close = () => {
    show(false);
    button.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' || event.key === 'Tab') {
      // Escape closes the menu only, not the dialog that it may stand in.
      if (event.key === 'Escape') event.preventDefault();
      event.stopPropagation();
      close();
    } else if (list.current && step(list.current, event.key)) event.preventDefault();
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        class={rest.class ?? ''}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={name}
        title={name}
        onClick={() => show(!open)}
      >
        {children}
      </button>
      {open && (
        <Floating
          anchor={button}
          onClose={() => show(false)}
          align={rest.align ?? 'start'}
          prefer={rest.prefer ?? 'below'}
        >
          <div ref={list} role="menu" aria-label={name} class="menu" onKeyDown={onKeyDown}>
            {heading && <div class="menu-heading">{heading}</div>}
            {items.map(({ key, label, note, danger, href, checked, onPick }) => {
              const inner = (
                <>
                  <span class="menu-label">{label}</span>
                  {note && <span class="menu-note">{note}</span>}
                </>
              );
              const role = checked === undefined ? 'menuitem' : 'menuitemradio';
              const common = {
                role,
                tabIndex: -1,
                class: danger ? 'menu-item danger' : 'menu-item',
              } as const;
              const state = checked === undefined ? {} : { 'aria-checked': checked };
              const pick = () => {
                close();
                onPick?.();
              };
              return href ? (
                <a key={key} href={href} {...common} {...state} onClick={() => show(false)}>
                  {inner}
                </a>
              ) : (
                <button key={key} type="button" {...common} {...state} onClick={pick}>
                  {inner}
                </button>
              );
            })}
          </div>
        </Floating>
      )}
    </>
  );
};
