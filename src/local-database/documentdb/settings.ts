/** Connections that the gateway may open; some more are left for the engine's own jobs. */
export const CONNECTIONS = 48;

/**
 * PostgreSQL's configuration (postgresql.conf, whole: what it does not name has PostgreSQL's default).
 * What is `durable` is on disk before it is acknowledged.
 */
export function configurationOf({ durable }: { durable: boolean }): string {
  const safe = durable ? 'on' : 'off';
  return `# Written by Rapport at each start.
listen_addresses = ''
unix_socket_permissions = 0700
max_connections = ${CONNECTIONS + 16}
shared_buffers = 128MB
dynamic_shared_memory_type = mmap
max_worker_processes = 16
# Processes that a small database does without.
io_method = sync
max_logical_replication_workers = 0
ssl = off
jit = off
timezone = 'GMT'
log_timezone = 'GMT'

fsync = ${safe}
full_page_writes = ${safe}
synchronous_commit = ${safe}
wal_level = minimal
max_wal_senders = 0
min_wal_size = 48MB
max_wal_size = 256MB

# The planner's picture of a collection goes stale after a bulk load, and indexed finds then cost ten times as much.
autovacuum_naptime = 3s
autovacuum_analyze_threshold = 50
random_page_cost = 1.1

# What happens to PostgreSQL itself. A command that fails is its sender's matter, and may hold private text.
log_min_messages = ${durable ? 'log' : 'fatal'}
log_min_error_statement = panic
log_error_verbosity = terse
log_checkpoints = off

shared_preload_libraries = 'pg_cron, pg_documentdb_core, pg_documentdb'
cron.database_name = 'postgres'
cron.use_background_workers = on
cron.log_run = off
cron.log_statement = off
documentdb.enableBackgroundWorker = 'true'
documentdb.enableBackgroundWorkerJobs = 'true'
documentdb.indexBuildsScheduledOnBgWorker = 'false'
documentdb_core.enableCollation = on
documentdb.enableCollationWithNonUniqueOrderedIndexes = on
`;
}
