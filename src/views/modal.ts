import type { KnownBlock, ModalView } from '@slack/types';
import { LIMITS } from './limits.ts';
import { type Message, plain } from './text.ts';

/** A modal with its metadata as versioned JSON; `submit` missing means that it can only be closed. */
export function modalView(
  {
    callback,
    title,
    submit,
    metadata,
    close = 'Cancel',
  }: { callback: string; title: string; submit?: string; metadata: object; close?: string },
  blocks: KnownBlock[],
): ModalView {
  return {
    type: 'modal',
    callback_id: callback,
    title: plain(title, LIMITS.modalTitle),
    ...(submit ? { submit: plain(submit, LIMITS.modalButton) } : {}),
    close: plain(close, LIMITS.modalButton),
    private_metadata: JSON.stringify({ v: 1, ...metadata }),
    blocks,
  };
}

/** A message where there is no conversation to show it in: on the Home tab, and in a modal. */
export const messageView = ({ blocks }: Message, home: boolean): ModalView =>
  modalView(
    { callback: 'message', title: 'Rapport', close: 'Close', metadata: home ? { home } : {} },
    blocks,
  );
