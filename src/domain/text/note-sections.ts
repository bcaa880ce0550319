/** What a labelled part of a note is. */
type SectionKind = 'next-step' | 'promise' | 'outcome';
export type Section = { kind: SectionKind; text: string };

const LABEL =
  /(?<![\p{L}\p{N}])(?<label>next(?: steps?| actions?)?|to-?do|to do|action(?: items?)?|follow[- ]?up|promised?|promises|outcome|result)s?(?:\s{0,2}[:：]|\s[-–—]\s)/giu;

/**
 * The text before the first label, and what follows each: `Next:`, `Todo:`, `Follow-up:`, `Promise:`, `Outcome:`,
 * `Result:`. A label begins a sentence or a line, or is written with a capital letter.
 */
export function splitSections(text: string): { body: string; sections: Section[] } {
  const labels = [...text.matchAll(LABEL)].filter((match) => beginsSentence(text, match.index, match[0]));
  const sections = labels.map((match, index) => {
    const end = labels[index + 1]?.index ?? text.length;
    return { kind: kindOf(match[0]), text: text.slice(match.index + match[0].length, end).trim() };
  });
  return { body: text.slice(0, labels[0]?.index ?? text.length).trim(), sections };
}

/** Whether `words` is a label alone, as the part of a text before a colon. */
export function isLabel(words: string): boolean {
  const match = new RegExp(LABEL.source, 'iu').exec(`${words.slice(0, 40)}:`);
  return match?.index === 0 && match[0].length === words.length + 1;
}

function beginsSentence(text: string, index: number, label: string): boolean {
  const before = text.slice(Math.max(0, index - 10), index);
  const last = before.trimEnd().at(-1);
  if (last === undefined || before.slice(before.trimEnd().length).includes('\n')) return true;
  return /[.!?;)\]:：,–—\p{Extended_Pictographic}-]/u.test(last) || /^\p{Lu}/u.test(label);
}

function kindOf(label: string): SectionKind {
  if (/^prom/i.test(label)) return 'promise';
  return /^(?:outcome|result)/i.test(label) ? 'outcome' : 'next-step';
}
