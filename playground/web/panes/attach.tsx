import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { type Page, usePage } from '../state/page.ts';
import { Icon } from '../ui/icons.tsx';

type Where = { conversation: string; threadTs?: string | undefined };

const base64Of = (file: File) =>
  new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onerror = () => reject(reader.error ?? new Error('the file cannot be read'));
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.readAsDataURL(file);
  });

/** Sends files into a conversation at once, without a text. */
const share = async (page: Page, { conversation, threadTs }: Where, list: FileList | null): Promise<void> => {
  const chosen = [...(list ?? [])];
  if (chosen.length === 0) return;
  const files = await Promise.all(
    chosen.map(async (file) => ({ name: file.name, content: await base64Of(file) })),
  );
  await page.act({ act: 'drop', conversation, files, ...(threadTs ? { threadTs } : {}) });
};

/** Files dropped onto a part of the page go into its conversation. */
export const useDroppedFiles = (frame: RefObject<HTMLElement | null>, where: Where): void => {
  const page = usePage();
  const { conversation, threadTs } = where;
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const over = (event: DragEvent) => event.preventDefault();
    const drop = (event: DragEvent) => {
      event.preventDefault();
      share(page, { conversation, threadTs }, event.dataTransfer?.files ?? null);
    };
    element.addEventListener('dragover', over);
    element.addEventListener('drop', drop);
    return () => {
      element.removeEventListener('dragover', over);
      element.removeEventListener('drop', drop);
    };
  }, [page, conversation, threadTs]);
};

/** Chooses files and sends them. */
export const AttachButton = (where: Where) => {
  const page = usePage();
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        class="icon-button"
        aria-label="Send a file"
        title="Send a file"
        onClick={() => chooser.current?.click()}
      >
        <Icon name="file" />
      </button>
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        aria-hidden="true"
        tabIndex={-1}
        onChange={async ({ currentTarget }) => {
          await share(page, where, currentTarget.files);
          currentTarget.value = '';
        }}
      />
    </>
  );
};
