import { createHash } from 'node:crypto';
import { z } from 'zod';
import { setOwnHours } from '../commands/settings.ts';
import { LONGEST } from '../domain/limits.ts';
import { Settings, settingFields, settingsOf, TimeOfDay, WorkingDays } from '../domain/settings.ts';
import { readCalendarDate } from '../domain/text/calendar-date.ts';
import { Currency } from '../domain/text/currency.ts';
import { isMonthFirst } from '../domain/text/month-first.ts';
import { fieldWord } from '../views/file-words.ts';
import { ACTIONS, SETTINGS, VIEWS } from '../views/ids.ts';
import { ownSettingsModal, settingsModal, settingsSaved } from '../views/settings.ts';
import { listed } from '../views/text.ts';
import { memberChosen } from './chosen.ts';
import { linesProblem } from './lines.ts';
import { fieldErrors, modal, type Reply, toActor } from './reply.ts';
import { Origin, type Request } from './request.ts';
import {
  allSelectedOf,
  conversationOf,
  type InputState,
  listOf,
  selectedOf,
  textOf,
  timeOf,
  usersOf,
} from './state.ts';
import { type Action, action, forAdmins, type Submission, submission } from './types.ts';

const Hashes = z.record(z.string(), z.string());
const Metadata = z.object({ origin: Origin, seen: Hashes, told: Hashes.optional() });

/** A short mark of each setting, so that a modal knows what somebody else changed meanwhile. */
const marksOf = (settings: Settings): Record<string, string> =>
  Object.fromEntries(
    Object.entries(settingFields(settings)).map(([field, value]) => [
      field,
      createHash('sha256').update(JSON.stringify(value)).digest('base64').slice(0, 6),
    ]),
  );

export const settingsActions: Action[] = [
  action(ACTIONS.ownSettings, z.object({}), async (_, { actor, settings, origin }) =>
    modal(ownSettingsModal(actor, settings, { origin })),
  ),
  forAdmins(
    action(ACTIONS.settings, z.object({}), async (_, { settings, origin }) =>
      modal(settingsModal(settings, { origin, seen: marksOf(settings) })),
    ),
  ),
];

const TAG_DAYS = /^(.+?)\s*[:=]\s*(\d{1,4})(?:\s*days?)?$/i;

