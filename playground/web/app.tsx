import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { ConversationPane } from './panes/conversation.tsx';
import { type Inspected, Inspector } from './panes/inspector.tsx';
import { Modals } from './panes/modals.tsx';
import { Sidebar } from './panes/sidebar.tsx';
import { Thread } from './panes/thread.tsx';
import { TopBar } from './panes/top-bar.tsx';
import { usePresent } from './state/clock.ts';
import type { Link } from './state/connection.ts';
import { type Page, PageContext } from './state/page.ts';
import { useMarks } from './state/use-marks.ts';
import { useWorld } from './state/use-world.ts';
import { dmWith, everybody, type World } from './state/world.ts';
import { type Viewer, ViewerContext } from './text/viewer.ts';
import { Announcer } from './ui/announcer.tsx';
import { useConfirm } from './ui/confirm.tsx';

const QUARTER_MS = 15 * 60_000;

type Open = { id: string; thread: string | null };

const useOpen = (world: World) => {
  const first =
    world.conversations.find(({ kind, archived }) => kind !== 'dm' && !archived)?.id ?? world.bot.id;
  const known = (id: string) =>
    world.conversations.some((one) => one.id === id) || everybody(world).has(id) ? id : first;
  const [open, setOpen] = useState<Open>(() => ({ id: known(location.hash.slice(1)), thread: null }));
  useEffect(() => {
    const follow = () => setOpen({ id: location.hash.slice(1) || first, thread: null });
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, [first]);
  return { open, setOpen };
};

/** The conversation that an id names, be it the conversation's own or that of the person of a DM. */
const resolve = (world: World, id: string) => {
  const conversation = world.conversations.find((one) => one.id === id) ?? dmWith(world, id);
  const people = everybody(world);
  const otherId =
    conversation?.kind === 'dm'
      ? (conversation.memberIds.find((one) => one !== world.me.id) ?? world.me.id)
      : conversation
        ? undefined
        : id;
  return { conversation, other: otherId === undefined ? undefined : people.get(otherId) };
};

type Props = ReturnType<typeof useWorld> & { world: World };

const Opened = ({ world, link, connection, tell, dismiss }: Props) => {
  const { open, setOpen } = useOpen(world);
  const [drawer, setDrawer] = useState(false);
  const [inspecting, setInspecting] = useState(false);
  const [inspected, setInspected] = useState<Inspected | null>(null);
  const { confirm, dialog } = useConfirm();
  const drafts = useRef(new Map<string, string>());
  const { conversation, other } = resolve(world, open.id);
  const messages = conversation && world.messages[conversation.id];
  const { marks, newFrom } = useMarks(world.team.id, world.me.id, conversation?.id, messages);

  const page = useMemo<Page>(
    () => ({
      act: async (act, quietly) => {
        const answer = (await connection.current?.act(act)) ?? { ok: false, error: 'The page is closing.' };
        if (!answer.ok && !quietly) tell(answer.error);
        return answer;
      },
      tell,
      dismiss,
      confirm,
      openThread: (id, thread) => setOpen({ id, thread }),
      inspect: (title, value) => {
        setInspected({ title, value });
        setInspecting(true);
      },
    }),
    [connection, tell, dismiss, confirm, setOpen],
  );
  const go = useCallback(
    (id: string) => {
      setOpen({ id, thread: null });
      setDrawer(false);
      tell(null);
      history.replaceState(null, '', `#${id}`);
    },
    [setOpen, tell],
  );
  const wantsDm = conversation ? undefined : other?.id;
  useEffect(() => {
    if (wantsDm) page.act({ act: 'open-dm', with: wantsDm });
  }, [page, wantsDm]);

  const { me, people, bot, conversations } = world;
  const quarter = Math.floor(usePresent(world) / QUARTER_MS) * QUARTER_MS;
  const viewer = useMemo<Viewer>(
    () => ({
      me,
      people: everybody({ people, bot }),
      conversations: new Map(conversations.map((one) => [one.id, one])),
      now: quarter,
      openPerson: go,
      openConversation: go,
    }),
    [me, people, bot, conversations, quarter, go],
  );
  const side = open.thread !== null ? 'thread' : inspecting ? 'inspector' : null;
  const openId = conversation?.id ?? open.id;

  return (
    <PageContext.Provider value={page}>
      <ViewerContext.Provider value={viewer}>
        <div class={`page ${drawer ? 'with-drawer' : ''} ${side ? 'with-side' : ''}`}>
          <TopBar
            world={world}
            link={link}
            inspecting={inspecting}
            onInspect={() => {
              setInspecting(!inspecting || open.thread !== null);
              setOpen({ ...open, thread: null });
            }}
          />
          <Sidebar world={world} marks={marks} openId={openId} onOpen={go} onClose={() => setDrawer(false)} />
          {drawer && <div class="drawer-shade" onClick={() => setDrawer(false)} aria-hidden="true" />}
          <ConversationPane
            key={other?.id ?? openId}
            world={world}
            conversation={conversation}
            other={other}
            newFrom={newFrom}
            drafts={drafts.current}
            onMenu={() => setDrawer(true)}
          />
          {side === 'thread' && conversation && open.thread && (
            <Thread
              key={open.thread}
              world={world}
              conversation={conversation.id}
              ts={open.thread}
              title={other?.name ?? `#${conversation.name}`}
              drafts={drafts.current}
              onClose={() => setOpen({ ...open, thread: null })}
            />
          )}
          {side === 'inspector' && (
            <Inspector
              world={world}
              inspected={inspected}
              onForget={() => setInspected(null)}
              onClose={() => setInspecting(false)}
            />
          )}
        </div>
        <Modals modals={world.modals} notice={world.notice} />
        {dialog}
        <Announcer messages={messages} />
      </ViewerContext.Provider>
    </PageContext.Provider>
  );
};

const WAITING: Record<Link, string> = {
  open: 'Opening the playground …',
  lost: 'The playground does not answer. Trying again …',
  refused: 'The playground knows nobody by this address.',
};

/** The whole page, from the first snapshot on. */
export const App = ({ as }: { as: string | null }) => {
  const { world, ...rest } = useWorld(as);
  const me = world?.me.id;
  useEffect(() => {
    // So that the address says who is looking, be it copied or opened again.
    if (me && !as) history.replaceState(null, '', `?as=${encodeURIComponent(me)}${location.hash}`);
  }, [me, as]);
  if (world) return <Opened world={world} {...rest} />;
  return (
    <p class="starting" role="status">
      {WAITING[rest.link]} {rest.link === 'refused' && <a href="/">Start over</a>}
    </p>
  );
};
