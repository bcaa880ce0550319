import { isJson, type Json, listOf } from '../refusal.ts';

/** An interactive element, the block that it stands in, and where: a JSON pointer from the block on. */
export type Placed = { block: Json; element: Json; blockId: string; actionId: string; pointer: string };

/** All interactive elements of blocks, in reading order. */
export const elementsOf = (blocks: readonly unknown[]): Placed[] =>
  blocks.filter(isJson).flatMap((block) => {
    const inside: [pointer: string, element: unknown][] =
      block['type'] === 'actions'
        ? listOf(block['elements']).map((element, at) => [`/elements/${at}`, element])
        : [
            ['/accessory', block['accessory']],
            ['/element', block['element']],
          ];
    return inside
      .filter((one): one is [string, Json] => isJson(one[1]) && one[1]['type'] !== 'image')
      .map(([pointer, element]) => ({
        block,
        element,
        pointer,
        blockId: String(block['block_id'] ?? ''),
        actionId: String(element['action_id'] ?? ''),
      }));
  });

/** The options that a static element offers. */
export const optionsOf = (element: Json): Json[] => [
  ...listOf(element['options']),
  ...listOf(element['option_groups']).flatMap((group) => listOf(group['options'])),
];
