import { type Document, serialize } from 'bson';
import type { PoolClient } from 'pg';
import { CODE, CommandError } from './errors.ts';
import { runStatement } from './statements.ts';

/** A node of PostgreSQL's plan (EXPLAIN, FORMAT JSON), as far as it is read here. */
type Plan = {
  'Node Type': string;
  'Index Name'?: string;
  'Index Cond'?: string;
  'Actual Rows'?: number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  Plans?: Plan[];
};

/** The engine's planner functions by the command that is explained. */
const FUNCTIONS: Readonly<Record<string, string>> = {
  find: 'find',
  aggregate: 'pipeline',
  count: 'count',
  distinct: 'distinct',
};

/**
 * Explains a find, aggregate, count or distinct in MongoDB's shape: IXSCAN with the index's name, or COLLSCAN.
 * With a verbosity beyond `queryPlanner` the command is run: nReturned, totalDocsExamined and totalKeysExamined
 * are counted from PostgreSQL's own plan, which is under `enginePlan`.
 */
export async function explain(
  connection: PoolClient,
  database: string,
  command: Document,
): Promise<Document> {
  const inner: Document = command['explain'];
  const name = Object.keys(inner)[0] ?? '';
  const planner = FUNCTIONS[name];
  if (planner === undefined) {
    throw new CommandError(CODE.commandNotSupported, 'CommandNotSupported', `Cannot explain ${name}`);
  }
  const run = command['verbosity'] !== 'queryPlanner';
  const { rows } = await connection.query<{ 'QUERY PLAN': { Plan: Plan; 'Execution Time'?: number }[] }>(
    `EXPLAIN (FORMAT JSON, ANALYZE ${run}) SELECT document FROM documentdb_api_catalog.bson_aggregation_${planner}($1,$2)`,
    [database, Buffer.from(serialize(inner))],
  );
  const top = rows[0]?.['QUERY PLAN'][0];
  if (top === undefined) throw new Error('The engine explained nothing');
  const scans = scansOf(top.Plan);
  const stages = await Promise.all(scans.map((scan) => stageOf(connection, scan)));
  const returned = top.Plan['Actual Rows'] ?? 0;
  return {
    queryPlanner: {
      namespace: `${database}.${inner[name]}`,
      winningPlan: stages[0] ?? { stage: 'EOF' },
      otherScans: stages.slice(1),
      rejectedPlans: [],
    },
    ...(run && {
      executionStats: {
        executionSuccess: true,
        nReturned: returned,
        executionTimeMillis: Math.round(top['Execution Time'] ?? 0),
        totalKeysExamined: sum(scans.filter(usesIndex).map(examined)),
        totalDocsExamined: sum(scans.map(examined)),
      },
    }),
    enginePlan: top.Plan,
    ok: 1,
  };
}

/** The nodes that read a collection, outermost first. */
function scansOf(plan: Plan): Plan[] {
  const inside = (plan.Plans ?? []).flatMap(scansOf);
  if (plan['Node Type'] === 'Bitmap Heap Scan') {
    // The index is named by the node below it; the rows that were really read are counted here.
    return [{ ...inside[0], ...plan, Plans: [] }, ...inside.slice(1)];
  }
  return /^(Seq Scan|Index Scan|Index Only Scan|Bitmap Index Scan)$/.test(plan['Node Type'])
    ? [plan, ...inside]
    : inside;
}

/** The primary key begins with the shard key, so a whole collection is read by an index too: that is no IXSCAN. */
function usesIndex(scan: Plan): boolean {
  if (scan['Index Name'] === undefined) return false;
  const condition = scan['Index Cond'] ?? '';
  return !/^(_id_|collection_pk_\d+)$/.test(scan['Index Name']) || condition.includes('object_id');
}

async function stageOf(connection: PoolClient, scan: Plan): Promise<Document> {
  if (!usesIndex(scan)) return { stage: 'COLLSCAN' };
  return { stage: 'FETCH', inputStage: { stage: 'IXSCAN', indexName: await indexName(connection, scan) } };
}

async function indexName(connection: PoolClient, scan: Plan): Promise<string> {
  const name = scan['Index Name'] ?? '';
  if (/^collection_pk_\d+$/.test(name)) return '_id_';
  const id = /^documents_rum_index_(\d+)$/.exec(name)?.[1];
  return id === undefined ? name : ((await runStatement(connection, 'indexName', [id])).index_name ?? name);
}

function examined(scan: Plan): number {
  return (
    (scan['Actual Rows'] ?? 0) +
    (scan['Rows Removed by Filter'] ?? 0) +
    (scan['Rows Removed by Index Recheck'] ?? 0)
  );
}

const sum = (numbers: number[]): number => numbers.reduce((total, number) => total + number, 0);
