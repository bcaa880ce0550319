import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, inject, onTestFinished, test } from 'vitest';
import { startPlayground } from '../playground/start.ts';
import { manifestPath } from '../src/manifest.ts';
import { chooseOnPage, openPage, typeOnPage } from './helpers/page.ts';
import { BUILT, freePort, processesOf, runProgram, untilNothingRuns } from './helpers/program.ts';
import { dropDatabase, freshDatabase } from './helpers/rapport.ts';
import { temporaryDirectory } from './helpers/temporary.ts';

/** A start may have to share the machine with the rest of the tests. */
const SLOW = 90_000;

async function place() {
  const port = await freePort();
  const dataDir = await temporaryDirectory();
  return { url: `http://127.0.0.1:${port}`, dataDir, environment: { DATA_DIR: dataDir, PORT: String(port) } };
}

/** A database of its own on the engine that all tests share, for starts that are not about the engine. */
function sharedDatabase(): string {
  const name = freshDatabase();
  onTestFinished(() => dropDatabase(name));
  return inject('databaseUri').replace(/^(mongodb:\/\/[^/?]+)\/?[^?]*/, `$1/${name}`);
}

const told = (url: string, text: string) =>
  expect
    .poll(async () => (await openPage(url)).messages.map((message) => message.text).join('\n'), {
      timeout: 15_000,
    })
    .toContain(text);

test(
  'starts, shows itself, stops at Ctrl-C with all it started, and finds everything again',
  async () => {
    const { url, dataDir, environment } = await place();
    const first = runProgram(environment);
    await first.ready;
    expect(first.said()).toContain(`Open ${url}`);
    expect(first.said()).toContain('/crm note');
    expect(first.said()).toContain('/crm referral Acme from Borealis');
    expect(await (await fetch(url)).text()).toContain('<script');
    expect((await fetch(`${url}/app.js`)).status).toBe(200);
    expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ status: 'alive' });
    expect(await (await fetch(`${url}/readyz`)).json()).toEqual({ status: 'ready' });
    await typeOnPage(url, 'sales', '/crm add Borealis Hotels');
    await told(url, 'Borealis Hotels');
    expect((await processesOf(dataDir)).length).toBeGreaterThan(0);

    expect(await first.stop('SIGINT', 'group')).toBe(0);
    expect(first.complained()).toBe('');
    expect(await processesOf(dataDir)).toEqual([]);
    await expect(fetch(url)).rejects.toThrow();

    const second = runProgram(environment);
    await second.ready;
    await told(url, 'Borealis Hotels');
    await typeOnPage(url, 'sales', '/crm note Borealis Hotels: called Petra about the quote');
    await told(url, 'Noted for Borealis Hotels');
    expect(await second.stop('SIGTERM')).toBe(0);
    expect(await processesOf(dataDir)).toEqual([]);
  },
  SLOW,
);

test(
  'what npm run build makes of it runs too, with its page and its engine',
  async () => {
    await promisify(execFile)('npm', ['run', 'build']);
    const { url, dataDir, environment } = await place();
    const program = runProgram(environment, BUILT);
    await program.ready;
    expect((await fetch(url)).status).toBe(200);
    const script = await fetch(`${url}/app.js`);
    expect(script.status).toBe(200);
    expect((await script.text()).length).toBeGreaterThan(10_000);
    await typeOnPage(url, 'sales', '/crm add Acme');
    await told(url, 'Added Acme');
    expect(await program.stop('SIGTERM')).toBe(0);
    expect(await processesOf(dataDir)).toEqual([]);
  },
  SLOW,
);

test(
  'under npm, where one Ctrl-C can come twice, it still stops with all written down',
  async () => {
    const { url, dataDir, environment } = await place();
    const first = runProgram(environment, ['npm', 'start']);
    await first.ready;
    expect(first.said()).toContain('/crm add Borealis');
    await chooseOnPage(url, 'empty');
    await typeOnPage(url, 'sales', '/crm add Acme');
    await told(url, 'Acme');
    const ended = first.stop('SIGINT', 'group');
    await expect.poll(first.said, { interval: 5 }).toContain('Stopping (SIGINT)');
    void first.stop('SIGINT', 'group');
    await ended;
    await untilNothingRuns(dataDir);
    const second = runProgram({ ...environment, MONGODB_URI: sharedDatabase() });
    await second.ready;
    expect(second.said()).toContain('Everything is as you left it');
    await told(url, 'Acme');
  },
  SLOW,
);

test(
  'Ctrl-C to the bot alone, while it still starts, leaves nothing running',
  async () => {
    const { dataDir, environment } = await place();
    const program = runProgram(environment);
    await expect.poll(() => processesOf(dataDir), { timeout: 30_000 }).not.toEqual([]);
    expect(await program.stop('SIGINT')).toBe(130);
    expect(program.complained()).toBe('');
    expect(await processesOf(dataDir)).toEqual([]);
  },
  SLOW,
);

test(
  'a second one is refused where one runs; a killed one takes its engine along, and the next one starts',
  async () => {
    const { url, dataDir, environment } = await place();
    const first = runProgram(environment);
    await first.ready;
    await typeOnPage(url, 'sales', '/crm add Acme');
    await told(url, 'Acme');

    const second = runProgram({ ...environment, PORT: String(await freePort()) });
    expect(await second.ended).toBe(1);
    expect(second.complained()).toMatch(
      new RegExp(`^DATA_DIR .* is in use by another Rapport \\(process ${first.pid}\\)\\. [^\\n]*\\n$`),
    );
    expect((await fetch(`${url}/readyz`)).status).toBe(200);

    await first.stop('SIGKILL');
    await untilNothingRuns(dataDir);
    const next = runProgram(environment);
    await next.ready;
    await typeOnPage(url, 'sales', '/crm note Acme: called Dana');
    await told(url, 'Noted for Acme');
  },
  SLOW,
);

