import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

type Props = {
  labelledBy: string;
  class?: string;
  onCancel: () => void;
  children: ComponentChildren;
};

/**
 * A dialog that keeps the focus within it and makes the rest of the page inert: the browser's own. Escape cancels.
 * The focus goes back to where it was when the dialog goes.
 */
export const Dialog = ({ labelledBy, onCancel, children, ...rest }: Props) => {
  const dialog = useRef<HTMLDialogElement>(null);
  // Before the effects of what is inside, which may give the focus to a field.
  useLayoutEffect(() => {
    const before = document.activeElement;
    const element = dialog.current;
    element?.showModal();
    return () => {
      element?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class={rest.class ?? ''}
      aria-labelledby={labelledBy}
      onCancel={(event) => {
        event.preventDefault();
        onCancel();
      }}
      onKeyDown={(event) => {
        // A second Escape would close the dialog in spite of its cancel event being refused.
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onCancel();
      }}
    >
      {children}
    </dialog>
  );
};
