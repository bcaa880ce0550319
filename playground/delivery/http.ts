import { createHmac } from 'node:crypto';
import type { Clock } from '../../src/clock.ts';
import type { Outcome, Payload, Retry, Transport } from './delivery.ts';

/** What a test may forge. */
export type Forgery = { signature?: string; timestamp?: number };

/** `v0=` and HMAC-SHA256 of `v0:timestamp:body`: https://docs.slack.dev/authentication/verifying-requests-from-slack */
const sign = (secret: string, timestamp: number, body: string): string =>
  `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;

/** Commands and interactions come form-encoded, the latter as JSON in `payload`; events as JSON. */
const encode = ({ kind, body }: Payload): { body: string; type: string } => {
  const form = 'application/x-www-form-urlencoded';
  if (kind === 'events_api') return { body: JSON.stringify(body), type: 'application/json' };
  if (kind === 'interactive') {
    return { body: new URLSearchParams({ payload: JSON.stringify(body) }).toString(), type: form };
  }
  const fields = Object.entries(body).map(([name, value]): [string, string] => [name, String(value)]);
  return { body: new URLSearchParams(fields).toString(), type: form };
};

const read = async (response: Response): Promise<unknown> => {
  const text = await response.text();
  if (!text) return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

/** Signed HTTP: https://docs.slack.dev/apis/events-api/using-http-request-urls */
export const createHttp = (options: {
  clock: Clock;
  signingSecret: string;
  requestUrl: () => string | undefined;
  ackMs: number;
}) => {
  const post = async (
    payload: Payload,
    retry: Retry | null,
    forged: Forgery,
  ): Promise<Outcome & { status?: number }> => {
    const url = options.requestUrl();
    if (!url) return { ok: false, error: 'dispatch_failed' };
    const { body, type } = encode(payload);
    const timestamp = forged.timestamp ?? Math.floor(options.clock.now().getTime() / 1000);
    try {
      const response = await fetch(url, {
        method: 'POST',
        body,
        headers: {
          'content-type': type,
          'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
          'x-slack-request-timestamp': String(timestamp),
          'x-slack-signature': forged.signature ?? sign(options.signingSecret, timestamp, body),
          ...(retry ? { 'x-slack-retry-num': String(retry.num), 'x-slack-retry-reason': retry.reason } : {}),
        },
        signal: AbortSignal.timeout(options.ackMs),
      });
      const answer = await read(response);
      if (response.ok) return { ok: true, response: answer, status: response.status };
      const noRetry = response.headers.get('x-slack-no-retry') === '1';
      const error = response.status < 500 ? 'http_client_error' : 'http_service_error';
      return { ok: false, error, status: response.status, noRetry };
    } catch (error) {
      const late = error instanceof Error && error.name === 'TimeoutError';
      return { ok: false, error: late ? 'operation_timeout' : 'dispatch_failed' };
    }
  };
  const send: Transport['send'] = (payload, retry) => post(payload, retry, {});
  return { send, post };
};
