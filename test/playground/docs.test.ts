import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DEFAULT_CHANNELS, DEFAULT_PEOPLE } from '../../playground/people.ts';
import { METHODS } from '../../playground/web-api/server.ts';

describe('docs/playground.md', () => {
  const page = readFileSync('docs/playground.md', 'utf8');

  it('tells of every method, person and channel that there is', () => {
    const names = [
      ...Object.keys(METHODS),
      ...DEFAULT_PEOPLE.map(({ handle }) => handle),
      ...DEFAULT_CHANNELS.map(({ name }) => `#${name}`),
    ];
    expect(names.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });

  it('tells of no method that there is not', () => {
    const told = [
      ...page.matchAll(/`((?:api|auth|apps|oauth|team|bots|users|conversations|chat|views|files)\.[\w.]+)`/g),
    ];
    expect(told.map(([, name]) => name).filter((name) => !Object.hasOwn(METHODS, name ?? ''))).toEqual([]);
  });
});
