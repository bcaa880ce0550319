import { isJson, type Json, listOf } from '../refusal.ts';

/** An interactive element, and the block that it stands in. */
export type Placed = { block: Json; element: Json; blockId: string; actionId: string };

/** All interactive elements of blocks, in reading order. */
export const elementsOf = (blocks: readonly unknown[]): Placed[] =>
  blocks.filter(isJson).flatMap((block) => {
    const inside =
      block['type'] === 'actions'
        ? listOf(block['elements'])
        : [block['accessory'], block['element']].filter(isJson);
    return inside
      .filter((element) => element['type'] !== 'image')
      .map((element) => ({
        block,
        element,
        blockId: String(block['block_id'] ?? ''),
        actionId: String(element['action_id'] ?? ''),
      }));
  });

/** The options that a static element offers. */
export const optionsOf = (element: Json): Json[] => [
  ...listOf(element['options']),
  ...listOf(element['option_groups']).flatMap((group) => listOf(group['options'])),
];
