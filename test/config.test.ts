import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from '../src/config.ts';

const BOT = 'xoxb-1';
const APP = 'xapp-1';

function problemsOf(environment: Record<string, string>): string[] {
  try {
    readConfig(environment);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as ConfigError).message.split('\n');
  }
  return [];
}

describe('how Slack is reached', () => {
  test('without tokens: the playground, on port 3000, with data in ./data and a quiet log', () => {
    expect(readConfig({})).toEqual({
      slack: { mode: 'playground' },
      slackApiUrl: undefined,
      port: 3000,
      mongodbUri: undefined,
      dataDir: resolve('data'),
      logLevel: 'error',
    });
  });

  test('an empty variable is an unset one', () => {
    expect(readConfig({ PORT: '', SLACK_BOT_TOKEN: ' ', MONGODB_URI: '' })).toEqual(readConfig({}));
  });

  test('a bot token and an app token: Socket Mode', () => {
    expect(readConfig({ SLACK_BOT_TOKEN: ` ${BOT} `, SLACK_APP_TOKEN: APP })).toMatchObject({
      slack: { mode: 'socket', botToken: BOT, appToken: APP },
      logLevel: 'info',
    });
  });

  test('a bot token and a signing secret: HTTP', () => {
    expect(readConfig({ SLACK_BOT_TOKEN: BOT, SLACK_SIGNING_SECRET: 's' }).slack).toEqual({
      mode: 'http',
      botToken: BOT,
      signingSecret: 's',
    });
  });

  test('Socket Mode is preferred where both are possible', () => {
    const both = { SLACK_BOT_TOKEN: BOT, SLACK_APP_TOKEN: APP, SLACK_SIGNING_SECRET: 's' };
    expect(readConfig(both).slack.mode).toBe('socket');
  });

  test('what an OAuth app has: many workspaces', () => {
    const oauth = {
      SLACK_CLIENT_ID: 'i',
      SLACK_CLIENT_SECRET: 'c',
      SLACK_STATE_SECRET: 't',
      SLACK_SIGNING_SECRET: 's',
    };
    expect(readConfig(oauth).slack).toEqual({
      mode: 'oauth',
      clientId: 'i',
      clientSecret: 'c',
      stateSecret: 't',
      signingSecret: 's',
    });
  });
});

describe('what is wrong is told by variable', () => {
  test.each([
    [{ SLACK_BOT_TOKEN: BOT }, /^SLACK_BOT_TOKEN needs SLACK_APP_TOKEN .* or SLACK_SIGNING_SECRET/],
    [{ SLACK_APP_TOKEN: APP }, /^SLACK_APP_TOKEN needs SLACK_BOT_TOKEN/],
    [{ SLACK_SIGNING_SECRET: 's' }, /^SLACK_SIGNING_SECRET needs SLACK_BOT_TOKEN/],
    [{ SLACK_BOT_TOKEN: BOT, SLACK_APP_TOKEN: 'xoxb-swapped' }, /^SLACK_APP_TOKEN must .* xapp-/],
    [{ SLACK_API_URL: 'http://localhost:1/api' }, /^SLACK_API_URL must end with \/api\//],
    [{ SLACK_API_URL: 'slack' }, /^SLACK_API_URL must be a URL/],
    [{ PORT: '65536' }, /^PORT must be 0 to 65535/],
    [{ PORT: '80.5' }, /^PORT must be a whole number/],
    [{ PORT: 'http' }, /^PORT must be a number/],
    [{ MONGODB_URI: 'localhost:27017' }, /^MONGODB_URI must begin with mongodb:\/\/ or mongodb\+srv:\/\//],
    [{ LOG_LEVEL: 'loud' }, /^LOG_LEVEL must be one of trace, debug/],
  ] as [Record<string, string>, RegExp][])('%o', (environment, told) => {
    const problems = problemsOf(environment);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(told);
  });

  test('every one that many workspaces lack', () => {
    expect(problemsOf({ SLACK_CLIENT_ID: 'i', SLACK_STATE_SECRET: 't' })).toEqual([
      expect.stringMatching(/^SLACK_CLIENT_SECRET is missing/),
      expect.stringMatching(/^SLACK_SIGNING_SECRET is missing/),
    ]);
  });

  test('all at once, and never with what a secret held', () => {
    const problems = problemsOf({ SLACK_BOT_TOKEN: 'hamster', PORT: '-1', LOG_LEVEL: 'x' });
    expect(problems.map((line) => line.split(' ')[0])).toEqual([
      'SLACK_BOT_TOKEN',
      'PORT',
      'LOG_LEVEL',
      'SLACK_BOT_TOKEN',
    ]);
    expect(problems.join('\n')).not.toContain('hamster');
  });
});

test('a DATA_DIR may begin with the home directory, as a shell would have it', () => {
  expect(readConfig({ DATA_DIR: '~/rapport' }).dataDir).toBe(join(homedir(), 'rapport'));
  expect(readConfig({ DATA_DIR: '/srv/~x' }).dataDir).toBe('/srv/~x');
});
