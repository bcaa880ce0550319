import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';
import { workspaceOf } from './act.ts';
import { offerHandover } from './left-behind.ts';
import { type Directory, SlackUser } from './members.ts';

const UserChange = z.object({ user: SlackUser });

/** What happens to the installation and to its people, which nobody asks of us. */
export function registerLifecycle(
  app: App,
  { store, directory, log }: { store: Store; directory: Directory; log: Log },
): void {
  app.event('user_change', async ({ event, context, client }) => {
    const workspace = store.in(workspaceOf(context));
    const { user } = UserChange.parse(event);
    // Whom we never met, we need not follow.
    const known = await workspace.members.get(user.id);
    if (!known) return;
    const member = await directory.learn(
      workspace,
      user,
      context.isEnterpriseInstall ? undefined : context.teamId,
    );
    // Whoever is no full member any more is reminded of nothing: somebody has to take over.
    if (known.access !== 'member' || member.access === 'member') return;
    const told = await offerHandover(member, workspace, client);
    if (told > 0)
      log.info({ workspace: workspace.workspace, told }, 'offered to hand over what was left behind');
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
