import { z } from 'zod';
import { EngineName } from './engine-file.ts';

/** What the supervisor is told on its command line. */
export const Instruction = z.object({
  directory: z.string(),
  durable: z.boolean(),
  cacheDirectory: z.string(),
});
export type Instruction = z.infer<typeof Instruction>;

/** What the supervisor tells the process that started it. */
export const Report = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('progress'), line: z.string() }),
  z.object({ kind: z.literal('ready'), uri: z.string(), engine: EngineName }),
  z.object({ kind: z.literal('failed'), message: z.string() }),
]);
export type Report = z.infer<typeof Report>;

/** The one thing that the supervisor is told later. */
export const STOP = 'stop';
