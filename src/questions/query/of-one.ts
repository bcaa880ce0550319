import { z } from 'zod';
import { Id } from '../../domain/id.ts';
import { by, contact, customer, kinds, notBy, period } from './slots.ts';

/** What is asked of one customer or person. */
export const OF_ONE = [
  z.object({
    intent: z.literal('referrer'),
    customer,
    chain: z.boolean().default(false),
    /** Whom the asker supposes it was. */ supposed: Id.nullable().default(null),
  }),
  z.object({
    intent: z.literal('last-contact'),
    customer,
    contact,
    by,
    notBy,
    kinds,
    first: z.boolean().default(false),
    ask: z.enum(['when', 'who', 'what', 'how-long']).default('when'),
    period,
  }),
  z.object({
    intent: z.literal('owner'),
    customer,
    /** Further customers asked about in one breath. */ others: z.array(Id).default([]),
  }),
  z.object({
    intent: z.literal('feeling'),
    customer,
    contact,
    trend: z.boolean().default(false),
    /** Whether they ever felt so. */
    ever: z.enum(['down', 'up']).nullable().default(null),
    /** When they felt worst, or best. */
    utmost: z.enum(['down', 'up']).nullable().default(null),
    period,
  }),
  z.object({
    intent: z.literal('fact'),
    customer,
    /** Of more customers than that one: the same of each. */
    others: z.array(Id).default([]),
    fact: z.enum([
      'competitors',
      'why-not',
      'needs',
      'source',
      'buys',
      'website',
      'won-from',
      'since',
      'standing',
      'tags',
      'remember',
      'dates',
      'aliases',
    ]),
  }),
  z.object({
    intent: z.literal('rhythm'),
    customer,
    ask: z.enum(['overdue', 'how-long', 'cadence']).default('overdue'),
  }),
  z.object({
    intent: z.literal('person'),
    contact,
    customer,
    fact: z.enum(['email', 'phone', 'birthday', 'role', 'remember', 'all', 'customer']).default('all'),
    /** What another is to them: it is that one who is asked for. */
    relation: z.string().nullable().default(null),
    /** A second person: it is asked what they are to each other. */
    beside: contact,
    /** Without a name: words of the role. */ role: z.array(z.string()).default([]),
  }),
  z.object({ intent: z.literal('brief'), customer, contact }),
] as const;
