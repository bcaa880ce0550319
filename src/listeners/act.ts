import type { Context } from '@slack/bolt';
import { z } from 'zod';
import type { MemberId, WorkspaceId } from '../domain/id.ts';
import type { Thread } from '../store/threads.ts';
import type { Origin } from './request.ts';

/** What of a payload tells who acts, and where; the rest is each listener's to read. */
const Payload = z.object({
  type: z.string().optional(),
  user_id: z.string().optional(),
  user: z.object({ id: z.string() }).optional(),
  event: z
    .object({
      user: z.union([z.string(), z.object({ id: z.string() })]).optional(),
      bot_id: z.string().optional(),
      channel: z.string().optional(),
      ts: z.string().optional(),
      thread_ts: z.string().optional(),
    })
    .optional(),
  channel_id: z.string().optional(),
  channel: z.object({ id: z.string() }).optional(),
  response_url: z.string().optional(),
  trigger_id: z.string().optional(),
  event_id: z.string().optional(),
  view: z
    .object({
      id: z.string(),
      hash: z.string().optional(),
      type: z.string().optional(),
      private_metadata: z.string().optional(),
    })
    .optional(),
  actions: z.array(z.object({ action_id: z.string(), action_ts: z.string().optional() })).optional(),
  container: z
    .object({
      message_ts: z.string().optional(),
      thread_ts: z.string().optional(),
      is_ephemeral: z.boolean().optional(),
      channel_id: z.string().optional(),
    })
    .optional(),
});
type Payload = z.infer<typeof Payload>;

/** Who did something, where, as Slack tells it: nothing is looked up yet, and nobody is let in by it. */
export type Act = {
  workspace: WorkspaceId;
  /** The team of the installation; undefined for an org-wide one, whose people come from many teams. */
  teamId: string | undefined;
  /** Null where no person is behind it: a bot's message, an edit. */
  userId: MemberId | null;
  /** Names this act, so that the same one delivered twice changes nothing. */
  key: string;
  origin: Origin;
  triggerId: string | undefined;
  /** The conversation that it happened in; null where there is none. */
  channel: string | null;
  /** The thread that it belongs to; what only one person sees belongs to a thread of their own. */
  thread: Thread;
  /** Whether it happened on the App Home. */
  onHome: boolean;
  /** The modal that it happened in; null elsewhere. */
  modal: string | null;
};

type Where = Pick<Context, 'isEnterpriseInstall' | 'enterpriseId' | 'teamId'>;

/** The workspace that an installation is for: an org-wide one counts as one. */
export function workspaceOf({ isEnterpriseInstall, enterpriseId, teamId }: Where): WorkspaceId {
  const id = isEnterpriseInstall ? enterpriseId : teamId;
  if (id === undefined) throw new Error('Slack sent a payload without a workspace');
  return id;
}

/** Reads who acts from any payload of Slack's. */
export function readAct(body: unknown, context: Where): Act {
  const payload = Payload.parse(body);
  const userId = payload.event?.bot_id === undefined ? actorOf(payload) : null;
  return {
    workspace: workspaceOf(context),
    teamId: context.isEnterpriseInstall ? undefined : context.teamId,
    userId,
    key: keyOf(payload, userId),
    origin: originOf(payload),
    triggerId: payload.trigger_id,
    channel: payload.channel_id ?? payload.channel?.id ?? payload.event?.channel ?? null,
    thread: threadOf(payload, userId),
    onHome: payload.view?.type === 'home',
    modal: payload.view?.type === 'modal' ? payload.view.id : null,
  };
}

const FromHome = z.object({ home: z.literal(true) });

/** Whether it happened on the App Home, or in a modal that says so. */
function isFromHome({ view }: Payload): boolean {
  if (!view?.private_metadata) return view?.type === 'home';
  try {
    return view.type === 'home' || FromHome.safeParse(JSON.parse(view.private_metadata)).success;
  } catch {
    return false;
  }
}

function threadOf({ event, channel, container }: Payload, userId: string | null): Thread {
  if (event?.channel !== undefined && event.ts !== undefined)
    return { channel: event.channel, ts: event.thread_ts ?? event.ts };
  const ts = container?.thread_ts ?? container?.message_ts;
  if (channel !== undefined && ts !== undefined && container?.is_ephemeral !== true)
    return { channel: channel.id, ts };
  return { channel: 'personal', ts: userId ?? 'nobody' };
}

function actorOf({ user_id, user, event }: Payload): string | null {
  const eventUser = typeof event?.user === 'string' ? event.user : event?.user?.id;
  return user_id ?? user?.id ?? eventUser ?? null;
}

function originOf(payload: Payload): Origin {
  const { channel_id: channel, message_ts: ts } = payload.container ?? {};
  const message = channel !== undefined && ts !== undefined ? { channel, ts } : null;
  return { responseUrl: payload.response_url ?? null, replace: false, home: isFromHome(payload), message };
}

/** What Slack may deliver twice has the same name both times. */
function keyOf(
  { event_id, type, view, actions, container, trigger_id }: Payload,
  userId: string | null,
): string {
  const [action] = actions ?? [];
  if (event_id) return `event/${event_id}`;
  if (type === 'view_submission') return `view/${view?.id}/${view?.hash}`;
  // A button of a message does what it does once, however often and by however many it is pressed.
  if (action) return `action/${action.action_id}/${container?.message_ts ?? action.action_ts ?? trigger_id}`;
  return `act/${userId}/${trigger_id}`;
}
