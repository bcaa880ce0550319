import { useMemo, useRef, useState } from 'preact/hooks';
import type { InputState, Place } from '../../protocol.ts';
import type { Surface } from '../elements/surface.ts';
import { usePage } from './page.ts';

type Options = {
  id: string;
  /** Where a click happens, with the state of the inputs where the place carries one. */
  placeWith: (edits: InputState) => Place;
  enter?: (edits: InputState) => void;
  errors?: Record<string, string>;
};

const NO_ERRORS: Record<string, string> = {};

/** A surface for blocks: it keeps what was entered, and tells the server of clicks. */
export const useSurfaceOf = ({ id, placeWith, enter, errors = NO_ERRORS }: Options): Surface => {
  const page = usePage();
  const [edits, setEdits] = useState<InputState>({});
  // A click right after a choice must see it, before the page is drawn anew.
  const latest = useRef<InputState>(edits);
  const options = useRef({ placeWith, enter });
  options.current = { placeWith, enter };
  return useMemo(
    () => ({
      id,
      edits,
      errors,
      confirm: page.confirm,
      edit: ({ blockId, actionId }, value) => {
        const block = { ...latest.current[blockId], [actionId]: value };
        latest.current = { ...latest.current, [blockId]: block };
        setEdits(latest.current);
      },
      click: (slot, input) => {
        const place = options.current.placeWith(latest.current);
        return page.act({ act: 'click', place, ...slot, ...(input && { input }) });
      },
      suggest: async (slot, query) => {
        const place = options.current.placeWith(latest.current);
        const answer = await page.act({ act: 'type-ahead', place, ...slot, query });
        return answer.ok ? (answer.options ?? []) : [];
      },
      enter: () => options.current.enter?.(latest.current),
    }),
    [id, edits, errors, page],
  );
};
