import type { Db } from 'mongodb';
import type { WorkspaceId } from '../domain/id.ts';

/**
 * The installations of many workspaces: what Slack's OAuth gave us for each, kept as it came.
 * The one place that is read before a workspace is known, by that workspace's own id.
 */
export function installationsIn(db: Db) {
  const collection = db.collection<{ _id: string; installation: unknown }>('installations');
  return {
    async get(workspace: WorkspaceId): Promise<unknown> {
      return (await collection.findOne({ _id: workspace }))?.installation ?? null;
    },
    async put(workspace: WorkspaceId, installation: unknown): Promise<void> {
      await collection.updateOne({ _id: workspace }, { $set: { installation } }, { upsert: true });
    },
    async remove(workspace: WorkspaceId): Promise<void> {
      await collection.deleteOne({ _id: workspace });
    },
  };
}
export type Installations = ReturnType<typeof installationsIn>;
