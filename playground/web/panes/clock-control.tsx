import { useId, useRef, useState } from 'preact/hooks';
import { usePresent } from '../state/clock.ts';
import { usePage } from '../state/page.ts';
import type { World } from '../state/world.ts';
import {
  dayAndTime,
  fromLocalField,
  isoOf,
  nextMonday,
  toLocalField,
  tomorrowMorning,
} from '../text/time.ts';
import { Floating } from '../ui/floating.tsx';
import { Icon } from '../ui/icons.tsx';

const HOUR_MS = 3_600_000;

type Move = { to: string } | { by: number };

const MoveForm = ({ now, tz, onMove }: { now: number; tz: string; onMove: (move: Move) => void }) => {
  const [field, setField] = useState(toLocalField(now, tz));
  const id = useId();
  const wanted = fromLocalField(field, tz);
  const isPast = wanted === null || wanted <= now;
  const moves: [string, () => Move][] = [
    ['+1 hour', () => ({ by: HOUR_MS })],
    ['+1 day', () => ({ by: 24 * HOUR_MS })],
    ['Tomorrow 09:00', () => ({ to: tomorrowMorning(now, tz) })],
    ['Next Monday 09:00', () => ({ to: nextMonday(now, tz) })],
  ];
  return (
    <form
      class="clock-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (wanted !== null && !isPast) onMove({ to: isoOf(wanted) });
      }}
    >
      <p class="clock-note">The playground’s clock, in {tz.replaceAll('_', ' ')}. It goes forward only.</p>
      <div class="clock-moves">
        {moves.map(([label, move]) => (
          <button key={label} type="button" class="button" onClick={() => onMove(move())}>
            {label}
          </button>
        ))}
      </div>
      <label for={id}>Or go to</label>
      <div class="clock-field">
        <input
          id={id}
          class="field"
          type="datetime-local"
          min={toLocalField(now, tz)}
          value={field}
          onInput={({ currentTarget }) => setField(currentTarget.value)}
        />
        <button type="submit" class="button primary-filled" disabled={isPast}>
          Go
        </button>
      </div>
    </form>
  );
};

/** The pretend time in the person's zone, and the ways to move it. */
export const ClockControl = ({ world }: { world: World }) => {
  const page = usePage();
  const now = usePresent(world);
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const { tz } = world.me;
  const move = async (by: Move) => {
    setOpen(false);
    setBusy(true);
    await page.act({ act: 'move-clock', ...by });
    setBusy(false);
    button.current?.focus();
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        class="bar-button clock"
        aria-expanded={open}
        aria-haspopup="dialog"
        aria-busy={busy || undefined}
        title="Move the clock"
        onClick={() => setOpen(!open)}
      >
        <Icon name="clock" />
        <time>{dayAndTime(now, tz)}</time>
        <span class="hidden-text">, move the clock</span>
      </button>
      {open && (
        <Floating anchor={button} onClose={() => setOpen(false)} align="end">
          <div
            role="dialog"
            aria-label="Move the clock"
            onKeyDown={(event) => {
              if (event.key !== 'Escape') return;
              setOpen(false);
              button.current?.focus();
            }}
          >
            <MoveForm now={now} tz={tz} onMove={move} />
          </div>
        </Floating>
      )}
    </>
  );
};
