import { stem } from '../domain/text/stem.ts';
import type { AnswerInput, Line } from './answer.ts';
import { deedLines } from './answers/commitments.ts';
import { type Context, interactionLines } from './answers/context.ts';
import { notedWith } from './answers/noted.ts';
import { isTopic } from './grammar/deeds/topics.ts';
import type { Doubt } from './parse/doubt.ts';
import type { Query } from './query/query.ts';
import { line } from './say.ts';
import { fitness } from './senses.ts';

/** So many notes are told beside an answer. */
const MOST = 3;

/**
 * An answer about one customer, with what is noted there with those words of the question that it made no use of: "what did
 * Dana find in our manual?" is answered by a note, whatever else is known of her.
 */
export async function withNotes(
  answer: AnswerInput,
  query: Query,
  doubts: readonly Doubt[],
  context: Context,
): Promise<AnswerInput> {
  const words = [...doubts.flatMap((doubt) => doubt.words), ...(answer.unheeded ?? [])]
    .flatMap((said) => said.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
    .map(stem)
    .filter(isTopic);
  const about = words.length === 0 ? null : await subjectOf(query, context);
  if (about === null) return answer;
  const { talks, deeds } = await notedWith(words, about, context);
  const [customer, people] = await Promise.all([
    context.store.customers.get(about.customer),
    context.store.contacts.of(about.customer),
  ]);
  const facts = [...(customer?.remember ?? []), ...people.flatMap(({ remember }) => remember)];
  const lines = [
    ...facts.filter((fact) => fitness([fact], words) > 0).map((fact) => line([fact])),
    ...(await deedLines(deeds.slice(0, MOST), context)),
    ...(await interactionLines(talks.slice(0, MOST), context)),
  ];
  const told = new Set((answer.lines ?? []).map(contentOf));
  return {
    ...answer,
    lines: [...(answer.lines ?? []), ...lines.filter((line) => !told.has(contentOf(line))).slice(0, MOST)],
  };
}

const contentOf = ({ text, quote = null }: Pick<Line, 'text'> & { quote?: string | null | undefined }) =>
  quote ?? JSON.stringify(text);

/** The one customer, and the person there, that a question is about. */
async function subjectOf(
  query: Query,
  { store }: Context,
): Promise<{ customer: string; contact: string | null } | null> {
  if (query.each.length > 0) return null;
  const contact = 'contact' in query ? query.contact : null;
  const customer =
    ('customer' in query ? query.customer : null) ??
    (contact === null ? null : ((await store.contacts.get(contact))?.customerId ?? null));
  return customer === null ? null : { customer, contact };
}
