import type { InputBlock } from '@slack/types';
import { Element } from '../elements/element.tsx';
import { useSurface } from '../elements/surface.ts';
import { plain } from '../text/text-object.tsx';

/** A field of a form with its label, hint and error. */
export const Input = ({ block }: { block: InputBlock }) => {
  const surface = useSurface();
  const blockId = block.block_id ?? '';
  const id = `${surface.id}-${blockId}`;
  const error = surface.errors[blockId];
  const describedBy = [block.hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div class="input-block" data-block={blockId}>
      <div class="input-label" id={`${id}-label`}>
        {plain(block.label)}
        {block.optional ? (
          <span class="optional"> (optional)</span>
        ) : (
          <span class="required" aria-hidden="true">
            {' '}
            *
          </span>
        )}
      </div>
      <Element
        element={block.element}
        slot={{ blockId, actionId: block.element.action_id ?? '' }}
        dispatches={block.dispatch_action ?? false}
        labelledBy={`${id}-label`}
        {...(describedBy && { describedBy })}
        {...(error && { invalid: true })}
      />
      {error && (
        <div class="input-error" id={`${id}-error`} role="alert">
          {error}
        </div>
      )}
      {block.hint && (
        <div class="input-hint" id={`${id}-hint`}>
          {plain(block.hint)}
        </div>
      )}
    </div>
  );
};
