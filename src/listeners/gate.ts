import type { WebClient } from '@slack/web-api';
import type { Clock } from '../clock.ts';
import { UserError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';
import { NOT_FOR_YOU } from '../views/refusals.ts';
import type { Act } from './act.ts';
import type { ImportJobs } from './import/jobs.ts';
import { handlesOf } from './import/people.ts';
import type { Slack } from './import/show.ts';
import { type Directory, isSlackError } from './members.ts';
import type { Request } from './request.ts';
import { directChannel } from './send.ts';
import { sendFiles } from './slack-files.ts';

/** Somebody who is no full member asked: they hear one polite line, and nothing of what they asked about. */
export class NotAdmittedError extends UserError {
  constructor() {
    super(NOT_FOR_YOU);
  }
}

/**
 * The one gate: lets only full members of the workspace in. Guests, people of other organisations and bots learn
 * nothing, whatever they pressed, typed or looked up.
 * @throws NotAdmittedError
 */
export type Gate = (act: Act, client: WebClient) => Promise<Request>;

type Deps = {
  store: Store;
  directory: Directory;
  clock: Clock;
  log: Log;
  /** The bot for what takes long, such as files; null where it is no longer installed. */
  slackOf(workspace: string): Promise<Slack | null>;
  publicUrl: string | null;
  imports: ImportJobs;
};

export const makeGate =
  ({ store, directory, clock, log, slackOf, publicUrl, imports }: Deps): Gate =>
  async (act, client) => {
    const { userId, teamId } = act;
    const workspace = store.in(act.workspace);
    const find = (id: string) => directory.find(workspace, client, id, teamId);
    // Slack itself is asked who somebody is: what a payload says of their team differs between surfaces.
    const actor = userId === null ? null : await find(userId);
    if (actor?.access !== 'member') {
      log.info({ workspace: act.workspace, access: actor?.access ?? 'outsider' }, 'turned somebody away');
      throw new NotAdmittedError();
    }
    return {
      workspace: act.workspace,
      actor,
      store: workspace,
      settings: await workspace.settings.get(),
      now: clock.now(),
      key: act.key,
      origin: act.origin,
      thread: act.thread,
      channel: act.channel,
      mentions: [],
      async member(id) {
        const member = await find(id);
        return member?.access === 'member' ? member : null;
      },
      anyone: find,
      publicUrl,
      imports,
      async sendFiles(files, comment) {
        const slack = await slackOf(act.workspace);
        if (slack === null) return;
        const channel = await directChannel(slack.client, workspace, actor);
        await sendFiles(slack.client, channel, files, comment);
      },
      async handles() {
        const slack = await slackOf(act.workspace);
        return slack === null ? (id) => id : handlesOf(slack.client);
      },
      async permalink(channel, ts) {
        try {
          return (await client.chat.getPermalink({ channel, message_ts: ts })).permalink ?? null;
        } catch (error) {
          if (isSlackError(error, 'channel_not_found', 'message_not_found')) return null;
          throw error;
        }
      },
    };
  };
