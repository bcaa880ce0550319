import { connect, createServer, type Socket } from 'node:net';

/** A wire to the engine that a test can cut and mend, as a network or a database that goes away and comes back. */
export type CuttableWire = { uri: string; cut(): void; mend(): void; close(): Promise<void> };

/** Puts a wire before the engine of a connection string: one host, or one socket file. */
export async function cuttableWire(uri: string): Promise<CuttableWire> {
  const host = /^mongodb:\/\/(?:[^@/]*@)?([^/?]+)/.exec(uri)?.[1] ?? '';
  const target = decodeURIComponent(host);
  const sockets = new Set<Socket>();
  let whole = true;
  const server = createServer((client) => {
    if (!whole) {
      client.destroy();
      return;
    }
    const [name, port] = target.split(':');
    const engine = target.startsWith('/') ? connect(target) : connect(Number(port), name);
    for (const socket of [client, engine]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        engine.destroy();
      });
    }
    client.pipe(engine).pipe(client);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the wire has no port');
  const cut = () => {
    whole = false;
    for (const socket of sockets) socket.destroy();
  };
  return {
    uri: `mongodb://127.0.0.1:${address.port}/?directConnection=true`,
    cut,
    mend: () => {
      whole = true;
    },
    close: () => {
      cut();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
