/**
 * What the keyboard meant: straight quotes, plain spaces, one kind of line break, composed letters (NFC), and
 * nothing invisible. Dashes become `-` only where they act as syntax: between spaces, and `—flag` for `--flag`.
 */
export function straighten(text: string): string {
  return (
    text
      .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
      .replace(/[\t\v\f\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/g, ' ')
      // Lone surrogates, control characters, zero-width and direction marks, which hide what a name really is.
      // biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the point
      .replace(/\p{Cs}|[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u00AD\u061C\u180E\u200B\u200E\u200F]/gu, '')
      .replace(/[\u202A-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB]/g, '')
      // Joiners belong to emoji and to scripts such as Persian; after anything else they only hide.
      .replace(
        /(?<!\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F|(?!\p{Script=Latin})[\p{L}\p{M}])[\u200C\u200D]/gu,
        '',
      )
      .replace(/[\u2018\u2019\u201A\u201B\u2032\u02BC]/g, "'")
      .replace(/[\u201C\u201D\u201E\u201F\u2033\u00AB\u00BB]/g, '"')
      .replace(/(?<= )[\u2010-\u2015\u2212](?= )/g, '-')
      .replace(/(?<=^|\s)\u2014(?=[a-z])/gm, '--')
      .normalize('NFC')
  );
}

/** Someone or something that a text pointed at. `name` is null where Slack sent only the id. */
export type Mention = { kind: 'user' | 'channel' | 'group'; id: string; name: string | null };

/**
 * Text as Slack sends it (escaped, with `<…>` for mentions and links) as the words a person sees, and whom it mentions.
 * A link shows its label, and its address too where the label is another. Text is unescaped once, not twice.
 * Source: "Formatting text for app surfaces" and "Slash commands" in Slack's documentation.
 */
export function unescapeSlack(text: string): { text: string; mentions: Mention[] } {
  const mentions: Mention[] = [];
  const plain = text.replace(
    /<([^<>]*)>|&(amp|lt|gt);/g,
    (whole: string, token?: string, entity?: string) => {
      if (token === undefined) return entityOf(entity);
      const bar = token.indexOf('|');
      const target = bar < 0 ? token : token.slice(0, bar);
      const label = bar < 0 ? '' : unescapeEntities(token.slice(bar + 1));
      const mention = mentionOf(target, label);
      if (mention !== null) {
        mentions.push(mention);
        return `${mention.kind === 'channel' ? '#' : '@'}${mention.name ?? mention.id}`;
      }
      return special(target, label) ?? link(unescapeEntities(target), label) ?? unescapeEntities(whole);
    },
  );
  return { text: plain, mentions };
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * `text`, or its beginning and '…', in at most `max` UTF-16 units (what Slack's limits count at most).
 * It is cut between characters as a reader sees them: no half emoji, no letter without its accent.
 */
export function ellipsis(text: string, max: number): string {
  if (text.length <= max) return text;
  if (max < 1) return '';
  let end = 0;
  // A little more than fits, so that the last character that fits is seen whole.
  for (const { index, segment } of segmenter.segment(text.slice(0, max + 64))) {
    if (index + segment.length > max - 1) break;
    end = index + segment.length;
  }
  return `${text.slice(0, end).trimEnd()}…`;
}

function mentionOf(target: string, label: string): Mention | null {
  const name = label.replace(/^[@#]/, '') || null;
  const user = /^@([UW][A-Z0-9]+)$/.exec(target)?.[1];
  if (user !== undefined) return { kind: 'user', id: user, name };
  const channel = /^#([CGD][A-Z0-9]+)$/.exec(target)?.[1];
  if (channel !== undefined) return { kind: 'channel', id: channel, name };
  const group = /^!subteam\^(S[A-Z0-9]+)$/.exec(target)?.[1];
  return group === undefined ? null : { kind: 'group', id: group, name };
}

/** `<!here>`, and `<!date^…|what to show>`. */
function special(target: string, label: string): string | null {
  if (!target.startsWith('!')) return null;
  return target.startsWith('!date^') ? label : `@${label.replace(/^@/, '') || target.slice(1)}`;
}

function link(target: string, label: string): string | null {
  if (!/^(?:https?:\/\/|mailto:|tel:|ftp:\/\/|slack:\/\/)/i.test(target)) return null;
  const address = target.replace(/^(?:mailto|tel):/i, '');
  const isSame = label === '' || withoutScheme(address) === withoutScheme(label);
  return isSame ? label || address : `${label} (${address})`;
}

function withoutScheme(address: string): string {
  return address
    .replace(/^https?:\/\//i, '')
    .replace(/\/$/, '')
    .toLowerCase();
}

function unescapeEntities(text: string): string {
  return text.replace(/&(amp|lt|gt);/g, (_, entity: string) => entityOf(entity));
}

function entityOf(entity: string | undefined): string {
  return entity === 'lt' ? '<' : entity === 'gt' ? '>' : '&';
}
