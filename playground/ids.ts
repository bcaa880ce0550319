import { createHash, randomBytes } from 'node:crypto';

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

const write = (bytes: Buffer): string => [...bytes.subarray(0, 10)].map((byte) => DIGITS[byte % 36]).join('');

/** An id in Slack's shape that is the same for the same seed, so that it survives a restart: `stableId('U', 'anna')`. */
export const stableId = (prefix: string, seed: string): string =>
  prefix + write(createHash('sha256').update(`${prefix}:${seed}`).digest());

/** An id in Slack's shape that was never there before. */
export const freshId = (prefix: string): string => prefix + write(randomBytes(10));

/** A secret: hexadecimal digits. */
export const freshSecret = (bytes = 16): string => randomBytes(bytes).toString('hex');
