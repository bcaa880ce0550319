import type { Person } from '../../protocol.ts';
import type { Link } from '../state/connection.ts';
import { useTheme } from '../state/theme.ts';
import type { World } from '../state/world.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Icon } from '../ui/icons.tsx';
import { MenuButton } from '../ui/menu.tsx';
import { ClockControl } from './clock-control.tsx';

type Props = { world: World; link: Link; inspecting: boolean; onInspect: () => void };

const KINDS: Record<Person['kind'], string> = {
  member: 'member',
  admin: 'admin',
  guest: 'guest',
  stranger: 'of another organisation',
  bot: 'app',
  deactivated: 'deactivated',
};

const zoneOf = (tz: string) => tz.split('/').at(-1)?.replaceAll('_', ' ') ?? tz;

const ThemeSwitch = () => {
  const [theme, choose] = useTheme();
  const other = theme === 'dark' ? 'light' : 'dark';
  return (
    <button
      type="button"
      class="bar-button"
      aria-label={`Switch to the ${other} theme`}
      title={`Switch to the ${other} theme`}
      onClick={() => choose(other)}
    >
      <Icon name={other === 'dark' ? 'moon' : 'sun'} />
    </button>
  );
};

/** Each person is a link, so that a second window can be opened as somebody else. */
const PersonSwitch = ({ world }: { world: World }) => (
  <MenuButton
    name={`You are ${world.me.name}. Be somebody else`}
    class="bar-button who"
    align="end"
    heading="Be somebody else (open in a new window to be two at once)"
    items={world.people
      .filter(({ kind }) => kind !== 'bot' && kind !== 'deactivated')
      .map((person) => ({
        key: person.id,
        label: person.name,
        note: `${KINDS[person.kind]}, ${zoneOf(person.tz)}`,
        checked: person.id === world.me.id,
        href: `?as=${encodeURIComponent(person.id)}`,
      }))}
  >
    <Avatar person={world.me} size="small" />
    <span class="who-name">{world.me.name}</span>
    <Icon name="down" size={14} />
  </MenuButton>
);

/** The bar over everything: what is not Slack's but the playground's own. */
export const TopBar = ({ world, link, inspecting, onInspect }: Props) => (
  <header class="top-bar">
    <span class="mark">
      Playground <span class="mark-note">not Slack</span>
    </span>
    <span class="link-state" role="status">
      {link !== 'open' ? 'Connection lost, trying again …' : ''}
    </span>
    <ClockControl world={world} />
    <button
      type="button"
      class="bar-button"
      aria-pressed={inspecting}
      aria-label="Inspector"
      title="Inspector: what Slack and the app say to each other"
      onClick={onInspect}
    >
      <Icon name="inspect" />
    </button>
    <ThemeSwitch />
    <PersonSwitch world={world} />
  </header>
);
