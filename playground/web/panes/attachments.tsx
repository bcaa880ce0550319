import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type ChosenFile, readFile } from '../elements/read-file.ts';
import { usePage } from '../state/page.ts';
import { sizeText } from '../text/size.ts';
import { Icon } from '../ui/icons.tsx';

const MOST_FILES = 10;

const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;

/**
 * The files that go with the next message: chosen, pasted into the composer, or dropped anywhere on its conversation or
 * thread.
 */
export const useAttachments = (composer: RefObject<HTMLElement | null>) => {
  const page = usePage();
  const [files, attach] = useState<readonly ChosenFile[]>([]);
  const add = async (list: FileList | null | undefined) => {
    try {
      const read = await Promise.all([...(list ?? [])].map(readFile));
      attach((before) => [...before, ...read].slice(0, MOST_FILES));
    } catch {
      page.tell('The browser could not read that file.');
    }
  };
  useEffect(() => {
    const pane = composer.current?.closest<HTMLElement>('.messages, .side-pane');
    if (!pane) return undefined;
    const over = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      pane.classList.add('dropping');
    };
    const leave = (event: DragEvent) => {
      if (!pane.contains(event.relatedTarget as Node | null)) pane.classList.remove('dropping');
    };
    const drop = (event: DragEvent) => {
      pane.classList.remove('dropping');
      if (!hasFiles(event)) return;
      event.preventDefault();
      add(event.dataTransfer?.files);
      composer.current?.querySelector('textarea')?.focus();
    };
    const paste = (event: ClipboardEvent) => {
      if (event.clipboardData?.files.length) add(event.clipboardData.files);
    };
    const area = composer.current;
    pane.addEventListener('dragover', over);
    pane.addEventListener('dragleave', leave);
    pane.addEventListener('drop', drop);
    area?.addEventListener('paste', paste);
    return () => {
      pane.removeEventListener('dragover', over);
      pane.removeEventListener('dragleave', leave);
      pane.removeEventListener('drop', drop);
      area?.removeEventListener('paste', paste);
    };
  }, [composer]);
  return { files, attach, add };
};

type Change = (files: readonly ChosenFile[]) => void;

/** What will be sent, each with a way to take it off. */
export const Attached = ({ files, onChange }: { files: readonly ChosenFile[]; onChange: Change }) =>
  files.length === 0 ? null : (
    <ul class="files attached" aria-label="Files to be sent">
      {files.map((file, at) => (
        <li key={at} class="file">
          <Icon name="file" size={22} />
          <span class="file-name">{file.name}</span>
          <span class="file-size">{sizeText(file.size)}</span>
          <button
            type="button"
            class="icon-button"
            aria-label={`Take ${file.name} off`}
            onClick={() => onChange(files.toSpliced(at, 1))}
          >
            <Icon name="close" size={14} />
          </button>
        </li>
      ))}
    </ul>
  );

/** Chooses files of the person's machine. */
export const AttachButton = ({ onAdd }: { onAdd: (list: FileList | null) => void }) => {
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={field}
        type="file"
        multiple
        hidden
        aria-label="Files"
        onChange={({ currentTarget }) => {
          onAdd(currentTarget.files);
          currentTarget.value = '';
        }}
      />
      <button
        type="button"
        class="icon-button"
        aria-label="Attach files"
        title="Attach files"
        onClick={() => field.current?.click()}
      >
        <Icon name="attach" />
      </button>
    </>
  );
};
