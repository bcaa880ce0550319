import type { Member } from './member.ts';
import type { Settings } from './settings.ts';

/** Whether somebody may do what only admins may: Slack's own admins and owners, and those whom the settings appoint. */
export const isAdmin = (member: Member, settings: Settings): boolean =>
  member.access === 'member' && (member.isAdmin || settings.admins.includes(member.id));

/** Whether somebody may change an entry: whoever wrote it, or an admin. */
export const mayChange = (author: string, member: Member, settings: Settings): boolean =>
  author === member.id || isAdmin(member, settings);
