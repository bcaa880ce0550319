import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Suggestion } from '../protocol.ts';
import type { Offered } from './panes/composer.tsx';
import { ConversationPane } from './panes/conversation.tsx';
import { type Inspected, Inspector } from './panes/inspector.tsx';
import { Jump, useJumpKey } from './panes/jump.tsx';
import { Modals } from './panes/modals.tsx';
import { Sidebar } from './panes/sidebar.tsx';
import { Thread } from './panes/thread.tsx';
import { TopBar } from './panes/top-bar.tsx';
import { Tour } from './panes/tour.tsx';
import { Welcome } from './panes/welcome.tsx';
import { usePresent } from './state/clock.ts';
import type { Link } from './state/connection.ts';
import { type Page, PageContext } from './state/page.ts';
import { unreadTotal } from './state/unread.ts';
import { useMarks } from './state/use-marks.ts';
import { resolve, useOpen } from './state/use-open.ts';
import { useWorld } from './state/use-world.ts';
import { everybody, type World } from './state/world.ts';
import { nextWorkingMorning } from './text/time.ts';
import { type Viewer, ViewerContext } from './text/viewer.ts';
import { Announcer } from './ui/announcer.tsx';
import { useConfirm } from './ui/confirm.tsx';

const QUARTER_MS = 15 * 60_000;

/** Where the keyboard goes when a pane beside the conversation is closed. */
const focusComposer = () => document.querySelector<HTMLElement>('.conversation textarea')?.focus();

/** False in the first task of a component's life, so that the page is drawn in two short steps instead of a long one. */
const useFrameDrawn = (): boolean => {
  const [drawn, setDrawn] = useState(false);
  useEffect(() => setDrawn(true), []);
  return drawn;
};

type Props = ReturnType<typeof useWorld> & { world: World };

const Opened = ({ world, link, connection, tell, dismiss }: Props) => {
  const { open, go, showThread } = useOpen(world);
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
      openThread: showThread,
      inspect: (title, value) => {
        setInspected({ title, value });
        setInspecting(true);
      },
    }),
    [connection, tell, dismiss, confirm, showThread],
  );
  const visit = useCallback(
    (id: string) => {
      go(id);
      setDrawer(false);
      tell(null);
    },
    [go, tell],
  );
  const [jumping, setJumping] = useState(false);
  const jump = useCallback(() => setJumping(true), []);
  useJumpKey(jump);
  const [offered, setOffered] = useState<Offered | null>(null);
  const present = usePresent(world);
  const tryOut = (suggestion: Suggestion) => {
    if (suggestion.type === 'morning') {
      page.act({ act: 'move-clock', to: nextWorkingMorning(present, world.me.tz) });
      visit(world.bot.id);
      return;
    }
    const channel = world.conversations.find(({ name }) => name === suggestion.channel);
    if (!channel) return;
    visit(channel.id);
    setOffered({ conversation: channel.id, text: suggestion.text });
  };
  const wantsDm = conversation ? undefined : other?.id;
  useEffect(() => {
    if (wantsDm) page.act({ act: 'open-dm', with: wantsDm });
  }, [page, wantsDm]);

  const title = other?.name ?? `#${conversation?.name}`;
  const news = unreadTotal(world, marks);
  useEffect(() => {
    document.title = `${news > 0 ? `(${news}) ` : ''}${title} · Rapport playground`;
  }, [title, news]);

  const { me, people, bot, conversations } = world;
  const quarter = Math.floor(present / QUARTER_MS) * QUARTER_MS;
  const viewer = useMemo<Viewer>(
    () => ({
      me,
      people: everybody({ people, bot }),
      conversations: new Map(conversations.map((one) => [one.id, one])),
      now: quarter,
      openPerson: visit,
      openConversation: visit,
    }),
    [me, people, bot, conversations, quarter, visit],
  );
  const side = open.thread !== null ? 'thread' : inspecting ? 'inspector' : null;
  const openId = conversation?.id ?? open.id;
  const frameDrawn = useFrameDrawn();

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
              showThread(open.id, null);
            }}
          />
          <Sidebar
            world={world}
            marks={marks}
            openId={openId}
            onOpen={visit}
            onJump={jump}
            onClose={() => setDrawer(false)}
          />
          {drawer && <div class="drawer-shade" onClick={() => setDrawer(false)} aria-hidden="true" />}
          {frameDrawn ? (
            <ConversationPane
              key={other?.id ?? openId}
              world={world}
              conversation={conversation}
              other={other}
              newFrom={newFrom}
              drafts={drafts.current}
              offered={offered}
              tour={world.tour && <Tour steps={world.tour} onTry={tryOut} />}
              onMenu={() => setDrawer(true)}
            />
          ) : (
            <main class="conversation" aria-busy="true" />
          )}
          {side === 'thread' && conversation && open.thread && (
            <Thread
              key={open.thread}
              world={world}
              conversation={conversation.id}
              ts={open.thread}
              title={title}
              drafts={drafts.current}
              onClose={() => {
                showThread(open.id, null);
                focusComposer();
              }}
            />
          )}
          {side === 'inspector' && (
            <Inspector
              world={world}
              inspected={inspected}
              onForget={() => setInspected(null)}
              onClose={() => {
                setInspecting(false);
                focusComposer();
              }}
            />
          )}
        </div>
        {world.welcome && <Welcome offer={world.welcome} />}
        <Modals modals={world.modals} notice={world.notice} />
        {jumping && <Jump world={world} onGo={visit} onClose={() => setJumping(false)} />}
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
