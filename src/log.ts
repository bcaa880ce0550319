import { type DestinationStream, type Logger, pino } from 'pino';

export type Log = Logger;

/** Where a secret may stand in what is logged; pino replaces it. */
const SECRETS = [
  'token',
  '*.token',
  'authorization',
  '*.authorization',
  'headers.authorization',
  '*.headers.authorization',
  'response_url',
  '*.response_url',
  'uri',
  '*.uri',
];

/**
 * The structured log: one JSON line an event, no secrets, and none of what people typed.
 * @param level pino's level, or `silent`
 * @param destination where lines go; the standard output unless told (tests read what was logged)
 */
export function makeLog(level: string, destination?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    redact: { paths: SECRETS, censor: '[secret]' },
    serializers: { error: withoutBaggage },
    // Over the whole line: a secret may stand in any text, also in one that a library wrote.
    hooks: { streamWrite: hideSecrets },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** An error without what libraries hang onto it: requests, clients, connections. */
function withoutBaggage(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  return {
    type: error.name,
    message: error.message,
    ...('code' in error ? { code: error.code } : {}),
    stack: error.stack,
    ...(error.cause === undefined ? {} : { cause: withoutBaggage(error.cause) }),
  };
}

/** Slack tokens, passwords in connection strings, and Slack's addresses for answers; what is left is still JSON. */
function hideSecrets(line: string): string {
  return line
    .replace(/xox[a-z]-[\w-]+|xapp-[\w-]+/g, '[token]')
    .replace(/(mongodb(?:\+srv)?:\/\/)[^@\s/"\\]+@/g, '$1[secret]@')
    .replace(/\/(?:commands|actions|response)\/[^\s"\\]+/g, '/[response address]');
}
