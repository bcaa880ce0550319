import { stem } from '../domain/text/stem.ts';
import type { AnswerInput, Text } from './answer.ts';
import { type Context, text } from './answers/context.ts';
import type { Stranger } from './link/link.ts';
import type { Decision } from './parse/decide.ts';
import type { Doubt } from './parse/doubt.ts';
import type { Candidate, Parsed } from './parse/parse.ts';
import { listed, named, ONLY_THE_FILE, strong } from './say.ts';

/** What can be asked, in words that name nobody. */
const CAN =
  'I can tell you about our customers: who referred them, the last contact, who looks after them, what is next or due, how they feel, complaints, what they buy and need, competitors, contacts and birthdays, and whom we have not contacted for a while.';
const MOST_CHOICES = 5;

export const takenFor = (taken: readonly { written: string; name: string }[]): Text[] =>
  taken.map(({ written, name }) => text(`I took “${written}” for `, { customer: name }, '.'));

export const notUnderstood = (): AnswerInput => ({
  headline: [`Sorry, I can't answer that: ${ONLY_THE_FILE}`],
  suggestions: [CAN],
});

/** The name fits several: which one? Each choice asks the whole question again. */
export async function ambiguous(
  decision: Extract<Decision, { kind: 'ambiguous' }>,
  parsed: Parsed,
  { store }: Context,
): Promise<AnswerInput> {
  const { link, customers, contacts } = decision;
  const written = link.text.replace(/'s$/i, '');
  if (customers.length > 0) {
    return {
      headline: text(
        strong(written),
        ' fits more than one customer: ',
        listed(customers.slice(0, 10).map(named), 'or'),
        '. Which one do you mean?',
      ),
      choices: customers
        .slice(0, MOST_CHOICES)
        .map(({ name }) => ({ label: name, question: asked(parsed, link, name) })),
    };
  }
  const firms = new Map(
    (await store.customers.getMany(contacts.map(({ customerId }) => customerId))).map((one) => [
      one.id,
      one.name,
    ]),
  );
  const people = contacts
    .slice(0, 10)
    .map(({ name, customerId }) => ({ name, firm: firms.get(customerId) ?? '' }));
  return {
    headline: text(
      strong(written),
      ' fits more than one person: ',
      listed(
        people.map(({ name, firm }) => strong(`${name} (${firm})`)),
        'or',
      ),
      '. Whom do you mean?',
    ),
    choices: people.slice(0, MOST_CHOICES).map(({ name, firm }) => ({
      label: `${name} (${firm})`,
      question: asked(parsed, link, `${name}" of "${firm}`),
    })),
  };
}

/** The question with a name put in place of what was written. */
function asked(
  { text: question, tokens }: Parsed,
  { from, to }: { from: number; to: number },
  name: string,
): string {
  const [start, end] = [tokens[from]?.start ?? 0, tokens[to]?.end ?? 0];
  const possessive = /'s$/i.test(question.slice(start, end)) ? "'s" : '';
  return `${question.slice(0, start)}"${name}"${possessive}${question.slice(end)}`;
}

/** A name that nobody bears: nothing is told, the nearest names are offered. */
export function unknownName(stranger: Stranger, parsed: Parsed): AnswerInput {
  const near = stranger.near.slice(0, 3);
  return {
    headline: text(
      "I don't know any customer or contact called ",
      strong(stranger.text),
      '.',
      near.length > 0
        ? [
            ' Did you mean ',
            ...listed(
              near.map((name) => ({ customer: name })),
              'or',
            ),
            '?',
          ]
        : '',
    ),
    choices: near.map((name) => ({ label: name, question: asked(parsed, stranger, name) })),
  };
}

export const nobodyNamed = ({ grammar }: Candidate): AnswerInput => ({
  headline: [
    grammar.needs === 'contact'
      ? "Whom do you mean? I don't see the name of a contact in that."
      : "Which customer do you mean? I don't see a name that I know in that.",
  ],
});

/** Words that were looked for by their stems, as the question has them. */
const asWritten = (stems: readonly string[], { tokens }: Pick<Parsed, 'tokens'>): string[] =>
  stems.map((one) => tokens.find(({ key }) => stem(key) === one)?.raw ?? one);

/** An answer to the likeliest reading of what was not plain, with what it leaves out, and what else may be meant as buttons. */
export function guessed(
  answer: AnswerInput,
  others: readonly Candidate[],
  doubts: readonly Doubt[],
  parsed: Pick<Parsed, 'tokens'>,
): AnswerInput {
  const unheeded = asWritten(answer.unheeded ?? [], parsed);
  const missed = [...new Set([...doubts.flatMap(({ words }) => words), ...unheeded])].slice(0, MOST_CHOICES);
  return {
    ...answer,
    headline: ['I am not sure what you mean. My best guess: ', ...answer.headline],
    understood: [
      ...(answer.understood ?? []),
      ...(missed.length > 0
        ? [text('I made no use of ', listed(missed.map((word) => `“${word}”`)), '.')]
        : []),
    ],
    choices: others.flatMap((other) => {
      const question = rephrased(other);
      return question === null ? [] : [{ label: question, question }];
    }),
  };
}

/** The first example of a kind of question, about the customer or person named. */
function rephrased({ grammar, reading }: Candidate): string | null {
  const [example] = grammar.examples[0] ?? [];
  const customer = reading.customers[0]?.[0]?.name;
  const contact = reading.contacts[0]?.[0]?.name;
  const name = customer ?? contact;
  if (!example) return null;
  if (!/Acme|Dana Fox/.test(example)) return example;
  return name === undefined ? null : example.replace(/Dana Fox|Acme/g, () => name);
}
