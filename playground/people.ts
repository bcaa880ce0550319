import type { Person } from './protocol.ts';

/** A person to put into the workspace. `team` names another organisation, for a stranger. */
export type PersonSeed = {
  handle: string;
  name: string;
  tz: string;
  kind?: Exclude<Person['kind'], 'bot'>;
  team?: string;
};

/** A channel to put into the workspace. `members` are handles; `rapport` is the bot. */
export type ChannelSeed = {
  name: string;
  members: string[];
  kind?: 'channel' | 'private';
  shared?: boolean;
  archived?: boolean;
};

export const TEAM = { name: 'Rapport Playground', domain: 'rapport-playground' };

/** The handle of the bot's user. */
export const BOT_HANDLE = 'rapport';

/** The cast: two colleagues in Europe, one in America, one in India, a guest, and somebody of another organisation. */
export const DEFAULT_PEOPLE: PersonSeed[] = [
  { handle: 'anna', name: 'Anna Berg', tz: 'Europe/Berlin', kind: 'admin' },
  { handle: 'ben', name: 'Ben Carter', tz: 'Europe/London' },
  { handle: 'carla', name: 'Carla Diaz', tz: 'America/New_York' },
  { handle: 'dev', name: 'Dev Mehta', tz: 'Asia/Kolkata' },
  { handle: 'gus', name: 'Gus Hansen', tz: 'Europe/Berlin', kind: 'guest' },
  { handle: 'sam', name: 'Sam Oduya', tz: 'Europe/London', kind: 'stranger', team: 'Northwind Partners' },
];

const STAFF = ['anna', 'ben', 'carla', 'dev'];

export const DEFAULT_CHANNELS: ChannelSeed[] = [
  { name: 'general', members: STAFF },
  { name: 'sales', members: [...STAFF, 'gus', BOT_HANDLE] },
  { name: 'partners', members: ['anna', 'ben', 'sam', BOT_HANDLE], shared: true },
  { name: 'leadership', members: ['anna', 'ben'], kind: 'private' },
];
