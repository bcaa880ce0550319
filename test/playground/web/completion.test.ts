import { describe, expect, it } from 'vitest';
import type { Conversation, Person } from '../../../playground/protocol.ts';
import { completionsFor, wantedAt, withHandles } from '../../../playground/web/panes/completion.ts';

const person = (handle: string, name: string, kind: Person['kind'] = 'member'): Person => ({
  id: handle,
  handle,
  name,
  tz: 'UTC',
  kind,
  teamId: 'T',
});
const people = [
  person('anna', 'Anna Berg'),
  person('annalena', 'Anna Bergström'),
  person('old', 'Anna Gone', 'deactivated'),
];
const sales: Conversation = {
  id: 'C',
  kind: 'channel',
  name: 'sales',
  memberIds: [],
  archived: false,
  shared: false,
};
const known = {
  people,
  conversations: [sales],
  commands: [{ command: '/crm', description: 'Customers', usageHint: 'note Acme …' }],
};
const complete = (text: string) => {
  const wanted = wantedAt(text, text.length);
  return wanted ? completionsFor(wanted, known).map(({ insert }) => insert) : null;
};

describe('what is completed', () => {
  it.each([
    ['/', ['/crm ']],
    ['/c', ['/crm ']],
    ['/x', []],
    ['@an', ['@Anna Berg ', '@Anna Bergström ']],
    ['hello (@berg', ['@Anna Berg ', '@Anna Bergström ']],
    ['see #sa', ['#sales ']],
  ])('%s', (text, inserts) => expect(complete(text)).toEqual(inserts));

  it.each(['/crm ', 'a / b', 'dana@acme', 'hello'])('nothing for %s', (text) =>
    expect(complete(text)).toBeNull(),
  );

  it('shows the usage hint of a command', () =>
    expect(completionsFor({ kind: 'command', from: 0, query: '' }, known)[0]?.label).toBe(
      '/crm note Acme …',
    ));
});

describe('a completed name', () => {
  it.each([
    ['@Anna Berg, hello', '@anna, hello'],
    ['@Anna Bergström and @anna berg', '@annalena and @anna'],
    ['mail@Anna Berg', 'mail@Anna Berg'],
    ['@Anna Bergmann', '@Anna Bergmann'],
  ])('%s is sent as %s', (typed, sent) => expect(withHandles(typed, people)).toBe(sent));
});
