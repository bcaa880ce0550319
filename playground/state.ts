import { z } from 'zod';
import type { Conversation } from './protocol.ts';
import { isJson, type Json } from './refusal.ts';
import type { StoredMessage } from './workspace.ts';
import type { World } from './world.ts';

const json = z.custom<Json>(isJson);

/** What is kept of the playground between two runs. Modals, triggers and response URLs are not: they live for minutes. */
export const PlaygroundState = z.object({
  version: z.literal(1),
  /** How far the clock was ahead of the machine's, in milliseconds. */
  ahead: z.number().min(0),
  people: z.array(
    z.object({
      id: z.string(),
      tz: z.string(),
      kind: z.enum(['member', 'admin', 'guest', 'stranger', 'bot', 'deactivated']),
    }),
  ),
  conversations: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['channel', 'private', 'dm']),
      name: z.string(),
      memberIds: z.array(z.string()),
      archived: z.boolean(),
      shared: z.boolean(),
    }),
  ),
  messages: z.array(
    z.object({
      ts: z.string(),
      conversation: z.string(),
      user: z.string(),
      text: z.string(),
      blocks: z.array(json),
      threadTs: z.string().nullable(),
      edited: z.boolean(),
      onlyFor: z.string().nullable(),
      replyCount: z.number(),
      metadata: json.nullable(),
      editedTs: z.string().nullable(),
      files: z
        .array(z.object({ id: z.string(), name: z.string(), mimetype: z.string(), size: z.number() }))
        .optional(),
    }),
  ),
  files: z
    .array(
      z.object({
        id: z.string(),
        name: z.string(),
        title: z.string(),
        mimetype: z.string(),
        size: z.number(),
        user: z.string(),
        created: z.number(),
        sharedIn: z.array(z.string()),
        givenToApp: z.boolean(),
      }),
    )
    .default([]),
  homes: z.array(z.object({ personId: z.string(), view: json })),
  guide: z
    .object({ chosen: z.string().nullable(), done: z.array(z.string()), dismissed: z.boolean() })
    .optional(),
});
export type PlaygroundState = z.infer<typeof PlaygroundState>;

/** What is to be kept, as JSON. */
export const exportState = ({ workspace, screens, clock, files, guide }: World): PlaygroundState => ({
  version: 1,
  ahead: Math.max(0, clock.ahead()),
  people: [...workspace.people.values()].map(({ id, tz, kind }) => ({ id, tz, kind })),
  conversations: [...workspace.conversations.values()],
  messages: [...workspace.messages.values()].flat().map((message) => ({
    ...message,
    blocks: message.blocks as unknown as Json[],
  })),
  files: [...files.all.values()],
  homes: [...screens.homes.values()].map(({ personId, view }) => ({ personId, view })),
  guide: guide.exportState(),
});

/**
 * Takes up what an earlier run kept; the clock goes to where it was ahead.
 *
 * @throws ZodError when it is not what `exportState` gave.
 */
export const importState = async (
  { workspace, screens, clock, files, guide }: World,
  kept: unknown,
): Promise<void> => {
  const state = PlaygroundState.parse(kept);
  await clock.moveBy(Math.max(0, state.ahead - clock.ahead()));
  for (const { id, tz, kind } of state.people) {
    const person = workspace.people.get(id);
    if (person) workspace.people.set(id, { ...person, tz, kind });
  }
  for (const conversation of state.conversations) {
    if (conversation.memberIds.every((id) => workspace.people.has(id))) {
      workspace.conversations.set(conversation.id, conversation satisfies Conversation);
    }
  }
  for (const message of state.messages) {
    if (!workspace.conversations.has(message.conversation)) continue;
    const { files: shared, ...rest } = message;
    const blocks = message.blocks as unknown as StoredMessage['blocks'];
    workspace.restore({ ...rest, blocks, ...(shared ? { files: shared } : {}) });
  }
  for (const file of state.files) files.restore(file);
  for (const { personId, view } of state.homes) {
    if (workspace.people.has(personId)) screens.publish(personId, view);
  }
  guide.importState(state.guide);
};
