import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import type { Clock } from '../../src/clock.ts';
import { freshId, freshSecret } from '../ids.ts';
import type { Outcome, Transport } from './delivery.ts';

/** Slack allows ten connections of one app: https://docs.slack.dev/apis/events-api/using-socket-mode#connect */
const MOST_CONNECTIONS = 10;
const PING_MS = 10_000;

const Ack = z.object({ envelope_id: z.string(), payload: z.unknown().optional() });

/**
 * Socket Mode: hello, pings, envelopes and their acknowledgements, disconnects
 * (https://docs.slack.dev/apis/events-api/using-socket-mode and @slack/socket-mode dist/src/SocketModeClient.js).
 */
export const createSocketMode = ({ clock, appId, ackMs }: { clock: Clock; appId: string; ackMs: number }) => {
  const server = new WebSocketServer({ noServer: true });
  const tickets = new Set<string>();
  const open = new Set<WebSocket>();
  const waiting = new Map<string, { socket: WebSocket; settle: (outcome: Outcome) => void }>();

  const heard = (data: string) => {
    const ack = Ack.safeParse(parseJson(data));
    if (!ack.success) return;
    const { envelope_id: id, payload } = ack.data;
    waiting.get(id)?.settle({ ok: true, response: payload ?? null });
  };

  const greet = (socket: WebSocket) => {
    open.add(socket);
    const pings = setInterval(() => socket.ping(), PING_MS).unref();
    socket.on('message', (data) => heard(String(data)));
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      clearInterval(pings);
      open.delete(socket);
      for (const one of [...waiting.values()]) {
        if (one.socket === socket) one.settle({ ok: false, error: 'dispatch_failed' });
      }
    });
    socket.send(
      JSON.stringify({
        type: 'hello',
        num_connections: open.size,
        connection_info: { app_id: appId },
        debug_info: {
          host: 'applink-playground',
          started: clock.now().toISOString(),
          build_number: 1,
          approximate_connection_time: 18_060,
        },
      }),
    );
  };

  const send: Transport['send'] = ({ kind, body }, retry) =>
    new Promise((resolve) => {
      // Slack sends each payload over one connection of its own choosing: here the one that has waited longest.
      const [socket] = [...open].filter((one) => one.readyState === one.OPEN);
      if (!socket) return resolve({ ok: false, error: 'dispatch_failed' });
      open.delete(socket);
      open.add(socket);
      const id = freshId('E');
      const settle = (outcome: Outcome) => {
        clearTimeout(timer);
        waiting.delete(id);
        resolve(outcome);
      };
      const timer = setTimeout(() => settle({ ok: false, error: 'operation_timeout' }), ackMs);
      waiting.set(id, { socket, settle });
      const retried =
        kind === 'events_api' ? { retry_attempt: retry?.num ?? 0, retry_reason: retry ? 'timeout' : '' } : {};
      const accepts =
        kind === 'slash_commands' ||
        body['type'] === 'view_submission' ||
        body['type'] === 'block_suggestion';
      socket.send(
        JSON.stringify({
          envelope_id: id,
          type: kind,
          accepts_response_payload: accepts,
          payload: body,
          ...retried,
        }),
      );
    });

  return {
    send,
    /** A path to connect to, good for one connection. */
    ticket: (): string => {
      const ticket = freshSecret();
      tickets.add(ticket);
      return `/link?ticket=${ticket}&app_id=${appId}`;
    },
    /** Takes an HTTP upgrade: with a ticket, and with room for one more. */
    upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      const url = new URL(request.url ?? '/', 'http://localhost');
      const ticket = url.searchParams.get('ticket') ?? '';
      if (url.pathname !== '/link' || !tickets.delete(ticket) || open.size >= MOST_CONNECTIONS) {
        socket.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n');
        return;
      }
      server.handleUpgrade(request, socket, head, greet);
    },
    connections: () => open.size,
    /** Asks the app to connect anew, as Slack does before it recycles a container. */
    refresh: (reason: 'warning' | 'refresh_requested') => {
      const message = JSON.stringify({
        type: 'disconnect',
        reason,
        debug_info: { host: 'applink-playground' },
      });
      for (const socket of open) socket.send(message);
    },
    /** Cuts all connections without a word. */
    drop: () => {
      for (const socket of open) socket.terminate();
    },
    /** Closes all connections, by the rules of the protocol where the app takes part. */
    stop: async () => {
      await Promise.all([...open].map(hangUp));
      server.close();
    },
  };
};

const PATIENCE_MS = 1000;

const hangUp = (socket: WebSocket): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => socket.terminate(), PATIENCE_MS);
    socket.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
    socket.close(1001);
  });

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
