import { nameKey } from '../../src/domain/text/name.ts';
import { readRows } from './company.ts';
import type { Change } from './evaluate.ts';

/** A small random generator (mulberry32), so that a run can be repeated. */
export function random(seed: number): () => number {
  let state = seed * 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const pick = <T>(from: readonly T[], next: () => number): T => from[Math.floor(next() * from.length)] as T;
const OPENINGS = [
  'Hi, ',
  'Hello Rapport, ',
  'Please tell me: ',
  'Quick question: ',
  'Could you tell me, ',
  'hey, ',
  'Good morning, ',
  '',
];
const namesIn = (folder: URL) =>
  new Set(
    [
      ...readRows(folder, 'customers').flatMap((row) => [
        row['name'],
        row['aliases'],
        row['competitors'],
        row['won_from'],
        row['source'],
        row['tags'],
        row['referred_by'],
      ]),
      ...readRows(folder, 'contacts').map((row) => row['name']),
      ...readRows(folder, 'team').flatMap((row) => [row['name'], row['handle']]),
      ...readRows(folder, 'purchases').map((row) => row['item']),
    ]
      .flatMap((cell) => nameKey((cell ?? '').replaceAll(';', ' ')).split(' '))
      .filter((word) => word !== ''),
  );

/** Questions as hurried people write them: another case, other punctuation, a polite opening, one typing error. */
export function rougher(folder: URL, seed: number): Change {
  const next = random(seed);
  const names = namesIn(folder);
  return {
    expect: (text) => text,
    ask(text, { kind }) {
      let changed = text.replace(/[?.!]+$/, '');
      const words = changed.split(' ');
      const ordinary = words.flatMap((word, at) =>
        /^[a-z]{5,}$/.test(word) && !names.has(word) && !names.has(word.replace(/s$/, '')) ? [at] : [],
      );
      if (ordinary.length > 0) {
        const at = pick(ordinary, next);
        words[at] = mistyped(words[at] ?? '', next);
      }
      changed = words.join(' ');
      if (kind !== 'followup') changed = `${pick(OPENINGS, next)}${changed}`;
      const style = next();
      if (style < 0.35) changed = changed.toLowerCase();
      else if (style < 0.5) changed = changed.toUpperCase();
      return `${changed}${pick(['', '?', '??', '.', '!', ' ?'], next)}`;
    },
  };
}

export function mistyped(word: string, next: () => number): string {
  const at = 1 + Math.floor(next() * (word.length - 2));
  const way = next();
  if (way < 0.35) return word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2);
  if (way < 0.65) return word.slice(0, at) + word.slice(at + 1);
  if (way < 0.85) return word.slice(0, at) + word[at] + word.slice(at);
  return word.slice(0, at) + pick([...'aeionrst'], next) + word.slice(at + 1);
}

const SYLLABLES =
  'ba be bo ka ke lo lu ma mi no pa ra ri sa so ta te vo xi za zor quin plex tri gar fen dal mor vex'.split(
    ' ',
  );
const WORDS =
  'Harvest Compass Lantern Pebble Marble Saddle Cedar Falcon Anchor Velvet Copper Meadow Signal Bridge Garden Winter Sunday Figure Window Corner Bottle Castle Mirror Candle Ribbon Summit Orchard Station Village Paper'.split(
    ' ',
  );
const KINDS = ['Systems', 'Foods', 'Hotel', 'Bakery', 'Studio', 'Motors', 'Clinic', 'GmbH', 'Ltd', 'Labs'];
const ACCENTED = [
  'Éclair',
  'Øresund',
  'Łódź',
  'Ñandú',
  'Zürich',
  'Ångström',
  'São Bento',
  'Çelik',
  'Dvořák',
  'Tête',
];

/** Other names for all customers: made up, ordinary words, with accents, with digits. The same for data and questions. */
export function shuffledNames(folder: URL, seed: number): Change & { expect(text: string): string } {
  const next = random(seed + 1000);
  const used = new Set<string>();
  const fresh = (): string => {
    for (;;) {
      const style = next();
      const madeUp = () => {
        const word = Array.from({ length: 2 + Math.floor(next() * 2) }, () => pick(SYLLABLES, next)).join('');
        return word[0]?.toUpperCase() + word.slice(1);
      };
      const name =
        style < 0.35 ? `${madeUp()}${next() < 0.6 ? ` ${pick(KINDS, next)}` : ''}`
        : style < 0.55 ? `${pick(WORDS, next)}${next() < 0.6 ? ` & ${pick(WORDS, next)}` : ''}`
        : style < 0.75 ? `${pick(ACCENTED, next)} ${pick(KINDS, next)}`
        : style < 0.9 ? `${madeUp()} ${1 + Math.floor(next() * 99)}`
        : `${pick(WORDS, next)} ${pick(KINDS, next)}`; // biome-ignore format: a table
      const [first = ''] = nameKey(name).split(' ');
      if (used.has(first)) continue;
      used.add(first);
      return name;
    }
  };
  const rows = readRows(folder, 'customers').map((row) => row['name'] ?? '');
  const to = new Map<string, string>();
  for (const name of [...rows].sort((a, b) => b.length - a.length)) to.set(name, fresh());
  const escaped = [...to.keys()].map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const small = new Map(
    [...to]
      .filter(([name]) => /\s/.test(name))
      .map(([name, other]) => [name.toLowerCase(), other.toLowerCase()]),
  );
  const whole = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${[...escaped, ...escaped.filter((name) => /\s/.test(name)).map((name) => name.toLowerCase())].join('|')})(?![\\p{L}\\p{N}])`,
    'gu',
  );
  const expect = (text: string) => text.replace(whole, (name) => to.get(name) ?? small.get(name) ?? name);
  return { expect, ask: (text) => expect(text) };
}
