import type { Standing } from '../customer.ts';

/** What a line narrows a list of customers down to. */
export type ListLine = {
  standing: Standing | null;
  tags: string[];
  /** As it was written: `me`, `nobody`, `@ben`. */
  owner: string | null;
  /** At least so many days without contact. */
  quiet: number | null;
  feeling: 'up' | 'even' | 'down' | null;
  /** Words that mean none of these. */
  unknown: string[];
};

const STANDINGS: Record<string, Standing> = {
  customer: 'customer',
  prospect: 'prospect',
  lead: 'prospect',
  former: 'former',
  lost: 'former',
};
const FEELINGS: Record<string, 'up' | 'even' | 'down'> = {
  happy: 'up',
  delighted: 'up',
  neutral: 'even',
  unhappy: 'down',
  angry: 'down',
};
const FILLERS = new Set(['all', 'and', 'with', 'of', 'my', 'the', 'former-customers']);
const MOST_DAYS = 36_500;

/** Reads "prospects tag:hotel owner:me quiet:30 feeling:unhappy"; a tag of several words is quoted. */
export function readListLine(text: string): ListLine {
  const line: ListLine = {
    standing: null,
    tags: [],
    owner: null,
    quiet: null,
    feeling: null,
    unknown: [],
  };
  for (const [, key = '', quoted, plain, word] of text.matchAll(/([a-z]+):\s*(?:"([^"]*)"|(\S+))|(\S+)/gi)) {
    if (word !== undefined) readWord(word, line);
    else readFilter(key.toLowerCase(), (quoted ?? plain ?? '').trim(), line);
  }
  return line;
}

function readWord(word: string, line: ListLine): void {
  const bare = word.toLowerCase().replace(/[,.]+$/, '');
  const standing = STANDINGS[bare.replace(/s$/, '')];
  if (standing !== undefined) line.standing = line.standing === 'former' ? 'former' : standing;
  else if (FEELINGS[bare] !== undefined) line.feeling = FEELINGS[bare] ?? null;
  else if (bare === 'mine' || bare === 'my') line.owner = 'me';
  else if (word.startsWith('@')) line.owner = word;
  else if (word.startsWith('#') && word.length > 1) line.tags.push(word.slice(1));
  else if (!FILLERS.has(bare)) line.unknown.push(word);
}

function readFilter(key: string, value: string, line: ListLine): void {
  const days = /^>?=?(\d{1,5})d?$/.exec(value)?.[1];
  if (key === 'tag' && value !== '') line.tags.push(value);
  else if (key === 'owner' && value !== '') line.owner = value;
  else if (key === 'quiet' && days !== undefined && Number(days) <= MOST_DAYS) line.quiet = Number(days);
  else if (key === 'standing' && STANDINGS[value.replace(/s$/, '')] !== undefined) readWord(value, line);
  else if (key === 'feeling' && FEELINGS[value.toLowerCase()] !== undefined)
    line.feeling = FEELINGS[value.toLowerCase()] ?? null;
  else line.unknown.push(`${key}:${value}`);
}

/** The filters as a line again, which reads back to the same. */
export const formatListLine = ({ standing, tags, owner, quiet, feeling }: ListLine): string =>
  [
    ...(standing === null ? [] : [standing]),
    ...tags.map((tag) => `tag:"${tag.replaceAll('"', '')}"`),
    ...(owner === null ? [] : [`owner:${owner}`]),
    ...(quiet === null ? [] : [`quiet:${quiet}`]),
    ...(feeling === null ? [] : [`feeling:${{ up: 'happy', even: 'neutral', down: 'unhappy' }[feeling]}`]),
  ].join(' ');
