import type { IncomingMessage, ServerResponse } from 'node:http';

export type Health = {
  /** Whether the process can do its work now; rejects or is false where it cannot. */
  ready(): Promise<boolean>;
};

/** Answers `/healthz` (the process lives) and `/readyz` (it can reach its database and Slack); false: not ours. */
export const healthRoutes =
  ({ ready }: Health) =>
  async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    if (path === '/healthz') respond(response, 200, { status: 'alive' });
    else if (path === '/readyz') {
      const isReady = await ready().catch(() => false);
      respond(response, isReady ? 200 : 503, { status: isReady ? 'ready' : 'not ready' });
    } else return false;
    return true;
  };

function respond(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}
