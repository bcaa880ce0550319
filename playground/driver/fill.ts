import { Temporal } from 'temporal-polyfill';
import { optionsOf, type Placed } from '../block-kit/walk.ts';
import { fieldOf } from '../inputs.ts';
import type { Person } from '../protocol.ts';
import { isJson, type Json, textOf } from '../refusal.ts';
import type { Workspace } from '../workspace.ts';

/** What is typed into a type-ahead, and what is then picked from the list by its visible text. */
type Lookup = { query: string; pick: string };
/** What a person puts into a field. `null` empties it. */
export type Value = string | number | boolean | Date | string[] | Lookup | GivenFile | GivenFile[] | null;
/** A file of the person's machine. */
export type GivenFile = { name: string; content: string | Uint8Array };

export const base64 = ({ content }: GivenFile): string => Buffer.from(content).toString('base64');

type Filling = {
  workspace: Workspace;
  person: Person;
  lookUp: (placed: Placed, query: string) => Promise<Json[]>;
};

const textOfOption = (option: Json): string => (isJson(option['text']) ? textOf(option['text']['text']) : '');

const pickFrom = (options: Json[], wanted: string): Json => {
  const found =
    options.find((one) => textOfOption(one) === wanted) ?? options.find((one) => one['value'] === wanted);
  if (found) return found;
  const offered = options.map((one) => `"${textOfOption(one)}"`).join(', ') || '(nothing)';
  throw new Error(`"${wanted}" is not on offer. Offered: ${offered}`);
};

const isLookup = (value: Value): value is Lookup => isJson(value) && 'query' in value;

const pick = async (placed: Placed, value: string | Lookup, { lookUp }: Filling): Promise<Json> => {
  const { element } = placed;
  if (!String(element['type']).endsWith('external_select')) {
    return pickFrom(optionsOf(element), isLookup(value) ? value.pick : value);
  }
  const { query, pick: wanted } = isLookup(value) ? value : { query: value, pick: value };
  return pickFrom(await lookUp(placed, query), wanted);
};

const personId = (workspace: Workspace, wanted: string): string => {
  const found = [...workspace.people.values()].find(
    ({ id, handle, name }) =>
      id === wanted || `@${handle}` === wanted || handle === wanted || name === wanted,
  );
  if (!found) throw new Error(`There is no person ${wanted}`);
  return found.id;
};

const channelId = (workspace: Workspace, wanted: string): string => {
  const found = workspace.channel(wanted.replace(/^#/, '')) ?? workspace.conversations.get(wanted);
  if (!found) throw new Error(`There is no channel ${wanted}`);
  return found.id;
};

const zoned = (date: Date, tz: string) =>
  Temporal.Instant.fromEpochMilliseconds(date.getTime()).toZonedDateTimeISO(tz);

const single = async (
  placed: Placed,
  value: Exclude<Value, unknown[] | null>,
  filling: Filling,
): Promise<unknown> => {
  const { workspace, person } = filling;
  const type = String(placed.element['type']);
  if (type.endsWith('users_select')) return personId(workspace, String(value));
  if (type.endsWith('channels_select') || type.endsWith('conversations_select'))
    return channelId(workspace, String(value));
  if (type === 'datepicker')
    return value instanceof Date ? zoned(value, person.tz).toPlainDate().toString() : value;
  if (type === 'timepicker') {
    return value instanceof Date
      ? zoned(value, person.tz).toPlainTime().toString({ smallestUnit: 'minute' })
      : value;
  }
  if (type === 'datetimepicker')
    return value instanceof Date ? Math.floor(value.getTime() / 1000) : Number(value);
  if (fieldOf(placed.element)?.startsWith('selected_option')) {
    return pick(placed, isLookup(value as Value) ? (value as Lookup) : String(value), filling);
  }
  return String(value);
};

const isMany = (element: Json) =>
  Boolean(fieldOf(element)?.endsWith('s') || String(element['type']).startsWith('multi_'));

const isFile = (value: unknown): value is GivenFile => isJson(value) && 'content' in value;

/** As the page gives files: the playground uploads them with the form. */
const filesOf = ({ blockId }: Placed, value: Value): Json[] =>
  (Array.isArray(value) ? value : value === null ? [] : [value]).map((file) => {
    if (!isFile(file)) throw new Error(`The field ${blockId} takes files: { name, content }.`);
    return { name: file.name, content_base64: base64(file) };
  });

/**
 * What an element is set to when a person puts a value in: `{ type, selected_option: … }`.
 *
 * @throws when the value is none that the element offers: listing what it does.
 */
export const fill = async (placed: Placed, value: Value, filling: Filling): Promise<Json> => {
  const { element } = placed;
  const field = fieldOf(element) ?? 'value';
  const filled = (what: unknown): Json => ({ type: element['type'], [field]: what });
  if (element['type'] === 'file_input') return filled(filesOf(placed, value));
  if (value === null) return filled(isMany(element) ? [] : null);
  if (!isMany(element)) {
    if (Array.isArray(value)) throw new Error(`The field ${placed.blockId} takes one value.`);
    return filled(await single(placed, value, filling));
  }
  const all = Array.isArray(value) ? value : [value];
  const chosen: unknown[] = [];
  for (const one of all) chosen.push(await single(placed, one, filling));
  return filled(chosen);
};
