import { slashCommand } from '../delivery/payloads.ts';
import { asSlackText } from '../markup.ts';
import type { ActResult, Conversation, Person } from '../protocol.ts';
import { isJson, Refusal, textOf } from '../refusal.ts';
import type { World } from '../world.ts';

/** Slack's own red line, seen by one person. */
export const notice = (world: World, person: Person, text: string): void =>
  world.workspace.emit({ change: { type: 'notice', text }, to: [person.id], why: 'other' });

/** Records that the app answered an interaction with something that Slack refuses. */
export const refuseAnswer = (world: World, name: string, answer: unknown, refusal: Refusal): void =>
  world.traffic.record({
    direction: 'from-app',
    name: `answer to ${name}`,
    payload: answer,
    response: refusal.extra,
    took: null,
    refused: { error: refusal.error, why: refusal.why, source: refusal.source },
  });

/** The answer to a slash command may be a message: text alone, or as for a response_url. */
const answered = (world: World, person: Person, conversation: string, response: unknown): void => {
  const answer = typeof response === 'string' ? { text: response } : response;
  if (!isJson(answer) || (!textOf(answer['text']) && !answer['blocks'])) return;
  world.responseUrls.publish({ personId: person.id, conversation, message: null }, answer);
};

const runCommand = async (
  world: World,
  person: Person,
  conversation: Conversation,
  typed: string,
): Promise<ActResult> => {
  const [word = ''] = typed.split(/\s/, 1);
  const command = world.manifest.features.slash_commands.find((one) => one.command === word.toLowerCase());
  // People of other organisations do not have the apps of ours: https://docs.slack.dev/apis/slack-connect
  if (!command || person.teamId !== world.workspace.team.id) {
    const text = `${word} is not a valid command. In Slack, all messages that start with the "/" character are interpreted as commands.`;
    notice(world, person, text);
    return { ok: true };
  }
  const rest = typed.slice(word.length).trim();
  const text = command.should_escape ? asSlackText(rest, world.workspace, { labels: true }) : rest;
  const body = slashCommand(world, person, conversation.id, command.command, text);
  const outcome = await world.delivery.deliver({ kind: 'slash_commands', body });
  if (!outcome.ok) {
    notice(world, person, `${command.command} failed with the error "${outcome.error}"`);
    return { ok: true };
  }
  try {
    answered(world, person, conversation.id, outcome.response);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    refuseAnswer(world, command.command, outcome.response, error);
    notice(world, person, `${command.command} failed with the error "${error.error}"`);
  }
  return { ok: true };
};

/** Types into a composer and presses Enter: a message, or a slash command. */
export const type = async (
  world: World,
  person: Person,
  { conversation: id, text, threadTs }: { conversation: string; text: string; threadTs?: string | undefined },
): Promise<ActResult> => {
  const conversation = world.workspace.conversations.get(id);
  if (!conversation?.memberIds.includes(person.id))
    return { ok: false, error: `${person.handle} is not in ${id}` };
  if (conversation.archived) return { ok: false, error: `#${conversation.name} is archived` };
  const typed = text.trim();
  if (!typed) return { ok: false, error: 'nothing was typed' };
  if (typed.startsWith('/')) {
    if (!threadTs) return runCommand(world, person, conversation, typed);
    // "cannot be invoked in message threads": https://docs.slack.dev/interactivity/implementing-slash-commands
    notice(world, person, `${typed.split(/\s/, 1)[0]} is not supported in threads. Sorry!`);
    return { ok: true };
  }
  const parent = threadTs ? world.workspace.find(id, threadTs) : undefined;
  if (threadTs && !parent) return { ok: false, error: `no message ${threadTs}` };
  const message = world.workspace.post({
    conversation: id,
    user: person.id,
    text: asSlackText(typed, world.workspace),
    threadTs: parent ? (parent.threadTs ?? parent.ts) : null,
  });
  return { ok: true, ts: message.ts };
};
