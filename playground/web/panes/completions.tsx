import { useEffect, useState } from 'preact/hooks';
import type { World } from '../state/world.ts';
import { useViewer } from '../text/viewer.ts';
import { type Completion, completionsFor, wantedAt } from './completion.ts';

/** What could complete the word at the caret, and which of it is chosen. */
export const useCompletion = (world: World, text: string, caret: number) => {
  const { people } = useViewer();
  const [dismissed, setDismissed] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const wanted = wantedAt(text, caret);
  const found =
    wanted && dismissed !== text
      ? completionsFor(wanted, {
          people: people.values(),
          conversations: world.conversations,
          commands: world.commands,
        })
      : [];
  useEffect(() => setActive(0), [text]);
  const at = Math.min(active, Math.max(0, found.length - 1));
  return { wanted, found, at, setActive, dismiss: () => setDismissed(text) };
};

/** The list over a composer. */
export const Completions = ({
  id,
  found,
  at,
  kind,
  onPick,
}: {
  id: string;
  found: readonly Completion[];
  at: number;
  kind: string;
  onPick: (completion: Completion) => void;
}) => (
  <div
    id={id}
    role="listbox"
    aria-label="Completions"
    class="menu completions"
    onMouseDown={(event) => event.preventDefault()}
  >
    <div class="menu-heading">
      {kind === 'command' ? 'Commands' : kind === 'person' ? 'People' : 'Channels'}
    </div>
    {found.map((completion, index) => (
      // biome-ignore lint/a11y/useKeyWithClickEvents: the composer hears the keys
      // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the composer
      <div
        key={completion.key}
        id={`${id}-${index}`}
        role="option"
        aria-selected={index === at}
        class={index === at ? 'menu-item active' : 'menu-item'}
        onClick={() => onPick(completion)}
      >
        <span class="menu-label">{completion.label}</span>
        {completion.note && <span class="menu-note">{completion.note}</span>}
      </div>
    ))}
  </div>
);
