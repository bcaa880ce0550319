import type { ConfirmationDialog } from '@slack/types';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Act, ActResult, Message } from '../../protocol.ts';

/** What the page does for its parts. It stays the same object for as long as the page is open. */
export type Page = {
  /** Do something; a refusal is told to the person, unless the part that asked does so itself. */
  act: (act: Act, quietly?: 'quietly') => Promise<ActResult>;
  /** Say or unsay something in the red line under the composer. */
  tell: (notice: string | null) => void;
  confirm: (question: ConfirmationDialog) => Promise<boolean>;
  openThread: (conversation: string, ts: string) => void;
  /** Take an ephemeral message off the person's own screen; Slack keeps none of them for long either. */
  dismiss: (message: Message) => void;
  /** Show something as JSON in the inspector. */
  inspect: (title: string, value: unknown) => void;
};

export const PageContext = createContext<Page | null>(null);

/** What the page does for its parts. */
export const usePage = (): Page => {
  const page = useContext(PageContext);
  if (!page) throw new Error('a part of the page stands outside of it');
  return page;
};
