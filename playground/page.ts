import type { IncomingMessage, ServerResponse } from 'node:http';
import { Act } from './act-schema.ts';
import { perform } from './acts/act.ts';
import { giveToPerson } from './files/serve.ts';
import { isCrossOrigin, isLoopback, readBody, send } from './http.ts';
import type { Change, Person, Snapshot } from './protocol.ts';
import type { World } from './world.ts';

/** How many lines from before it was opened the page's inspector shows. */
const TRAFFIC_SHOWN = 50;

/** Everything one person sees. */
const snapshotFor = (world: World, person: Person): Snapshot => {
  const { workspace, screens, manifest } = world;
  const conversations = [...workspace.conversations.values()].filter((one) =>
    one.memberIds.includes(person.id),
  );
  const own = person.teamId === workspace.team.id;
  return {
    type: 'snapshot',
    team: { id: workspace.team.id, name: workspace.team.name },
    me: person,
    people: [...workspace.people.values()],
    bot: workspace.bot,
    now: world.clock.now().toISOString(),
    conversations: conversations.map((one) => workspace.as(person.id, one)),
    messages: conversations
      .flatMap(({ id }) => workspace.inside(id))
      .filter((message) => workspace.sees(person.id, message))
      .map(workspace.shown),
    modals: screens.modals(person.id),
    home: (screens.home(person.id)?.view ?? null) as Snapshot['home'],
    commands: own
      ? manifest.features.slash_commands.map(({ command, description, usage_hint }) => ({
          command,
          description,
          usageHint: usage_hint,
        }))
      : [],
    shortcuts: own
      ? manifest.features.shortcuts.map(({ callback_id, name, description, type }) => ({
          callbackId: callback_id,
          name,
          description,
          type,
        }))
      : [],
    welcome: world.guide.welcome(),
    tour: world.guide.tour(),
    traffic: world.traffic.all.slice(-TRAFFIC_SHOWN),
  };
};

/** Server-sent events: first all that the person sees, then each change. */
const streamEvents = (world: World, person: Person, response: ServerResponse): void => {
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    connection: 'keep-alive',
  });
  const write = (event: Snapshot | Change) => response.write(`data: ${JSON.stringify(event)}\n\n`);
  write(snapshotFor(world, person));
  const stop = world.workspace.subscribe(({ change, to }) => {
    if (to !== 'everyone' && !to.includes(person.id)) return;
    write(
      change.type === 'conversation'
        ? { ...change, conversation: world.workspace.as(person.id, change.conversation) }
        : change,
    );
  });
  response.on('close', stop);
};

/** Files come within an act, as base64: what a page sends at once is kept below 200 MB. */
const MOST_ACT_BYTES = 200_000_000;

const act = async (world: World, person: Person, request: IncomingMessage, response: ServerResponse) => {
  let given: unknown;
  try {
    given = JSON.parse(await readBody(request, MOST_ACT_BYTES));
  } catch {
    return send(response, 400, { ok: false, error: 'the body is not JSON' });
  }
  const parsed = Act.safeParse(given);
  if (!parsed.success)
    return send(response, 400, { ok: false, error: `no such act: ${parsed.error.message}` });
  send(response, 200, await perform(world, person, parsed.data));
};

/**
 * Serves `/page/act`, `/page/events` and `/page/file`. Says whether the request was one of these. As nobody signs in here, only this
 * machine may ask, by its own name, and no page of another site (DNS rebinding, cross-site requests).
 */
export const servePage = async (
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> => {
  const url = new URL(request.url ?? '/', 'http://localhost');
  if (!url.pathname.startsWith('/page/')) return false;
  if (!isLoopback(request) || isCrossOrigin(request)) {
    send(response, 403, { ok: false, error: 'only pages of this machine may ask' });
    return true;
  }
  const { people } = world.workspace;
  const as = url.searchParams.get('as');
  // Whoever opens the page's plain address is the first member.
  const first = [...people.values()].find(({ kind }) => kind === 'member' || kind === 'admin');
  const found = as === null ? first : people.get(as);
  const person = found?.kind === 'bot' ? undefined : found;
  const { method } = request;
  if (url.pathname === '/page/events' && method === 'GET' && person) streamEvents(world, person, response);
  else if (url.pathname === '/page/act' && method === 'POST' && person)
    await act(world, person, request, response);
  else if (url.pathname === '/page/file' && method === 'GET' && person)
    giveToPerson(world, person.id, url.searchParams.get('id') ?? '', response);
  else send(response, 404, { ok: false, error: person ? 'no such address' : 'no such person' });
  return true;
};
