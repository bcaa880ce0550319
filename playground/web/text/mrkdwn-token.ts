import { decode, type Inline, safeAddress } from './mrkdwn-tree.ts';

const split = (text: string): [string, string | null] => {
  const bar = text.indexOf('|');
  return bar < 0 ? [text, null] : [text.slice(0, bar), decode(text.slice(bar + 1))];
};

const readCommand = (inner: string): Inline | null => {
  const [head, label] = split(inner);
  const [name = '', ...args] = head.split('^');
  if (['here', 'channel', 'everyone'].includes(name)) return { kind: 'broadcast', range: name };
  if (name === 'subteam') return { kind: 'group', id: args[0] ?? '', label };
  if (name === 'date') {
    const [seconds = '', template = '', url] = args;
    if (!/^-?\d+$/.test(seconds)) return { kind: 'text', text: label ?? '' };
    return {
      kind: 'date',
      seconds: Number(seconds),
      template: decode(template),
      url: url === undefined ? null : safeAddress(decode(url)),
      fallback: label ?? '',
    };
  }
  return { kind: 'text', text: label ?? `<${inner}>` };
};

/**
 * What stands between `<` and `>`: a mention, a date or a link.
 * @returns null where it is none of them, and the angle brackets are mere text.
 */
export const readToken = (inner: string): Inline | null => {
  const [head, label] = split(inner.slice(1));
  if (inner.startsWith('@')) return { kind: 'user', id: head, label };
  if (inner.startsWith('#')) return { kind: 'channel', id: head, label };
  if (inner.startsWith('!')) return readCommand(inner.slice(1));
  const [address, text] = split(inner);
  const url = safeAddress(decode(address));
  return url ? { kind: 'link', url, text: text ?? url.replace(/^mailto:|^tel:/i, '') } : null;
};
