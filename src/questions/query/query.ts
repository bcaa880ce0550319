import { z } from 'zod';
import { Id } from '../../domain/id.ts';
import { OF_DEEDS } from './of-deeds.ts';
import { OF_MANY } from './of-many.ts';
import { OF_ONE } from './of-one.ts';

/** The kinds of question. Their slots are filled; names are ids. */
const Asked = z.discriminatedUnion('intent', [...OF_ONE, ...OF_DEEDS, ...OF_MANY]);
/** The most customers, and the most contacts, of an answer that a thread remembers; of more, the next question cannot ask. */
export const MOST_NAMED = 30;
const some = z.array(Id).max(MOST_NAMED).default([]);
/**
 * What a question asks; of each of some customers, where it is asked of several alike. For the next question of the thread:
 * the one customer that was found where it asked for one ("them"), and all the customers and contacts that its answer named,
 * in their order ("those", "her").
 */
export const Query = Asked.and(
  z.object({ each: some, found: Id.nullable().default(null), named: some, people: some }),
);
export type Query = z.infer<typeof Query>;
export type QueryInput = z.input<typeof Query>;
