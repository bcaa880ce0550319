import { z } from 'zod';
import { type Change, changesBetween } from '../domain/audit.ts';
import type { MemberId } from '../domain/id.ts';
import { Settings, settingFields } from '../domain/settings.ts';
import { auditIn } from './audit.ts';
import { type Context, inTransaction } from './context.ts';
import { isDuplicateKey, type Kind, scoped } from './scoped.ts';

const Workspace = z.object({
  id: z.string(),
  settings: Settings,
  /** Grows by one with every change of the settings. */
  version: z.int().min(1).default(1),
});
type Workspace = z.infer<typeof Workspace>;

export const WORKSPACES: Kind<Workspace> = {
  collection: 'workspaces',
  schema: Workspace,
  version: 1,
  key: (workspace) => workspace,
  recent: true,
};

/** What was changed of the settings, and the version that they have by that. */
export type ChangedSettings = { version: number; changes: Change[] };

/** The settings of one workspace. */
export function settingsIn(context: Context) {
  const all = scoped(context, WORKSPACES);
  return {
    /** As they were set; the defaults where nothing was. */
    async get(): Promise<Settings> {
      return (await all.get(context.workspace))?.settings ?? Settings.parse({});
    },
    /** Puts others in their place, as a backup has them: nobody's change. */
    async set(settings: Settings): Promise<void> {
      const version = (await all.get(context.workspace))?.version ?? 0;
      await all.put({ id: context.workspace, settings: Settings.parse(settings), version: version + 1 });
    },
    /** Changes them, and records who changed what. */
    async change(settings: Settings, by: MemberId, action = 'edit'): Promise<ChangedSettings> {
      return inTransaction(context, async (within) => {
        const workspaces = scoped(within, WORKSPACES);
        const { settings: before, version } =
          (await workspaces.get(context.workspace)) ??
          Workspace.parse({ id: context.workspace, settings: {} });
        const [from, to] = [settingFields(before), settingFields(Settings.parse(settings))];
        const changes = changesBetween(from, to, Object.keys(to) as (keyof typeof to)[]);
        if (changes.length === 0) return { version, changes };
        await workspaces.put({
          id: context.workspace,
          settings: Settings.parse(settings),
          version: version + 1,
        });
        await auditIn(within).add({
          by,
          action,
          entity: { type: 'settings', id: context.workspace, version: version + 1 },
          customerId: null,
          changes,
        });
        return { version: version + 1, changes };
      });
    },
    /** Makes the workspace known to the schedule; harmless when it is. */
    async enrol(): Promise<void> {
      try {
        await all.insert(Workspace.parse({ id: context.workspace, settings: {} }));
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
    },
  };
}
