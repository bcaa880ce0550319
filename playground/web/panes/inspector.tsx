import { useState } from 'preact/hooks';
import type { Fault, Traffic } from '../../protocol.ts';
import { usePage } from '../state/page.ts';
import type { World } from '../state/world.ts';
import { timeOfDay } from '../text/time.ts';
import { Icon } from '../ui/icons.tsx';

export type Inspected = { title: string; value: unknown };

type Props = { world: World; inspected: Inspected | null; onForget: () => void; onClose: () => void };

const Json = ({ value }: { value: unknown }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
  <pre class="json" tabIndex={0}>
    {JSON.stringify(value, null, 2)}
  </pre>
);

const RETRY_AFTER_S = 5;
const SLOW_MS = 2_000;

const FAULTS: { label: string; note: string; fault: Fault }[] = [
  {
    label: 'Rate limit',
    note: `The next call gets 429, to be tried again after ${RETRY_AFTER_S} s`,
    fault: { kind: 'rate-limited', retryAfter: RETRY_AFTER_S },
  },
  { label: 'Server error', note: 'The next call gets 500', fault: { kind: 'server-error', status: 500 } },
  {
    label: 'Slow',
    note: `The next five calls take ${SLOW_MS / 1000} s longer`,
    fault: { kind: 'latency', milliseconds: SLOW_MS, times: 5 },
  },
  { label: 'Drop socket', note: 'The WebSocket of Socket Mode is cut', fault: { kind: 'drop-socket' } },
  { label: 'Deliver twice', note: 'The next payload comes again', fault: { kind: 'redeliver' } },
];

const Faults = () => {
  const page = usePage();
  const [done, setDone] = useState('');
  const plan = async ({ label, fault }: (typeof FAULTS)[number]) => {
    const answer = await page.act({ act: 'fault', fault });
    setDone(answer.ok ? `Planned: ${label}` : '');
  };
  return (
    <section class="faults" aria-label="Faults">
      <h3>Let something go wrong</h3>
      <div class="actions">
        {FAULTS.map((one) => (
          <button key={one.label} type="button" class="button" title={one.note} onClick={() => plan(one)}>
            {one.label}
          </button>
        ))}
      </div>
      <p class="pane-note" role="status">
        {done}
      </p>
    </section>
  );
};

const Line = ({ line, tz }: { line: Traffic; tz: string }) => {
  const toApp = line.direction === 'to-app';
  return (
    <details class={`traffic ${line.refused ? 'refused' : ''}`}>
      <summary>
        <span class="traffic-way" title={toApp ? 'Slack to the app' : 'The app to Slack'}>
          {toApp ? '→ app' : '← app'}
        </span>
        <span class="traffic-name">{line.name}</span>
        {line.refused && <span class="traffic-error">{line.refused.error}</span>}
        <span class="traffic-took">{line.took === null ? '…' : `${Math.round(line.took)} ms`}</span>
      </summary>
      <div class="traffic-body">
        <p class="pane-note">{timeOfDay(Date.parse(line.at), tz)}</p>
        {line.refused && (
          <p class="traffic-why">
            {line.refused.why} <span class="traffic-source">{line.refused.source}</span>
          </p>
        )}
        <h4>{toApp ? 'Payload' : 'Call'}</h4>
        <Json value={line.payload} />
        <h4>{toApp ? 'Ack' : 'Answer'}</h4>
        <Json value={line.response} />
      </div>
    </details>
  );
};

/** Behind the stage: every payload and call with its time, refusals with their rule, and faults at a click. */
export const Inspector = ({ world, inspected, onForget, onClose }: Props) => {
  const [onlyRefused, setOnlyRefused] = useState(false);
  const lines = world.traffic.filter(({ refused }) => !onlyRefused || refused).toReversed();
  return (
    <aside
      class="side-pane inspector"
      aria-label="Inspector"
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <header class="pane-head">
        <h2>Inspector</h2>
        <button
          type="button"
          class="icon-button"
          aria-label="Close inspector"
          title="Close inspector"
          onClick={onClose}
        >
          <Icon name="close" />
        </button>
      </header>
      <div class="inspector-body">
        <Faults />
        {inspected && (
          <section aria-label={inspected.title}>
            <h3>
              {inspected.title}
              <button type="button" class="icon-button" aria-label="Forget" onClick={onForget}>
                <Icon name="close" size={14} />
              </button>
            </h3>
            <Json value={inspected.value} />
          </section>
        )}
        <section aria-label="Traffic">
          <h3>
            Traffic
            <label class="option">
              <input type="checkbox" checked={onlyRefused} onChange={() => setOnlyRefused(!onlyRefused)} />
              <span>Refused only</span>
            </label>
          </h3>
          {lines.length === 0 && <p class="pane-note">Nothing yet. Type a command or press a button.</p>}
          {lines.map((line) => (
            <Line key={line.id} line={line} tz={world.me.tz} />
          ))}
        </section>
      </div>
    </aside>
  );
};
