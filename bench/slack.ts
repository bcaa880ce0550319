import { createHmac, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export const TOKEN = 'xoxb-bench';
export const SECRET = 'bench';
const TEAM = { team_id: 'T0BENCH', team_domain: 'bench' };
const USER = 'U0BENCH';

/** The least of a Slack that both sides of a comparison can talk to: it says yes to everything, and costs next to nothing. */
export type BenchSlack = {
  apiUrl: string;
  /** Sends `/crm text` to an app and resolves with its answer when that has come, with the ack, by response_url or by chat.postMessage. */
  command(app: string, text: string): Promise<string>;
  stop(): Promise<void>;
};

export async function startBenchSlack(): Promise<BenchSlack> {
  const waiting = new Map<string, (answer: string) => void>();
  let count = 0;
  const answered = (id: string | undefined, answer: string) => {
    if (id === undefined) return;
    waiting.get(id)?.(answer);
    waiting.delete(id);
  };
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    const path = request.url ?? '';
    if (path.startsWith('/response/')) {
      response.end('ok');
      answered(path.slice('/response/'.length), body);
      return;
    }
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(answerOf(path)));
    if (path === '/api/chat.postMessage') answered(/id%3A(\d+)/.exec(body)?.[1], body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    apiUrl: `${url}/api/`,
    async command(app, text) {
      const id = String(++count);
      const done = new Promise<string>((resolve) => waiting.set(id, resolve));
      const body = new URLSearchParams({
        ...TEAM,
        command: '/crm',
        text: text.replace('$id', `id:${id}`),
        user_id: USER,
        channel_id: 'C0BENCH',
        api_app_id: 'A0BENCH',
        is_enterprise_install: 'false',
        // An act that was seen before would not be answered again.
        trigger_id: randomUUID(),
        response_url: `${url}/response/${id}`,
      }).toString();
      const acked = await fetch(`${app}/slack/events`, { method: 'POST', headers: signed(body), body });
      const withAck = await acked.text();
      if (acked.status !== 200) throw new Error(`the app said ${acked.status}`);
      if (withAck !== '') answered(id, withAck);
      return done;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) body += chunk;
  return body;
}

function answerOf(path: string): object {
  if (path === '/api/auth.test')
    return { ok: true, ...TEAM, url: '', team: 'Bench', user: 'bot', user_id: 'U0BOT', bot_id: 'B0BOT' };
  if (path === '/api/users.info')
    return {
      ok: true,
      user: { id: USER, team_id: TEAM.team_id, name: 'anna', real_name: 'Anna', tz: 'Europe/Berlin' },
    };
  return { ok: true, channel: 'C0BENCH', ts: '1.000001' };
}

/** https://docs.slack.dev/authentication/verifying-requests-from-slack */
function signed(body: string): Record<string, string> {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', SECRET).update(`v0:${timestamp}:${body}`).digest('hex');
  return {
    'content-type': 'application/x-www-form-urlencoded',
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': `v0=${signature}`,
  };
}
