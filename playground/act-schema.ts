import { z } from 'zod';
import type * as protocol from './protocol.ts';
import { isJson, type Json } from './refusal.ts';

const json = z.custom<Json>(isJson);
const state = z.record(z.string(), z.record(z.string(), z.unknown()));

const Place = z.discriminatedUnion('in', [
  z.object({ in: z.literal('message'), conversation: z.string(), ts: z.string() }),
  z.object({ in: z.literal('modal'), viewId: z.string(), state }),
  z.object({ in: z.literal('home') }),
]);

const times = z.number().int().min(1).optional();
const method = z.string().optional();
const Fault = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('rate-limited'), method, retryAfter: z.number().min(0), times }),
  z.object({
    kind: z.literal('server-error'),
    method,
    status: z.number().int().min(500).max(599).optional(),
    times,
  }),
  z.object({ kind: z.literal('refused'), method, error: z.string(), times }),
  z.object({ kind: z.literal('latency'), method, milliseconds: z.number().min(0).max(60_000), times }),
  z.object({ kind: z.literal('drop-socket'), times }),
  z.object({ kind: z.literal('redeliver'), times }),
]);

const at = { place: Place, blockId: z.string(), actionId: z.string() };

/** What the page posts to `/page/act`. */
export const Act = z.discriminatedUnion('act', [
  z.object({
    act: z.literal('type'),
    conversation: z.string(),
    text: z.string(),
    threadTs: z.string().optional(),
  }),
  z.object({
    act: z.literal('drop'),
    conversation: z.string(),
    text: z.string().optional(),
    threadTs: z.string().optional(),
    files: z.array(z.object({ name: z.string().min(1).max(255), content: z.base64() })),
  }),
  z.object({ act: z.literal('click'), ...at, input: json.optional() }),
  z.object({ act: z.literal('type-ahead'), ...at, query: z.string() }),
  z.object({ act: z.literal('submit'), viewId: z.string(), state }),
  z.object({ act: z.literal('close'), viewId: z.string(), all: z.boolean().optional() }),
  z.object({
    act: z.literal('shortcut'),
    callbackId: z.string(),
    message: z.object({ conversation: z.string(), ts: z.string() }).optional(),
  }),
  z.object({ act: z.literal('open-home') }),
  z.object({ act: z.literal('move-clock'), to: z.string().optional(), by: z.number().optional() }),
  z.object({ act: z.literal('open-dm'), with: z.string() }),
  z.object({ act: z.literal('fault'), fault: Fault }),
  z.object({ act: z.literal('choose'), choice: z.string() }),
  z.object({ act: z.literal('dismiss-tour') }),
]) as unknown as z.ZodType<protocol.Act>;
