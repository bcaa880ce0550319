import type { Workspace } from './workspace.ts';

/** `&`, `<` and `>` are control characters: https://docs.slack.dev/messaging/formatting-message-text#escaping */
const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

export const unescapeText = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

const TOKEN = new RegExp(
  [
    String.raw`(?<url>https?:\/\/[^\s<>|]+[^\s<>|.,;:!?)'"\]])`,
    String.raw`(?<email>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)`,
    String.raw`(?<![\w@.\/-])(?<domain>(?:[a-z0-9-]+\.)+(?:com|org|net|io|dev|co\.uk|de|fr))(?![\w.-]*\w)`,
    String.raw`(?<![\w@])@(?<handle>[a-z0-9][\w.-]*\w|[a-z0-9])`,
    String.raw`(?<![\w#])#(?<channel>[a-z0-9][\w-]*)`,
  ].join('|'),
  'gi',
);

const BROADCASTS = ['here', 'channel', 'everyone'];

/**
 * What a person typed, as Slack passes it on: escaped; people, channels and links in angle brackets. With `labels`,
 * mentions carry the name too, as in the text of a slash command with `should_escape`
 * (https://docs.slack.dev/interactivity/implementing-slash-commands#creating_commands).
 */
export const asSlackText = (typed: string, workspace: Workspace, { labels = false } = {}): string => {
  let text = '';
  let from = 0;
  for (const match of typed.matchAll(TOKEN)) {
    const [whole] = match;
    text += escapeText(typed.slice(from, match.index)) + token(match.groups ?? {}, whole, workspace, labels);
    from = match.index + whole.length;
  }
  return text + escapeText(typed.slice(from));
};

const token = (
  { url, email, domain, handle, channel }: Partial<Record<string, string>>,
  whole: string,
  workspace: Workspace,
  labels: boolean,
): string => {
  if (url) return `<${escapeText(url)}>`;
  if (email) return `<mailto:${email}|${email}>`;
  if (domain) return `<http://${domain}|${domain}>`;
  if (handle && BROADCASTS.includes(handle)) return `<!${handle}>`;
  const person = handle ? workspace.byHandle(handle.toLowerCase()) : undefined;
  if (person) return labels ? `<@${person.id}|${person.handle}>` : `<@${person.id}>`;
  const place = channel ? workspace.channel(channel.toLowerCase()) : undefined;
  if (place) return `<#${place.id}|${labels ? place.name : ''}>`;
  return escapeText(whole);
};
