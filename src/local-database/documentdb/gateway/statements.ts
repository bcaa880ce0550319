import type { Pool, PoolClient, QueryResult } from 'pg';

const firstPage = (name: string) =>
  `SELECT cursorpage::bytea page, continuation::bytea continuation, persistconnection pinned, cursorid cursor FROM documentdb_api.${name}($1,$2)`;
const write = (name: string) =>
  `SELECT p_result::bytea page, p_success success FROM documentdb_api.${name}($1,$2,$3,NULL)`;

/** What the gateway asks of the engine: each is prepared once a connection. Commands go in and come out as BSON bytes. */
const STATEMENTS = {
  find: firstPage('find_cursor_first_page'),
  aggregate: firstPage('aggregate_cursor_first_page'),
  listCollections: firstPage('list_collections_cursor_first_page'),
  listIndexes: firstPage('list_indexes_cursor_first_page'),
  getMore:
    'SELECT cursorpage::bytea page, continuation::bytea continuation FROM documentdb_api.cursor_get_more($1,$2,$3)',
  insert: write('insert'),
  update: write('update'),
  delete: write('delete'),
  findAndModify:
    'SELECT p_result::bytea page, p_success success FROM documentdb_api.find_and_modify($1,$2,NULL)',
  count: 'SELECT document::bytea page FROM documentdb_api.count_query($1,$2)',
  distinct: 'SELECT document::bytea page FROM documentdb_api.distinct_query($1,$2)',
  create: 'SELECT documentdb_api.create_collection_view($1,$2)::bytea page',
  createIndexes:
    'SELECT retval::bytea page, ok success, requests::bytea requests FROM documentdb_api.create_indexes_background($1,$2)',
  indexStatus:
    'SELECT retval::bytea page, ok success, complete FROM documentdb_api_internal.check_build_index_status($1)',
  indexName:
    'SELECT (index_spec).index_name FROM documentdb_api_catalog.collection_indexes WHERE index_id = $1',
  drop: 'SELECT documentdb_api.drop_collection($1,$2)',
  dropDatabase: 'SELECT documentdb_api.drop_database($1)',
  deleteCursors: 'SELECT documentdb_api_internal.delete_cursors($1::bigint[])',
  validate: 'SELECT document::bytea page FROM documentdb_api.validate($1,$2)',
  collMod: 'SELECT documentdb_api.coll_mod($1,$2,$3)::bytea page',
  collStats: 'SELECT documentdb_api.coll_stats($1,$2,1)::bytea page',
  dbStats: 'SELECT documentdb_api.db_stats($1,1,false)::bytea page',
  currentOp: 'SELECT document::bytea page FROM documentdb_api.current_op_command($1)',
  listDatabases: 'SELECT documentdb_api.list_databases($1)::bytea page',
  renameCollection: 'SELECT documentdb_api.rename_collection($1)::bytea page',
} as const;

export type Statement = keyof typeof STATEMENTS;

/** Every column that the statements return; the ones a statement does not return are undefined. */
export type Row = {
  page: Buffer;
  continuation: Buffer | null;
  pinned: boolean;
  cursor: string;
  success: boolean | undefined;
  requests: Buffer | null;
  complete: boolean;
  index_name: string | null;
};

/** Runs a prepared statement and returns its first row. */
export async function runStatement(
  connection: Pool | PoolClient,
  name: Statement,
  values: readonly unknown[],
): Promise<Row> {
  const result: QueryResult<Row> = await connection.query<Row>({
    name,
    text: STATEMENTS[name],
    values: [...values],
  });
  const row = result.rows[0];
  if (row === undefined) throw new Error(`The engine returned nothing for ${name}`);
  return row;
}
