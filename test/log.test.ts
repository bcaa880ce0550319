import { Writable } from 'node:stream';
import { WebClient } from '@slack/web-api';
import { MongoClient } from 'mongodb';
import { describe, expect, test } from 'vitest';
import { slackLogger } from '../src/listeners/slack-logger.ts';
import { type Log, makeLog } from '../src/log.ts';

const BOT_TOKEN = 'xoxb-17653672481-19874698323-pdFZKVeTuE8sk7oOcBrzbqgy';
const APP_TOKEN = 'xapp-1-A111-222-abc';
const RESPONSE_URL = 'https://hooks.slack.com/commands/T0001/3210/aHR0cHM6Ly9leGFtcGxl';

/** What is in the log after something was logged. */
function logged(write: (log: Log) => void, level = 'trace'): string {
  let text = '';
  const lines = new Writable({
    write(chunk: Buffer, _encoding, done) {
      text += chunk.toString('utf8');
      done();
    },
  });
  write(makeLog(level, lines));
  return text;
}

const failure = async (work: Promise<unknown>): Promise<Error> => {
  const error: unknown = await work.catch((error: unknown) => error);
  if (!(error instanceof Error)) throw new Error('it did not fail');
  return error;
};

describe('no secret reaches the log', () => {
  test('in the fields that are known to hold one, at the top and one below', () => {
    const text = logged((log) => {
      log.info({ token: BOT_TOKEN, headers: { authorization: `Bearer ${BOT_TOKEN}` } }, 'a');
      log.info({ client: { token: BOT_TOKEN }, body: { response_url: RESPONSE_URL } }, 'b');
      log.info({ uri: 'mongodb://rapport:h4mster@db', response_url: RESPONSE_URL }, 'c');
      log.info({ options: { uri: 'mongodb://rapport:h4mster@db', authorization: APP_TOKEN } }, 'd');
    });
    expect(text).not.toMatch(/xoxb|xapp|hooks\.slack\.com|h4mster/);
    expect(text.match(/\[secret\]/g)).toHaveLength(8);
  });

  test('in the words of an error, its stack and its cause', () => {
    const cause = new Error(`connect mongodb+srv://rapport:h4mster@db.example/?x=1 with ${APP_TOKEN}`);
    const error = new Error(`POST ${RESPONSE_URL} failed (Bearer ${BOT_TOKEN})`, { cause });
    const text = logged((log) => log.error({ error }, 'it failed'));
    expect(text).not.toMatch(/xoxb|xapp|aHR0cHM|h4mster/);
    const line = JSON.parse(text);
    expect(line.error).toMatchObject({
      message: 'POST https://hooks.slack.com/[response address] failed (Bearer [token])',
      cause: { message: 'connect mongodb+srv://[secret]@db.example/?x=1 with [token]' },
    });
  });

  test("in what Slack's own client throws, with the request that it keeps", async () => {
    const client = new WebClient(BOT_TOKEN, {
      slackApiUrl: 'http://127.0.0.1:9/api/',
      retryConfig: { retries: 0 },
      logger: slackLogger(makeLog('silent')),
    });
    const error = await failure(client.auth.test());
    expect(logged((log) => log.error({ error }, 'it failed'))).not.toContain(BOT_TOKEN);
    const lines = logged((log) => slackLogger(log).warn('a request failed', BOT_TOKEN, error));
    expect(lines).toContain('"from":"slack"');
    expect(lines).not.toContain(BOT_TOKEN);
  });

  test("in what MongoDB's driver throws", async () => {
    const uri = 'mongodb://rapport:h4mster@127.0.0.1:9/?serverSelectionTimeoutMS=100';
    const error = await failure(new MongoClient(uri).connect());
    expect(logged((log) => log.error({ error }, 'it failed'))).not.toContain('h4mster');
  });
});

test('what is thrown that is no error is logged as its words', () => {
  expect(JSON.parse(logged((log) => log.error({ error: `no ${BOT_TOKEN}` }, 'x'))).error).toEqual({
    message: 'no [token]',
  });
});

test('a line has its level, its time and what happened, and nothing of the machine', () => {
  const line = JSON.parse(logged((log) => log.warn({ workspace: 'T1' }, 'a digest was not sent')));
  expect(line).toEqual({
    level: 40,
    time: expect.any(Number),
    workspace: 'T1',
    msg: 'a digest was not sent',
  });
});

test('below its level nothing is written', () => {
  expect(logged((log) => log.info('chatter'), 'warn')).toBe('');
});
