import type { ModalView } from '@slack/types';
import type { MemberId } from '../domain/id.ts';
import type { Message } from '../views/text.ts';

/** What somebody else is told by direct message, because of what was done. */
export type Told = { member: MemberId; message: Message };

/**
 * What a handler wants said. It only returns it; who asked, and from where, decides how it is sent.
 */
export type Reply =
  /** A message: only for the person who acted, or for everyone in the conversation. */
  | {
      type: 'message';
      message: Message;
      to: 'actor' | 'everyone';
      also?: Told[];
      /** Not said where the nudge that was acted on shows it by itself. */
      unlessShown?: boolean;
    }
  /** In place of the message whose button was pressed, or, after a modal, of the message it came from. */
  | { type: 'replace'; message: Message }
  | { type: 'modal'; view: ModalView; how: 'open' | 'push' | 'update' }
  /** Under the fields of the modal: block id -> what is wrong. */
  | { type: 'errors'; errors: Record<string, string> }
  | { type: 'nothing' };

export const toActor = (message: Message): Extract<Reply, { type: 'message' }> => ({
  type: 'message',
  message,
  to: 'actor',
});
/** Said to the person who acted, unless the message that they acted on shows it by itself: a nudge is drawn anew. */
export const toActorUnlessShown = (message: Message): Reply => ({
  type: 'message',
  message,
  to: 'actor',
  unlessShown: true,
});
export const replace = (message: Message): Reply => ({ type: 'replace', message });
export const modal = (view: ModalView, how: 'open' | 'push' | 'update' = 'open'): Reply => ({
  type: 'modal',
  view,
  how,
});
export const fieldErrors = (errors: Record<string, string>): Reply => ({ type: 'errors', errors });
export const nothing: Reply = { type: 'nothing' };
