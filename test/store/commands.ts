import type { CommandStartedEvent, Db, Document, MongoClient } from 'mongodb';
import { z } from 'zod';

/** Something that was asked of the engine which has to find documents. */
export type Search = { collection: string; filter: Document; command: Document };

/** Records what a client asks of its engine from now on. */
export function recordSearches(client: MongoClient): Search[] {
  const searches: Search[] = [];
  client.on('commandStarted', (event) => searches.push(...searchesOf(event)));
  return searches;
}

/** The searches of a command. Those of a change are explained as the find that they begin with: not every engine explains changes. */
function searchesOf({ commandName, command }: CommandStartedEvent): Search[] {
  const collection = String(command[commandName]);
  const find = (filter: Document, rest: Document = {}): Search => ({
    collection,
    filter,
    command: { find: collection, filter, ...rest },
  });
  switch (commandName) {
    case 'find': {
      const { filter, sort, limit, skip, projection } = command;
      return [find(filter, withoutUndefined({ sort, limit, skip, projection }))];
    }
    case 'aggregate': {
      const { pipeline } = command;
      const { $match: filter } = pipeline[0];
      return [{ collection, filter, command: { aggregate: collection, pipeline, cursor: {} } }];
    }
    case 'findAndModify': {
      const { query, sort } = command;
      return [find(query, withoutUndefined({ sort, limit: 1 }))];
    }
    case 'update':
      return (command['updates'] as Document[]).map(({ q }) => find(q, { limit: 1 }));
    case 'delete':
      return (command['deletes'] as Document[]).map(({ q }) => find(q, { limit: 1 }));
    case 'count':
    case 'distinct':
      throw new Error(`the store uses ${commandName}, which this test does not know how to explain`);
    default:
      return [];
  }
}

/** The driver hands over the order of a sort as a map. */
const withoutUndefined = (document: Document): Document =>
  Object.fromEntries(
    Object.entries(document)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, value instanceof Map ? Object.fromEntries(value) : value]),
  );

const Stage = z.looseObject({ stage: z.string(), indexName: z.string().optional() });
const Explained = z.object({
  executionStats: z.object({
    nReturned: z.number(),
    totalKeysExamined: z.number(),
    totalDocsExamined: z.number(),
  }),
});
export type Plan = z.infer<typeof Explained>['executionStats'] & { stages: string[]; indexes: string[] };

/** How the engine goes about a search: its plan's stages, the indexes they use, and how much it looked at. */
export async function explain(db: Db, { command }: Search): Promise<Plan> {
  const told = await db.command({ explain: command, verbosity: 'executionStats' });
  // An aggregation may be told as one plan, or by stages of which the first one reads.
  const planned = z.object({ stages: z.array(z.looseObject({ $cursor: z.unknown() })) }).safeParse(told);
  const cursor = planned.data?.stages[0]?.$cursor ?? told;
  const { executionStats } = Explained.parse(cursor);
  const stages: z.infer<typeof Stage>[] = [];
  collectStages(z.object({ queryPlanner: z.object({ winningPlan: z.unknown() }) }).parse(cursor), stages);
  return {
    ...executionStats,
    stages: stages.map(({ stage }) => stage),
    indexes: stages.flatMap(({ indexName }) => indexName ?? []),
  };
}

function collectStages(node: unknown, found: z.infer<typeof Stage>[]): void {
  if (typeof node !== 'object' || node === null) return;
  const stage = Stage.safeParse(node);
  if (stage.success) found.push(stage.data);
  for (const child of Object.values(node)) collectStages(child, found);
}
