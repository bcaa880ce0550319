import type { Datepicker, DateTimepicker, Timepicker } from '@slack/types';
import { useRef } from 'preact/hooks';
import { plain } from '../text/text-object.tsx';
import { fromLocalField, toLocalField } from '../text/time.ts';
import { useViewer } from '../text/viewer.ts';
import { type ElementProps, useValue } from './surface.ts';

type Props = ElementProps<Datepicker | Timepicker | DateTimepicker>;

/**
 * When a picker tells what it was set to: at once, except that a date being typed passes through others on its way
 * (the year 2 on the way to 2026), of which an app that hears of each change must not be told.
 */
const useCommit = (dispatches: boolean, commit: (field: string) => void) => {
  const isTyping = useRef(false);
  const waiting = useRef<string | null>(null);
  const flush = () => {
    if (waiting.current !== null) commit(waiting.current);
    waiting.current = null;
  };
  return {
    onPointerDown: () => {
      isTyping.current = false;
    },
    onKeyDown: ({ key }: KeyboardEvent) => {
      isTyping.current = true;
      if (key === 'Enter') flush();
    },
    onInput: ({ currentTarget }: { currentTarget: HTMLInputElement }) => {
      if (dispatches && isTyping.current) waiting.current = currentTarget.value;
      else commit(currentTarget.value);
    },
    onBlur: flush,
  };
};

const common = (props: Props, fallback: string) => {
  const given = 'placeholder' in props.element ? plain(props.element.placeholder) : '';
  return {
    class: 'field picker',
    autofocus: props.element.focus_on_load,
    'aria-labelledby': props.labelledBy,
    'aria-label': props.labelledBy ? undefined : given || fallback,
    'aria-describedby': props.describedBy,
    'aria-invalid': props.invalid,
    title: given || fallback,
  };
};

/** A day, sent as `YYYY-MM-DD`. */
export const DateElement = (props: ElementProps<Datepicker>) => {
  const [set, change] = useValue<string | null>(props, 'selected_date');
  return (
    <input
      {...common(props, 'Select a date')}
      type="date"
      value={set ?? ''}
      {...useCommit(props.dispatches, (field) => change(field || null))}
    />
  );
};

/** A time of day, sent as `HH:mm`. */
export const TimeElement = (props: ElementProps<Timepicker>) => {
  const [set, change] = useValue<string | null>(props, 'selected_time');
  const { timezone } = props.element;
  return (
    <span class="picker-frame">
      <input
        {...common(props, 'Select a time')}
        type="time"
        value={set ?? ''}
        {...useCommit(props.dispatches, (field) => change(field || null))}
      />
      {timezone && <span class="picker-zone">{timezone.replaceAll('_', ' ')}</span>}
    </span>
  );
};

/** An instant, shown in the viewer's zone and sent as seconds since the epoch. */
export const DateTimeElement = (props: ElementProps<DateTimepicker>) => {
  const [set, change] = useValue<number | null>(props, 'selected_date_time');
  const { tz } = useViewer().me;
  const pick = (field: string) => {
    const ms = fromLocalField(field, tz);
    return change(ms === null ? null : ms / 1000);
  };
  return (
    <input
      {...common(props, 'Select a date and time')}
      type="datetime-local"
      value={set ? toLocalField(set * 1000, tz) : ''}
      {...useCommit(props.dispatches, pick)}
    />
  );
};
