import type { ModalView } from '@slack/types';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { InputState, Modal } from '../../protocol.ts';
import { Blocks } from '../blocks/blocks.tsx';
import { SurfaceContext } from '../elements/surface.ts';
import { collect } from '../elements/value.ts';
import { usePage } from '../state/page.ts';
import { useSurfaceOf } from '../state/use-surface-of.ts';
import { plain } from '../text/text-object.tsx';
import { useViewer } from '../text/viewer.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Icon } from '../ui/icons.tsx';

const firstProblem = (body: HTMLElement | null) => {
  const field = body?.querySelector<HTMLElement>('[aria-invalid="true"]');
  field?.focus();
  field?.scrollIntoView({ block: 'center' });
};

/** A form of the modal: it keeps what was entered through updates of the view, and brings the eye to errors. */
const useForm = ({ id, view, errors }: Modal) => {
  const page = usePage();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const body = useRef<HTMLDivElement>(null);
  const submit = async (edits: InputState) => {
    if (busy) return;
    page.tell(null);
    setFailure(null);
    setBusy(true);
    const answer = await page.act(
      { act: 'submit', viewId: id, state: collect(view.blocks, edits) },
      'quietly',
    );
    setBusy(false);
    setFailure(answer.ok ? null : answer.error);
  };
  useEffect(() => firstProblem(body.current), [errors]);
  const surface = useSurfaceOf({
    id,
    errors,
    placeWith: (edits) => ({ in: 'modal', viewId: id, state: collect(view.blocks, edits) }),
    enter: submit,
  });
  return { surface, body, busy, failure, submit: () => submit(surface.edits) };
};

const ModalForm = ({ modal, depth, notice }: { modal: Modal; depth: number; notice: string | null }) => {
  const page = usePage();
  const { people } = useViewer();
  const view = modal.view as ModalView;
  const { surface, body, busy, failure, submit } = useForm(modal);
  const problem = failure ?? notice;
  const bot = [...people.values()].find(({ kind }) => kind === 'bot');
  const close = (all: boolean) => page.act({ act: 'close', viewId: modal.id, ...(all && { all }) });
  useEffect(() => {
    // A field that asked for the focus has it by now; otherwise the first field gets it.
    const element = body.current;
    if (!element || element.contains(document.activeElement)) return;
    element.querySelector<HTMLElement>('input, textarea, select, button')?.focus();
  }, [body]);
  return (
    <SurfaceContext.Provider value={surface}>
      <header class="dialog-head">
        <Avatar person={bot} size="small" />
        <h2 id={`title-${modal.id}`}>{plain(view.title)}</h2>
        <button
          type="button"
          class="icon-button"
          aria-label="Close"
          title="Close"
          onClick={() => close(false)}
        >
          <Icon name="close" />
        </button>
      </header>
      <div class="dialog-body" ref={body}>
        {problem && (
          <div class="dialog-failure" role="alert">
            {problem}
          </div>
        )}
        <Blocks blocks={view.blocks} />
      </div>
      <footer class="dialog-foot">
        <button type="button" class="button" onClick={() => close(false)}>
          {plain(view.close) || (depth > 1 ? 'Back' : view.submit ? 'Cancel' : 'Close')}
        </button>
        {view.submit && (
          <button type="button" class="button primary-filled" aria-busy={busy || undefined} onClick={submit}>
            {busy && <span class="spinner" aria-hidden="true" />}
            {plain(view.submit)}
          </button>
        )}
      </footer>
    </SurfaceContext.Provider>
  );
};

/**
 * The person's stack of modals. All are kept drawn, so that what was typed in a lower one is there when the upper one
 * goes; only the upper one is shown.
 */
export const Modals = ({ modals, notice }: { modals: readonly Modal[]; notice: string | null }) => {
  const page = usePage();
  const top = modals.at(-1);
  if (!top) return null;
  return (
    <Dialog
      key="modals"
      labelledBy={`title-${top.id}`}
      class="dialog modal"
      onCancel={() => page.act({ act: 'close', viewId: top.id })}
    >
      {modals.map((modal) => (
        <div key={modal.id} class="modal-view" hidden={modal !== top}>
          <ModalForm modal={modal} depth={modals.indexOf(modal) + 1} notice={notice} />
        </div>
      ))}
    </Dialog>
  );
};
