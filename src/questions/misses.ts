import type { Parsed } from './parse/parse.ts';

const LONGEST = 300;

/** A question with every name in it replaced by its kind, so that it can be kept for the grammar's sake. */
export function withoutNames({ text, tokens, linked, candidates }: Parsed): {
  text: string;
  readings: string[];
} {
  const spans = [
    ...linked.links.map(({ from, to, reading }) => ({ from, to, word: reading.kind })),
    ...linked.strangers.map(({ from, to }) => ({ from, to, word: 'name' })),
  ];
  const parts: string[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const span = spans.filter(({ from }) => from === at).sort((a, b) => b.to - a.to)[0];
    const token = tokens[at];
    if (!token) break;
    if (span) {
      parts.push(`<${span.word}>`);
      at = span.to;
    } else parts.push(token.raw);
  }
  const cleaned = `${parts.join(' ')}${/\?\s*$/.test(text) ? '?' : ''}`.replace(/\d{3,}/g, '<number>');
  return {
    text: cleaned.slice(0, LONGEST),
    readings: candidates.slice(0, 2).map(({ grammar }) => grammar.name),
  };
}
