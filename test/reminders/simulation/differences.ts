import type { KnownBlock } from '@slack/types';
import type { Message } from '../../../src/views/text.ts';
import type { Line } from './reference.ts';
import type { TeamSays } from './team-reference.ts';

const SHOWN = 10;
const SHOWN_UNOWNED = 5;
const SHOWN_DATES = 15;

/** What is wrong with a member's digest; null: it says exactly what the reference says. */
export function memberDifference(message: Message, lines: Line[]): string | null {
  const wrong = linesDifference(message, lines.slice(0, SHOWN));
  if (wrong !== null) return wrong;
  const more = Math.max(0, lines.length - SHOWN);
  const told = /and (\d+) more\./.exec(JSON.stringify(message.blocks))?.[1] ?? '0';
  return Number(told) === more ? null : `it speaks of ${told} more instead of ${more}`;
}

/** The same of the team's. */
export function teamDifference(message: Message, says: TeamSays): string | null {
  const sections = message.blocks.flatMap((block) => (block.type === 'section' ? [block] : []));
  const starting = (start: string) => sections.find(({ text }) => text?.text.startsWith(start))?.text?.text;
  const numbers = (text = '') => (text.match(/\d+/g) ?? []).map(Number);
  return (
    linesDifference(message, says.late.slice(0, SHOWN)) ??
    difference(
      'late',
      numbers(/\d+ late/.exec(message.text)?.[0]),
      says.late.length > 0 ? [says.late.length] : [],
    ) ??
    difference(
      'without an owner',
      numbers(/\d+ customers? without/.exec(message.text)?.[0]),
      says.unowned.length > 0 ? [says.unowned.length] : [],
    ) ??
    unownedDifference(message, says) ??
    difference(
      'dates',
      numbers(/\d+ dates? to/.exec(message.text)?.[0]),
      says.dates.length > 0 ? [says.dates.length] : [],
    ) ??
    datesDifference(starting('*This week*')?.split('\n').slice(1) ?? [], says) ??
    difference('figures', numbers(starting('*The last seven days*')), says.figures ?? []) ??
    difference(
      'completeness',
      numbers(starting('The file is')),
      says.complete === null ? [] : [says.complete],
    )
  );
}

const difference = (what: string, said: number[], expected: number[]): string | null =>
  said.join() === expected.join() ? null : `of ${what} it says "${said}" instead of "${expected}"`;

/** Of those that are equally long quiet, any may be shown. */
function unownedDifference({ blocks }: Message, { unowned }: TeamSays): string | null {
  const shown = blocks.flatMap((block) =>
    block.type === 'section' &&
    block.accessory?.type === 'button' &&
    block.accessory.action_id === 'customer.take'
      ? [String(JSON.parse(block.accessory.value ?? '{}').customer)]
      : [],
  );
  const since = shown.map((id) => unowned.find((one) => one.id === id)?.since);
  return difference(
    'unowned',
    since.map(Number),
    unowned.slice(0, SHOWN_UNOWNED).map((one) => one.since),
  );
}

/** In the order of days and names; of the dates of one customer on one day, in any. */
function datesDifference(shown: string[], { dates }: TeamSays): string | null {
  const left = [...shown];
  const order = dates.map(({ on, name }) => `${on} ${name}`);
  for (const [index, { words }] of dates.slice(0, SHOWN_DATES).entries()) {
    const at = left.findIndex((line) => words.every((word) => line.includes(word)));
    if (at < 0) return `of dates it lacks "${words.join(' ')}" in\n${shown.join('\n')}`;
    if (at > 0 && order[index] !== order[index + at]) return `"${words.join(' ')}" is not in its place`;
    left.splice(at, 1);
  }
  return left.length > 0 ? `of dates it says too much: ${left.join(', ')}` : null;
}

function linesDifference({ blocks }: Message, expected: Line[]): string | null {
  const found = blocks.flatMap((block, index) => lineAt(block, blocks[index + 1]));
  const keys = (all: { key: string }[]) => all.map(({ key }) => key).join(', ');
  if (keys(found) !== keys(expected)) return `it lists ${keys(found)}\ninstead of ${keys(expected)}`;
  for (const { why, key } of expected) {
    // A customer has several dates: which of them comes first is all the same.
    const at = found.findIndex((one) => one.key === key && why.every((words) => one.text.includes(words)));
    const [line] = at < 0 ? [] : found.splice(at, 1);
    if (!line)
      return `${key}: none of ${JSON.stringify(found.filter((one) => one.key === key))} has "${why.join('", "')}"`;
    const reasons = [/\* (quiet|ago), cadence/, /usually buys/, /no next step/].filter((one) =>
      one.test(line.text),
    ).length;
    if (key.startsWith('customer') && reasons > why.length)
      return `${key}: "${line.text}" gives more reasons than ${why}`;
  }
  return null;
}

/** A line of a digest is a section with buttons below it; what it is about stands in these. */
function lineAt(block: KnownBlock, below: KnownBlock | undefined): { key: string; text: string }[] {
  if (block.type !== 'section' || below?.type !== 'actions') return [];
  const buttons = below.elements.flatMap((element) =>
    element.type === 'button'
      ? [{ id: element.action_id ?? '', value: JSON.parse(element.value ?? '{}') }]
      : [],
  );
  const [first] = buttons;
  const snooze = buttons.some(({ id }) => id.startsWith('snooze'));
  const key = first?.value.commitment
    ? `commitment ${first.value.commitment}`
    : `${snooze ? 'customer' : 'date'} ${first?.value.customer}`;
  return [{ key, text: block.text?.text ?? '' }];
}
