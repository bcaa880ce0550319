import { chmod, rm } from 'node:fs/promises';
import net from 'node:net';
import pg from 'pg';
import { systemClock } from '../../../clock.ts';
import { createDispatch, type Dispatch } from './dispatch.ts';
import { toCommandError } from './errors.ts';
import { encodeReply, messageSplitter, parseRequest, type Request } from './wire.ts';

const IDLE_MILLISECONDS = 60_000;
/** A client that dies in a transaction holds its locks no longer than this; MongoDB's limit of a transaction is the same. */
const TRANSACTION_IDLE_MILLISECONDS = 60_000;
const LOCK_MILLISECONDS = 10_000;

export type Gateway = { uri: string; stop(): Promise<void> };

/** Where the gateway finds PostgreSQL: the directory of its socket, and the port in that socket's name. */
export type Engine = { socketDirectory: string; port: number; connections: number };

/**
 * Speaks MongoDB's wire protocol on a unix socket and carries the commands out in PostgreSQL with DocumentDB.
 * The socket's directory must be private: whoever can open the socket can read and write everything.
 */
export async function startGateway(options: {
  socket: string;
  engine: Engine;
  log(line: string): void;
}): Promise<Gateway> {
  const { socket, engine, log } = options;
  const pool = new pg.Pool({
    host: engine.socketDirectory,
    port: engine.port,
    user: 'postgres',
    database: 'postgres',
    max: engine.connections,
    idleTimeoutMillis: IDLE_MILLISECONDS,
    options: [
      'search_path=documentdb_api_catalog,documentdb_api,public',
      'client_min_messages=error',
      `lock_timeout=${LOCK_MILLISECONDS}`,
      `idle_in_transaction_session_timeout=${TRANSACTION_IDLE_MILLISECONDS}`,
    ]
      .map((setting) => `-c ${setting}`)
      .join(' '),
  });
  pool.on('error', (error) => log(`An idle connection to PostgreSQL broke: ${error.message}`));
  // A connection that breaks while it is in use fails its query too; without a listener it would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));

  const dispatch = createDispatch({ pool, clock: systemClock });
  const sockets = new Set<net.Socket>();
  const server = net.createServer((connection) => {
    sockets.add(connection);
    connection.on('close', () => sockets.delete(connection));
    serve(connection, dispatch, log);
  });
  await rm(socket, { force: true });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(socket, resolve);
  });
  await chmod(socket, 0o600);

  return {
    uri: `mongodb://${encodeURIComponent(socket)}/?directConnection=true`,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const connection of sockets) connection.destroy();
      await closed;
      await dispatch.close();
      await pool.end();
    },
  };
}

function serve(connection: net.Socket, dispatch: Dispatch, log: (line: string) => void): void {
  const splitter = messageSplitter();
  // Answers come in the order of the requests, one at a time, as from mongod.
  let last: Promise<void> = Promise.resolve();
  connection.on('error', () => connection.destroy());
  connection.on('data', (chunk) => {
    try {
      for (const message of splitter.push(chunk)) {
        last = last.then(() => reply(connection, message, dispatch, log));
      }
    } catch (error) {
      log(`A client sent no wire protocol: ${String(error)}`);
      connection.destroy();
    }
  });
}

async function reply(
  connection: net.Socket,
  message: Buffer,
  dispatch: Dispatch,
  log: (line: string) => void,
): Promise<void> {
  let request: Pick<Request, 'id' | 'legacy' | 'silent'> = {
    id: message.readInt32LE(4),
    legacy: false,
    silent: false,
  };
  let body: Parameters<typeof encodeReply>[1];
  try {
    const parsed = parseRequest(message);
    request = parsed;
    body = await dispatch.answer(parsed);
  } catch (thrown) {
    const error = toCommandError(thrown, false);
    if (error.code === 1) log(`Internal error: ${error.message}`);
    body = {
      ok: 0,
      errmsg: error.message,
      code: error.code,
      codeName: error.codeName,
      ...error.extra,
      ...(error.labels.length > 0 && { errorLabels: error.labels }),
    };
  }
  if (request.silent || connection.destroyed) return;
  connection.cork();
  for (const part of encodeReply(request, body)) connection.write(part);
  connection.uncork();
}
