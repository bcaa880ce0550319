import type { KnownBlock, ModalView } from '@slack/types';
import { context, section, verbatim } from './blocks.ts';
import { LIMITS } from './limits.ts';
import { type Message, plain } from './text.ts';

/** What somebody hears who is no member of the workspace: nothing about any customer. */
export const NOT_FOR_YOU =
  "Sorry, I only work for full members of this workspace, so I can't help you here. Please ask one of them.";

/** Something went wrong; what was typed comes back with it. */
export function problem(text: string, typed: string | null, extra: KnownBlock[] = []): Message {
  return {
    text,
    blocks: [
      section(text),
      ...(typed === null || typed === ''
        ? []
        : [context('What you typed:'), ...verbatim(typed).slice(0, 20)]),
      ...extra,
    ],
  };
}

/** In place of a modal that somebody filled in who may not. */
export const notForYouView = (): ModalView => ({
  type: 'modal',
  title: plain('Rapport'),
  close: plain('Close'),
  blocks: [{ type: 'section', text: plain(NOT_FOR_YOU, LIMITS.sectionText) }],
});