/** What was filled in, and what is wrong with it, by field. */
async function read(
  state: InputState,
  request: Request,
): Promise<{ settings: Settings } | { problems: Record<string, string> }> {
  const { settings, actor } = request;
  const tags = listOf(state, SETTINGS.tagCadence);
  const dates = listOf(state, SETTINGS.skipDates);
  const dateIn = (line: string) => readCalendarDate(line, isMonthFirst(actor.zone))?.date ?? null;
  const admins = usersOf(state, SETTINGS.admins);
  const strangers: string[] = [];
  for (const id of admins) if (id !== actor.id && !(await request.member(id))) strangers.push(id);
  const draft = {
    ...settings,
    teamChannel: conversationOf(state, SETTINGS.teamChannel),
    digestTime: timeOf(state, SETTINGS.digestTime) ?? settings.digestTime,
    workingDays: allSelectedOf(state, SETTINGS.workingDays).map(Number),
    skipDates: dates.flatMap((line) => dateIn(line) ?? []),
    zone: selectedOf(state, SETTINGS.zone) ?? settings.zone,
    cadence: {
      customer: Number(textOf(state, SETTINGS.customer)),
      prospect: Number(textOf(state, SETTINGS.prospect)),
      former: Number(textOf(state, SETTINGS.former)),
    },
    tagCadence: tags.flatMap((line) => {
      const [, tag, days] = TAG_DAYS.exec(line) ?? [];
      return tag === undefined ? [] : [{ tag, days: Number(days) }];
    }),
    stepDays: Number(textOf(state, SETTINGS.stepDays)),
    complaintDays: Number(textOf(state, SETTINGS.complaintDays)),
    complaintOwner: await memberChosen(state, SETTINGS.complaintOwner, request),
    reasons: listOf(state, SETTINGS.reasons),
    currency: textOf(state, SETTINGS.currency).toUpperCase(),
    admins,
  };
  const found: Record<string, string | null> = {
    [SETTINGS.workingDays]: WorkingDays.safeParse(draft.workingDays).success
      ? null
      : 'Choose at least one day.',
    [SETTINGS.skipDates]: linesProblem(dates, {
      most: 400,
      judge: (line) => (dateIn(line) === null ? 'write it like 25 Dec, or 2 April 2027.' : null),
    }),
    [SETTINGS.tagCadence]: linesProblem(tags, {
      most: 100,
      judge: (line) => {
        const [, tag = '', days] = TAG_DAYS.exec(line) ?? [];
        return tag !== '' && tag.length <= LONGEST.tag && Number(days) >= 1 && Number(days) <= 3650
          ? null
          : 'write it like "hotel: 20", 1 to 3650 days.';
      },
    }),
    [SETTINGS.reasons]: linesProblem(draft.reasons, { longest: LONGEST.option }),
    [SETTINGS.currency]: Currency.safeParse(draft.currency).success
      ? null
      : 'Three letters of a currency, such as EUR or USD.',
    [SETTINGS.admins]:
      strangers.length > 0 ? 'Only full members of this workspace can be admins.' : linesProblem(admins),
  };
  const problems = Object.fromEntries(
    Object.entries(found).flatMap(([field, problem]) => (problem === null ? [] : [[field, problem]])),
  );
  if (Object.keys(problems).length > 0) return { problems };
  const parsed = Settings.safeParse(draft);
  if (parsed.success) return { settings: parsed.data };
  return { problems: { [SETTINGS.digestTime]: parsed.error.issues[0]?.message ?? 'That can’t be.' } };
}

export const settingsSubmissions: Submission[] = [
  submission(VIEWS.ownSettings, z.object({ origin: Origin }), async (_, state, request) => {
    const days = allSelectedOf(state, SETTINGS.workingDays).map(Number);
    const digestTime = TimeOfDay.nullable().catch(null).parse(timeOf(state, SETTINGS.digestTime));
    const workingDays = days.length === 0 ? null : WorkingDays.parse(days);
    return setOwnHours({ digestTime, workingDays }, request);
  }),

  forAdmins(
    submission(VIEWS.settings, Metadata, async ({ origin, seen, told }, state, request) => {
      const filled = await read(state, request);
      if ('problems' in filled) return fieldErrors(filled.problems);
      return save(filled.settings, seen, told ?? seen, origin, request);
    }),
  ),
];

/** Saves what I changed; what another admin changed meanwhile stays, unless both changed the same. */
async function save(
  mine: Settings,
  seen: Record<string, string>,
  told: Record<string, string>,
  origin: Origin,
  request: Request,
): Promise<Reply> {
  const { store, actor } = request;
  const result = await store.together(async (within) => {
    const theirs = await within.settings.get();
    const [mineMarks, theirMarks] = [marksOf(mine), marksOf(theirs)];
    const changed = Object.keys(mineMarks).filter((field) => mineMarks[field] !== seen[field]);
    const conflicts = changed.filter(
      (field) => theirMarks[field] !== told[field] && theirMarks[field] !== mineMarks[field],
    );
    if (conflicts.length > 0) return { conflicts, theirMarks };
    const merged = {
      ...settingFields(theirs),
      ...Object.fromEntries(Object.entries(settingFields(mine)).filter(([field]) => changed.includes(field))),
    };
    return { saved: await within.settings.change(settingsOf(merged), actor.id) };
  });
  if ('saved' in result && result.saved) return toActor(settingsSaved(result.saved, request.workspace));
  return modal(
    settingsModal(
      mine,
      { origin, seen, told: result.theirMarks },
      `:warning: *Another admin changed ${listed((result.conflicts ?? []).map(fieldWord))} while you were writing.* Yours is below, untouched. *Save mine* puts it in place of theirs.`,
    ),
    'update',
  );
}
