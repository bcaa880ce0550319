import type { Person } from '../../protocol.ts';
import { Icon } from './icons.tsx';

const COLOURS = 8;

const colourOf = (id: string) =>
  [...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 997, 7) % COLOURS;

const initials = (name: string) =>
  name
    .split(/\s+/)
    .map((word) => [...word][0] ?? '')
    .slice(0, 2)
    .join('')
    .toUpperCase();

/**
 * A person's square: initials on a colour of their own. It is decoration, drawn by the style sheet: the name stands
 * beside it.
 */
export const Avatar = ({ person, size }: { person: Person | undefined; size: 'small' | 'large' }) => {
  const isBot = person?.kind === 'bot';
  return (
    <span
      class={`avatar ${size} colour-${person ? colourOf(person.id) : 0} ${person?.kind ?? ''}`}
      data-initials={isBot ? '' : initials(person?.name ?? '?')}
      aria-hidden="true"
    >
      {isBot && <Icon name="at" size={size === 'large' ? 22 : 13} />}
    </span>
  );
};

const BADGES: Partial<Record<Person['kind'], string>> = {
  bot: 'App',
  guest: 'Guest',
  stranger: 'Outside',
  deactivated: 'Deactivated',
};

/** The small word beside a name that says that this is no ordinary member. */
export const Badge = ({ person }: { person: Person | undefined }) => {
  const word = person && BADGES[person.kind];
  return word ? <span class="badge">{word}</span> : null;
};
