const MARKUP = /<\/?(?:p|br|div|span|a|b|i|u|strong|em|ul|ol|li|h[1-6]|font|blockquote)\b[^<>]*>/i;
const BREAKS = /<br\s*\/?>|<\/(?:p|div|li|h[1-6]|blockquote)>/gi;
const SIGNS: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** The text of a note that a program exports as HTML; anything else stays as it is. */
export function withoutMarkup(text: string): string {
  if (!MARKUP.test(text)) return text;
  return text
    .replace(BREAKS, '\n')
    .replace(/<[^<>]*>/g, '')
    .replace(/&(?:#(\d{1,6})|(\w+));/g, (whole, code?: string, name?: string) =>
      code === undefined ? (SIGNS[name ?? ''] ?? whole) : String.fromCodePoint(Number(code)),
    )
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