test(
  'a taken port is one clear line, and nothing is left running',
  async () => {
    const { dataDir, environment } = await place();
    const other = createServer().listen(Number(environment.PORT), '127.0.0.1');
    onTestFinished(() => void other.close());
    const program = runProgram(environment);
    expect(await program.ended).toBe(1);
    expect(program.complained()).toBe(
      `PORT ${environment.PORT} is taken by another program. Choose another: PORT=${Number(environment.PORT) + 1} npm start\n`,
    );
    expect(await processesOf(dataDir)).toEqual([]);
  },
  SLOW,
);

test(
  'a DATA_DIR that cannot be written to is one clear line',
  async () => {
    const { dataDir, environment } = await place();
    const file = join(dataDir, 'file');
    await writeFile(file, '');
    const program = runProgram({ ...environment, DATA_DIR: join(file, 'data') });
    expect(await program.ended).toBe(1);
    expect(program.complained()).toMatch(
      /^DATA_DIR .*file\/data cannot be written to \(a file is in its place\)\. Choose another DATA_DIR[^\n]*\n$/,
    );
  },
  SLOW,
);

test(
  'a database that cannot be reached is one clear line, without its password',
  async () => {
    const { environment } = await place();
    const MONGODB_URI = `mongodb://rapport:h4mster@127.0.0.1:${await freePort()}/?directConnection=true`;
    const program = runProgram({ ...environment, MONGODB_URI });
    expect(await program.ended).toBe(1);
    expect(program.complained()).toMatch(/^MONGODB_URI: [^\n]*ECONNREFUSED[^\n]*\n$/);
    expect(program.complained() + program.said()).not.toContain('h4mster');
  },
  SLOW,
);

test(
  'all that is wrong with the environment is told at once, by variable',
  async () => {
    const program = runProgram({
      PORT: 'eighty',
      MONGODB_URI: 'postgres://localhost',
      SLACK_BOT_TOKEN: 'xoxp-a-person',
    });
    expect(await program.ended).toBe(1);
    const lines = program.complained().trim().split('\n');
    expect(lines.map((line) => line.split(' ')[0]).sort()).toEqual([
      'MONGODB_URI',
      'PORT',
      'SLACK_BOT_TOKEN',
      'SLACK_BOT_TOKEN',
    ]);
  },
  SLOW,
);

test(
  'a token that Slack does not know is named',
  async () => {
    const { environment } = await place();
    const slack = await startPlayground({ manifest: manifestPath() });
    onTestFinished(() => slack.stop());
    const right = {
      ...environment,
      MONGODB_URI: sharedDatabase(),
      SLACK_API_URL: slack.apiUrl,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
    };
    for (const [variable, wrong] of [
      ['SLACK_BOT_TOKEN', 'xoxb-wrong'],
      ['SLACK_APP_TOKEN', 'xapp-wrong'],
    ] as const) {
      const program = runProgram({ ...right, [variable]: wrong });
      expect(await program.ended).toBe(1);
      expect(program.complained()).toMatch(new RegExp(`^${variable} does not work: [^\\n]*invalid_auth\\n$`));
      expect(program.said()).not.toContain(wrong);
    }
  },
  SLOW,
);

test(
  'with the tokens of a workspace it serves its health, finishes what it is doing when it is asked to stop',
  async () => {
    const { url, environment } = await place();
    const slack = await startPlayground({ manifest: manifestPath() });
    onTestFinished(() => slack.stop());
    const program = runProgram({
      ...environment,
      MONGODB_URI: sharedDatabase(),
      SLACK_API_URL: slack.apiUrl,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
    });
    await program.ready;
    expect(await (await fetch(`${url}/readyz`)).json()).toEqual({ status: 'ready' });
    expect((await fetch(`${url}/`)).status).toBe(404);

    slack.fault({ kind: 'latency', method: 'users.info', milliseconds: 1_000 });
    const asked = slack.as('anna').types('@rapport', 'who looks after Acme?');
    await expect
      .poll(() => slack.traffic.some(({ name }) => name === 'message' || name === 'events_api'))
      .toBe(true);
    expect(await program.stop('SIGTERM')).toBe(0);
    await asked;
    expect(slack.as('anna').sees('@rapport').length).toBeGreaterThan(1);
    expect(program.said() + program.complained()).not.toMatch(
      new RegExp(`${slack.botToken}|${slack.appToken}`),
    );
  },
  SLOW,
);

test(
  'over HTTP it answers signed requests on its port, beside its health',
  async () => {
    const { url, environment } = await place();
    const slack = await startPlayground({ manifest: manifestPath(), requestUrl: `${url}/slack/events` });
    onTestFinished(() => slack.stop());
    const program = runProgram({
      ...environment,
      MONGODB_URI: sharedDatabase(),
      SLACK_API_URL: slack.apiUrl,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_SIGNING_SECRET: slack.signingSecret,
    });
    await program.ready;
    expect(await (await fetch(`${url}/readyz`)).json()).toEqual({ status: 'ready' });
    await slack.as('anna').types('#sales', '/crm add Acme');
    await expect
      .poll(() => slack.as('anna').sees('#sales').map(slack.visibleText).join('\n'))
      .toContain('Acme');
    expect(await program.stop('SIGTERM')).toBe(0);
  },
  SLOW,
);
