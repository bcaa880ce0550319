import { z } from 'zod';
import { Day } from '../domain/text/day.ts';

const Option = z.object({ value: z.string(), text: z.object({ text: z.string() }).optional() });

/** A file as Slack tells of one (https://docs.slack.dev/reference/objects/file-object), as far as it matters here. */
export const GivenFile = z.object({
  id: z.string(),
  name: z.string().catch('file'),
  size: z.number().catch(0),
});
export type GivenFile = z.infer<typeof GivenFile>;

/** What a person filled in, as Slack sends it: block id -> action id -> the element's state. */
export const InputState = z
  .record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        type: z.string(),
        value: z.string().nullish(),
        selected_option: Option.nullish(),
        selected_date: z.string().nullish(),
        selected_date_time: z.number().nullish(),
        selected_user: z.string().nullish(),
        selected_users: z.array(z.string()).nullish(),
        selected_options: z.array(Option).nullish(),
        selected_time: z.string().nullish(),
        selected_conversation: z.string().nullish(),
        files: z.array(GivenFile).nullish(),
      }),
    ),
  )
  .default({});
export type InputState = z.infer<typeof InputState>;

/** Each of our input blocks holds one element. */
const element = (state: InputState, block: string) => Object.values(state[block] ?? {})[0];

/** What was typed, trimmed; an empty text where nothing was. */
export const textOf = (state: InputState, block: string): string =>
  element(state, block)?.value?.trim() ?? '';
export const selectedOf = (state: InputState, block: string): string | null =>
  element(state, block)?.selected_option?.value ?? null;
export const selectedTextOf = (state: InputState, block: string): string | null =>
  element(state, block)?.selected_option?.text?.text ?? null;
export const userOf = (state: InputState, block: string): string | null =>
  element(state, block)?.selected_user ?? null;
export const usersOf = (state: InputState, block: string): string[] =>
  element(state, block)?.selected_users ?? [];
export const allSelectedOf = (state: InputState, block: string): string[] =>
  element(state, block)?.selected_options?.map(({ value }) => value) ?? [];
export const timeOf = (state: InputState, block: string): string | null =>
  element(state, block)?.selected_time ?? null;
export const conversationOf = (state: InputState, block: string): string | null =>
  element(state, block)?.selected_conversation ?? null;
export const filesOf = (state: InputState, block: string): GivenFile[] => element(state, block)?.files ?? [];
/** The lines that were typed, without empty ones. */
const linesOf = (state: InputState, block: string): string[] =>
  textOf(state, block)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
/** A list that may go on in further inputs (`needs`, `needs.1`, …), each entry once. */
export const listOf = (state: InputState, block: string): string[] => [
  ...new Set(
    Object.keys(state)
      .filter((one) => one === block || one.startsWith(`${block}.`))
      .sort((a, b) => a.length - b.length || a.localeCompare(b))
      .flatMap((one) => linesOf(state, one)),
  ),
];
export const dayPickedIn = (state: InputState, block: string): Day | null =>
  Day.nullable()
    .catch(null)
    .parse(element(state, block)?.selected_date ?? null);
export function instantOf(state: InputState, block: string): Date | null {
  const seconds = element(state, block)?.selected_date_time;
  return seconds === undefined || seconds === null ? null : new Date(seconds * 1000);
}

/** Everything that was typed into a modal, to be given back when it could not be saved. */
export const typedIn = (state: InputState): string =>
  Object.values(state)
    .flatMap((elements) => Object.values(elements))
    .flatMap(({ value, selected_option: option }) => value ?? option?.text?.text ?? [])
    .join('\n');
