import { z } from 'zod';
import { isAdmin } from '../domain/roles.ts';
import { Settings, TimeOfDay } from '../domain/settings.ts';
import { UserError } from '../errors.ts';
import { type Reply, toActor } from '../listeners/reply.ts';
import type { Request } from '../listeners/request.ts';
import { requireAdmin } from '../listeners/require-admin.ts';
import type { Preferences } from '../store/members.ts';
import { ownSettingsSaved, settingsMessage, settingsSaved } from '../views/settings.ts';
import { inline } from '../views/text.ts';
import { subcommand } from './subcommand.ts';

/** What can be set in one line: the words, and what changes. */
const LINES: {
  pattern: RegExp;
  change(settings: Settings, value: string, match: RegExpExecArray): unknown;
}[] = [
  {
    pattern: /^cadence\s+(customer|prospect|former)s?\s+(\d{1,4})(?:\s+days?)?$/i,
    change: (settings, _, [, standing = '', days]) => ({
      ...settings,
      cadence: { ...settings.cadence, [standing.toLowerCase()]: Number(days) },
    }),
  },
  {
    pattern: /^currency\s+([a-z]{3})$/i,
    change: (settings, value) => ({ ...settings, currency: value.toUpperCase() }),
  },
  {
    pattern: /^complaints?\s+(\d{1,3})(?:\s+(?:working\s+)?days?)?$/i,
    change: (settings, value) => ({ ...settings, complaintDays: Number(value) }),
  },
  {
    pattern: /^(?:digest|hour|time)\s+(\d{1,2}:\d\d)$/i,
    change: (settings, value) => ({ ...settings, digestTime: value.padStart(5, '0') }),
  },
  {
    pattern: /^zone\s+(\S+)$/i,
    change: (settings, value) => ({ ...settings, zone: value }),
  },
];
const MINE = /^(?:me|my|mine)\s+(\d{1,2}:\d\d|default)$/i;

/** `/crm settings`: what is set; admins change the workspace's, everybody their own hours. */
export const settings = subcommand({
  name: 'settings',
  usage: 'settings my 08:30',
  help: 'your own hours; for admins: channel, cadences, working days, complaints, reasons, currency, admins',
  args: z.string(),
  async run(line, request) {
    if (line === '') return showSettings(request);
    const mine = MINE.exec(line)?.[1];
    if (mine !== undefined) return setOwnTime(mine, request);
    for (const { pattern, change } of LINES) {
      const match = pattern.exec(line);
      if (!match) continue;
      requireAdmin(request, 'This setting');
      const changed = Settings.safeParse(change(request.settings, match[1] ?? '', match));
      if (!changed.success)
        throw new UserError(`*${inline(line, 60)}* can't be: that value is not possible.`);
      const saved = await request.store.settings.change(changed.data, request.actor.id);
      return toActor(settingsSaved(saved, request.workspace));
    }
    throw new UserError(
      `I can't set *${inline(line, 60)}*. Try \`/crm settings my 08:30\`, \`/crm settings cadence prospect 10\`, \`currency USD\`, \`complaints 5\`, or \`/crm settings\` for all.`,
    );
  },
});

export async function showSettings({ settings: current, actor }: Request): Promise<Reply> {
  return toActor(settingsMessage(current, actor, isAdmin(actor, current)));
}

async function setOwnTime(value: string, request: Request): Promise<Reply> {
  const time = /default/i.test(value) ? null : TimeOfDay.safeParse(value.padStart(5, '0')).data;
  if (time === undefined)
    throw new UserError(`There is no time *${inline(value, 20)}*. Write it like 08:30.`);
  return setOwnHours({ digestTime: time }, request);
}

/** Sets one's own hours or days. */
export async function setOwnHours(chosen: Preferences, { store, actor }: Request): Promise<Reply> {
  const saved = await store.members.setPreferences(actor.id, chosen, actor.id);
  if (!saved) throw new Error(`member ${actor.id} is not there`);
  return toActor(ownSettingsSaved(saved.member, saved.changed));
}
