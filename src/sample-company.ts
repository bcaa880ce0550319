import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { addDays, type Day, dayOf, weekday } from './domain/text/day.ts';
import { importFiles } from './exchange/import-files.ts';
import { directoryOf } from './exchange/members.ts';
import { type Directory, SlackUser } from './listeners/members.ts';
import type { WorkspaceStore } from './store/store.ts';

/** The files of the sample company: beside the sources, or, for what `npm run build` makes, in the project's folder. */
const FOLDER = ['../playground/sample/', '../../playground/sample/']
  .map((folder) => new URL(folder, import.meta.url))
  .find((folder) => existsSync(fileURLToPath(folder)));

/** In the order of the import; each with what people call it. */
const FILES = [
  ['customers.csv', 'customers'],
  ['contacts.csv', 'contacts'],
  ['interactions.csv', 'notes'],
  ['commitments.csv', 'promises and next steps'],
  ['purchases.csv', 'purchases'],
] as const;

/**
 * Writes real days in place of those that are counted from today: `{-12}` is twelve days ago, `{-12 14:30}` has a time
 * too, and `{+5 MM-DD}` is a day of the year. Nobody works at weekends: what falls on one moves to the Friday before
 * where it is past, else to the Monday after; days of the year stay as they are.
 */
export const withRealDays = (text: string, today: Day): string =>
  text.replace(/\{([+-]\d+)(?: (MM-DD|\d\d:\d\d))?\}/g, (_, offset: string, form: string | undefined) => {
    const day = addDays(today, Number(offset));
    if (form === 'MM-DD') return day.slice(5) === '02-29' ? '02-28' : day.slice(5);
    const pastFriday = weekday(day) - 5;
    const moved = pastFriday <= 0 ? day : addDays(day, Number(offset) < 0 ? -pastFriday : 3 - pastFriday);
    return form === undefined ? moved : `${moved}T${form}`;
  });

export type SampleDeps = {
  store: WorkspaceStore;
  directory: Directory;
  slack: { botToken: string; apiUrl: string };
  now: Date;
  /** How far it has come, in words and from 0 to 1. */
  tell(line: string, share: number): void;
};

/**
 * Loads the sample company through Rapport's own import: a year of a small firm that sells cargo bikes. Its owners are
 * the playground's people; the bot is introduced to them, as if each had used it already.
 * @throws UserError where a file cannot be imported
 */
export async function loadSampleCompany({ store, directory, slack, now, tell }: SampleDeps): Promise<void> {
  if (FOLDER === undefined) throw new Error('its files are missing: they belong in playground/sample');
  tell('Meeting your colleagues', 0);
  const client = new WebClient(slack.botToken, { slackApiUrl: slack.apiUrl });
  const users = z.array(SlackUser).parse((await client.users.list({ limit: 200 })).members);
  const { team_id: team } = await client.auth.test();
  const people = [];
  for (const user of users) people.push(await directory.learn(store, user, team));
  const colleagues = people.filter(({ access }) => access === 'member');
  const [first] = colleagues;
  if (!first) throw new Error('nobody is in the workspace');

  const files: { name: string; content: string; label: string; rows: number }[] = [];
  for (const [name, label] of FILES) {
    const content = withRealDays(await readFile(new URL(name, FOLDER), 'utf8'), dayOf(now, first.zone));
    files.push({ name, content, label, rows: content.trimEnd().split('\n').length - 1 });
  }
  const total = files.reduce((sum, { rows }) => sum + rows, 0);
  let before = 0;
  for (const { label, rows, ...file } of files) {
    tell(`Importing ${rows} ${label}`, before / total);
    const onProgress = ({ done }: { done: number }) =>
      tell(`Importing ${label}: ${done} of ${rows}`, (before + done) / total);
    const options = {
      store,
      by: first.id,
      members: directoryOf(colleagues),
      zone: first.zone,
      now,
      onProgress,
    };
    const [report] = await importFiles(options, [file]);
    const refused = report?.refused[0];
    if (refused) throw new Error(`${file.name}, line ${refused.line}: ${refused.reason}`);
    before += rows;
  }
  tell('Ready', 1);
}
