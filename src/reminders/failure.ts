import { z } from 'zod';

/** What Slack's refusal of a message means for it, and so what is done about it. */
export type Failure =
  /** Too fast: nothing was posted; the whole workspace waits. */
  | { type: 'paused'; ms: number; code: string }
  /** Nobody can say whether it was posted: tried again in a while, after a look. */
  | { type: 'uncertain'; code: string }
  /** This recipient cannot be reached: an admin is told, once; tried again on the next digest day. */
  | { type: 'recipient'; code: string }
  /** We may not speak in this workspace at all: its run ends here; tried again later. */
  | { type: 'workspace'; code: string }
  /** Slack finds fault with what we sent: ours to mend; logged, an admin is told, tried again on the next digest day. */
  | { type: 'fault'; code: string };

/** The bot is not installed in the workspace (any more). */
export class NotInstalledError extends Error {
  override readonly name = 'NotInstalledError';
}

/** https://docs.slack.dev/reference/methods/chat.postMessage#errors: what is wrong with whom we write to */
const RECIPIENT = new Set([
  'channel_not_found',
  'user_not_found',
  'user_not_visible',
  'user_disabled',
  'users_not_found',
  'is_archived',
  'not_in_channel',
  'restricted_action',
  'restricted_action_read_only_channel',
  'restricted_action_non_threadable_channel',
  'cannot_dm_bot',
  'messages_tab_disabled',
]);
/** … and with our being there. `account_inactive` is of the token's account: the app was removed, or the workspace is gone. */
const WORKSPACE = new Set([
  'account_inactive',
  'invalid_auth',
  'not_authed',
  'token_revoked',
  'token_expired',
  'team_access_not_granted',
  'ekm_access_denied',
  'org_login_required',
  'access_denied',
  'app_uninstalled',
]);
/** … and with Slack itself; "some aspect of the operation may have succeeded before the error". */
const PASSING = new Set([
  'fatal_error',
  'internal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
]);

const DEFAULT_PAUSE_S = 30;
const RateLimited = z.object({
  code: z.literal('slack_webapi_rate_limited_error'),
  retryAfter: z.number().nonnegative(),
});
const Refused = z.object({ data: z.object({ ok: z.literal(false).optional(), error: z.string() }) });

/** Judges what was thrown when a message was sent through Slack's client. */
export function failureOf(error: unknown): Failure {
  const limited = RateLimited.safeParse(error);
  if (limited.success) return { type: 'paused', ms: limited.data.retryAfter * 1000, code: 'ratelimited' };
  if (error instanceof NotInstalledError) return { type: 'workspace', code: 'not_installed' };
  const refused = Refused.safeParse(error);
  if (!refused.success) return { type: 'uncertain', code: codeOf(error) };
  const code = refused.data.data.error;
  if (['ratelimited', 'rate_limited', 'message_limit_exceeded'].includes(code))
    return { type: 'paused', ms: DEFAULT_PAUSE_S * 1000, code };
  if (RECIPIENT.has(code)) return { type: 'recipient', code };
  if (WORKSPACE.has(code)) return { type: 'workspace', code };
  return { type: PASSING.has(code) ? 'uncertain' : 'fault', code };
}

const codeOf = (error: unknown): string => {
  const parsed = z.object({ code: z.string() }).safeParse(error);
  return parsed.success ? parsed.data.code : 'unknown';
};

const FIRST_RETRY_MS = 60_000;
const LONGEST_RETRY_MS = 30 * 60_000;

/** How long to wait before another attempt: one minute, doubled each time, at most half an hour. */
export const retryInMs = (attempts: number): number =>
  Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(10, attempts - 1));
