import type { Message } from './text.ts';

/** A message as plain lines, for a terminal: its words without markup; buttons are left out. */
export function plainText({ blocks }: Message, nameOf: (member: string) => string): string {
  const lines = blocks.flatMap((block): string[] => {
    if (block.type === 'section')
      return [block.text?.text ?? '', ...(block.fields ?? []).map(({ text }) => text)];
    if (block.type === 'context')
      return block.elements.flatMap((element) => ('text' in element ? [element.text] : []));
    return block.type === 'header' ? [block.text.text] : [];
  });
  return lines
    .filter((line) => line !== '')
    .join('\n')
    .replace(/<@([A-Z0-9]+)>/g, (_, member: string) => `@${nameOf(member)}`)
    .replace(/<([^|>]+)\|([^>]*)>/g, '$2 ($1)')
    .replace(/(?<![\p{L}\p{N}\u2060])\*([^*\n]+)\*(?![\p{L}\p{N}])/gu, '$1')
    .replaceAll('\u2060', '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
