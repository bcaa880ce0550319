import { useState } from 'preact/hooks';
import type { Tour as Steps, Suggestion } from '../../protocol.ts';
import { usePage } from '../state/page.ts';
import { Icon } from '../ui/icons.tsx';

type Props = { steps: Steps; onTry: (suggestion: Suggestion) => void };

const Try = ({ step, onTry }: { step: Steps[number]; onTry: Props['onTry'] }) => {
  const { suggestion } = step;
  if (!suggestion || step.done) return null;
  const label = suggestion.type === 'morning' ? 'Go there' : 'Try it';
  return (
    <button
      type="button"
      class="button"
      aria-label={`${label}: ${step.title}`}
      onClick={() => onTry(suggestion)}
    >
      {label}
    </button>
  );
};

const Mark = ({ done }: { done: boolean }) => (
  <span class={done ? 'tour-mark done' : 'tour-mark'} aria-hidden="true">
    {done && <Icon name="check" size={12} />}
  </span>
);

/** A few things to try: the next one in a line, or all of them. Each is ticked when the server saw it done. */
export const Tour = ({ steps, onTry }: Props) => {
  const page = usePage();
  const [all, setAll] = useState(false);
  const done = steps.filter((step) => step.done).length;
  const next = steps.find((step) => !step.done);
  return (
    <section class="tour" aria-label="Things to try">
      <div class="tour-line">
        <span class="tour-marks" aria-hidden="true">
          {steps.map((step) => (
            <Mark key={step.id} done={step.done} />
          ))}
        </span>
        <span class="tour-count" aria-hidden="true">
          {done}/{steps.length}
        </span>
        <p class="tour-next" role="status">
          <span class="hidden-text">{`${done} of ${steps.length} done. `}</span>
          <strong>{next?.title ?? 'That is the tour.'}</strong>{' '}
          <span class="tour-text">{next?.text ?? 'You have seen what Rapport does, day by day.'}</span>
        </p>
        {next && !all && <Try step={next} onTry={onTry} />}
        <button
          type="button"
          class="icon-button"
          aria-expanded={all}
          aria-label="All things to try"
          title="All things to try"
          onClick={() => setAll(!all)}
        >
          <Icon name={all ? 'up' : 'down'} size={16} />
        </button>
        <button
          type="button"
          class="icon-button"
          aria-label="Put the tour away"
          title="Put the tour away"
          onClick={() => page.act({ act: 'dismiss-tour' })}
        >
          <Icon name="close" size={16} />
        </button>
      </div>
      {all && (
        <ol class="tour-steps">
          {steps.map((step) => (
            <li key={step.id} class={step.done ? 'done' : ''}>
              <Mark done={step.done} />
              <div>
                <strong>{step.title}</strong>
                {step.done && <span class="hidden-text"> (done)</span>}
                <p>{step.text}</p>
                {step.suggestion?.type === 'text' && <code>{step.suggestion.text}</code>}
              </div>
              <Try step={step} onTry={onTry} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
};
