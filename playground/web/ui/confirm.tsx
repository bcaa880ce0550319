import type { ConfirmationDialog } from '@slack/types';
import { useCallback, useState } from 'preact/hooks';
import { plain, Text } from '../text/text-object.tsx';
import { Dialog } from './dialog.tsx';

type Asked = { question: ConfirmationDialog; answer: (yes: boolean) => void };

const ConfirmDialog = ({ question, answer }: Asked) => (
  <Dialog labelledBy="confirm-title" class="dialog confirm" onCancel={() => answer(false)}>
    <h2 id="confirm-title">{plain(question.title) || 'Are you sure?'}</h2>
    <div class="confirm-text">
      <Text text={question.text} />
    </div>
    <div class="dialog-foot">
      <button type="button" class="button" onClick={() => answer(false)}>
        {plain(question.deny) || 'Cancel'}
      </button>
      <button
        type="button"
        class={question.style === 'danger' ? 'button danger-filled' : 'button primary-filled'}
        onClick={() => answer(true)}
      >
        {plain(question.confirm) || 'Yes'}
      </button>
    </div>
  </Dialog>
);

/** A way to ask a yes-or-no question, and the dialog that asks it, to be put into the page. */
export const useConfirm = () => {
  const [asked, setAsked] = useState<Asked | null>(null);
  const confirm = useCallback(
    (question: ConfirmationDialog) =>
      new Promise<boolean>((resolve) => {
        setAsked({
          question,
          answer: (yes) => {
            setAsked(null);
            resolve(yes);
          },
        });
      }),
    [],
  );
  return { confirm, dialog: asked && <ConfirmDialog {...asked} /> };
};
