import type { IncomingMessage, ServerResponse } from 'node:http';

export type Health = {
  /** Whether the process can do its work now; rejects or is false where it cannot. */
  ready(): Promise<boolean>;
  /** What a monitor may read, in Prometheus' text format; none where it is not given. */
  metrics?(): Promise<string>;
};

/**
 * Answers `/healthz` (the process lives), `/readyz` (it can reach its database and Slack) and `/metrics`; false: not
 * ours.
 */
export const healthRoutes =
  ({ ready, metrics }: Health) =>
  async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    if (path === '/healthz') respond(response, 200, { status: 'alive' });
    else if (path === '/readyz') {
      const isReady = await ready().catch(() => false);
      respond(response, isReady ? 200 : 503, { status: isReady ? 'ready' : 'not ready' });
    } else if (path === '/metrics' && metrics) {
      const text = await metrics().catch(() => null);
      response.writeHead(text === null ? 503 : 200, {
        'content-type': 'text/plain; version=0.0.4; charset=utf-8',
      });
      response.end(text ?? '');
    } else return false;
    return true;
  };

function respond(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}
