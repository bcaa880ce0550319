import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { addDays, type Day } from '../../src/domain/text/day.ts';

const Question = z.object({
  id: z.string(),
  category: z.string(),
  asker: z.string(),
  q: z.string(),
  must: z.array(z.string()).default([]),
  mustNot: z.array(z.string()).default([]),
  anyOf: z.array(z.array(z.string())).default([]),
  note: z.string().default(''),
  kind: z.enum(['followup', 'clarify', 'unknown', 'refuse']).optional(),
  after: z.string().optional(),
});
export type Question = z.infer<typeof Question>;

/** The questions of the data set, in order: a follow-up comes right after the one it belongs to. */
export function readQuestions(folder: URL): (Question & { root: string })[] {
  const roots = new Map<string, string>();
  const file = ['questions.jsonl', 'dev.jsonl'].find((name) => existsSync(new URL(name, folder)));
  if (!file) throw new Error(`there is no questions.jsonl in ${folder.pathname}`);
  return readFileSync(new URL(file, folder), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const question = Question.parse(JSON.parse(line));
      const root = roots.get(question.after ?? '') ?? question.id;
      roots.set(question.id, root);
      return { ...question, root };
    });
}

/** Whether a question is among the third that is looked at only for its score; a follow-up goes with its question. */
export function isHeldOut({ root }: { root: string }): boolean {
  const digest = createHash('sha256').update(root).digest('hex');
  return Number.parseInt(digest.slice(0, 8), 16) % 3 === 0;
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** What speaks against an answer: what is missing and what must not be there. Empty: it is right. */
export function wrongs(
  question: Pick<Question, 'must' | 'mustNot' | 'anyOf'>,
  visible: string,
  today: Day,
): string[] {
  const text = normal(visible);
  const says = (wanted: string) => forms(wanted, today).some((form) => form.test(text));
  return [
    ...question.must.filter((wanted) => !says(wanted)).map((wanted) => `missing "${wanted}"`),
    ...question.anyOf
      .filter((some) => !some.some(says))
      .map((some) => `none of ${some.map((one) => `"${one}"`).join(', ')}`),
    ...question.mustNot.filter(says).map((unwanted) => `says "${unwanted}"`),
  ];
}

/** Without regard to case, with plain quotes, amounts without separators and signs. */
const normal = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/(\d)[,\u202f\u00a0](?=\d{3}\b)/g, '$1')
    .replace(/[€$£]/g, '');

function forms(wanted: string, today: Day): RegExp[] {
  if (wanted.startsWith('date:')) return dateForms(wanted.slice('date:'.length), today);
  if (wanted.startsWith('days:')) {
    const days = Number(wanted.slice('days:'.length));
    return [new RegExp(`(?<!\\d)${days} days?`), ...dateForms(addDays(today, -days), today)];
  }
  const plain = normal(wanted);
  // A number is meant whole.
  if (/^\d+$/.test(plain)) return [new RegExp(`(?<![\\d.,])${plain}(?![\\d]|[.,]\\d{3})`)];
  return [new RegExp(plain.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))];
}

function dateForms(date: string, today: Day): RegExp[] {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const name = `(?:${MONTHS[month - 1]}|${MONTHS[month - 1]?.slice(0, 3)})`.toLowerCase();
  const number = `0?${day}(?:st|nd|rd|th)?`;
  const ofYear = `(?!,? (?!${year})20\\d\\d)`;
  const found = [
    new RegExp(`(?<!\\d)${number}\\.? (?:of )?${name}\\b\\.?${ofYear}`),
    new RegExp(`\\b${name}\\.? (?:the )?${number}(?!\\d)${ofYear}`),
    new RegExp(date),
    new RegExp(`(?<!\\d)0?${day}\\.0?${month}\\.(?:${year})?`),
  ];
  if (date === today) found.push(/\btoday\b/);
  if (date === addDays(today, -1)) found.push(/\byesterday\b/);
  if (date === addDays(today, 1)) found.push(/\btomorrow\b/);
  return found;
}
