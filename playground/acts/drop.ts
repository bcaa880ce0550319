import { filePayload } from '../files/payload.ts';
import { MOST_BYTES } from '../files/store.ts';
import { asSlackText } from '../markup.ts';
import type { Act, ActResult, InputState, Person } from '../protocol.ts';
import { isJson, textOf } from '../refusal.ts';
import type { World } from '../world.ts';

type Drop = Extract<Act, { act: 'drop' }>;

/** Up to ten files at a time: https://slack.com/help/articles/201330736-Add-files-to-Slack */
const MOST_FILES = 10;

/** Sends files into a conversation, with or without a text: a message that holds them. */
export const drop = (world: World, person: Person, act: Drop): ActResult => {
  const { workspace, files } = world;
  const conversation = workspace.conversations.get(act.conversation);
  if (!conversation?.memberIds.includes(person.id))
    return { ok: false, error: `${person.handle} is not in ${act.conversation}` };
  if (conversation.archived) return { ok: false, error: `#${conversation.name} is archived` };
  const parent = act.threadTs ? workspace.find(conversation.id, act.threadTs) : undefined;
  if (act.threadTs && !parent) return { ok: false, error: `no message ${act.threadTs}` };
  if (act.files.length === 0 || act.files.length > MOST_FILES)
    return { ok: false, error: `1 to ${MOST_FILES} files at a time` };
  const contents = act.files.map(({ name, content }) => ({ name, content: Buffer.from(content, 'base64') }));
  if (contents.some(({ content }) => content.length > MOST_BYTES))
    return { ok: false, error: 'a file holds up to 1 GB' };
  const shared = contents.map(({ name, content }) => files.add({ name, user: person.id }, content));
  for (const file of shared) file.sharedIn.push(conversation.id);
  const message = workspace.post({
    conversation: conversation.id,
    user: person.id,
    text: asSlackText((act.text ?? '').trim(), workspace),
    threadTs: parent ? (parent.threadTs ?? parent.ts) : null,
    files: shared,
  });
  return { ok: true, ts: message.ts };
};

/**
 * The state of a form with its chosen files uploaded: `{ name, content_base64 }` becomes the reference of a file that
 * the app may read. What is a reference already stays.
 */
export const uploadChosen = (world: World, person: Person, state: InputState): InputState =>
  Object.fromEntries(
    Object.entries(state).map(([block, elements]) => [
      block,
      Object.fromEntries(
        Object.entries(elements).map(([action, value]) => [action, uploaded(world, person, value)]),
      ),
    ]),
  );

const uploaded = (world: World, person: Person, value: unknown): unknown => {
  if (!isJson(value) || !Array.isArray(value['files'])) return value;
  const files = value['files'].flatMap((given) => {
    if (!isJson(given)) return [];
    if (typeof given['content_base64'] !== 'string')
      return world.files.get(textOf(given['id'])) ? [given] : [];
    const content = Buffer.from(given['content_base64'], 'base64');
    const file = world.files.add({ name: textOf(given['name']) || 'file', user: person.id }, content);
    file.givenToApp = true;
    return [filePayload(file, world.workspace, world.url())];
  });
  return { ...value, files };
};
