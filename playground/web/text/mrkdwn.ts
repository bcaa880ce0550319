import { readToken } from './mrkdwn-token.ts';
import { type Block, decode, type Inline } from './mrkdwn-tree.ts';
import { plainParts } from './plain-parts.ts';

const STYLES = { '*': 'bold', _: 'italic', '~': 'strike' } as const;
type Mark = keyof typeof STYLES;

const isWord = (character: string | undefined) => character !== undefined && /[\p{L}\p{N}]/u.test(character);
const isSpace = (character: string | undefined) => character === undefined || /\s/.test(character);

/** Where the code span or `<token>` that begins at `at` ends, or -1: marks inside of either mean nothing. */
const endOfAtom = (text: string, at: number): number => {
  const closer = text[at] === '`' ? '`' : text[at] === '<' ? '>' : null;
  if (!closer) return -1;
  const end = text.indexOf(closer, at + 1);
  if (end < 0 || end === at + 1 || text.slice(at, end).includes('\n')) return -1;
  return end;
};

/** The place of the mark that closes the one at `at`, or -1 where it opens nothing. */
const closingMark = (text: string, at: number): number => {
  const mark = text[at];
  const before = text[at - 1];
  if (isWord(before) || before === mark || isSpace(text[at + 1]) || text[at + 1] === mark) return -1;
  for (let end = at + 1; end < text.length && text[end] !== '\n'; end++) {
    const atom = endOfAtom(text, end);
    if (atom > 0) {
      end = atom;
      continue;
    }
    if (text[end] !== mark || end === at + 1) continue;
    if (!isSpace(text[end - 1]) && !isWord(text[end + 1]) && text[end + 1] !== mark) return end;
  }
  return -1;
};

/** One run of text with its styles, links, mentions, dates and emoji. */
export const readInline = (text: string): Inline[] => {
  const found: Inline[] = [];
  let plain = '';
  const flush = () => {
    if (plain) found.push(...plainParts(plain));
    plain = '';
  };
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? '';
    const atom = endOfAtom(text, at);
    const inner = text.slice(at + 1, atom);
    const token = atom > 0 && character === '<' ? readToken(inner) : null;
    if (token) {
      flush();
      found.push(token);
      at = atom;
    } else if (atom > 0 && character === '`') {
      flush();
      found.push({ kind: 'code', text: decode(inner.replace(/<([^|>]+)(?:\|[^>]*)?>/g, '$1')) });
      at = atom;
    } else if (character in STYLES) {
      const end = closingMark(text, at);
      if (end < 0) plain += character;
      else {
        flush();
        found.push({ kind: STYLES[character as Mark], children: readInline(text.slice(at + 1, end)) });
        at = end;
      }
    } else plain += character;
  }
  flush();
  return found;
};

const QUOTED = /^(?:&gt;|>)(?!&gt;|>) ?/;
const QUOTED_TO_THE_END = /^(?:&gt;|>){3} ?/;

type Run = { kind: 'paragraph' | 'quote'; lines: string[] };

const readLines = (text: string): Block[] => {
  const runs: Run[] = [];
  const lines = text.split('\n');
  for (const [at, line] of lines.entries()) {
    if (QUOTED_TO_THE_END.test(line)) {
      runs.push({ kind: 'quote', lines: [line.replace(QUOTED_TO_THE_END, ''), ...lines.slice(at + 1)] });
      break;
    }
    const kind = QUOTED.test(line) ? 'quote' : 'paragraph';
    const shown = kind === 'quote' ? line.replace(QUOTED, '') : line;
    const run = runs.at(-1);
    if (run?.kind === kind) run.lines.push(shown);
    else runs.push({ kind, lines: [shown] });
  }
  return runs.map(({ kind, lines: own }) => ({ kind, children: readInline(own.join('\n')) }));
};

/** A whole mrkdwn text: paragraphs, quotes and preformatted pieces. */
export const readMrkdwn = (text: string): Block[] => {
  const pieces = text.split(/```([\s\S]+?)```/);
  return pieces.flatMap((piece, at): Block[] => {
    if (at % 2 === 1) return [{ kind: 'pre', text: decode(piece.replace(/^\n|\n$/g, '')) }];
    // The line breaks beside a preformatted piece belong to its fences.
    const after = at > 0 ? piece.replace(/^\n/, '') : piece;
    const between = at < pieces.length - 1 ? after.replace(/\n$/, '') : after;
    return between === '' ? [] : readLines(between);
  });
};
