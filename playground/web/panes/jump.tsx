import { useEffect, useState } from 'preact/hooks';
import { narrow } from '../elements/choices.ts';
import { dmWith, hasApps, type World } from '../state/world.ts';
import { type Choice, Combobox } from '../ui/combobox.tsx';
import { Dialog } from '../ui/dialog.tsx';

/** Ctrl+K or ⌘K, as in Slack. */
export const useJumpKey = (open: () => void) => {
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      open();
    };
    addEventListener('keydown', hear);
    return () => removeEventListener('keydown', hear);
  }, [open]);
};

const placesOf = (world: World): Choice[] => {
  const channels = world.conversations
    .filter(({ kind, archived }) => kind !== 'dm' && !archived)
    .map(({ id, name }) => ({ key: id, label: `#${name}`, set: id }));
  const people = [
    ...world.people.filter(({ kind }) => kind !== 'bot'),
    ...(hasApps(world) ? [world.bot] : []),
  ]
    .filter(({ kind }) => kind !== 'deactivated')
    .map(({ id, name, handle }) => ({
      key: id,
      label: name,
      note: `@${handle}`,
      set: dmWith(world, id)?.id ?? id,
    }));
  return [...channels, ...people];
};

/** What contains the letters, and first of all what begins with them. */
const best = (places: Choice[], query: string): Choice[] => {
  const begins = ({ label }: Choice) => label.replace(/^#/, '').toLowerCase().startsWith(query.toLowerCase());
  const found = narrow([{ label: '', choices: places }], query).flatMap(({ choices }) => choices);
  return [...found.filter(begins), ...found.filter((choice) => !begins(choice))];
};

/** Type a few letters, press Enter, and be there. */
export const Jump = ({
  world,
  onGo,
  onClose,
}: {
  world: World;
  onGo: (id: string) => void;
  onClose: () => void;
}) => {
  const [query, setQuery] = useState('');
  return (
    <Dialog labelledBy="jump-title" class="dialog jump-dialog" onCancel={onClose}>
      <h2 id="jump-title">Jump to …</h2>
      <Combobox
        groups={[{ label: '', choices: best(placesOf(world), query) }]}
        emptyText="Nothing by that name"
        onQuery={setQuery}
        onPick={({ set }) => {
          onClose();
          onGo(String(set));
        }}
        shown=""
        placeholder="A channel or a person"
        chosen={new Set()}
        autoFocus
      />
    </Dialog>
  );
};
