import { z } from 'zod';
import type { MemberId, WorkspaceId } from '../domain/id.ts';
import type { Member } from '../domain/member.ts';
import type { Settings } from '../domain/settings.ts';
import type { Mention } from '../domain/text/clean.ts';
import type { WorkspaceStore } from '../store/store.ts';
import type { Thread } from '../store/threads.ts';
import type { ImportJobs } from './import/jobs.ts';
import type { OutFile } from './slack-files.ts';

/** Where a person was when they acted, kept through a modal so that the answer comes to the same place. */
export const Origin = z.object({
  /** Slack's address for answers to this act: five uses, thirty minutes. */
  responseUrl: z.url().nullable(),
  /** Whether the answer takes the place of the message that was acted on. */
  replace: z.boolean(),
  /** Whether it was on the App Home, which then shows what changed. */
  home: z.boolean().default(false),
  /** The message whose button was pressed: a nudge is drawn anew after the act. */
  message: z.object({ channel: z.string(), ts: z.string() }).nullable().default(null),
});
export type Origin = z.infer<typeof Origin>;
export const NOWHERE: Origin = { responseUrl: null, replace: false, home: false, message: null };

/** Somebody asks something of us: who, in which workspace, when. The store is theirs alone. */
export type Request = {
  workspace: WorkspaceId;
  actor: Member;
  store: WorkspaceStore;
  settings: Settings;
  now: Date;
  /** Names this act, so that the same one delivered twice changes nothing the second time. */
  key: string;
  origin: Origin;
  /** The conversation that it happened in; null where there is none (the App Home, a global shortcut, a modal). */
  channel: string | null;
  /** The thread that it belongs to, whose questions are remembered. */
  thread: Thread;
  /** Whom and what a command pointed at, as Slack tells it; what a person sees of them is in the command's text. */
  mentions: readonly Mention[];
  /** Another member by id, from the store or from Slack; null where there is none, or a guest, outsider or bot. */
  member(id: MemberId): Promise<Member | null>;
  /** Anybody by id, guests and outsiders too: to be named, never to be let in. */
  anyone(id: MemberId): Promise<Member | null>;
  /** Slack's address of a message; null where we may not know it. */
  permalink(channel: string, ts: string): Promise<string | null>;
  /** The files that are being imported, beside everything else. */
  imports: ImportJobs;
  /** Where calendar programs and browsers reach Rapport; null: nobody said. */
  publicUrl: string | null;
  /** Sends files to the person by direct message, with a text above them. */
  sendFiles(files: readonly OutFile[], comment: string): Promise<void>;
  /** How everybody is written in a file: by handle, as Slack knows them now. */
  handles(): Promise<(id: MemberId) => string>;
};
