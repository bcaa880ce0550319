import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ChosenFile } from '../elements/read-file.ts';
import { usePage } from '../state/page.ts';
import type { World } from '../state/world.ts';
import { useViewer } from '../text/viewer.ts';
import { Floating } from '../ui/floating.tsx';
import { Icon } from '../ui/icons.tsx';
import { MenuButton } from '../ui/menu.tsx';
import { AttachButton, Attached, useAttachments } from './attachments.tsx';
import { type Completion, withHandles } from './completion.ts';
import { Completions, useCompletion } from './completions.tsx';

/** A text that the page puts into a conversation's composer. Each object does so once. */
export type Offered = { conversation: string; text: string };

type Props = {
  world: World;
  conversation: string;
  threadTs?: string;
  placeholder: string;
  /** Texts that were not sent yet, kept while the person looks elsewhere. */
  drafts: Map<string, string>;
  offered?: Offered | null;
};

/** What was put into a composer already: it is not put there again when the conversation is opened once more. */
const taken = new WeakSet<Offered>();

/** Where messages and commands are written. What was typed is taken at once, and given back where it is refused. */
export const Composer = ({ world, conversation, threadTs, placeholder, drafts, offered }: Props) => {
  const page = usePage();
  const { people } = useViewer();
  const id = useId();
  const key = `${conversation} ${threadTs ?? ''}`;
  const [text, setText] = useState(drafts.get(key) ?? '');
  const [caret, setCaret] = useState(0);
  const field = useRef<HTMLTextAreaElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const { wanted, found, at, setActive, dismiss } = useCompletion(world, text, caret);
  const { files, attach, add } = useAttachments(frame);
  const command = world.commands.find((one) => text.toLowerCase().startsWith(`${one.command} `));

  const write = (to: string, caretTo = to.length) => {
    setText(to);
    setCaret(caretTo);
    drafts.set(key, to);
  };
  useLayoutEffect(() => {
    const area = field.current;
    if (!area) return;
    area.style.height = 'auto';
    if (text) area.style.height = `${Math.min(area.scrollHeight, innerHeight * 0.4)}px`;
    if (area.value === text && document.activeElement === area && area.selectionStart !== caret)
      area.setSelectionRange(caret, caret);
  }, [text, caret]);
  useEffect(() => {
    // On a touch screen the keyboard would jump up unasked.
    if (matchMedia('(hover: hover)').matches) field.current?.focus();
  }, []);

  useEffect(() => {
    if (offered?.conversation !== conversation || taken.has(offered)) return;
    taken.add(offered);
    write(offered.text);
    field.current?.focus();
  }, [offered, conversation]);

  /** In front of what the person went on to type meanwhile. */
  const giveBack = (typed: string) => write([typed, drafts.get(key)].filter(Boolean).join('\n'));

  // A command that the app fails to answer comes back too. That may be told before or after the server's answer.
  const notice = useRef(world.notice);
  notice.current = world.notice;
  const sentCommand = useRef('');
  const isRefused = (command: string) =>
    command.startsWith('/') && (notice.current?.startsWith(command.split(/\s/)[0] ?? '') ?? false);
  useEffect(() => {
    if (!isRefused(sentCommand.current)) return;
    giveBack(sentCommand.current);
    sentCommand.current = '';
  }, [world.notice]);

  const complete = (completion: Completion) => {
    if (!wanted) return;
    const to = text.slice(0, wanted.from) + completion.insert;
    write(to + text.slice(caret).trimStart(), to.length);
    field.current?.focus();
  };
  const deliver = async (typed: string, given: readonly ChosenFile[]) => {
    const sent = withHandles(typed, people.values());
    const place = { conversation, text: sent, ...(threadTs && { threadTs }) };
    const answer = await page.act(
      given.length > 0
        ? {
            act: 'drop',
            ...place,
            files: given.map(({ name, content_base64: content }) => ({ name, content })),
          }
        : { act: 'type', ...place },
    );
    if (!answer.ok) attach((since) => [...given, ...since]);
    if (!answer.ok || isRefused(typed)) giveBack(typed);
    else sentCommand.current = typed;
  };
  // One after the other: a second line must not overtake the first.
  const sending = useRef(Promise.resolve());
  const send = () => {
    const typed = text.trim();
    if (!typed && files.length === 0) return;
    page.tell(null);
    sending.current = sending.current.then(() => deliver(typed, files));
    write('');
    attach([]);
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const chosen = found[at];
    if (chosen && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      setActive((at + (event.key === 'ArrowDown' ? 1 : -1) + found.length) % found.length);
    } else if (
      chosen &&
      (event.key === 'Tab' ||
        (event.key === 'Enter' && text.slice(wanted?.from, caret) !== chosen.insert.trim()))
    ) {
      event.preventDefault();
      complete(chosen);
    } else if (chosen && event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      dismiss();
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      send();
    }
  };
  const follow = () => setCaret(field.current?.selectionStart ?? 0);
  const insert = (mark: string) => {
    const gap = caret > 0 && !/\s$/.test(text.slice(0, caret)) ? ' ' : '';
    const to = text.slice(0, caret) + gap + mark;
    write(to + text.slice(caret), to.length);
    field.current?.focus();
  };
  const shortcuts = world.shortcuts.filter(({ type }) => type === 'global');

  return (
    <div class="composer-frame">
      <div ref={frame} class="composer">
        <textarea
          ref={field}
          rows={1}
          value={text}
          placeholder={placeholder}
          aria-label={placeholder}
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-controls={found.length > 0 ? `${id}-list` : undefined}
          aria-activedescendant={found.length > 0 ? `${id}-list-${at}` : undefined}
          onInput={({ currentTarget }) => write(currentTarget.value, currentTarget.selectionStart)}
          onKeyDown={onKeyDown}
          onKeyUp={follow}
          onClick={follow}
        />
        <Attached files={files} onChange={attach} />
        <div class="composer-tools">
          <AttachButton onAdd={add} />
          <MenuButton
            name="Shortcuts"
            class="icon-button"
            prefer="above"
            heading={shortcuts.length ? 'Shortcuts' : 'The app has no shortcuts'}
            items={shortcuts.map((shortcut) => ({
              key: shortcut.callbackId,
              label: shortcut.name,
              note: shortcut.description,
              onPick: () => page.act({ act: 'shortcut', callbackId: shortcut.callbackId }),
            }))}
          >
            <Icon name="lightning" />
          </MenuButton>
          <button
            type="button"
            class="icon-button"
            aria-label="Mention somebody"
            title="Mention somebody"
            onClick={() => insert('@')}
          >
            <Icon name="at" />
          </button>
          <button
            type="button"
            class="icon-button"
            aria-label="Commands"
            title="Commands"
            onClick={() => write(`/${text.replace(/^\//, '')}`, 1)}
          >
            <Icon name="slash" />
          </button>
          <span class="composer-hint">{command ? `${command.command} ${command.usageHint}` : ''}</span>
          <button
            type="button"
            class="send"
            aria-label="Send"
            title="Send"
            disabled={!text.trim() && files.length === 0}
            onClick={send}
          >
            <Icon name="send" />
          </button>
        </div>
      </div>
      {found.length > 0 && (
        <Floating anchor={frame} onClose={dismiss} prefer="above" fit>
          <Completions id={`${id}-list`} found={found} at={at} kind={wanted?.kind ?? ''} onPick={complete} />
        </Floating>
      )}
    </div>
  );
};
