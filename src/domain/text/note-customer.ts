import { firstKind } from './note-kind.ts';
import { isLabel } from './note-sections.ts';

/** A way to split a note: the customer's name, and what is said about it. */
export type CustomerCandidate = { name: string; rest: string };

/** A name is looked for in the beginning of a text only, and is no longer than this. */
const LOOKED_AT = 300;
const LONGEST_NAME = 120;
const MOST_WORDS = 6;

/** A colon outside of times, addresses and emoji codes; a dash between spaces; the end of a line. */
const SEPARATOR = /(?<!\d)[:：](?!\/\/)|[:：](?![\d/])|\s[-–—]+\s|\n/g;
const EMOJI_CODE = /(?<![^\s]):[a-z0-9_+-]{1,40}:/g;

/**
 * The names that the beginning of a note may be, to be looked up in this order: a quoted name alone if there is one;
 * else the parts before a colon, a dash between spaces or a line break, the longest first, since names have colons
 * and dashes too ("Acme: West: called Dana"); then the first six words down to the first ("Acme called Dana").
 * The label of a section ("Next:") ends the search, unless the text begins with it.
 */
export function customerCandidates(text: string): CustomerCandidate[] {
  const quoted = /^\s*"([^"\n]{1,120})"\s*(?:[:：,]|[-–—]+(?=\s))?\s*/.exec(text);
  if (quoted?.[1] !== undefined && quoted[1].trim() !== '') {
    return [{ name: quoted[1].trim(), rest: text.slice(quoted[0].length).trim() }];
  }
  const { found, end } = separators(text);
  const split = found.map(({ index, length }) => candidate(text, index, index + length));
  const all = [...split.toReversed(), ...leadingWords(text, split[0]?.name ?? text.slice(0, end))];
  const seen = new Set<string>();
  return all.filter(({ name }) => name !== '' && !seen.has(name) && seen.add(name));
}

/**
 * The likeliest of the candidates when none can be looked up: up to the first separator, but no further than the
 * first word that tells what happened ("Acme called Dana - happy" is about Acme).
 */
export function likeliestCustomer(text: string): CustomerCandidate {
  const candidates = customerCandidates(text);
  const { found, end } = separators(text);
  const [first] = found;
  const name = text.slice(0, first?.index ?? end).trim();
  // The first word is the customer's, whatever it means: "Meeting Point called".
  const start = /^\S+/.exec(name)?.[0].length ?? 0;
  const verb = firstKind(name.slice(start));
  const beforeVerb = verb === null ? name : name.slice(0, start + verb.index).trim();
  const bySize = (limit: string) =>
    candidates.filter((one) => limit.startsWith(one.name)).sort((a, b) => b.name.length - a.name.length)[0];
  return bySize(beforeVerb.replace(/,$/, '')) ?? candidates[0] ?? candidate(text, 0, 0);
}

type Separator = { index: number; length: number };

/** The separators that may end a name, and where the search for it ends: at a label, or nowhere. */
function separators(text: string): { found: Separator[]; end: number } {
  const looked = text.slice(0, LOOKED_AT);
  const masked = looked.replace(EMOJI_CODE, (code) => '_'.repeat(code.length));
  const found: Separator[] = [];
  let from = 0;
  for (const match of masked.matchAll(SEPARATOR)) {
    const name = masked.slice(0, match.index).trim();
    const part =
      masked
        .slice(from, match.index)
        .split(/[.!?;\n]\s/)
        .at(-1)
        ?.trim() ?? '';
    if (name !== part && isLabel(part)) return { found, end: match.index - part.length };
    const isLine = match[0] === '\n';
    if (name.length > LONGEST_NAME || (isLine && found.length > 0)) break;
    if (name !== '') found.push({ index: match.index, length: match[0].length });
    if (isLine && name !== '') break;
    from = match.index + match[0].length;
  }
  return { found, end: text.length };
}

function leadingWords(text: string, within: string): CustomerCandidate[] {
  const ends = [...(within.trimStart().split('\n', 1)[0] ?? '').slice(0, LONGEST_NAME).matchAll(/\S+/g)]
    .slice(0, MOST_WORDS)
    .map((word) => word.index + word[0].length);
  const start = text.length - text.trimStart().length;
  return ends.reverse().map((end) => candidate(text, start + end, start + end));
}

function candidate(text: string, nameEnd: number, restStart: number): CustomerCandidate {
  const name = text
    .slice(0, nameEnd)
    .trim()
    .replace(/[,:：]+$/, '')
    .trim();
  const rest = text
    .slice(restStart)
    .replace(/^[\s:：,]+|^\s*[-–—]+\s+/, '')
    .trim();
  return { name, rest };
}
