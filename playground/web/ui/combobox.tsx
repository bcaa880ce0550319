import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { Floating } from './floating.tsx';
import { Icon } from './icons.tsx';

/** One thing to choose. `set` is what choosing it sends. */
export type Choice = { key: string; label: string; note?: string; set: unknown };
export type ChoiceGroup = { label: string; choices: readonly Choice[] };

type Props = {
  groups: readonly ChoiceGroup[];
  /** What to say where there is nothing to choose: "No results", "Loading …". */
  emptyText: string;
  /** What is typed to find a choice; the owner filters by it. */
  onQuery: (query: string) => void;
  onOpen?: () => void;
  onPick: (choice: Choice) => void;
  onDropLast?: () => void;
  /** Shown while nothing is typed: what is chosen. */
  shown: string;
  placeholder: string;
  chosen: ReadonlySet<string>;
  multiple?: boolean;
  chips?: ComponentChildren;
  autoFocus?: boolean;
  name?: string;
  labelledBy?: string;
  describedBy?: string;
  invalid?: boolean;
};

/** A field with a list of choices that typing narrows, by the rules of the ARIA combobox pattern. */
export const Combobox = (props: Props) => {
  const [query, setQuery] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const id = useId();
  const open = query !== null;
  const flat = props.groups.flatMap(({ choices }) => choices);
  const current = flat[Math.min(active, flat.length - 1)];
  const isShown = useRef(false);
  isShown.current = open;

  const type = (to: string) => {
    if (!isShown.current) props.onOpen?.();
    setQuery(to);
    setActive(0);
    props.onQuery(to);
  };
  const close = () => {
    if (!isShown.current) return;
    setQuery(null);
    props.onQuery('');
  };
  const pick = (choice: Choice) => {
    props.onPick(choice);
    if (props.multiple) type('');
    else close();
    field.current?.focus();
  };
  useEffect(() => {
    if (open) document.getElementById(`${id}-${current?.key}`)?.scrollIntoView({ block: 'nearest' });
  }, [open, current?.key, id]);
  useEffect(() => {
    if (props.autoFocus) field.current?.focus();
  }, [props.autoFocus]);

  const onKeyDown = (event: KeyboardEvent) => {
    const { key } = event;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault();
      if (!open) type('');
      else if (flat.length)
        setActive(
          (flat.indexOf(current ?? (flat[0] as Choice)) + (key === 'ArrowDown' ? 1 : -1) + flat.length) %
            flat.length,
        );
    } else if (key === 'Enter') {
      event.preventDefault();
      event.stopPropagation();
      if (!open) type('');
      else if (current) pick(current);
    } else if (key === 'Escape' && open) {
      event.preventDefault();
      event.stopPropagation();
      close();
    } else if (key === 'Tab') close();
    else if (key === 'Backspace' && !query) props.onDropLast?.();
  };

  return (
    <div ref={frame} class="combobox" data-invalid={props.invalid || undefined}>
      {props.chips}
      <input
        ref={field}
        role="combobox"
        type="text"
        autocomplete="off"
        spellcheck={false}
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={open && current ? `${id}-${current.key}` : undefined}
        aria-label={props.labelledBy ? undefined : (props.name ?? props.placeholder)}
        aria-labelledby={props.labelledBy}
        aria-describedby={props.describedBy}
        aria-invalid={props.invalid || undefined}
        placeholder={props.shown && !props.multiple ? props.shown : props.placeholder}
        value={query ?? (props.multiple ? '' : props.shown)}
        onInput={(event) => type(event.currentTarget.value)}
        onClick={() => (open ? close() : type(''))}
        onBlur={close}
        onKeyDown={onKeyDown}
      />
      <Icon name="down" size={16} />
      {open && (
        <Floating anchor={frame} onClose={close} fit>
          {/* The field keeps the focus, or its blur would close the list before the press is heard. */}
          <div
            id={`${id}-list`}
            role="listbox"
            class="menu"
            aria-label="Choices"
            aria-multiselectable={props.multiple}
            onMouseDown={(event) => event.preventDefault()}
          >
            {props.groups.map((group) => (
              // biome-ignore lint/a11y/useSemanticElements: a listbox's groups are no field sets
              <div key={group.label} role="group" aria-label={group.label || 'Choices'}>
                {group.label && group.choices.length > 0 && <div class="menu-heading">{group.label}</div>}
                {group.choices.map((choice) => (
                  // biome-ignore lint/a11y/useKeyWithClickEvents: the field hears the keys, as the combobox pattern asks
                  // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field
                  <div
                    key={choice.key}
                    id={`${id}-${choice.key}`}
                    role="option"
                    aria-selected={props.chosen.has(choice.key)}
                    class={choice === current ? 'menu-item active' : 'menu-item'}
                    onClick={() => pick(choice)}
                    onMouseMove={() => choice !== current && setActive(flat.indexOf(choice))}
                  >
                    <span class="menu-label">{choice.label}</span>
                    {choice.note && <span class="menu-note">{choice.note}</span>}
                    {props.chosen.has(choice.key) && <Icon name="check" size={14} />}
                  </div>
                ))}
              </div>
            ))}
            {flat.length === 0 && (
              <div class="menu-empty" role="status">
                {props.emptyText}
              </div>
            )}
          </div>
        </Floating>
      )}
    </div>
  );
};
