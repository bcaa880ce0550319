import { freshSecret } from '../ids.ts';
import { type Json, Refusal } from '../refusal.ts';
import { postable } from '../web-api/postable.ts';
import type { StoredMessage, Workspace } from '../workspace.ts';

const SOURCE = 'https://docs.slack.dev/interactivity/handling-user-interaction#message_responses';
const USES = 5;
const LIFE_MS = 30 * 60_000;
const REMEMBERED = 2000;

type Given = {
  personId: string;
  conversation: string;
  message: StoredMessage | null;
  until: number;
  uses: number;
};

export type ResponseUrls = ReturnType<typeof createResponseUrls>;

/** The addresses by which an app answers an interaction: five times within thirty minutes. */
export const createResponseUrls = (workspace: Workspace, granted: readonly string[], base: () => string) => {
  const given = new Map<string, Given>();

  const take = (path: string): Given => {
    const found = given.get(path);
    if (!found) throw new Refusal('no_service', 'no such response_url was given out', SOURCE);
    if (workspace.clock.now().getTime() > found.until) {
      throw new Refusal('expired_url', 'a response_url lives thirty minutes', SOURCE);
    }
    if (found.uses >= USES) throw new Refusal('used_url', 'a response_url works five times', SOURCE);
    return found;
  };

  /**
   * Publishes an answer: ephemeral unless `response_type` is `in_channel`; a new message unless `replace_original` or
   * `delete_original` is set.
   */
  const publish = (
    { personId, conversation, message }: Omit<Given, 'until' | 'uses'>,
    answer: Json,
  ): void => {
    if (answer['delete_original'] === true) {
      if (message) workspace.remove(message);
      return;
    }
    const { text, blocks, metadata } = postable(answer, 'response_url', { granted });
    if (answer['replace_original'] === true && message && workspace.find(conversation, message.ts)) {
      workspace.edit(message, { text, blocks, ...(metadata === undefined ? {} : { metadata }) });
      return;
    }
    const threadTs = typeof answer['thread_ts'] === 'string' ? answer['thread_ts'] : null;
    const onlyFor = answer['response_type'] === 'in_channel' ? null : personId;
    workspace.post({
      conversation,
      user: workspace.bot.id,
      text,
      blocks,
      threadTs,
      onlyFor,
      metadata: metadata ?? null,
    });
  };

  return {
    publish,
    issue: (personId: string, conversation: string, message: StoredMessage | null): string => {
      const path = `/actions/${workspace.team.id}/${freshSecret()}`;
      const until = workspace.clock.now().getTime() + LIFE_MS;
      given.set(path, { personId, conversation, message, until, uses: 0 });
      const oldest = given.keys().next().value;
      if (given.size > REMEMBERED && oldest) given.delete(oldest);
      return `${base()}${path}`;
    },
    /** Answers a POST to one of them. Throws a `Refusal`. */
    answer: (path: string, answer: Json) => {
      const found = take(path);
      publish(found, answer);
      found.uses += 1;
    },
  };
};
