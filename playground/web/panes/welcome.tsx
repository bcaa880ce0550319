import { useState } from 'preact/hooks';
import type { Welcome as Offer } from '../../protocol.ts';
import { usePage } from '../state/page.ts';
import { Dialog } from '../ui/dialog.tsx';

/** Asks how to begin. Whoever puts it off is asked again when the page is opened the next time. */
export const Welcome = ({ offer }: { offer: Offer }) => {
  const page = usePage();
  const [later, setLater] = useState(false);
  const { progress, problem, note } = offer;
  if (later && !progress) return null;
  return (
    <Dialog labelledBy="welcome-title" class="dialog welcome" onCancel={() => setLater(true)}>
      <div class="dialog-body">
        <h2 id="welcome-title">{offer.title}</h2>
        <p>{offer.text}</p>
        {problem && (
          <div class="dialog-failure" role="alert">
            {problem}
          </div>
        )}
        <div class="welcome-choices">
          {offer.choices.map(({ id, label, text }, index) => (
            <button
              key={id}
              type="button"
              class={index === 0 ? 'welcome-choice first' : 'welcome-choice'}
              disabled={progress !== null}
              aria-describedby={`welcome-${id}`}
              aria-busy={progress?.choice === id || undefined}
              onClick={() => page.act({ act: 'choose', choice: id }, 'quietly')}
            >
              <strong>{label}</strong>
              <span id={`welcome-${id}`}>{text}</span>
            </button>
          ))}
        </div>
        <div class="welcome-progress">
          <progress
            aria-label="How far it is"
            max={100}
            value={Math.round((progress?.share ?? 0) * 100)}
            hidden={!progress}
          />
          <p role="status">{progress?.line ?? note}</p>
        </div>
      </div>
    </Dialog>
  );
};
