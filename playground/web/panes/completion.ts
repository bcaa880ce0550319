import type { Conversation, Person, SlashCommand } from '../../protocol.ts';

/** One thing that may be completed, and the text that takes the place of what was typed. */
export type Completion = { key: string; label: string; note: string; insert: string };

/** What is being typed, from `from` to the caret. */
export type Wanted = { kind: 'command' | 'person' | 'channel'; from: number; query: string };

/** What the text before the caret asks to be completed: a command at the start, `@somebody` or `#channel` anywhere. */
export const wantedAt = (text: string, caret: number): Wanted | null => {
  const before = text.slice(0, caret);
  if (/^\/\S*$/.test(before)) return { kind: 'command', from: 0, query: before.slice(1).toLowerCase() };
  const match = /(?:^|[\s(])([@#])([\p{L}\p{N}._-]*)$/u.exec(before);
  if (!match) return null;
  const query = match[2] ?? '';
  return {
    kind: match[1] === '@' ? 'person' : 'channel',
    from: caret - query.length - 1,
    query: query.toLowerCase(),
  };
};

type Known = {
  people: Iterable<Person>;
  conversations: readonly Conversation[];
  commands: readonly SlashCommand[];
};

const MOST = 8;

const startsWord = (text: string, query: string) =>
  text
    .toLowerCase()
    .split(/[\s._-]+/)
    .some((word) => word.startsWith(query)) || text.toLowerCase().startsWith(query);

/** The completions that fit, at most eight. */
export const completionsFor = ({ kind, query }: Wanted, known: Known): Completion[] => {
  switch (kind) {
    case 'command':
      return known.commands
        .filter(({ command }) => command.slice(1).toLowerCase().startsWith(query))
        .map(({ command, usageHint, description }) => ({
          key: command,
          label: `${command} ${usageHint}`.trim(),
          note: description,
          insert: `${command} `,
        }));
    case 'person':
      return [...known.people]
        .filter(
          ({ name, handle, kind: is }) =>
            is !== 'deactivated' && (startsWord(name, query) || startsWord(handle, query)),
        )
        .slice(0, MOST)
        .map(({ id, name, handle }) => ({ key: id, label: name, note: `@${handle}`, insert: `@${name} ` }));
    case 'channel':
      return known.conversations
        .filter(({ kind: is, name }) => is !== 'dm' && startsWord(name, query))
        .slice(0, MOST)
        .map(({ id, name }) => ({ key: id, label: `#${name}`, note: '', insert: `#${name} ` }));
  }
};

const escapePattern = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * The text as it is sent: `@Full Name`, as it was completed, becomes `@handle`, which the server knows as a mention.
 * The longer of two names wins.
 */
export const withHandles = (text: string, people: Iterable<Person>): string => {
  const handles = new Map([...people].map(({ name, handle }) => [name.toLowerCase(), handle]));
  const names = [...handles.keys()].sort((a, b) => b.length - a.length).map(escapePattern);
  if (names.length === 0) return text;
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])@(${names.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
  return text.replace(
    pattern,
    (whole, name: string) => `@${handles.get(name.toLowerCase()) ?? whole.slice(1)}`,
  );
};
