import { z } from 'zod';
import { Id, MemberId } from '../domain/id.ts';

/** A piece of an answer's text: plain words, or a name that a reader should be able to tell from them. */
export const Piece = z.union([
  z.string(),
  z.object({ customer: z.string() }),
  z.object({ member: MemberId, name: z.string() }),
  z.object({ strong: z.string() }),
]);
export type Piece = z.infer<typeof Piece>;
export const Text = z.array(Piece);
export type Text = z.infer<typeof Text>;

/** A line of evidence or of a list, with what a person wrote as a quotation, a customer to open, and the contact it is about. */
export const Line = z.object({
  text: Text,
  quote: z.string().nullable().default(null),
  open: Id.nullable().default(null),
  person: Id.nullable().default(null),
});
export type Line = z.infer<typeof Line>;

/** An answer as plain data; views/answer.ts makes a message of it. */
export const Answer = z.object({
  /** The thing that was asked, in one sentence. */
  headline: Text,
  /** How it was understood, where that is not plain: a period, a name taken for another. */
  understood: z.array(Text).default([]),
  lines: z.array(Line).default([]),
  /** How many lines there are in all, and from which line on to go on; null where all are shown. */
  more: z.object({ total: z.int(), next: z.int() }).nullable().default(null),
  /** Choices that answer the question: complete questions. */
  choices: z.array(z.object({ label: z.string(), question: z.string() })).default([]),
  /** Questions that can be asked, where this one could not be answered. */
  suggestions: z.array(z.string()).default([]),
  /** The customer that the answer is about: for its buttons. */
  about: Id.nullable().default(null),
  /** Whether nothing was found of what was asked for. */
  none: z.boolean().default(false),
  /** Words of the question that nothing was found for: then this is only a guess at what is meant. */
  unheeded: z.array(z.string()).default([]),
  /** The one customer that was found, where a name was asked for. */
  found: Id.nullable().default(null),
  /** All customers that the whole answer names, in their order. */
  named: z.array(Id).default([]),
  /** The contacts that it names in its headline; where that is none, those of its lines count. */
  people: z.array(Id).default([]),
});
export type Answer = z.infer<typeof Answer>;
export type AnswerInput = z.input<typeof Answer>;
