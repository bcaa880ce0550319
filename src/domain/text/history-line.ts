import { InteractionKind } from '../kinds.ts';
import { type Day, dayOf } from './day.ts';
import { readPast } from './when.ts';

/** What a line narrows a history down to. */
export type HistoryLine = {
  kinds: InteractionKind[];
  /** As it was written: `me`, `@ben`. */
  by: string | null;
  /** Days, both included. */
  from: Day | null;
  to: Day | null;
  unknown: string[];
};

const PLURALS: Record<string, InteractionKind> = {
  emails: 'email',
  mail: 'email',
  mails: 'email',
  notes: 'other',
  note: 'other',
};
const kindOf = (word: string): InteractionKind | null =>
  PLURALS[word] ?? InteractionKind.safeParse(word.replace(/s$/, '')).data ?? null;

/** Reads "calls and visits by @ben since 1 May until yesterday". */
export function readHistoryLine(text: string, now: Date, zone: string): HistoryLine {
  const line: HistoryLine = { kinds: [], by: null, from: null, to: null, unknown: [] };
  const rest = text
    .replace(
      /\b(since|from|after|until|till|to|before)\s+((?:(?!\b(?:since|until|till|by)\b).)+)/gi,
      (whole, word: string, said: string) => {
        const when = readPast(said, now, zone);
        if (when === null) return whole;
        if (/since|from|after/i.test(word)) line.from = when.day;
        else line.to = when.day;
        return ` ${said.slice(0, when.index)} ${said.slice(when.index + when.matched.length)} `;
      },
    )
    .replace(/\b(?:by|of)\s+(@?\S+)/i, (_, who: string) => {
      line.by = who;
      return ' ';
    });
  for (const word of rest
    .split(/[\s,;]+/)
    .filter((part) => part !== '' && !/^(?:and|all|the)$/i.test(part))) {
    const kind = kindOf(word.toLowerCase());
    if (kind !== null) line.kinds.push(kind);
    else if (word.startsWith('@')) line.by = word;
    else line.unknown.push(word);
  }
  if (line.from !== null && line.to !== null && line.from > line.to)
    [line.from, line.to] = [line.to, line.from];
  const today = dayOf(now, zone);
  if (line.to !== null && line.to > today) line.to = null;
  return line;
}
