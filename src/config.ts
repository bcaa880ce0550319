import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { z } from 'zod';

/** How we reach Slack: by what tokens there are; none of them means the playground. */
export type SlackConfig =
  | { mode: 'playground' }
  | { mode: 'socket'; botToken: string; appToken: string }
  | { mode: 'http'; botToken: string; signingSecret: string }
  | { mode: 'oauth'; clientId: string; clientSecret: string; stateSecret: string; signingSecret: string };

export type Config = {
  slack: SlackConfig;
  /** The Web API's base, ending with `/api/`; undefined: Slack's own. */
  slackApiUrl: string | undefined;
  /** Where the playground's page, or Slack's requests, or the health checks are served. */
  port: number;
  mongodbUri: string | undefined;
  dataDir: string;
  logLevel: string;
  /** Under which address calendar programs reach this process; undefined: nobody said. */
  publicUrl: string | undefined;
};

/** What is wrong with the environment: every problem at once, each naming its variable. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

type Environment = Record<string, string | undefined>;

const text = z.string().trim().min(1).optional();
const Variables = z.object({
  SLACK_BOT_TOKEN: text.refine(
    (value) => value === undefined || value.startsWith('xoxb-'),
    'must be a bot token: it begins with xoxb-',
  ),
  SLACK_APP_TOKEN: text.refine(
    (value) => value === undefined || value.startsWith('xapp-'),
    'must be an app-level token: it begins with xapp-',
  ),
  SLACK_SIGNING_SECRET: text,
  SLACK_CLIENT_ID: text,
  SLACK_CLIENT_SECRET: text,
  SLACK_STATE_SECRET: text,
  SLACK_API_URL: z
    .url({ error: 'must be a URL', abort: true })
    .endsWith('/api/', 'must end with /api/')
    .optional(),
  PORT: z.coerce
    .number('must be a number')
    .int('must be a whole number')
    .min(0, 'must be 0 to 65535')
    .max(65_535, 'must be 0 to 65535')
    .default(3000),
  MONGODB_URI: text.refine(
    (value) => value === undefined || /^mongodb(\+srv)?:\/\//.test(value),
    'must begin with mongodb:// or mongodb+srv://',
  ),
  DATA_DIR: z.string().default('./data'),
  PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'must be a URL: https://…' }).optional(),
  LOG_LEVEL: z
    .enum(
      ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'],
      'must be one of trace, debug, info, warn, error, fatal, silent',
    )
    .optional(),
});

/**
 * Reads the environment, once.
 * @throws ConfigError with one line a problem
 */
export function readConfig(environment: Environment): Config {
  // An empty variable is an unset one: `PORT= npm start`, or a line left empty in an .env file.
  const set = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const parsed = Variables.safeParse(set);
  const problems = [
    ...(parsed.error?.issues ?? []).map(({ path, message }) => `${path.join('.')} ${message}`),
    ...missingCompanions(set),
  ];
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems.join('\n'));
  const variables = parsed.data;
  const slack = slackOf(variables);
  return {
    slack,
    slackApiUrl: variables.SLACK_API_URL,
    port: variables.PORT,
    mongodbUri: variables.MONGODB_URI,
    publicUrl: variables.PUBLIC_URL,
    dataDir: resolve(variables.DATA_DIR.replace(/^~(?=\/|$)/, homedir())),
    // Whoever tries the playground reads its instructions, not our log.
    logLevel: variables.LOG_LEVEL ?? (slack.mode === 'playground' ? 'error' : 'info'),
  };
}

const OAUTH = ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET', 'SLACK_SIGNING_SECRET'];

/** Tokens that are of no use alone. */
function missingCompanions(set: Environment): string[] {
  const has = (name: string) => set[name] !== undefined;
  if (OAUTH.slice(0, 3).some(has)) {
    const missing = OAUTH.filter((name) => !has(name));
    return missing.map((name) => `${name} is missing: many workspaces need all of ${OAUTH.join(', ')}`);
  }
  const hasCompanion = has('SLACK_APP_TOKEN') || has('SLACK_SIGNING_SECRET');
  if (has('SLACK_BOT_TOKEN') && !hasCompanion)
    return ['SLACK_BOT_TOKEN needs SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) beside it'];
  if (hasCompanion && !has('SLACK_BOT_TOKEN'))
    return [
      `${has('SLACK_APP_TOKEN') ? 'SLACK_APP_TOKEN' : 'SLACK_SIGNING_SECRET'} needs SLACK_BOT_TOKEN beside it`,
    ];
  return [];
}

function slackOf(variables: z.infer<typeof Variables>): SlackConfig {
  const {
    SLACK_BOT_TOKEN: botToken,
    SLACK_APP_TOKEN: appToken,
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_CLIENT_ID: clientId,
    SLACK_CLIENT_SECRET: clientSecret,
    SLACK_STATE_SECRET: stateSecret,
  } = variables;
  if (clientId && clientSecret && stateSecret && signingSecret)
    return { mode: 'oauth', clientId, clientSecret, stateSecret, signingSecret };
  if (botToken && appToken) return { mode: 'socket', botToken, appToken };
  if (botToken && signingSecret) return { mode: 'http', botToken, signingSecret };
  return { mode: 'playground' };
}
