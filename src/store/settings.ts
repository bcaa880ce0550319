import { z } from 'zod';
import { Settings } from '../domain/settings.ts';
import type { Context } from './context.ts';
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
