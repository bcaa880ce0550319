import type { WebClient } from '@slack/web-api';
import type { Clock } from '../../clock.ts';
import type { ImportSession } from '../../domain/import-session.ts';
import type { Log } from '../../log.ts';
import type { Store, WorkspaceStore } from '../../store/store.ts';
import type { Message } from '../../views/text.ts';
import type { Directory } from '../members.ts';
import { outgoing } from '../send.ts';

/** The bot in one workspace, for what it does by itself. */
export type Slack = { client: WebClient; token: string };

export type ImportDeps = {
  store: Store;
  clock: Clock;
  log: Log;
  directory: Directory;
  /** Null where the bot is no longer installed. */
  slackOf(workspace: string): Promise<Slack | null>;
  /** How often its message tells how far an import is, in milliseconds. */
  tellEveryMs: number;
};

/** Shows in the session's message how it stands. */
export async function show(
  { slackOf }: Pick<ImportDeps, 'slackOf'>,
  { workspace }: Pick<WorkspaceStore, 'workspace'>,
  { message }: ImportSession,
  shown: Message,
): Promise<void> {
  const slack = message && (await slackOf(workspace));
  if (message && slack) await slack.client.chat.update({ ...message, ...outgoing(shown) });
}
