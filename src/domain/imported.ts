import { z } from 'zod';
import { Id } from './id.ts';

/** What is kept of where an imported thing came from, so that importing again finds it and changes nothing needlessly. */
export const Imported = z.object({
  /** The identity that its file gives it: the same row leads to the same key in every import. Unique in a workspace. */
  key: z.string().min(1).max(64),
  /** The import that wrote it last. */
  run: Id,
  /** A fingerprint of what files last said of each field: what people changed since then is not overwritten. */
  prints: z.record(z.string(), z.string()),
});
export type Imported = z.infer<typeof Imported>;
