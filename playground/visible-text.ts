import { unescapeText } from './markup.ts';
import type { Message, Modal } from './protocol.ts';
import { isJson, type Json, listOf, textOf } from './refusal.ts';

/** Who reads: names for ids, and the reader's zone. */
export type Reader = { nameOf: (id: string) => string | undefined; tz: string };

const ANYBODY: Reader = { nameOf: () => undefined, tz: 'UTC' };

const FORMATS: Record<string, Intl.DateTimeFormatOptions> = {
  date_num: { year: 'numeric', month: '2-digit', day: '2-digit' },
  date: { year: 'numeric', month: 'long', day: 'numeric' },
  date_short: { year: 'numeric', month: 'short', day: 'numeric' },
  date_long: { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' },
  time: { hour: 'numeric', minute: '2-digit' },
  time_secs: { hour: 'numeric', minute: '2-digit', second: '2-digit' },
};

/** `<!date^1392734382^{date_short} at {time}|fallback>`: https://docs.slack.dev/messaging/formatting-message-text#date-formatting */
const date = (seconds: number, format: string, tz: string): string =>
  format.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    const how = FORMATS[name.replace('_pretty', '')];
    if (!how) return whole;
    const at = seconds * 1000;
    return new Intl.DateTimeFormat(name === 'date_num' ? 'en-CA' : 'en-US', { ...how, timeZone: tz }).format(
      at,
    );
  });

const bracket = (inside: string, { nameOf, tz }: Reader): string => {
  const [head = '', label] = inside.split('|');
  if (head.startsWith('@')) return `@${label || (nameOf(head.slice(1)) ?? head.slice(1))}`;
  if (head.startsWith('#')) return `#${label || (nameOf(head.slice(1)) ?? head.slice(1))}`;
  const [, seconds, format] = head.match(/^!date\^(\d+)\^([^^]*)/) ?? [];
  if (seconds && format) return date(Number(seconds), format, tz);
  if (head.startsWith('!')) return `@${label ?? head.slice(1)}`;
  return label ?? head.replace(/^mailto:/, '');
};

/** mrkdwn as a reader sees it: links by their label, mentions by name, no markers, escapes decoded. */
const mrkdwn = (text: string, reader: Reader): string =>
  text
    .split(/(<[^<>]+>)/)
    .map((part) =>
      part.startsWith('<') && part.endsWith('>')
        ? bracket(part.slice(1, -1), reader)
        : part.replaceAll(/(^|[\s(\p{P}])([*_~`])(\S(?:[^\n]*?\S)?)\2(?=$|[\s)\p{P}])/gmu, '$1$3'),
    )
    .map(unescapeText)
    .join('')
    // A word joiner has no width: nobody sees it.
    .replaceAll('\u2060', '');

const rich = (element: Json, reader: Reader): string => {
  const { type } = element;
  if (type === 'text') return textOf(element['text']);
  if (type === 'link') return textOf(element['text']) || textOf(element['url']);
  if (type === 'user') return `@${reader.nameOf(textOf(element['user_id'])) ?? textOf(element['user_id'])}`;
  if (type === 'channel')
    return `#${reader.nameOf(textOf(element['channel_id'])) ?? textOf(element['channel_id'])}`;
  if (type === 'emoji') return `:${textOf(element['name'])}:`;
  if (type === 'broadcast') return `@${textOf(element['range'])}`;
  if (type === 'date') return date(Number(element['timestamp']), textOf(element['format']), reader.tz);
  const parts = listOf(element['elements']).map((one) => rich(one, reader));
  return parts.join(type === 'rich_text_list' || type === 'rich_text' ? '\n' : '');
};

const LABELS = ['title', 'text', 'label', 'description', 'hint', 'placeholder'];
const NESTED = ['fields', 'elements', 'options', 'option_groups', 'rows', 'accessory', 'element'];
const SHOWN = ['initial_option', 'initial_options', 'initial_value', 'initial_date', 'initial_time'];

const read = (value: unknown, reader: Reader): string[] => {
  if (Array.isArray(value)) return value.flatMap((one) => read(one, reader));
  if (typeof value === 'string') return [value];
  if (!isJson(value)) return [];
  const { type } = value;
  if (type === 'plain_text' || type === 'raw_text' || type === 'raw_number') return [textOf(value['text'])];
  if (type === 'mrkdwn') return [mrkdwn(textOf(value['text']), reader)];
  if (type === 'markdown') return [textOf(value['text'])];
  if (type === 'rich_text') return [rich(value, reader)];
  if (type === 'image') return [textOf(value['alt_text'])];
  return [...LABELS, ...SHOWN, ...NESTED].flatMap((name) => read(value[name], reader));
};

/** All that can be read in a message, a modal or a view: one line for each text, as a reader sees it. */
export const visibleText = (shown: Message | Modal | Modal['view'], reader: Reader = ANYBODY): string => {
  if ('ts' in shown) {
    const said = shown.blocks.length > 0 ? read(shown.blocks, reader) : [mrkdwn(shown.text, reader)];
    const files = (shown.files ?? []).map(({ name }) => name);
    return [...said, ...files].filter((line, at) => at === 0 || line !== '').join('\n');
  }
  const view = 'view' in shown ? shown.view : shown;
  const { title, submit, close } = view as unknown as Json;
  return [...read(title, reader), ...read(view.blocks, reader), ...read([submit, close], reader)].join('\n');
};
