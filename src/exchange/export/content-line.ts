const MOST_OCTETS = 75;

/** A text value as vCard and iCalendar write it (RFC 6350, 3.4; RFC 5545, 3.3.11). */
export const escaped = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replace(/\r\n?|\n/g, '\\n');

/** A line of vCard or iCalendar, folded at 75 octets and never within a character (RFC 5545, 3.1). */
export function contentLine(name: string, value: string): string {
  const lines: string[] = [];
  let current = '';
  let octets = 0;
  for (const character of `${name}:${value}`) {
    const size = Buffer.byteLength(character);
    if (octets + size > MOST_OCTETS) {
      lines.push(current);
      current = ' ';
      octets = 1;
    }
    current += character;
    octets += size;
  }
  return `${[...lines, current].join('\r\n')}\r\n`;
}
