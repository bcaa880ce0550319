/** A card as it stands in the file: its content lines, unfolded, and where it begins. */
export type CardLines = { line: number; lines: string[]; broken: string | null };

/** What is kept of one card; the pictures, which make cards long, are cut before. */
const LONGEST_CARD = 256 * 1024;
/** Content that Rapport has no use for, and that may be of any size. */
const BULKY = /^(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY)[;:]/i;
const BEGIN = /^BEGIN[ \t]*:[ \t]*VCARD[ \t]*$/i;
const END = /^END[ \t]*:[ \t]*VCARD[ \t]*$/i;
const QUOTED_PRINTABLE = /^[^:]*;(?:ENCODING=)?QUOTED-PRINTABLE[;:]/i;

/** Lines of a text, with their numbers from 1. */
async function* numbered(text: AsyncIterable<string>): AsyncGenerator<{ number: number; content: string }> {
  let rest = '';
  let number = 0;
  for await (const piece of text) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    for (const content of lines) {
      number += 1;
      yield { number, content };
    }
  }
  if (rest !== '') yield { number: number + 1, content: rest };
}

/**
 * Cuts an address book into its cards. Lines are unfolded as vCard 3.0 and 4.0 fold them (RFC 6350, 3.2: a line break and
 * one blank) and as 2.1 does in quoted-printable text (a `=` at the end).
 */
export async function* readCards(text: AsyncIterable<string>): AsyncGenerator<CardLines> {
  let card: CardLines | null = null;
  let size = 0;
  let depth = 0;
  for await (const { number, content } of numbered(text)) {
    if (BEGIN.test(content)) {
      // A card inside a card is an AGENT of 2.1, if the line before says so; else the one before was cut off.
      if (card && /^AGENT/i.test(card.lines.at(-1) ?? '')) {
        depth += 1;
        continue;
      }
      if (card) yield { ...card, broken: 'the card is not ended' };
      card = { line: number, lines: [], broken: null };
      size = 0;
      depth = 0;
    } else if (END.test(content)) {
      if (depth > 0) depth -= 1;
      else if (card) {
        yield card;
        card = null;
      }
    } else if (card) {
      if (depth > 0) continue;
      size += addLine(card, content);
      if (size > LONGEST_CARD) card.broken = 'the card is too long';
    } else if (content.trim() !== '') {
      yield { line: number, lines: [content], broken: 'stands outside of any card' };
    }
  }
  if (card) yield { ...card, broken: 'the card is not ended' };
}

/** Adds a line of the file to a card, or to the line before that it continues. */
function addLine(card: CardLines, content: string): number {
  const last = card.lines.at(-1);
  const bulky = last !== undefined && BULKY.test(last);
  // Some phones break quoted-printable text without the `=`; what follows has no name of a property.
  if (
    last !== undefined &&
    QUOTED_PRINTABLE.test(last) &&
    (last.endsWith('=') || /^;?=[0-9A-F]{2}/.test(content))
  ) {
    card.lines[card.lines.length - 1] = last.replace(/=$/, '') + content.replace(/^[ \t]/, '');
  } else if (/^[ \t]/.test(content) && last !== undefined) {
    if (bulky) return 0;
    card.lines[card.lines.length - 1] = last + content.slice(1);
  } else if (content.trim() !== '') {
    // Some old programs do not even indent what follows of a picture.
    if (bulky && /^[A-Za-z0-9+/=]{30,}$/.test(content)) return 0;
    card.lines.push(BULKY.test(content) ? content.slice(0, 100) : content);
  }
  return Math.min(content.length, LONGEST_CARD + 1);
}
