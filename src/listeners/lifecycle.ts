import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';
import { workspaceOf } from './act.ts';
import { type Directory, SlackUser } from './members.ts';

const UserChange = z.object({ user: SlackUser });

/** What happens to the installation and to its people, which nobody asks of us. */
export function registerLifecycle(
  app: App,
  { store, directory, log }: { store: Store; directory: Directory; log: Log },
): void {
  app.event('user_change', async ({ event, context }) => {
    const workspace = store.in(workspaceOf(context));
    const { user } = UserChange.parse(event);
    // Whom we never met, we need not follow.
    if (await workspace.members.get(user.id))
      await directory.learn(workspace, user, context.isEnterpriseInstall ? undefined : context.teamId);
  });
  app.event('app_uninstalled', async ({ context }) => {
    const workspace = workspaceOf(context);
    await store.installations.remove(workspace);
    log.info({ workspace }, 'Rapport was removed from a workspace; its data is kept');
  });
  app.event('tokens_revoked', async ({ context }) => {
    log.warn({ workspace: workspaceOf(context) }, 'Slack revoked tokens of a workspace');
  });
}
