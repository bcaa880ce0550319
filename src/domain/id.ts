import { z } from 'zod';

/** The identity of a stored thing: opaque, made by the store. */
export const Id = z.string().min(1).max(64);
export type Id = z.infer<typeof Id>;

/** A Slack user id within the workspace, such as `U012AB3CD`. */
export const MemberId = z.string().min(1).max(32);
export type MemberId = z.infer<typeof MemberId>;

/** A workspace: a Slack team id, or an enterprise id for an org-wide install. */
export const WorkspaceId = z.string().min(1).max(32);
export type WorkspaceId = z.infer<typeof WorkspaceId>;
