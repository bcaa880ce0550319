import type { Message } from '../../src/views/text.ts';

/** What a reader sees of a message: its blocks' texts without markup, mentions as names. */
export function visibleText(message: Message, names: ReadonlyMap<string, string>): string {
  const texts: string[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) walk(one);
    else if (typeof value === 'object' && value !== null)
      for (const [key, one] of Object.entries(value)) {
        if (key === 'text' && typeof one === 'string') texts.push(one);
        else if (key !== 'value' && key !== 'action_id' && key !== 'accessibility_label') walk(one);
      }
  };
  walk(message.blocks);
  return texts
    .join('\n')
    .replace(/<@([^>|]+)>/g, (_, id: string) => names.get(id) ?? id)
    .replace(/<[^>|]+\|([^>]*)>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/[*_~`\u2060]/g, '');
}
