import { type Logger, LogLevel } from '@slack/bolt';
import type { Log } from '../log.ts';

/** Lets Slack's libraries write into our log, at most warnings: below that they write whole payloads. */
export function slackLogger(log: Log): Logger {
  const lines =
    (write: (object: object, text: string) => void) =>
    (...parts: unknown[]) => {
      const error = parts.find((part) => part instanceof Error);
      write(
        { from: 'slack', ...(error ? { error } : {}) },
        parts.filter((part) => typeof part === 'string').join(' '),
      );
    };
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: lines(log.warn.bind(log)),
    error: lines(log.error.bind(log)),
    setLevel: () => undefined,
    getLevel: () => LogLevel.WARN,
    setName: () => undefined,
  };
}
