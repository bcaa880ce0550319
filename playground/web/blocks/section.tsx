import type { ActionsBlock, ContextBlock, SectionBlock } from '@slack/types';
import { Element } from '../elements/element.tsx';
import type { BlockElement } from '../elements/value.ts';
import { Text } from '../text/text-object.tsx';
import { ImagePiece } from './image.tsx';

const actionOf = (element: BlockElement) => ('action_id' in element ? (element.action_id ?? '') : '');

/** Text, up to ten fields in two columns, and one thing beside them. */
export const Section = ({ block }: { block: SectionBlock }) => (
  <div class="section">
    <div class="section-text">
      {block.text && <Text text={block.text} />}
      {block.fields && (
        <div class="section-fields">
          {block.fields.map((field, at) => (
            <div key={at}>
              <Text text={field} />
            </div>
          ))}
        </div>
      )}
    </div>
    {block.accessory && (
      <div class="section-accessory">
        {block.accessory.type === 'image' ? (
          <ImagePiece image={block.accessory} class="accessory-image" />
        ) : (
          <Element
            element={block.accessory}
            slot={{ blockId: block.block_id ?? '', actionId: actionOf(block.accessory) }}
            dispatches
          />
        )}
      </div>
    )}
  </div>
);

/** A row of buttons, menus and pickers. */
export const Actions = ({ block }: { block: ActionsBlock }) => (
  <div class="actions">
    {block.elements.map((element, at) => (
      <Element
        key={actionOf(element) || at}
        element={element}
        slot={{ blockId: block.block_id ?? '', actionId: actionOf(element) }}
        dispatches
      />
    ))}
  </div>
);

/** Small grey text and images in one line. */
export const Context = ({ block }: { block: ContextBlock }) => (
  <div class="context">
    {block.elements.map((element, at) =>
      element.type === 'image' ? (
        <ImagePiece key={at} image={element} class="context-image" />
      ) : (
        <Text key={at} text={element} />
      ),
    )}
  </div>
);
