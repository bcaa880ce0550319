import { elementsOf, optionsOf, type Placed } from '../block-kit/walk.ts';
import { fieldOf } from '../inputs.ts';
import { isJson, type Json, textOf } from '../refusal.ts';
import { type Reader, visibleText } from '../visible-text.ts';

/** Something to click: a button, or an option of an overflow menu. */
export type Clickable = { label: string; placed: Placed; option: Json | null };

const plain = (text: unknown): string => (isJson(text) ? textOf(text['text']) : '');

export const clickables = (blocks: readonly unknown[]): Clickable[] =>
  elementsOf(blocks).flatMap((placed): Clickable[] => {
    const { element } = placed;
    if (element['type'] === 'overflow') {
      return optionsOf(element).map((option) => ({ label: plain(option['text']), placed, option }));
    }
    return element['type'] === 'button' ? [{ label: plain(element['text']), placed, option: null }] : [];
  });

/** The text that a reader takes an element to belong to: its own block, or the nearest text above it. */
const contextOf = (blocks: readonly unknown[], block: Json, reader: Reader): string => {
  const at = blocks.indexOf(block);
  const read = (one: unknown) => visibleText({ type: 'home', blocks: [one] } as never, reader);
  if (block['type'] !== 'actions') return read(block);
  const above = blocks
    .slice(0, at)
    .findLast((one) => isJson(one) && one['type'] !== 'actions' && one['type'] !== 'divider');
  return above ? read(above) : '';
};

const listed = (labels: string[]): string =>
  labels.length > 0 ? labels.map((one) => `  ${one}`).join('\n') : '  (nothing)';

/**
 * What can be clicked by its visible text or action_id; `near` picks the one beside a text, `nth` (from 0) by count.
 *
 * @throws when there is none, or several: listing what can be clicked.
 */
export const findClickable = (
  blocks: readonly unknown[],
  wanted: string,
  { near, nth }: { near?: string | undefined; nth?: number | undefined },
  reader: Reader,
): Clickable => {
  const all = clickables(blocks);
  const named = all.filter(({ label, placed }) => label === wanted || placed.actionId === wanted);
  const found = named.filter(
    ({ placed }) => near === undefined || contextOf(blocks, placed.block, reader).includes(near),
  );
  const one = nth === undefined ? found[0] : found[nth];
  if (one && (found.length === 1 || nth !== undefined)) return one;
  const can = listed(
    all.map(
      ({ label, placed }) =>
        `"${label}" (${placed.actionId}) near "${contextOf(blocks, placed.block, reader).slice(0, 60)}"`,
    ),
  );
  if (found.length > 1)
    throw new Error(`"${wanted}" is there ${found.length} times; say near what. To be clicked:\n${can}`);
  throw new Error(
    `There is no "${wanted}"${near === undefined ? '' : ` near "${near}"`}. To be clicked:\n${can}`,
  );
};

/**
 * An element that holds a value, by the label of its block, its placeholder, block_id or action_id.
 *
 * @throws when there is none: listing what there is.
 */
export const findField = (blocks: readonly unknown[], wanted: string): Placed => {
  const all = elementsOf(blocks).filter(({ element }) => fieldOf(element));
  const names = (placed: Placed) => [
    plain(placed.block['label']),
    plain(placed.element['placeholder']),
    placed.blockId,
    placed.actionId,
  ];
  for (const index of [0, 2, 3, 1]) {
    const found = all.find((placed) => names(placed)[index] === wanted);
    if (found) return found;
  }
  const there = listed(
    all.map((placed) => `"${names(placed)[0] || names(placed)[1]}" (${placed.blockId}, ${placed.actionId})`),
  );
  throw new Error(`There is no field "${wanted}". There are:\n${there}`);
};
