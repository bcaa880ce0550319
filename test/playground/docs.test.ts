import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { TIER_OF, TIERS } from '../../playground/pace.ts';
import { DEFAULT_CHANNELS, DEFAULT_PEOPLE } from '../../playground/people.ts';
import { NOT_IMITATED } from '../../playground/web-api/postable.ts';
import { METHODS } from '../../playground/web-api/server.ts';
import { BLOCK_RULES } from './rules/blocks.ts';
import { ELEMENT_RULES } from './rules/elements.ts';
import { VIEW_RULES } from './rules/views.ts';

describe('docs/playground.md', () => {
  const page = readFileSync('docs/playground.md', 'utf8');

  it('tells of every method, person and channel that there is', () => {
    const names = [
      ...Object.keys(METHODS),
      ...DEFAULT_PEOPLE.map(({ handle }) => handle),
      ...NOT_IMITATED,
      ...DEFAULT_CHANNELS.map(({ name }) => `#${name}`),
    ];
    expect(names.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });

  it('tells of every rule of Block Kit that is tested, and where Slack states it', () => {
    const rows = [...BLOCK_RULES, ...ELEMENT_RULES, ...VIEW_RULES].map(
      ({ source, cases }) => `| ${cases.map(([rule]) => rule).join('; ')} | ${source} |`,
    );
    const told = page.split('\n').filter((line) => /\| (?:block-kit|views)\/?\S* \|$/.test(line));
    expect(told).toEqual(rows);
  });

  it('tells how many calls of each method are let through', () => {
    const tiers = Object.entries(TIERS).map(([tier, calls]) => {
      const methods = Object.keys(TIER_OF).filter((name) => TIER_OF[name] === Number(tier));
      return `| ${tier} | ${calls} | ${methods.map((name) => `\`${name}\``).join(', ')} |`;
    });
    expect(tiers.filter((row) => !page.includes(row))).toEqual([]);
    expect(Object.keys(TIER_OF).filter((name) => !Object.hasOwn(METHODS, name))).toEqual([]);
  });

  it('tells of no method that there is not', () => {
    const told = [
      ...page.matchAll(/`((?:api|auth|apps|oauth|team|bots|users|conversations|chat|views|files)\.[\w.]+)`/g),
    ];
    expect(told.map(([, name]) => name).filter((name) => !Object.hasOwn(METHODS, name ?? ''))).toEqual([]);
  });
});
