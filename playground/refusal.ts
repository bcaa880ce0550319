/** An object as it comes and goes in JSON. */
export type Json = Record<string, unknown>;

/** Whether a value is an object with keys. */
export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The objects of a list, or none when it is no list. */
export const listOf = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isJson) : []);

/** A string, or nothing. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Slack says no: the error code as Slack gives it, why, and where the rule comes from. */
export class Refusal extends Error {
  readonly error: string;
  readonly why: string;
  readonly source: string;
  /** What else the answer holds, such as `needed` or `response_metadata`. */
  readonly extra: Json;
  /** Seconds, for a 429. */
  readonly retryAfter: number | null;

  constructor(
    error: string,
    why: string,
    source: string,
    extra: Json = {},
    retryAfter: number | null = null,
  ) {
    super(`${error}: ${why}`);
    this.name = 'Refusal';
    this.error = error;
    this.why = why;
    this.source = source;
    this.extra = extra;
    this.retryAfter = retryAfter;
  }
}

/** The page of a Web API method in Slack's documentation. */
export const methodPage = (method: string): string => `https://docs.slack.dev/reference/methods/${method}`;
