import type { AllMiddlewareArgs, AnyMiddlewareArgs, Context, Middleware } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';
import { NOT_FOR_YOU } from '../views/refusals.ts';
import { plain } from '../views/text.ts';
import { type Directory, isSlackError, SlackUser } from './members.ts';
import { NOWHERE, type Origin, type Request } from './request.ts';

/** What of a payload tells who acts, and where; the rest is each listener's to read. */
const Payload = z.object({
  type: z.string().optional(),
  user_id: z.string().optional(),
  team_id: z.string().optional(),
  user: z.object({ id: z.string(), team_id: z.string().optional() }).optional(),
  event: z
    .object({
      type: z.string(),
      user: z.union([z.string(), z.object({ id: z.string() })]).optional(),
      user_team: z.string().optional(),
      channel: z.string().optional(),
      bot_id: z.string().optional(),
    })
    .optional(),
  response_url: z.string().optional(),
  trigger_id: z.string().optional(),
  event_id: z.string().optional(),
  view: z.object({ id: z.string(), hash: z.string().optional() }).optional(),
  actions: z.array(z.object({ action_id: z.string(), action_ts: z.string().optional() })).optional(),
  container: z.object({ message_ts: z.string().optional(), channel_id: z.string().optional() }).optional(),
});
type Payload = z.infer<typeof Payload>;

/** Events about the installation or a user, which nobody asks: they pass without an actor. */
const LIFECYCLE = new Set(['app_uninstalled', 'tokens_revoked', 'user_change']);

const requests = new WeakMap<Context, Request>();

/** The request of an admitted person. Every listener but the lifecycle's has one. */
export function admitted(context: Context): Request {
  const request = requests.get(context);
  if (!request) throw new Error('a listener ran for somebody who was not admitted');
  return request;
}

/** The workspace that an installation is for: an org-wide one counts as one. */
export function workspaceOf(
  context: Pick<Context, 'isEnterpriseInstall' | 'enterpriseId' | 'teamId'>,
): string {
  const id = context.isEnterpriseInstall ? context.enterpriseId : context.teamId;
  if (id === undefined) throw new Error('Slack sent a payload without a workspace');
  return id;
}

type Deps = { store: Store; directory: Directory; clock: Clock; log: Log };

/**
 * The one gate: works out who acts in which workspace, and lets only full members pass. Guests, people of other
 * organisations and bots get one polite line and learn nothing, whatever they pressed, typed or looked up.
 */
export const admit =
  ({ store, directory, clock, log }: Deps): Middleware<AnyMiddlewareArgs> =>
  async (args) => {
    const { context, body, next, client } = args;
    const payload = Payload.parse(body);
    if (payload.event && LIFECYCLE.has(payload.event.type)) return next();
    const userId = actorOf(payload);
    // Messages of bots, our own among them, and edits have no person behind them.
    if (userId === null || payload.event?.bot_id !== undefined) return;
    const workspace = store.in(workspaceOf(context));
    const teamId = context.isEnterpriseInstall ? undefined : context.teamId;
    const find = (id: string) => directory.find(workspace, client, id, teamId);
    const foreign =
      teamId !== undefined && foreignTeam(payload) !== undefined && foreignTeam(payload) !== teamId;
    const actor = foreign ? null : await find(userId);
    if (actor?.access !== 'member') {
      log.info(
        { workspace: workspace.workspace, access: actor?.access ?? 'outsider' },
        'turned somebody away',
      );
      return refuse(args, payload, userId);
    }
    requests.set(context, {
      workspace: workspace.workspace,
      actor,
      store: workspace,
      settings: await workspace.settings.get(),
      now: clock.now(),
      key: keyOf(payload, userId),
      origin: originOf(payload),
      async member(id) {
        const member = await find(id);
        return member?.access === 'member' ? member : null;
      },
      anyone: find,
      async permalink(channel, ts) {
        try {
          return (await client.chat.getPermalink({ channel, message_ts: ts })).permalink ?? null;
        } catch (error) {
          if (isSlackError(error, 'channel_not_found', 'message_not_found')) return null;
          throw error;
        }
      },
    });
    return next();
  };

function actorOf({ user_id, user, event }: Payload): string | null {
  const eventUser = typeof event?.user === 'string' ? event.user : event?.user?.id;
  return user_id ?? user?.id ?? eventUser ?? null;
}

/** The team of the person who acts, where the payload tells it. */
const foreignTeam = ({ user, event }: Payload): string | undefined => user?.team_id ?? event?.user_team;

function originOf({ response_url, container }: Payload): Origin {
  const { channel_id: channel, message_ts: ts } = container ?? {};
  const message = channel !== undefined && ts !== undefined ? { channel, ts } : null;
  return { ...NOWHERE, responseUrl: response_url ?? null, message };
}

/** Names an act: what Slack may deliver twice has the same name both times. */
function keyOf(payload: Payload, userId: string): string {
  const [action] = payload.actions ?? [];
  if (payload.event_id) return `event/${payload.event_id}`;
  if (payload.type === 'view_submission') return `view/${payload.view?.id}/${payload.view?.hash}`;
  // A button of a message does what it does once, however often and by however many it is pressed.
  if (action)
    return `action/${action.action_id}/${payload.container?.message_ts ?? action.action_ts ?? payload.trigger_id}`;
  return `act/${userId}/${payload.trigger_id}`;
}

async function refuse(
  args: AllMiddlewareArgs & AnyMiddlewareArgs,
  { type, event, response_url }: Payload,
  userId: string,
): Promise<void> {
  if (event) return refuseEvent(args.client, event, userId);
  if (type === 'view_submission') return acknowledge(args, refusalView());
  if (type === 'block_suggestion') return acknowledge(args, { options: [] });
  await acknowledge(args);
  if (response_url && 'respond' in args && typeof args.respond === 'function')
    await args.respond({ text: NOT_FOR_YOU, response_type: 'ephemeral', replace_original: false });
}

async function refuseEvent(
  client: WebClient,
  event: NonNullable<Payload['event']>,
  user: string,
): Promise<void> {
  if (!event.channel) return;
  if (event.type === 'app_mention')
    await client.chat.postEphemeral({ channel: event.channel, user, text: NOT_FOR_YOU });
  if (event.type === 'message') await client.chat.postMessage({ channel: event.channel, text: NOT_FOR_YOU });
}

const refusalView = () => ({
  response_action: 'update',
  view: {
    type: 'modal',
    title: plain('Rapport'),
    close: plain('Close'),
    blocks: [{ type: 'section', text: plain(NOT_FOR_YOU, 3000) }],
  },
});

/** Acks whatever this is; the ack's type differs by payload, and a refusal is the same for all. */
async function acknowledge(args: AnyMiddlewareArgs, response?: object): Promise<void> {
  if (!('ack' in args) || typeof args.ack !== 'function') return;
  const ack: (response?: object) => Promise<void> = args.ack as (response?: object) => Promise<void>;
  await ack(response);
}

/** What Slack says of a user in `user_change`. */
export const UserChange = z.object({ user: SlackUser });
