import { emojiNamed } from './emoji.ts';
import { decode, type Inline } from './mrkdwn-tree.ts';

// A bare address is a link in Slack, without the full stop or bracket that the sentence put after it.
const PARTS = /(\n)|:([a-z0-9_+'-]+):(?::skin-tone-[2-6]:)?|(https?:\/\/[^\s<>|"]*[^\s<>|".,;:!?)\]'])/g;

/** Text without marks: its line breaks, emoji and bare addresses apart, entities undone. */
export const plainParts = (text: string): Inline[] => {
  const found: Inline[] = [];
  let from = 0;
  const pushText = (piece: string) => {
    if (piece) found.push({ kind: 'text', text: decode(piece) });
  };
  for (const match of text.matchAll(PARTS)) {
    const [whole, newline, name, address] = match;
    const character = name === undefined ? undefined : emojiNamed(name);
    if (name !== undefined && character === undefined) continue;
    pushText(text.slice(from, match.index));
    from = match.index + whole.length;
    if (newline) found.push({ kind: 'break' });
    else if (name !== undefined && character) found.push({ kind: 'emoji', name, character });
    else if (address) found.push({ kind: 'link', url: decode(address), text: decode(address) });
  }
  pushText(text.slice(from));
  return found;
};
