import { z } from 'zod';
import { changesBetween } from '../domain/audit.ts';
import type { MemberId } from '../domain/id.ts';
import { Settings } from '../domain/settings.ts';
import { auditIn } from './audit.ts';
import { type Context, inTransaction } from './context.ts';
import { isDuplicateKey, type Kind, scoped } from './scoped.ts';

const Workspace = z.object({ id: z.string(), settings: Settings });
type Workspace = z.infer<typeof Workspace>;

export const WORKSPACES: Kind<Workspace> = {
  collection: 'workspaces',
  schema: Workspace,
  version: 1,
  key: (workspace) => workspace,
};

/** The settings of one workspace. */
export function settingsIn(context: Context) {
  const all = scoped(context, WORKSPACES);
  return {
    /** As they were set; the defaults where nothing was. */
    async get(): Promise<Settings> {
      return (await all.get(context.workspace))?.settings ?? Settings.parse({});
    },
    async set(settings: Settings): Promise<void> {
      await all.put({ id: context.workspace, settings: Settings.parse(settings) });
    },
    /** Changes them, and records who changed what. */
    async change(settings: Settings, by: MemberId): Promise<void> {
      await inTransaction(context, async (within) => {
        const before = await settingsIn(within).get();
        await settingsIn(within).set(settings);
        await auditIn(within).add({
          by,
          action: 'edit',
          entity: { type: 'settings', id: context.workspace },
          customerId: null,
          changes: changesBetween(before, settings, Settings.keyof().options),
        });
      });
    },
    /** Makes the workspace known to the schedule; harmless when it is. */
    async enrol(): Promise<void> {
      try {
        await all.insert({ id: context.workspace, settings: Settings.parse({}) });
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
    },
  };
}
